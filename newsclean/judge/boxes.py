"""HTML: what the boxes around a block hold, by the first pass's scores.

A story's box is mostly text that is likely; a list of teasers or a comment's box is not, whatever one line in it looks like.
"""

from __future__ import annotations

from bisect import bisect
from typing import NamedTuple

from newsclean.judge.places import LEAF_TAGS
from newsclean.judge.seen import Seen
from newsclean.page.blocks import Page

_SHARES = (0.02, 0.1, 0.3, 0.6, 0.9)
_PURITIES = (0.1, 0.25, 0.4, 0.6, 0.75, 0.9)


class Held(NamedTuple):
    """What a box and all boxes in it hold, in steps."""

    share: int
    """Its share of the page's likely text."""
    pure: int
    """How much of its own text is likely."""


def boxes(page: Page, seen: list[Seen], values: list[float]) -> list[tuple[Held, Held, Held]]:
    """Of each block the box it stands in and the next two around it; nothing for dumps.

    ``values`` are the blocks' log-odds. Text counts by its units.
    """
    if page.input != "html":
        return []
    containers = page.containers
    size = [0.0] * len(containers)
    likely = [0.0] * len(containers)
    for block, item, value in zip(page.blocks, seen, values, strict=True):
        size[block.container] += item.units
        likely[block.container] += item.units / (1 + 2.718281828**-value)
    for at in range(len(containers) - 1, 0, -1):
        up = containers[at].parent
        size[up] += size[at]
        likely[up] += likely[at]
    total = likely[0] or 1.0
    told: dict[int, tuple[Held, Held, Held]] = {}
    out = []
    for block in page.blocks:
        found = told.get(block.container)
        if found is None:
            leaf = containers[block.container]
            own = leaf.parent if leaf.tag in LEAF_TAGS else leaf.index
            around = containers[own].parent
            further = containers[around].parent
            held = [
                Held(bisect(_SHARES, likely[at] / total), bisect(_PURITIES, likely[at] / (size[at] or 1.0)))
                for at in (own, around, further)
            ]
            found = told[block.container] = (held[0], held[1], held[2])
        out.append(found)
    return out
