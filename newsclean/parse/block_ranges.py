"""The blocks of each container. Those of one container follow each other."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from newsclean.parse.model import Page


class BlockRange(NamedTuple):
    """The blocks of a container and of all that is in it: from the first up to, but not including, the end."""

    first: int
    end: int


_new_range = partial(tuple.__new__, BlockRange)
"""Makes a range of a pair, faster than the class."""


def find_block_ranges(page: Page) -> list[BlockRange]:
    """Return the range of each container; an empty range, 0 to 0, for one without blocks."""
    inside = [block.container for block in page.blocks]
    parents = [container.parent for container in page.containers]
    none = len(inside)
    firsts, ends = [none] * len(parents), [0] * len(parents)
    for index, container in enumerate(inside):
        if index < firsts[container]:
            firsts[container] = index
        ends[container] = index + 1
    # Comparisons are faster than min and max, and a page has hundreds of containers.
    for container in range(len(parents) - 1, 0, -1):
        end = ends[container]
        if end:
            first, parent = firsts[container], parents[container]
            if first < firsts[parent]:
                firsts[parent] = first
            if end > ends[parent]:
                ends[parent] = end
    return list(map(_new_range, zip([first if first < none else 0 for first in firsts], ends, strict=True)))
