"""HTML: what the boxes around a block hold, by the first pass's scores.

A story's box is mostly text that is likely; a list of teasers or a comment's box is not, whatever one line in it looks like.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable
from typing import NamedTuple

from newsclean.classify.features.containers import box_of
from newsclean.classify.observation import BlockObservation
from newsclean.parse.model import Page

_SHARES = (0.02, 0.1, 0.3, 0.6, 0.9)
_PURITIES = (0.1, 0.25, 0.4, 0.6, 0.75, 0.9)


class Held(NamedTuple):
    """What a box and all boxes in it hold, in steps."""

    share: int
    """Its share of the page's likely text."""
    pure: int
    """How much of its own text is likely."""


Nearest = tuple[Held, Held, Held]
"""The box a block stands in and the next two around it."""


def boxes(page: Page, seen: list[BlockObservation], odds: list[float]) -> Callable[[int], Nearest]:
    """HTML: what tells of a block's container the nearest three boxes.

    Of each block's units one in ``odds`` is likely text.
    """
    containers = page.containers
    size = [0] * len(containers)
    likely = [0.0] * len(containers)
    for block, item, odd in zip(page.blocks, seen, odds, strict=True):
        size[block.container] += item.units
        likely[block.container] += item.units / odd
    for at in range(len(containers) - 1, 0, -1):
        if size[at]:
            up = containers[at].parent
            size[up] += size[at]
            likely[up] += likely[at]
    total = likely[0] or 1.0
    held: dict[int, Held] = {}
    nearest: dict[int, Nearest] = {}

    def hold(at: int) -> Held:
        found = held.get(at)
        if found is None:
            steps = bisect(_SHARES, likely[at] / total), bisect(_PURITIES, likely[at] / (size[at] or 1))
            found = held[at] = Held(*steps)
        return found

    def told(container: int) -> Nearest:
        found = nearest.get(container)
        if found is None:
            own = box_of(page, container)
            around = containers[own].parent
            found = nearest[container] = hold(own), hold(around), hold(containers[around].parent)
        return found

    return told
