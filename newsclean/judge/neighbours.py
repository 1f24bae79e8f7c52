"""What the blocks before and after a block tell of it.

Method: the flat list and the context-sensitive pass are those of jusText (Pomikalek 2011).
"""

from __future__ import annotations

from newsclean.judge.seen import Seen, bucket

_SHARES = (0.001, 0.05, 0.15, 0.35, 0.6, 0.85, 0.97)
_SECTION_REACH = 40
# A block's letter, folded further, for patterns over five blocks: teaser and title in turn, menus, runs of text.
_SHAPE = {"L": "D", "S": "D", "s": "d", "M": "d", "n": "n", "m": "n", "v": "v", "t": "t", "a": "a"}
# What marks the story's end when it stands below the text.
_END_ROLES = frozenset(("editor", "disclaimer", "comments", "tags", "mood", "more", "pagination", "related", "legal"))
# What stands in the middle of stories as often as at their ends: a neighbour of that kind says little.
_PASSING_ROLES = frozenset(("ad", "player", "dateline", "byline", "gallery", "cookie", "error", "share", "tools"))


def look_around(seen: list[Seen]) -> list[int]:
    """Add features of neighbours and of opened sections; gives each block's dense text, in units."""
    count = len(seen)
    total = sum(item.units for item in seen) or 1
    coarse = [_coarse(item) for item in seen]
    dense = [item.units if c in ("S", "L") else 0 for item, c in zip(seen, coarse, strict=True)]
    total_dense = sum(dense) or 1
    before = before_dense = 0
    opened, opened_at = "", -1
    shape = "".join(_SHAPE[letter] for letter in coarse)
    shape = f"^^{shape}$$"
    past: set[str] = set()
    for index, item in enumerate(seen):
        names = item.names
        names.append(f"-1:{coarse[index - 1] if index else '^'}")
        names.append(f"+1:{coarse[index + 1] if index + 1 < count else '$'}")
        names.append(f"-2:{coarse[index - 2] if index > 1 else '^'}")
        names.append(f"+2:{coarse[index + 2] if index + 2 < count else '$'}")
        names.append(f"shape:{shape[index : index + 5]}")
        names.extend(past)
        if item.rule and item.rule.role in _END_ROLES and before_dense > 0.1 * total_dense:
            past.add(f"past:{item.rule.role}")
        around = sum(dense[max(0, index - 4) : index + 5]) - dense[index]
        names.append(f"around:{bucket(around, (1, 100, 300, 700, 1500))}")
        names.append(f"at:{int(10 * before / total)}")
        names.append(f"densebefore:{bucket(before_dense / total_dense, _SHARES)}")
        if item.rule and item.rule.opens:
            opened, opened_at = item.rule.role, index
        elif opened and index - opened_at <= _SECTION_REACH:
            far = bucket(index - opened_at, (3, 8, 20))
            names.append(f"opened:{opened}:{far}")
            names.append(f"opened:{far}:{coarse[index]}")
            if item.link_share > 0.8:
                names.append(f"opened:link:{far}")
        before += item.units
        before_dense += dense[index]
    return dense


def _coarse(item: Seen) -> str:
    """A block in one letter: what its neighbours need to know of it."""
    if item.rule and item.rule.strength == "veto":
        return "t" if item.rule.role in _PASSING_ROLES else "v"
    if item.link_share > 0.6:
        return "a"
    if item.stopped:
        return "L" if item.units >= 150 else "S" if item.units >= 50 else "s"
    return "n" if item.units < 24 else "m" if item.units < 100 else "M"


def look_for_pattern(seen: list[Seen]) -> None:
    """Dumps: add how often blocks of this one's letter stand nearby; lists are repetitive."""
    coarse = [_coarse(item) for item in seen]
    count = len(coarse)
    for index, item in enumerate(seen):
        low, high = max(0, index - 8), min(count, index + 9)
        window = coarse[low:high]
        same = window.count(coarse[index]) - 1
        item.names.append(f"same:{coarse[index]}:{bucket(same, (1, 3, 6, 10))}")
        short = sum(window.count(letter) for letter in "nmvt")
        item.names.append(f"short:{bucket(short / len(window), (0.2, 0.4, 0.6, 0.8))}")
