"""The pages of a PDF between form feeds: running heads and page numbers are removed, sentences joined across pages.

A line that is at the top or at the bottom of page after page, apart from its numbers, is no text. On the first page its
words stay: they may be the headline.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from newsclean.text.patterns import lazy_pattern
from newsclean.text.pdf_pages import (
    FORM_FEED,
    MAX_EDGE_LINE_CHARS,
    edge_line_indexes,
    mask_page_numbers,
    sentence_continues,
)

JOINED = FORM_FEED
"""Marks an empty line between two pages that separates nothing."""
_MIN_PAGES = 2
_MIN_PAGE_SHARE = 0.5
"""Share of the pages that have a running head; left and right pages have different ones."""
_MIN_CELL_LETTERS = 8
_CELL_GAP = lazy_pattern(r"\s{3,}")

Page = list[str]


def page_lines(pages: list[Page]) -> list[str]:
    """Return the lines of all pages, as many as before: running heads empty, gaps within a sentence ``JOINED``."""
    if sum(any(map(str.strip, page)) for page in pages) >= _MIN_PAGES:
        pages = _remove_running_heads(pages)
        for before, after in pairwise(pages):
            _join_sentence(before, after)
    return [line for page in pages for line in page]


def _cells(line: str) -> list[str]:
    """Split a running head into its left, middle and right parts."""
    if len(line) > MAX_EDGE_LINE_CHARS:
        return []
    return [cell.strip() for cell in _CELL_GAP.split(line) if cell.strip()]


def _remove_running_heads(pages: list[Page]) -> list[Page]:
    edges = [edge_line_indexes(page) for page in pages]
    edge_lines = [[page[index] for index in indexes] for page, indexes in zip(pages, edges, strict=True)]
    line_counts = Counter(key for lines in edge_lines for key in {mask_page_numbers(line) for line in lines} if key)
    cell_counts = Counter(cell for lines in edge_lines for cell in {cell for line in lines for cell in _cells(line)})
    min_count = max(_MIN_PAGES, _MIN_PAGE_SHARE * sum(map(bool, edges)))
    out = []
    for number, (page, indexes) in enumerate(zip(pages, edges, strict=True)):
        lines = list(page)
        for index in indexes:
            if line_counts[mask_page_numbers(page[index])] >= min_count:
                repeated = [cell for cell in _cells(page[index]) if cell_counts[cell] >= min_count and _has_words(cell)]
                lines[index] = max(repeated, key=len) if repeated and number == 0 else ""
        out.append(lines)
    return out


def _has_words(cell: str) -> bool:
    """Tell whether a part of a running head is more than a number, a date or an address."""
    return "://" not in cell and sum(map(str.isalpha, cell)) >= _MIN_CELL_LETTERS


def _join_sentence(before: Page, after: Page) -> None:
    """Mark the empty lines between two pages where a sentence continues."""
    last = next((index for index in range(len(before) - 1, -1, -1) if before[index].strip()), None)
    first = next((index for index, line in enumerate(after) if line.strip()), None)
    if last is None or first is None or not sentence_continues(before[last].strip(), after[first].strip()):
        return
    before[last + 1 :] = [JOINED] * (len(before) - last - 1)
    after[:first] = [JOINED] * first
