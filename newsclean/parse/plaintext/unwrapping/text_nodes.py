"""Dumps with a line for each text node of the page: a link within a sentence splits it into three lines.

``BeautifulSoup.get_text("\\n")`` writes them, as do joined ``itertext()`` and ``//text()``. The line after a link begins
with a comma, a full stop or a lower-case letter. Where the page's source wrapped a text node, the rest of it is indented.
"""

from __future__ import annotations

from newsclean.parse.plaintext.segments import Segment
from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import WIDE_RANGES, display_width

_CLOSING_MARK = lazy_pattern(r"[,;!?)\]”]+(?=\s|$)|\.(?=\s|$)|’s?(?=\s)|[”’]?[，。、；：！？）》]")
"""Punctuation that only stands after a word."""
_SENTENCE_END = lazy_pattern(r"[.!?…:。！？：][\"”’»）)]*$")
_WIDE_AT_END = lazy_pattern(f"[{WIDE_RANGES}]$")
_WIDE_AT_START = lazy_pattern(f"[{WIDE_RANGES}]")
_MIN_CLOSING_LINES = 3
_LINES_PER_CLOSING_LINE = 150
"""Lines that at most come to one that begins with a closing mark."""
_LINES_PER_GAP = 20
"""Lines that at least come to one with a blank line before it."""
_MIN_SENTENCE_CHARS = 40
"""Characters from which on an unfinished line is text rather than a menu item."""
_MAX_READ_CHARS = 400
"""Characters at a line's end whose words are counted."""
_MAX_NODE_COLUMNS = 60
"""Columns of a link or an emphasized word within a sentence."""
_MAX_JOINED_CHARS = 10_000
"""Characters of a paragraph from which on no line is added: each addition copies the whole text."""
_MIN_INDENT_COLUMNS = 4
"""Columns by which the source of a page indents wrapped text."""


def is_text_node_dump(segments: list[Segment]) -> bool:
    """Whether lines begin with closing marks, and few blank lines separate them."""
    gaps = sum(segment.gap > 0 for segment in segments)
    if gaps * _LINES_PER_GAP > len(segments):
        return False
    closing = sum(not segment.gap and _CLOSING_MARK.match(segment.text) is not None for segment in segments)
    return closing >= _MIN_CLOSING_LINES and closing * _LINES_PER_CLOSING_LINE >= len(segments)


def join_text_nodes(segments: list[Segment]) -> list[Segment]:
    """Join the text nodes of each sentence."""
    out: list[Segment] = []
    has_indents = not any(segment.gap for segment in segments)
    for at, segment in enumerate(segments):
        last = out[-1] if out else None
        following = segments[at + 1] if at + 1 < len(segments) else None
        if last is None or segment.gap or segment.has_bullet or len(last.text) > _MAX_JOINED_CHARS:
            out.append(segment)
        elif _CLOSING_MARK.match(segment.text):
            out[-1] = _join(last, segment, "")
        elif (
            (has_indents and segment.start >= _MIN_INDENT_COLUMNS)
            or _continues(last, segment)
            or _is_within_sentence(last, segment, following)
        ):
            is_wide = _WIDE_AT_END.search(last.text) or _WIDE_AT_START.match(segment.text)
            out[-1] = _join(last, segment, "" if is_wide else " ")
        else:
            out.append(segment)
    return out


def _join(last: Segment, segment: Segment, separator: str) -> Segment:
    end = last.end + len(separator) + segment.width
    return last._replace(text=f"{last.text}{separator}{segment.text}", end=end)


def _continues(last: Segment, segment: Segment) -> bool:
    """Whether a line that begins in lower case continues an unfinished sentence."""
    return segment.text[0].islower() and is_unfinished_sentence(last.text)


def _is_within_sentence(last: Segment, segment: Segment, following: Segment | None) -> bool:
    """Whether a line stands within a sentence: the line before is unfinished, the line after continues it."""
    return (
        following is not None
        and not following.gap
        and not following.has_bullet
        and is_unfinished_sentence(last.text)
        and display_width(segment.text) <= _MAX_NODE_COLUMNS
        and (following.text[0].islower() or _CLOSING_MARK.match(following.text) is not None)
    )


def is_unfinished_sentence(text: str) -> bool:
    """Whether a line is running text without a sentence end. Most words of a menu are capitalised."""
    if len(text) < _MIN_SENTENCE_CHARS or _SENTENCE_END.search(text):
        return False
    words = text[-_MAX_READ_CHARS:].split()
    return 2 * sum(word[0].isupper() for word in words) <= len(words)
