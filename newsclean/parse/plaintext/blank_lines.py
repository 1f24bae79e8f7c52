"""Blank lines that carry no information: those that stand before every line, or in runs."""

from __future__ import annotations

from itertools import pairwise

from newsclean.parse.plaintext.segments import Segment
from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import WIDE_RANGES

_WIDE_CHAR = lazy_pattern(f"[{WIDE_RANGES}]")
_MIN_GAPS = 10
"""Segments with a gap before them from which on the smallest gap is taken for the usual one."""
_MIN_LONG_LINE_COLUMNS = 38
_MIN_CONTINUED_SHARE = 1 / 6
"""Share of long lines that must stop in mid-sentence for the gaps between them to be meaningless."""
_MIN_DOUBLE_SPACED_LINES = 30
_MIN_ODD_SHARE = 0.98
"""Share of the lines that must have an odd number of blank lines before them in a double-spaced text."""
_MIN_RUN_LINES = 3
"""Blank lines in a row that no browser writes."""
_MIN_RUN_SHARE = 1 / 10
"""Share of the lines that come after such a run where the lines are those of the page's source."""


def drop_redundant_gaps(segments: list[Segment]) -> list[Segment]:
    """Reduce gaps where the smallest one is of several blank lines, or where the text is double-spaced."""
    gaps = [segment.gap for segment in segments[1:] if segment.gap]
    if len(gaps) >= _MIN_GAPS and (excess := min(gaps) - 1):
        segments = [segment._replace(gap=max(0, segment.gap - excess)) for segment in segments]
    # Paragraphs of one line each are separated by blank lines as well. Only sentences that continue across the gap tell
    # that the gap means nothing.
    long = [pair for pair in pairwise(segments) if pair[0].width >= _MIN_LONG_LINE_COLUMNS]
    continued = sum(
        (before.text[-1].isalnum() or before.text[-1] in ",、，")
        and (after.text[0].islower() or _WIDE_CHAR.match(after.text) is not None)
        for before, after in long
    )
    return undo_double_spacing(segments) if continued > _MIN_CONTINUED_SHARE * len(long) else segments


def undo_double_spacing(segments: list[Segment]) -> list[Segment]:
    """Remove the blank line before every segment: some editors and converters write two line ends for each.

    Other converters separate all blocks by one blank line, including menu items. There, the gap means nothing either.
    """
    odd = sum(segment.gap % 2 for segment in segments[1:])
    if len(segments) < _MIN_DOUBLE_SPACED_LINES or odd < _MIN_ODD_SHARE * (len(segments) - 1):
        return segments
    return [segment._replace(gap=segment.gap // 2) for segment in segments]


def has_gap_runs(segments: list[Segment]) -> bool:
    """Whether blank lines come in runs: they stand between the tags of the page's source."""
    return sum(segment.gap >= _MIN_RUN_LINES for segment in segments) > _MIN_RUN_SHARE * len(segments)


def collapse_gaps(segments: list[Segment]) -> list[Segment]:
    """Count every run of blank lines as one."""
    return [segment._replace(gap=1) if segment.gap > 1 else segment for segment in segments]
