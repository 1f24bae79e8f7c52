"""Dumps: runs of lines that stand in the dump twice, from which copies and repeated lists are recognized."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from newsclean.parse.model import Block
from newsclean.text.width import display_width

MIN_LINE_UNITS = 24
"""Length of a line that shows where a copy is. Shorter lines are repeated by chance."""
MIN_LINE_CHARS = MIN_LINE_UNITS // 2


class LinePair(NamedTuple):
    """A line that stands in the dump twice: its first place and a later one."""

    first: int
    second: int

    @property
    def distance(self) -> int:
        return self.second - self.first


def find_pair_runs(
    blocks: Iterable[Block], continues: Callable[[LinePair, LinePair], bool]
) -> Iterator[list[LinePair]]:
    """Yield the runs of lines that stand in the dump twice.

    Args:
        blocks: the lines to look at.
        continues: whether a pair continues the run of the pair before it.
    """
    first_place: dict[str, int] = {}
    run: list[LinePair] = []
    for block in blocks:
        if block.chars < MIN_LINE_CHARS:
            continue
        first = first_place.setdefault(block.text, block.index)
        if first == block.index or display_width(block.text) < MIN_LINE_UNITS:
            continue
        pair = LinePair(first, block.index)
        if run and not continues(run[-1], pair):
            yield run
            run = []
        run.append(pair)
    if run:
        yield run
