"""Form feeds that part a PDF's pages, not dumps: the pages of one text are one article.

``pdftotext`` writes a form feed after every page, the last one too. Pages are known by their numbers, which go up by one
from page to page, or by a sentence that runs on over a feed in a file that ends with one.
"""

from __future__ import annotations

import re
from itertools import pairwise

_EDGE = 3
"""Lines at a page's top and at its bottom that may hold its number."""
_LONGEST = 300
_NUMBERS = 0.7
"""Share of the pages whose number must be one more than that of the page before."""
_FEW = 3
"""Pages up to which the first must be number 1: numbers of other things may go up by one by chance."""
_NUMBER = r"\d{1,4}"
_STOPS = '.!?:;…。！？：；”"’»）)'
_RUNNING = 16
"""Characters of a line of Chinese or Japanese text."""
_WIDE = r"[\u3041-\u30ff\u3400-\u9fff]"

Numbered = dict[str, tuple[int, ...]]
"""The lines at a page's edges that hold numbers, with a sign for each, and the numbers."""


def group_pages(pages: list[bytes]) -> list[list[bytes]] | None:
    """The pages of each printed text among what form feeds part; ``None`` where these are dumps of their own."""
    full = [page for page in pages if page.strip()]
    if len(full) < 2:
        return None
    numbered = [_numbered(page) for page in full]
    steps = [_step(before, after) for before, after in pairwise(numbered)]
    if all(steps) or (sum(map(bool, steps)) >= _NUMBERS * len(steps) and len(full) > _FEW):
        if len(full) > _FEW or any(1 in numbers for numbers in numbered[0].values()):
            return _parted(full, steps)
        return None
    return [full] if not pages[-1].strip() and any(_runs_on(*pair) for pair in pairwise(full)) else None


def _parted(pages: list[bytes], steps: list[int]) -> list[list[bytes]]:
    """The pages in their texts: where numbers begin anew, so does a text."""
    out = [pages[:1]]
    for page, step in zip(pages[1:], steps, strict=True):
        if step < 0:
            out.append([page])
        else:
            out[-1].append(page)
    return out


def _edges(page: bytes) -> list[str]:
    lines = [line for line in page.decode("utf-8", "ignore").splitlines() if line.strip()]
    return [line.strip() for line in (*lines[:_EDGE], *lines[_EDGE:][-_EDGE:]) if len(line) <= _LONGEST]


def _numbered(page: bytes) -> Numbered:
    return {
        re.sub(_NUMBER, "#", "".join(line.split())): tuple(map(int, re.findall(_NUMBER, line)))
        for line in _edges(page)
        if any(map(str.isdecimal, line))
    }


def _step(before: Numbered, after: Numbered) -> int:
    """1 where a page's number is one more than the page's before, -1 where it is 1 again, else 0."""
    found = 0
    for key, numbers in before.items():
        following = after.get(key, ())
        changed = [(one, other) for one, other in zip(numbers, following, strict=False) if one != other]
        if len(changed) == 1 and changed[0][1] == changed[0][0] + 1:
            return 1
        if changed and changed[0][0] > 1 and changed[0][1] == 1:
            found = -1
    return found


def _runs_on(before: bytes, after: bytes) -> bool:
    """Whether a sentence goes on from one page to the next."""
    if not before.endswith(b"\n") or after.startswith((b"\n", b"\r")):
        return False
    above = before.decode("utf-8", "ignore").rstrip()[-_LONGEST:]
    below = after.decode("utf-8", "ignore").lstrip()[:_LONGEST]
    if not above or not below or above[-1] in _STOPS:
        return False
    if above[-1] == ",":
        return below[0].isalnum()
    if re.match(_WIDE, above[-1]) and re.match(_WIDE, below):
        # Titles and last lines are shorter than lines of text.
        return min(len(above.splitlines()[-1]), len(below.splitlines()[0])) >= _RUNNING
    return below[0].islower() and (above[-1].isalnum() or above[-1] in "-–—")
