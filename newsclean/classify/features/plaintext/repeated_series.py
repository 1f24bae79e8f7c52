"""Dumps: series of similar lines with text in between, as the posts of a page have them.

Comments, posts of a blog and entries of an index each have a line of one shape: a date and a name, a number of votes, a
button. What is below several members of such a series is seldom the story.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import accumulate, pairwise

from newsclean.parse.model import Block

MIN_MEMBERS = 3
"""Lines of one shape that make a series."""
MIN_TEXT_UNITS = 40
"""Length of a line that is text rather than a label, in units."""
NUMBERED = "#"
"""Starts the shape of a line with numbers."""
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]+")
_MAX_TAIL_CHARS = 40
"""Characters at a line's end that its shape is made of ..."""
_MAX_SHAPE_CHARS = 12
"""... and what is kept of the shape."""
_MIN_MEMBER_UNITS = 4
_MAX_MEMBER_CHARS = 200
"""Longest line of a group; rows of an index are that long."""
_MAX_LABEL_UNITS = 120
"""Longest member of a series that parts posts."""
_MEMBERS_ABOVE_BINS = (1, 2, 3, 6, 15)
_MAX_MEMBERS_BELOW = 2
_TEXT_ABOVE_BINS = (0.02, 0.1, 0.3, 0.6)  # share of the page's text

ShapeGroups = dict[str, list[int]]
"""The indexes of the lines of each shape. The shape of lines without numbers is their text, after an equals sign."""


@cache
def _series_features(kind: str, above: int, below: int, text_above: int) -> tuple[str, ...]:
    """Return the features of a place among the members of all series of one kind.

    Args:
        kind: ``time`` where most members have a time, ``number`` where they have numbers, else ``same``.
        above: how many members are above it, as a bin.
        below: how many are below it, up to a limit.
        text_above: how much of the page's text is above the first member, as a bin.
    """
    return f"ladder:{kind}:{above}:{below}", f"ladder:{kind}:{above}:before:{text_above}"


def group_by_shape(
    blocks: tuple[Block, ...], units: list[int], has_digit: list[bool], counts: Mapping[str, int]
) -> ShapeGroups:
    """Group lines by shape; return the groups that are large enough for a series.

    Args:
        blocks: the lines.
        units: each line's length.
        has_digit: for each line, whether it has a digit.
        counts: how often each line's text occurs.
    """
    groups: ShapeGroups = defaultdict(list)
    for index, block in enumerate(blocks):
        if units[index] >= _MIN_MEMBER_UNITS and block.chars <= _MAX_MEMBER_CHARS:
            if has_digit[index]:
                groups[_shape_of(block.text)].append(index)
            elif counts[block.text] >= MIN_MEMBERS:
                groups[f"={block.text}"].append(index)
    return {shape: lines for shape, lines in groups.items() if len(lines) >= MIN_MEMBERS}


def find_series_features(groups: ShapeGroups, units: list[int], is_timed: list[bool]) -> list[list[tuple[str, ...]]]:
    """Find the series: groups of short lines most of which have text between them and the next.

    Args:
        groups: lines of one shape.
        units: each line's length.
        is_timed: for each line, whether it has a time or a date.

    Returns:
        For each kind of series, the features of each line.
    """
    members_of: dict[str, set[int]] = defaultdict(set)
    text_above = (0, *accumulate(length if length >= MIN_TEXT_UNITS else 0 for length in units))
    for shape, lines in groups.items():
        members = [index for index in lines if units[index] <= _MAX_LABEL_UNITS]
        with_text = sum(
            text_above[below] - text_above[above + 1] >= MIN_TEXT_UNITS for above, below in pairwise(members)
        )
        if with_text * 2 < len(members) - 1 or with_text < MIN_MEMBERS - 1:
            continue
        mostly_timed = sum(is_timed[index] for index in members) * 2 > len(members)
        members_of["time" if mostly_timed else "number" if shape[0] == NUMBERED else "same"].update(members)
    out: list[list[tuple[str, ...]]] = []
    total = text_above[-1] or 1
    for kind, indexes in sorted(members_of.items()):
        ends = sorted(index + 1 for index in indexes)
        text_bin = bisect(_TEXT_ABOVE_BINS, text_above[min(indexes)] / total)
        features: list[tuple[str, ...]] = []
        for above, (start, end) in enumerate(pairwise((0, *ends, len(units)))):
            below = min(_MAX_MEMBERS_BELOW, len(ends) - above)
            features += [_series_features(kind, bisect(_MEMBERS_ABOVE_BINS, above), below, text_bin)] * (end - start)
        out.append(features)
    return out


def _shape_of(text: str) -> str:
    """Return the shape of a line with numbers: its last signs with all numbers and words alike."""
    return f"{NUMBERED}{_LETTERS.sub('a', _DIGITS.sub('0', text[-_MAX_TAIL_CHARS:]))[-_MAX_SHAPE_CHARS:]}"
