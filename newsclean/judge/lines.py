"""Dumps: what lines tell that no tree is there to tell: empty lines around them, rows of lines alike, picture credits.

Menus, boxes and lists come in rows; stories do not, and what parts their paragraphs comes again and again.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from functools import cache

from newsclean.judge.cohesion import stems
from newsclean.page.blocks import Block
from newsclean.page.credit import is_credited
from newsclean.page.width import display_width

_TIME = re.compile(
    r"\d{1,2}[:：]\d{2}|(?:19|20)\d\d|\d{1,2}月\d{1,2}日|\d ?(?:min|hours?|days?|std|stunden?|tagen?|h|uur|分钟|小时|天|日)\b|ago\b|前$",
    re.IGNORECASE,
)
_STOPS = frozenset(".!?。！？…”\"»'")
_SIZES = (16, 36, 70, 150, 400)
FRAGMENT = "line.fragment"
_FRAGMENT = 2
"""Units of a line that is no more than a sign, a number or one character: what is left of buttons and cells."""
_SHORT = 36
_OFTEN = 3


class Lines:
    """A dump's lines, looked at together."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.units = [display_width(block.text) for block in blocks]
        self.words = [stems(block.text) for block in blocks]
        self._blocks = blocks
        self._count = Counter(block.text for block in blocks)
        self._airy = bisect((0.05, 0.3, 0.7), sum(block.gap > 0 for block in blocks) / max(1, len(blocks)))
        self._runs = _runs([_sign(block, units) for block, units in zip(blocks, self.units, strict=True)])

    def passes(self, index: int) -> bool:
        """Whether a line is so short and so often repeated that its neighbours are better told without it."""
        return self.units[index] < _SHORT and self._count[self._blocks[index].text] >= _OFTEN

    def veto(self, index: int) -> str | None:
        """The id of what bars a line by itself."""
        return FRAGMENT if self.units[index] <= _FRAGMENT else None

    def features(self, index: int) -> list[str]:
        """Features of one line."""
        block = self._blocks[index]
        size = bisect(_SIZES, self.units[index])
        names = list(_gaps(min(block.gap, 2), self._gap_after(index), self._airy, size))
        if is_credited(block.text):
            names.extend(("credit", f"credit:{size}"))
        names.append(_run(min(size, 3), bisect((2, 4, 8, 16), self._runs[index])))
        return names

    def _gap_after(self, index: int) -> int:
        return min(self._blocks[index + 1].gap, 2) if index + 1 < len(self._blocks) else 2


def _sign(block: Block, units: int) -> int:
    """A line's outward kind as one number: its length, its stop, a time in it, a bullet."""
    ends = block.text[-1] in _STOPS
    timed = units < 70 and _TIME.search(block.text) is not None
    return bisect(_SIZES, units) << 3 | ends << 2 | timed << 1 | (block.kind == "list_item")


def _runs(signs: list[int]) -> list[int]:
    """Of each line, how many in a row are of its kind."""
    out: list[int] = []
    start = 0
    for at in range(1, len(signs) + 1):
        if at == len(signs) or signs[at] != signs[start]:
            out.extend([at - start] * (at - start))
            start = at
    return out


@cache
def _gaps(before: int, after: int, airy: int, size: int) -> tuple[str, ...]:
    return f"gaps:{before}:{after}:{airy}", f"gaps:{before}:{after}:{min(size, 3)}"


@cache
def _run(size: int, length: int) -> str:
    return f"row:{size}:{length}"
