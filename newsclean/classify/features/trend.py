"""Dumps: how a line's score fits in with those around it and with those of the lines that look like it.

A doubtful line between likely ones is a paragraph, the same line at the end of a menu is not; and what most teasers of
a page score tells of the one that scores better. Weights are added up, so what matters together is one feature.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from functools import cache

from newsclean.classify.features.neighbours import letter_of
from newsclean.classify.observation import BlockObservation
from newsclean.parse.model import Page

_FADE = 0.8
"""What a line counts for the one after the next, beside what it counts for the next."""
_LEAST = 0.001
"""Keeps the first line, which has none above it, from a division by nothing."""
_ALONE = 0.5
"""Weight of a likeness that scores nothing: few lines alike say little."""
_NO_LINE = -3.0
"""What stands in for the line before the first and after the last."""
# Steps of scores: fine, of six and of four.
_FINE = (-2.2, -1.9, -1.6, -1.3, -0.95, -0.55, -0.15, 0.3, 0.75, 1.2, 1.65, 2.15, 2.65, 3.2, 3.75, 4.0)
_SIX = (-1.5, -0.3, 1.2, 2.8, 4.0)
_FOUR = (-0.95, 1.2, 3.75)
_AROUND = (-1.4, 0.0, 1.6, 2.8, 3.65)
_LIKES = (-2.2, -1.6, -1.0, -0.15, 0.5, 1.5, 2.7, 3.4, 3.8)
_LIKES_SIX = (-1.8, -0.7, 0.5, 2.3, 3.6)
_LINES = (120, 190, 270, 370, 600)
_AIRY = (0.001, 0.4, 0.73)


def trends(
    page: Page, seen: list[BlockObservation], values: list[float], weights: list[float]
) -> list[tuple[str, ...]]:
    """Features of each line from all lines' scores (``values``, log-odds) and how much each counts; none where settled."""
    blocks = page.blocks
    count = len(values)
    airy = bisect(_AIRY, sum(block.gap > 0 for block in blocks) / max(1, count))
    size = bisect(_LINES, count)
    above = _faded(values, weights)
    below = _faded(values[::-1], weights[::-1])[::-1]
    likes = _likes(page, seen, values, weights)
    six = [bisect(_SIX, value) for value in values]
    outside = bisect(_SIX, _NO_LINE)
    out: list[tuple[str, ...]] = []
    for index, (item, value) in enumerate(zip(seen, values, strict=True)):
        if item.settled:
            out.append(())
            continue
        own, rough = six[index], bisect(_FOUR, value)
        before = six[index - 1] if index else outside
        after = six[index + 1] if index + 1 < count else outside
        under = bisect(_AROUND, below[index])
        like = likes[index]
        out.append(
            (
                *_page(bisect(_FINE, value), size, airy, rough),
                _beside(before, own, after),
                _stream(bisect(_AROUND, above[index]), under, rough),
                *_like(bisect(_LIKES, like), bisect(_LIKES_SIX, like), under, own, rough),
            )
        )
    return out


def _faded(values: list[float], weights: list[float]) -> list[float]:
    """The mean score of all lines before each, the nearer the heavier."""
    out = []
    total = whole = 0.0
    for value, weight in zip(values, weights, strict=True):
        out.append(total / (whole + _LEAST))
        total = total * _FADE + value * weight
        whole = whole * _FADE + weight
    return out


def _likes(page: Page, seen: list[BlockObservation], values: list[float], weights: list[float]) -> list[float]:
    """The mean score of the other lines of each one's kind, length and ending, with as much space around them."""
    gaps = [min(block.gap, 2) for block in page.blocks]
    keys = list(zip(map(letter_of, seen), [block.kind for block in page.blocks], gaps, [*gaps, 2][1:], strict=True))
    sums: dict[tuple[str, str, int, int], float] = defaultdict(float)
    wholes: dict[tuple[str, str, int, int], float] = defaultdict(float)
    for key, value, weight in zip(keys, values, weights, strict=True):
        sums[key] += value * weight
        wholes[key] += weight
    return [
        (sums[key] - value * weight) / (wholes[key] - weight + _ALONE)
        for key, value, weight in zip(keys, values, weights, strict=True)
    ]


@cache
def _page(fine: int, size: int, airy: int, rough: int) -> tuple[str, ...]:
    return f"fine:{fine}", f"page:{size}:{airy}:{rough}"


@cache
def _beside(before: int, own: int, after: int) -> str:
    return f"trio:{before}:{own}:{after}"


@cache
def _stream(above: int, below: int, rough: int) -> str:
    return f"stream:{above}:{below}:{rough}"


@cache
def _like(fine: int, like: int, below: int, own: int, rough: int) -> tuple[str, ...]:
    return f"like:{fine}:{own}", f"like:{like}:stream:{below}:{rough}"
