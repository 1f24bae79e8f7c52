"""The blocks of each container. Those of one container follow each other."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.parse.model import Page


class BlockRange(NamedTuple):
    """The blocks of a container and of all that is in it: from the first up to, but not including, the end."""

    first: int
    end: int


_EMPTY = BlockRange(0, 0)


def find_block_ranges(page: Page) -> list[BlockRange]:
    """Return the range of each container; an empty range, 0 to 0, for one without blocks."""
    firsts, ends = [len(page.blocks)] * len(page.containers), [0] * len(page.containers)
    for block in page.blocks:
        at = block.container
        if block.index < firsts[at]:
            firsts[at] = block.index
        ends[at] = block.index + 1
    parents = [container.parent for container in page.containers]
    # Comparisons are faster than min and max, and a page has hundreds of containers.
    for index in range(len(parents) - 1, -1, -1):
        end = ends[index]
        if end:
            first, parent = firsts[index], parents[index]
            if first < firsts[parent]:
                firsts[parent] = first
            if end > ends[parent]:
                ends[parent] = end
    # Straight from pairs: the constructor of a named tuple takes three times as long.
    return [tuple.__new__(BlockRange, pair) if pair[1] else _EMPTY for pair in zip(firsts, ends, strict=True)]
