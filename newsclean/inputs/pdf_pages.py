"""Form feeds between the pages of a PDF: the pages of one document are one article, unlike dumps between form feeds.

Pages are recognised by their numbers, which increase by one from page to page, or by a sentence that continues after a form
feed in a file that ends with one.
"""

from __future__ import annotations

import re
from itertools import pairwise

from newsclean.text.pdf_pages import (
    MAX_EDGE_LINE_CHARS,
    edge_line_indexes,
    find_page_numbers,
    mask_page_numbers,
    sentence_continues,
)

_MIN_NUMBERED_SHARE = 0.7
"""Share of the pages whose number must be one more than that of the page before."""
_MAX_SHORT_DOCUMENT_PAGES = 3
"""Up to so many pages the first must be number 1 and all must have numbers: other numbers increase by chance as well."""
_MIN_TEXT_LINE_CHARS = 16
"""Length of a line of Chinese or Japanese text: titles and last lines are shorter."""
_CJK = r"[\u3041-\u30ff\u3400-\u9fff]"

NumbersByLine = dict[str, tuple[int, ...]]
"""The numbers in the edge lines of a page, by the line without them."""


def group_pages(pages: list[bytes]) -> list[list[bytes]] | None:
    """Group what form feeds separate into documents.

    Returns:
        The pages of each document; ``None`` where the pages are dumps, each on its own.
    """
    full = [page for page in pages if page.strip()]
    if len(full) < 2:
        return None
    numbers = [_numbers_at_edges(page) for page in full]
    steps = [_number_step(before, after) for before, after in pairwise(numbers)]
    is_long = len(full) > _MAX_SHORT_DOCUMENT_PAGES
    if all(steps) or (is_long and sum(map(bool, steps)) >= _MIN_NUMBERED_SHARE * len(steps)):
        if is_long or any(1 in found for found in numbers[0].values()):
            return _split_at_restarts(full, steps)
        return None
    ends_with_form_feed = not pages[-1].strip()
    return [full] if ends_with_form_feed and any(_text_continues(*pair) for pair in pairwise(full)) else None


def _split_at_restarts(pages: list[bytes], steps: list[int]) -> list[list[bytes]]:
    """Group pages into documents: a new one begins where the page numbers restart at 1."""
    documents = [pages[:1]]
    for page, step in zip(pages[1:], steps, strict=True):
        if step < 0:
            documents.append([page])
        else:
            documents[-1].append(page)
    return documents


def _numbers_at_edges(page: bytes) -> NumbersByLine:
    lines = page.decode("utf-8", "ignore").splitlines()
    edges = (lines[index] for index in edge_line_indexes(lines))
    return {
        mask_page_numbers(line): find_page_numbers(line)
        for line in edges
        if len(line) <= MAX_EDGE_LINE_CHARS and any(map(str.isdecimal, line))
    }


def _number_step(before: NumbersByLine, after: NumbersByLine) -> int:
    """Return 1 where a page's number is one more than that of the page before, -1 where it restarts at 1, else 0."""
    step = 0
    for line, numbers in before.items():
        changed = [(old, new) for old, new in zip(numbers, after.get(line, ()), strict=False) if old != new]
        if len(changed) == 1 and changed[0][1] == changed[0][0] + 1:
            return 1
        if changed and changed[0][0] > 1 and changed[0][1] == 1:
            step = -1
    return step


def _text_continues(before: bytes, after: bytes) -> bool:
    """Tell whether a sentence continues on the next page; stricter than inside a document that is known to be one."""
    if not before.endswith(b"\n") or after.startswith((b"\n", b"\r")):
        return False
    above = before.decode("utf-8", "ignore").rstrip()[-MAX_EDGE_LINE_CHARS:]
    below = after.decode("utf-8", "ignore").lstrip()[:MAX_EDGE_LINE_CHARS]
    if not above or not below:
        return False
    if above[-1] == ",":
        return below[0].isalnum()
    if re.match(_CJK, above[-1]) and re.match(_CJK, below):
        lengths = len(above.splitlines()[-1]), len(below.splitlines()[0])
        return min(lengths) >= _MIN_TEXT_LINE_CHARS
    return below[0].islower() and sentence_continues(above, below)
