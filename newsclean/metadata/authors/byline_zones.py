"""Where bylines are looked for: the blocks around title and text."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.parse.model import Block


class BylineZones(NamedTuple):
    """Where bylines stand: blocks of no great length, the nearest first."""

    head: list[Block]
    """Around the title and down to the text's first blocks."""
    edge: list[Block]
    """The text's first blocks and its last."""
    tail: list[Block]
    """After the text."""
    first: int
    last: int
    """The text's first and last block."""
    titles: tuple[int, ...]
    """The blocks before the text that show the title, in order."""
    kept: frozenset[int]
    """The text's blocks."""

    @property
    def title(self) -> int:
        """The last block before the text that shows the title; -1 where none does."""
        return self.titles[-1] if self.titles else -1
