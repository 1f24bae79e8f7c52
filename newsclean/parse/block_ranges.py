"""The blocks of each container. Those of one container follow each other."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.parse.model import Container, Page

BlockRange = tuple[int, int]
"""The blocks of a container and of all that is in it: from the first up to, but not including, the end."""


class _Result(NamedTuple):
    """The ranges of a page, and what they were found from."""

    containers: tuple[Container, ...]
    inside: list[int]
    """The container of each block."""
    ranges: list[BlockRange]


_last = _Result((), [], [])


def find_block_ranges(page: Page) -> list[BlockRange]:
    """Return the range of each container; an empty range, 0 to 0, for one without blocks.

    The last result is kept, since several steps ask for the same; it must not be changed.
    """
    global _last
    inside = [block.container for block in page.blocks]
    # Another thread may replace the result between two reads of it.
    last = _last
    if last.containers is not page.containers or last.inside != inside:
        last = _last = _Result(page.containers, inside, _find_ranges(page.containers, inside))
    return last.ranges


def _find_ranges(containers: tuple[Container, ...], inside: list[int]) -> list[BlockRange]:
    parents = [container.parent for container in containers]
    firsts, ends = [-1] * len(parents), [0] * len(parents)
    # The first block in a container is the first one from which a climb to the root reaches it. Each climb ends where an
    # earlier one has been, so that each container is visited once.
    for index, at in enumerate(inside):
        while firsts[at] < 0:
            firsts[at] = index
            at = parents[at]
    end = len(inside)
    for at in reversed(inside):
        while not ends[at]:
            ends[at] = end
            at = parents[at]
        end -= 1
    if -1 in firsts:
        firsts = [first if first > 0 else 0 for first in firsts]
    # Pairs without names: pages have hundreds of containers, and a named tuple takes as long as all the rest.
    return list(zip(firsts, ends, strict=True))
