"""Layout tables of a text browser: columns of text beside each other, read one after the other.

A gutter separates two columns: the same screen column at which, line after line, text continues after a wide gap. What stands
left of the gutter is read first, then what stands right of it; either may contain columns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.parse.plaintext.segments import BULLET, Segment
from newsclean.text.width import display_width, has_wide

_MIN_WIDE_SPACE = "   "
_WIDE_SPACE = re.compile(f"{_MIN_WIDE_SPACE} *")
_MIN_LEFT_COLUMNS = 40
"""Screen columns at which the left column must end at least."""
_MIN_LINES = 5
"""Lines that must have text on both sides of a gutter."""
_MAX_LINES_WITHOUT_RIGHT = 12
"""Lines without text in the right column after which the columns end."""
_TOLERANCE_COLUMNS = 2
"""Screen columns by which text may miss the gutter: the width of some characters depends on the terminal."""
_MAX_GUTTERS = 8
"""Gutters that are tried, in the order of how many lines have them."""
_MAX_DEPTH = 4
"""Levels of columns within columns."""


class _Space(NamedTuple):
    """White space within a segment."""

    before: int
    """Index of its first character."""
    after: int
    """Index of the first character behind it."""
    end: int
    """Screen column at which the text left of it ends."""
    start: int
    """Screen column at which the text right of it begins."""


class _Halves(NamedTuple):
    """The parts of a segment left and right of a gutter."""

    left: Segment | None
    right: Segment | None
    is_certain: bool
    """Whether a wide space shows the gutter; a single space may stand between two words."""


class _Region(NamedTuple):
    """Segments that a gutter separates into columns."""

    split: int
    """Segments with text on both sides."""
    first: int
    """Index of the first segment."""
    end: int
    """Index behind the last segment."""
    gutter: int
    """Screen column at which the right column begins."""


def has_columns(segments: list[Segment]) -> bool:
    """Whether enough lines continue at the same screen column after a wide space."""
    starts: Counter[int] = Counter()
    for segment in segments:
        space = next(_wide_spaces(segment), None)
        if space is not None and space.end >= _MIN_LEFT_COLUMNS:
            starts[space.start] += 1
    return any(count >= _MIN_LINES for count in starts.values())


def separate_columns(segments: list[Segment], depth: int = _MAX_DEPTH) -> list[Segment]:
    """The segments in reading order: each column after the one left of it.

    Args:
        segments: lines of the dump, or of one column.
        depth: levels of columns within columns that are still to be separated.
    """
    out: list[Segment] = []
    at = 0
    for region in _find_regions(segments) if depth else ():
        out.extend(_split_at_spaces(segments[at : region.first], is_below_columns=at > 0))
        left: list[Segment] = []
        right: list[Segment] = []
        for segment in segments[region.first : region.end]:
            halves = _split_at_gutter(segment, region.gutter)
            parts = (halves.left, halves.right) if halves else (segment, None)
            for column, part in zip((left, right), parts, strict=True):
                if part is not None:
                    gap = segment.line - column[-1].line - 1 if column else max(1, segment.gap)
                    column.append(part._replace(gap=gap))
        out.extend(separate_columns(left, depth - 1))
        out.extend(separate_columns(right, depth - 1))
        at = region.end
    out.extend(_split_at_spaces(segments[at:], is_below_columns=at > 0))
    return out


def separate_columns_if_any(segments: list[Segment]) -> list[Segment]:
    """The segments in reading order; unchanged where no columns are found in the text as a whole."""
    return separate_columns(segments) if has_columns(segments) else segments


def _split_at_spaces(segments: list[Segment], *, is_below_columns: bool) -> list[Segment]:
    """Split lines outside columns at wide spaces; insert a gap between columns and the lines below them."""
    out: list[Segment] = []
    for segment in segments:
        if is_below_columns and not out:
            segment = segment._replace(gap=max(1, segment.gap))
        at, start = 0, segment.start
        for space in _wide_spaces(segment):
            out.append(segment._replace(start=start, end=space.end, text=segment.text[at : space.before]))
            at, start = space.after, space.start
            segment = segment._replace(has_bullet=False)
        out.append(segment._replace(start=start, text=segment.text[at:]) if at else segment)
    return out


def _wide_spaces(segment: Segment) -> Iterator[_Space]:
    return _read_wide_spaces(segment) if _MIN_WIDE_SPACE in segment.text else iter(())


def _read_wide_spaces(segment: Segment) -> Iterator[_Space]:
    at = 0
    column = segment.start
    for space in _WIDE_SPACE.finditer(segment.text):
        column += display_width(segment.text[at : space.start()])
        end = column
        column += len(space.group())
        at = space.end()
        yield _Space(space.start(), space.end(), end, column)


def _find_regions(segments: list[Segment]) -> list[_Region]:
    """Regions with columns in order, without overlaps; of overlapping ones, that of the most lines."""
    starts = Counter(space.start for segment in segments for space in _wide_spaces(segment))
    found: list[_Region] = []
    for gutter, count in starts.most_common(_MAX_GUTTERS):
        if count >= _MIN_LINES:
            found.extend(_find_gutter_regions(segments, gutter))
    accepted: list[_Region] = []
    covered = bytearray(len(segments))
    for region in sorted(found, reverse=True):
        if not any(covered[region.first : region.end]):
            covered[region.first : region.end] = b"\1" * (region.end - region.first)
            accepted.append(region)
    return sorted(accepted, key=lambda region: region.first)


def _find_gutter_regions(segments: list[Segment], gutter: int) -> list[_Region]:
    """Regions without text across the gutter, from the first line it splits to the last line of the right column."""
    out: list[_Region] = []
    first = last = -1
    split = 0
    for index, segment in enumerate(segments):
        halves = _split_at_gutter(segment, gutter)
        is_far = first >= 0 and segment.line - segments[last].line > _MAX_LINES_WITHOUT_RIGHT
        if halves is None or (is_far and halves.right is None):
            if split >= _MIN_LINES:
                out.append(_Region(split, first, last + 1, gutter))
            first = last = -1
            split = 0
        elif halves.is_certain and halves.right is not None:
            if halves.left is not None:
                first = index if first < 0 else first
                split += 1
            last = index
    if split >= _MIN_LINES:
        out.append(_Region(split, first, last + 1, gutter))
    return out


def _split_at_gutter(segment: Segment, gutter: int) -> _Halves | None:
    """The parts left and right of a gutter; ``None`` where text stands across it."""
    if segment.start >= gutter - _TOLERANCE_COLUMNS:
        return _Halves(None, segment, True)
    if segment.end <= gutter:
        return _Halves(segment, None, True)
    for space in _wide_spaces(segment):
        if abs(space.start - gutter) <= _TOLERANCE_COLUMNS or space.end < gutter < space.start:
            return _split_at(segment, space, is_certain=True)
        if space.start > gutter:
            break
    at = _find_column(segment, gutter)
    if at is not None and segment.text[at - 1] == " " and segment.text[at] != " ":
        return _split_at(segment, _Space(at - 1, at, gutter - 1, gutter), is_certain=False)
    return None


def _find_column(segment: Segment, column: int) -> int | None:
    """The index of the character that begins at a screen column; none where a wide one covers it, or behind the end."""
    text = segment.text
    if not has_wide(text):
        return column - segment.start if column - segment.start < len(text) else None
    start = segment.start
    for at, char in enumerate(text):
        if start >= column:
            return at if start == column else None
        start += display_width(char)
    return None


def _split_at(segment: Segment, space: _Space, *, is_certain: bool) -> _Halves:
    text = segment.text[space.after :]
    start = space.start
    bullet = BULLET.match(text)
    if bullet and bullet.end() < len(text):
        start += display_width(bullet.group())
        text = text[bullet.end() :]
    left = segment._replace(text=segment.text[: space.before].rstrip(), end=space.end)
    return _Halves(left, Segment(segment.line, start, segment.end, text, segment.gap, bool(bullet)), is_certain)
