"""Lines that a text browser wrapped at the width of its screen, or of a column.

A line was wrapped where the first word of the next line did not fit on it.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from newsclean.parse.plaintext.segments import Segment
from newsclean.parse.plaintext.unwrapping.hyphenation import separator_between
from newsclean.parse.plaintext.unwrapping.korean import KoreanWrapping, detect_korean_wrapping, is_korean_break
from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import WIDE_RANGES, has_wide

_WIDE_CHAR = lazy_pattern(f"[{WIDE_RANGES}]")
_NARROW_WORD = lazy_pattern(f"[^\\s{WIDE_RANGES}]+")
MAX_SCREEN_COLUMNS = 200
_MIN_SCREEN_COLUMNS = 50
_MIN_COLUMN_COLUMNS = 40
"""Width from which on a column is text rather than a list."""
_MIN_WIDE_COLUMNS = 34
"""The same for Chinese and Japanese, whose lines are all of one width; the first may be indented by four columns."""
_MAX_UNUSED_COLUMNS = 14
"""Columns before the wrapping width within which a full line ends."""
_MIN_FULL_LINES = 5
_MIN_FULL_SHARE = 0.3
"""Share of the lines longer than half the screen that must be full."""
_MIN_NARROW_LINES = 3
"""Lines of a paragraph that must end near the same column for it to be narrower than the screen."""
_MAX_INDENT_COLUMNS = 12
"""Columns by which a paragraph's first line may be indented."""
_LINES_PER_UNWRAPPED_LINE = 100
"""Lines that at least come to one that is longer than the screen."""
_ALIGNMENT_TOLERANCE_COLUMNS = 2
_MAX_CENTRED_LINES = 40
_MIN_AGREEING_LINES = 5
"""Lines that must end at the same column for it to be the width, and for each line that is longer."""
_WIDE_SENTENCE_ENDS = frozenset("。！？…")


class _Widths(NamedTuple):
    """Columns at which the lines of a paragraph were wrapped."""

    narrow: int
    """For text with spaces between words."""
    wide: int
    """For Chinese and Japanese."""


def screen_width(segments: list[Segment]) -> int:
    """Columns at which a text was wrapped, or 0 for text that was not wrapped."""
    widest = _longest_line(segments)
    if not _MIN_SCREEN_COLUMNS <= widest <= MAX_SCREEN_COLUMNS:
        return 0
    full = sum(segment.end >= widest - _MAX_UNUSED_COLUMNS for segment in segments)
    half = sum(segment.end > widest // 2 for segment in segments)
    return widest if full >= _MIN_FULL_LINES and full >= _MIN_FULL_SHARE * half else 0


def _longest_line(segments: list[Segment]) -> int:
    """The end of the longest lines, except a few that could not be wrapped: addresses, table rows."""
    ends = sorted((segment.end for segment in segments), reverse=True)
    if not ends:
        return 0
    usual = ends[len(ends) // _LINES_PER_UNWRAPPED_LINE]
    has_outliers = (
        ends[0] > usual + _ALIGNMENT_TOLERANCE_COLUMNS
        and ends.count(usual) + ends.count(usual - 1) >= _MIN_AGREEING_LINES
    )
    return usual if has_outliers else ends[0]


def has_wide_column(segments: list[Segment]) -> bool:
    """Whether Chinese or Japanese text fills a column, though it may not fill the screen."""
    return any(_wide_column_width(column) for column in _group_by_start(segments).values())


def join_screen_lines(segments: list[Segment], width: int) -> list[Segment]:
    """Join the lines of each paragraph. ``width`` is that of the screen, in columns."""
    out: list[Segment] = []
    columns = _group_by_start(segments)
    korean = detect_korean_wrapping(segments, width if width < MAX_SCREEN_COLUMNS else _longest_line(segments))
    # Each column may have been wrapped at a width of its own.
    widths: dict[int, _Widths] = {}
    for start, column in columns.items():
        narrow = _column_width(start, column) or width
        widths[start] = _Widths(narrow, _wide_column_width(column) or narrow)
    index = 0
    while index < len(segments):
        centred = segments[index : index + _count_centred_lines(segments, index)]
        if len(centred) > 1:
            text = " ".join(segment.text for segment in centred)
            out.append(centred[0]._replace(text=text, end=max(segment.end for segment in centred)))
            index += len(centred)
            continue
        run = [segments[index]]
        index += 1
        while index < len(segments):
            following = segments[index]
            indent = run[-1].start - following.start
            if (
                following.gap
                or following.has_bullet
                or (indent and (len(run) > 1 or not 0 < indent <= _MAX_INDENT_COLUMNS))
            ):
                break
            run.append(following)
            index += 1
        out.extend(_join_run(run, widths[run[-1].start], korean))
    return out


def _count_centred_lines(segments: list[Segment], at: int) -> int:
    """Lines from one on that form a centred paragraph, all but the last of full width; 1 if there is none."""
    first = segments[at]
    end = at + 1
    starts = {first.start}
    while end < min(len(segments), at + _MAX_CENTRED_LINES):
        segment = segments[end]
        shift = abs(segment.start + segment.end - first.start - first.end)
        if segment.gap or segment.has_bullet or shift > _ALIGNMENT_TOLERANCE_COLUMNS:
            break
        starts.add(segment.start)
        end += 1
    lines = segments[at:end]
    width = max(segment.width for segment in lines)
    # Chinese and Japanese lines have the same length: centred or not, they form columns.
    if (
        max(starts) - min(starts) <= _ALIGNMENT_TOLERANCE_COLUMNS
        or width < _MIN_SCREEN_COLUMNS
        or _WIDE_CHAR.match(first.text[-1])
    ):
        return 1
    for before, segment in pairwise(lines):
        if not any(map(str.isalnum, before.text)) or before.width + _first_word_columns(segment) + 1 <= width:
            return 1
    return len(lines)


def _first_word_columns(segment: Segment) -> int:
    if segment.text[0].isspace():
        return 1
    word = segment.text.split(maxsplit=1)[0]
    if word.isascii() or not has_wide(word):
        return len(word)
    if _WIDE_CHAR.match(word):
        return 2
    narrow = _NARROW_WORD.match(word)
    return len(narrow.group()) if narrow else 1


def _column_width(start: int, column: list[Segment]) -> int:
    """Columns at which the lines that begin at ``start`` were wrapped, or 0; a narrow column is a list, not text."""
    width = screen_width(column)
    return width if width - start >= _MIN_COLUMN_COLUMNS else 0


def _group_by_start(segments: list[Segment]) -> dict[int, list[Segment]]:
    columns: dict[int, list[Segment]] = {}
    for segment in segments:
        columns.setdefault(segment.start, []).append(segment)
    return columns


def _wide_column_width(column: list[Segment]) -> int:
    """Where most long lines of Chinese or Japanese end, or 0: they fill a column to the last character but one.

    Lines that all end as sentences were not wrapped. Teasers cut off at one length end in dots.
    """
    ends = Counter(segment.end for segment in column if segment.width >= _MIN_WIDE_COLUMNS)
    count, width = max(((ends[end] + ends[end - 1], end) for end in ends), default=(0, 0))
    longer = sum(number for end, number in ends.items() if end > width)
    if count < _MIN_AGREEING_LINES or longer * _MIN_AGREEING_LINES > count:
        return 0
    unfinished = sum(
        segment.end in (width - 1, width)
        and _WIDE_CHAR.match(segment.text[-1]) is not None
        and segment.text[-1] not in _WIDE_SENTENCE_ENDS
        for segment in column
    )
    return width if 2 * unfinished > count else 0


def _join_run(run: list[Segment], widths: _Widths, korean: KoreanWrapping | None) -> list[Segment]:
    """Join the lines of each paragraph among lines that begin at the same column without blank lines between them."""
    if len(run) == 1:
        return run
    local = max(segment.end for segment in run)
    # Lines that all end near the same column were wrapped there, whether it is the screen's edge or not.
    is_narrow = (
        len(run) >= _MIN_NARROW_LINES
        and local - run[0].start >= _MIN_COLUMN_COLUMNS
        and all(segment.end >= local - _MAX_UNUSED_COLUMNS for segment in run[:-1])
    )
    limit = local if is_narrow else widths.narrow
    out: list[Segment] = []
    # The texts of a paragraph are joined at once: adding them one by one would copy the text for each line.
    texts, first, end = [run[0].text], run[0], run[0].end
    for before, segment in pairwise(run):
        is_wide = bool(_WIDE_CHAR.match(segment.text)) or bool(_WIDE_CHAR.match(before.text[-1]))
        if korean and is_korean_break(before.text, segment.text):
            fits = before.end + korean.columns_needed(segment.text) <= limit
            separator = korean.separator_between(before, segment.text)
        elif is_wide:
            fits = before.end + _first_word_columns(segment) <= min(limit, widths.wide)
            separator = ""
        else:
            fits = before.end + _first_word_columns(segment) + 1 <= limit
            separator = separator_between(before.text, segment.text)
        # A word that would have fitted begins a paragraph. Dots end a teaser that was cut off.
        if fits or before.text.endswith(("…", "...")):
            out.append(first._replace(text="".join(texts), end=end))
            texts, first = [segment.text], segment
        else:
            texts += (separator, segment.text)
        end = segment.end
    out.append(first._replace(text="".join(texts), end=end))
    return out
