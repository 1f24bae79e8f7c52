"""Features of the blocks around a block, and of the sections and end marks above it.

Source: jusText (Pomikalek 2011), which classifies a flat list of blocks by the classes of their neighbours.
"""

from __future__ import annotations

from bisect import bisect
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from newsclean.classify.observation import MID_STORY_ROLES, BlockObservation

# A block's class in one letter. L: long sentences, S: sentences, s: a short sentence; M, m, n: no sentence, by falling
# length; a: links; v: vetoed by a rule; t: vetoed, of a role that interrupts stories.
_MAX_LINK_DENSITY = 0.6
_LONG_UNITS = 150
_SENTENCE_UNITS = 50
_LABEL_UNITS = 24
_LINE_UNITS = 100
_DENSE_CLASSES = "SL"
_COARSE_CLASSES = {"L": "D", "S": "D", "s": "d", "M": "d", "n": "n", "m": "n", "v": "v", "t": "t", "a": "a"}
"""Fewer classes, for patterns over five blocks: teasers, menus, runs of text."""
_SHORT_CLASSES = str.maketrans("nmvt", "1111")
"""Marks the classes of short blocks."""
_PAGE_START = "^^"
_PAGE_END = "$$"

_DENSE_SHARE_BINS = (0.001, 0.05, 0.15, 0.35, 0.6, 0.85, 0.97)  # share of the page's dense text
_END_MARK_SHARE_BINS = (0.25, 0.45, 0.65, 0.8, 0.92)  # share of the page's dense text
_UNITS_SINCE_MARK_BINS = (1, 200, 600, 1500)  # units of dense text
_NEARBY_UNITS_BINS = (1, 100, 300, 700, 1500)  # units of dense text
_NEARBY_BLOCKS = 4
"""Blocks on each side whose dense text is summed."""
_MAX_SECTION_BLOCKS = 40
"""Blocks below the heading of a boilerplate section that may belong to it."""
_MAX_SECTION_LINK_DENSITY = 0.8
_MIN_TEXT_ABOVE_END = 0.1
"""Share of the page's dense text that must be above a mark of the story's end."""
_END_ROLES = frozenset(("editor", "disclaimer", "comments", "tags", "mood", "more", "pagination", "related", "legal"))
"""Roles of boilerplate that marks the end of a story below whose text it is."""
_PATTERN_BLOCKS = 8
"""Blocks on each side that are searched for blocks of the same class."""
_SECTION_DISTANCE_BINS = (3, 8, 20)  # blocks
_SAME_CLASS_BINS = (1, 3, 6, 10)  # blocks
_SHORT_SHARE_BINS = (0.2, 0.4, 0.6, 0.8)  # share of the blocks nearby


class _EndMark(NamedTuple):
    """A block that may mark the story's end."""

    role: str
    share_bin: int
    """How much of the page's dense text is above it."""
    dense_units: int
    """The same in units."""


def classify_shape(observation: BlockObservation) -> str:
    """Return a block's class in one letter: what its neighbours need to know of it."""
    if observation.rule and observation.rule.strength == "veto":
        return "t" if observation.rule.role in MID_STORY_ROLES else "v"
    if observation.link_density > _MAX_LINK_DENSITY:
        return "a"
    units = observation.units
    if observation.ends_sentence:
        return "L" if units >= _LONG_UNITS else "S" if units >= _SENTENCE_UNITS else "s"
    return "n" if units < _LABEL_UNITS else "m" if units < _LINE_UNITS else "M"


def add_neighbour_features(observations: list[BlockObservation]) -> list[int]:
    """Add features of neighbours, sections and end marks to each block without a veto.

    Returns:
        Each block's dense text, in units: its length where it is sentences, else 0.
    """
    total = sum([observation.units for observation in observations]) or 1
    classes = [classify_shape(observation) for observation in observations]
    visible = "".join([letter for letter, one in zip(classes, observations, strict=True) if not one.is_transparent])
    padded = f"{_PAGE_START}{visible}{_PAGE_END}"
    position = 0  # in the sequence of blocks that are not transparent
    dense = [one.units if letter in _DENSE_CLASSES else 0 for one, letter in zip(observations, classes, strict=True)]
    dense_above = (0, *accumulate(dense))
    total_dense = dense_above[-1] or 1
    # The same with as much above the first block and below the last as there is at the page's edges.
    padded_dense = (*(0,) * _NEARBY_BLOCKS, *dense_above, *(dense_above[-1],) * _NEARBY_BLOCKS)
    units_above = 0
    section, section_start = "", -1
    end_marks: dict[str, _EndMark] = {}
    for index, observation in enumerate(observations):
        above = dense_above[index]
        rule = observation.rule
        if rule and rule.opens_section:
            section, section_start = rule.role, index
            in_section = False
        else:
            in_section = bool(section) and index - section_start <= _MAX_SECTION_BLOCKS
        if not observation.veto_id:
            features = observation.features
            five = (
                f"{padded[position : position + 2]}{classes[index]}{padded[position + 2 : position + 4]}"
                if observation.is_transparent
                else padded[position : position + 5]
            )
            features += _class_features(five)
            for mark in end_marks.values():
                since = bisect(_UNITS_SINCE_MARK_BINS, above - mark.dense_units)
                features += _end_mark_features(mark.role, mark.share_bin, since)
            nearby = padded_dense[index + 2 * _NEARBY_BLOCKS + 1] - padded_dense[index] - dense[index]
            features += _position_features(
                bisect(_NEARBY_UNITS_BINS, nearby),
                int(10 * units_above / total),
                bisect(_DENSE_SHARE_BINS, above / total_dense),
            )
            if in_section:
                is_linked = observation.link_density > _MAX_SECTION_LINK_DENSITY
                step = bisect(_SECTION_DISTANCE_BINS, index - section_start)
                features += _section_features(section, step, classes[index], is_linked)
        if rule and rule.role in _END_ROLES and above > _MIN_TEXT_ABOVE_END * total_dense:
            end_marks[rule.role] = _EndMark(rule.role, bisect(_END_MARK_SHARE_BINS, above / total_dense), above)
        units_above += observation.units
        position += not observation.is_transparent
    return dense


def add_repetition_features(observations: list[BlockObservation]) -> None:
    """Dumps: add how many blocks nearby are of a block's class, and how many are short. Lists are repetitive."""
    # As one string, so that letters are counted in slices of it.
    classes = "".join([classify_shape(observation) for observation in observations])
    short = classes.translate(_SHORT_CLASSES)
    count = len(classes)
    for index, observation in enumerate(observations):
        if observation.veto_id:
            continue
        low, high = max(0, index - _PATTERN_BLOCKS), min(count, index + _PATTERN_BLOCKS + 1)
        letter = classes[index]
        same = classes.count(letter, low, high) - 1
        share = short.count("1", low, high) / (high - low)
        observation.features.extend(
            _repetition_features(letter, bisect(_SAME_CLASS_BINS, same), bisect(_SHORT_SHARE_BINS, share))
        )


@cache
def _end_mark_features(role: str, share: int, since: int) -> tuple[str, ...]:
    return f"past:{role}", f"past:{role}:{share}", f"past:{share}:{since}"


@cache
def _section_features(section: str, step: int, letter: str, is_linked: bool) -> tuple[str, ...]:
    """Return features of a block some blocks below the heading of a boilerplate section."""
    features = (f"opened:{section}:{step}", f"opened:{step}:{letter}")
    return (*features, f"opened:link:{step}") if is_linked else features


@lru_cache(maxsize=4096)
def _class_features(five: str) -> tuple[str, ...]:
    """Return the features of a block's two neighbours on either side, from the classes of the five."""
    two_up, up, down, two_down = five[0], five[1], five[3], five[4]
    shape = "".join(_COARSE_CLASSES.get(letter, letter) for letter in five)
    return f"-1:{up}", f"+1:{down}", f"-2:{two_up}", f"+2:{two_down}", f"shape:{shape}"


@cache
def _position_features(nearby: int, tenth: int, above: int) -> tuple[str, ...]:
    return f"around:{nearby}", f"at:{tenth}", f"densebefore:{above}"


@cache
def _repetition_features(letter: str, same: int, short: int) -> tuple[str, ...]:
    return f"same:{letter}:{same}", f"short:{short}"
