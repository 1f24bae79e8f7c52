"""A printed text's pages, between form feeds: running heads and page numbers go, sentences run on from page to page.

What stands at the top or the bottom of page after page, its numbers aside, is no text. On the first page it stays where it
is words: it may be the headline.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from newsclean.text.width import WIDE

FEED = "\x0c"
JOINED = FEED
"""Stands for an empty line between two pages that parts nothing."""
_EDGE = 3
"""Lines at a page's top and at its bottom among which running heads stand."""
_LEAST_PAGES = 2
_SHARE = 0.5
"""Share of the pages that have a running head; those of left and right pages differ."""
_LEAST_LETTERS = 8
_LONGEST = 300
_NUMBER = re.compile(r"\d{1,4}")
_BETWEEN = re.compile(r"\s{3,}")
_STOPS = '.!?:;…。！？：；”"’»）)'
_WIDE = re.compile(f"[{WIDE}]")

Page = list[str]


def page_lines(pages: list[Page]) -> list[str]:
    """The lines of all pages, as many as before, running heads empty and what parts a sentence marked as parting nothing."""
    if sum(any(map(str.strip, page)) for page in pages) >= _LEAST_PAGES:
        pages = _without_heads(pages)
        for before, after in pairwise(pages):
            _run_on(before, after)
    return [line for page in pages for line in page]


def _edges(page: Page) -> list[int]:
    """Where a page's first and last lines with text are."""
    full = [at for at, line in enumerate(page) if line.strip()]
    return sorted({*full[:_EDGE], *full[-_EDGE:]})


def _key(line: str) -> str:
    return _NUMBER.sub("#", "".join(line.split())) if len(line) <= _LONGEST else ""


def _cells(line: str) -> list[str]:
    """What a running head says at its left, in its middle and at its right."""
    return [cell.strip() for cell in _BETWEEN.split(line) if cell.strip()] if len(line) <= _LONGEST else []


def _without_heads(pages: list[Page]) -> list[Page]:
    edges = [_edges(page) for page in pages]
    counts = Counter(
        key for page, at in zip(pages, edges, strict=True) for key in {_key(page[one]) for one in at} if key
    )
    cells = Counter(
        cell
        for page, at in zip(pages, edges, strict=True)
        for cell in {cell for one in at for cell in _cells(page[one])}
    )
    least = max(_LEAST_PAGES, _SHARE * sum(map(bool, edges)))
    out = []
    for number, (page, places) in enumerate(zip(pages, edges, strict=True)):
        lines = list(page)
        for at in places:
            if counts[_key(page[at])] >= least:
                said = [cell for cell in _cells(page[at]) if cells[cell] >= least and _tells(cell)]
                lines[at] = max(said, key=len) if said and not number else ""
        out.append(lines)
    return out


def _tells(cell: str) -> bool:
    """Whether a part of a running head says more than a number, a day or an address."""
    return "://" not in cell and sum(map(str.isalpha, cell)) >= _LEAST_LETTERS


def _run_on(before: Page, after: Page) -> None:
    """Mark the empty lines between two pages where a sentence goes on."""
    last = next((at for at in range(len(before) - 1, -1, -1) if before[at].strip()), None)
    first = next((at for at, line in enumerate(after) if line.strip()), None)
    if last is None or first is None or not _goes_on(before[last].strip(), after[first].strip()):
        return
    before[last + 1 :] = [JOINED] * (len(before) - last - 1)
    after[:first] = [JOINED] * first


def _goes_on(above: str, below: str) -> bool:
    if above[-1] in _STOPS:
        return False
    if _WIDE.match(above[-1]):
        return _WIDE.match(below) is not None
    return below[0].islower() and (above[-1].isalnum() or above[-1] in ",-–—‐")
