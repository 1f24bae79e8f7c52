"""Lines of printed text: characters have different widths, so that lines end raggedly, and a line may begin with a name."""

from __future__ import annotations

from newsclean.parse.plaintext.segments import Segment
from newsclean.parse.plaintext.unwrapping.hyphenation import separator_between
from newsclean.parse.plaintext.unwrapping.text_nodes import is_unfinished_sentence
from newsclean.text.letters import letters_only
from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import WIDE_RANGES

_NEIGHBOUR_LINES = 5
"""Lines before and after whose longest one shows the width at which the text was set."""
_MIN_FILLED_SHARE = 0.75
"""Share of that width that a line must fill for the paragraph to continue on the next."""
_MIN_FULL_COLUMNS = 40
_WIDE_AT_END = lazy_pattern(f"[{WIDE_RANGES}]$")
_MAX_TITLE_LINES = 3
"""Lines from the top among which the document's title stands."""
_MIN_TITLE_LETTERS = 16
_MIN_HEADLINE_PART_LETTERS = 8
_MAX_HEADLINE_LINES = 5
_MAX_HEADLINE_CHARS = 300
_MAX_JOINED_CHARS = 10_000
"""Characters of a paragraph from which on no line is added: each addition copies the whole text."""
_CONTINUING_MARKS = ",-–—"
_WIDE_SENTENCE_ENDS = "。！？…”』」"


def join_ragged_lines(segments: list[Segment]) -> list[Segment]:
    """Join the lines of each paragraph."""
    out: list[Segment] = []
    for at, segment in enumerate(segments):
        before = segments[at - 1] if at else None
        if (
            before is None
            or segment.gap
            or segment.has_bullet
            or len(out[-1].text) > _MAX_JOINED_CHARS
            or not _is_continued(before, _local_width(segments, at))
        ):
            out.append(segment)
            continue
        text = _join(out[-1].text, segment.text)
        out[-1] = out[-1]._replace(text=text, end=max(out[-1].end, segment.end))
    return out


def _local_width(segments: list[Segment], at: int) -> int:
    return max(segment.end for segment in segments[max(0, at - _NEIGHBOUR_LINES) : at + _NEIGHBOUR_LINES])


def _is_continued(line: Segment, width: int) -> bool:
    if line.width < _MIN_FULL_COLUMNS or line.end < _MIN_FILLED_SHARE * width:
        return False
    last = line.text[-1]
    if _WIDE_AT_END.search(line.text):
        return last not in _WIDE_SENTENCE_ENDS
    return (last.isalnum() or last in _CONTINUING_MARKS) and is_unfinished_sentence(line.text)


def join_headline_lines(segments: list[Segment]) -> list[Segment]:
    """Join the lines of a headline that the document's title, printed above the first page, has on one line."""
    titles = [key for segment in segments[:_MAX_TITLE_LINES] if len(key := _key(segment.text)) >= _MIN_TITLE_LETTERS]
    if not titles:
        return segments
    out: list[Segment] = []
    at = 0
    while at < len(segments):
        text = segments[at].text
        end = at + 1
        while end < len(segments) and not segments[end].gap and end - at < _MAX_HEADLINE_LINES:
            joined = _join(text, segments[end].text)
            key = _key(joined)
            if len(_key(text)) < _MIN_HEADLINE_PART_LETTERS or not any(key in title for title in titles):
                break
            text, end = joined, end + 1
        out.append(segments[at]._replace(text=text, end=max(segment.end for segment in segments[at:end])))
        at = end
    return out


def _join(before: str, after: str) -> str:
    return f"{before}{'' if _WIDE_AT_END.search(before) else separator_between(before, after)}{after}"


def _key(text: str) -> str:
    return letters_only(text) if len(text) <= _MAX_HEADLINE_CHARS else ""
