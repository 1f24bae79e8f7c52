"""What the blocks before and after a block tell of it.

Method: the flat list and the context-sensitive pass are those of jusText (Pomikalek 2011).
"""

from __future__ import annotations

from bisect import bisect
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from newsclean.classify.observation import PASSING_ROLES, BlockObservation

_SHARES = (0.001, 0.05, 0.15, 0.35, 0.6, 0.85, 0.97)
_ENDS = (0.25, 0.45, 0.65, 0.8, 0.92)
_SINCE = (1, 200, 600, 1500)
_SECTION_REACH = 40
# A block's letter, folded further, for patterns over five blocks: teaser and title in turn, menus, runs of text.
_SHAPE = {"L": "D", "S": "D", "s": "d", "M": "d", "n": "n", "m": "n", "v": "v", "t": "t", "a": "a"}
_SHORT = str.maketrans("nmvt", "1111")
"""The letters of short blocks."""
_PATTERN_REACH = 8
# What marks the story's end when it stands below the text.
_END_ROLES = frozenset(("editor", "disclaimer", "comments", "tags", "mood", "more", "pagination", "related", "legal"))


def look_around(seen: list[BlockObservation]) -> list[int]:
    """Add features of neighbours and of opened sections; gives each block's dense text, in units."""
    count = len(seen)
    total = sum(item.units for item in seen) or 1
    letters = [letter_of(item) for item in seen]
    coarse = f"^^{''.join(letter for letter, item in zip(letters, seen, strict=True) if not item.passing)}$$"
    at = 0
    dense = [item.units if letter in "SL" else 0 for item, letter in zip(seen, letters, strict=True)]
    upto = (0, *accumulate(dense))
    total_dense = sum(dense) or 1
    before = 0
    opened, opened_at = "", -1
    past: dict[str, _Mark] = {}
    for index, item in enumerate(seen):
        before_dense = upto[index]
        if item.rule and item.rule.opens_section:
            opened, opened_at = item.rule.role, index
            in_section = False
        else:
            in_section = bool(opened) and index - opened_at <= _SECTION_REACH
        if not item.settled:
            names = item.names
            five = (
                f"{coarse[at : at + 2]}{letters[index]}{coarse[at + 2 : at + 4]}"
                if item.passing
                else coarse[at : at + 5]
            )
            names.extend(_letters(five))
            for mark in past.values():
                names.extend(_past(mark.role, mark.share, bisect(_SINCE, before_dense - mark.dense)))
            around = upto[min(count, index + 5)] - upto[max(0, index - 4)] - dense[index]
            steps = bisect((1, 100, 300, 700, 1500), around), int(10 * before / total)
            names.extend(_place(*steps, bisect(_SHARES, before_dense / total_dense)))
            if in_section:
                names.extend(_section(opened, index - opened_at, letters[index], item.link_share > 0.8))
        if item.rule and item.rule.role in _END_ROLES and before_dense > 0.1 * total_dense:
            past[item.rule.role] = _Mark(item.rule.role, bisect(_ENDS, before_dense / total_dense), before_dense)
        before += item.units
        at += not item.passing
    return dense


class _Mark(NamedTuple):
    """What may mark the story's end."""

    role: str
    share: int
    """How much of the page's dense text stands above it, in steps."""
    dense: int
    """The same in units."""


@cache
def _past(role: str, share: int, since: int) -> tuple[str, ...]:
    return f"past:{role}", f"past:{role}:{share}", f"past:{share}:{since}"


def _section(opened: str, away: int, letter: str, linked: bool) -> list[str]:
    """Features of a block some blocks below the heading of a furniture section."""
    far = bisect((3, 8, 20), away)
    names = [f"opened:{opened}:{far}", f"opened:{far}:{letter}"]
    if linked:
        names.append(f"opened:link:{far}")
    return names


@lru_cache(maxsize=4096)
def _letters(five: str) -> tuple[str, ...]:
    """A block's two neighbours on either side, in letters, and the shape of the five."""
    two_up, up, down, two_down = five[0], five[1], five[3], five[4]
    shape = "".join(_SHAPE.get(letter, letter) for letter in five)
    return f"-1:{up}", f"+1:{down}", f"-2:{two_up}", f"+2:{two_down}", f"shape:{shape}"


@cache
def _place(around: int, tenth: int, before: int) -> tuple[str, ...]:
    return f"around:{around}", f"at:{tenth}", f"densebefore:{before}"


def letter_of(item: BlockObservation) -> str:
    """A block in one letter: what its neighbours need to know of it."""
    if item.rule and item.rule.strength == "veto":
        return "t" if item.rule.role in PASSING_ROLES else "v"
    if item.link_share > 0.6:
        return "a"
    if item.stopped:
        return "L" if item.units >= 150 else "S" if item.units >= 50 else "s"
    return "n" if item.units < 24 else "m" if item.units < 100 else "M"


def look_for_pattern(seen: list[BlockObservation]) -> None:
    """Dumps: add how often blocks of this one's letter stand nearby; lists are repetitive."""
    # As one text, so that letters are counted in stretches of it.
    coarse = "".join([letter_of(item) for item in seen])
    short = coarse.translate(_SHORT)
    count = len(coarse)
    for index, item in enumerate(seen):
        if item.settled:
            continue
        low, high = max(0, index - _PATTERN_REACH), min(count, index + _PATTERN_REACH + 1)
        letter = coarse[index]
        same = coarse.count(letter, low, high) - 1
        share = short.count("1", low, high) / (high - low)
        item.names.extend(_pattern(letter, bisect((1, 3, 6, 10), same), bisect((0.2, 0.4, 0.6, 0.8), share)))


@cache
def _pattern(letter: str, same: int, short: int) -> tuple[str, ...]:
    return f"same:{letter}:{same}", f"short:{short}"
