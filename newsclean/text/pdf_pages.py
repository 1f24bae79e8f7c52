"""The pages of a PDF in plain text, where form feeds separate them: running heads, page numbers, continued sentences.

``pdftotext`` writes a form feed after every page, the last one included.
"""

from __future__ import annotations

from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import WIDE_RANGES

FORM_FEED = "\x0c"
EDGE_LINES = 3
"""Lines at the top and at the bottom of a page that may be a running head or hold the page's number."""
MAX_EDGE_LINE_CHARS = 300
_SENTENCE_ENDS = '.!?:;…。！？：；”"’»）)'
_CONTINUATION_MARKS = ",-–—‐"
_PAGE_NUMBER = lazy_pattern(r"\d{1,4}")
_WIDE = lazy_pattern(f"[{WIDE_RANGES}]")


def edge_line_indexes(lines: list[str]) -> list[int]:
    """Return the indexes of a page's first and last lines with text."""
    with_text = [index for index, line in enumerate(lines) if line.strip()]
    return sorted({*with_text[:EDGE_LINES], *with_text[-EDGE_LINES:]})


def mask_page_numbers(line: str) -> str:
    """Return a line without spaces and with ``#`` for each number, equal on all pages; empty for a long line."""
    return _PAGE_NUMBER.sub("#", "".join(line.split())) if len(line) <= MAX_EDGE_LINE_CHARS else ""


def find_page_numbers(line: str) -> tuple[int, ...]:
    """Return the numbers of up to four digits in a line."""
    return tuple(map(int, _PAGE_NUMBER.findall(line)))


def sentence_continues(above: str, below: str) -> bool:
    """Tell whether a sentence continues from the last line of a page to the first line of the next.

    Args:
        above: the last line, stripped and not empty.
        below: the first line of the next page, stripped and not empty.
    """
    if above[-1] in _SENTENCE_ENDS:
        return False
    if _WIDE.match(above[-1]):
        return _WIDE.match(below) is not None
    return below[0].islower() and (above[-1].isalnum() or above[-1] in _CONTINUATION_MARKS)
