"""The dates in the lines of a page, and where they are looked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.parse.model import Block


class LineDates(NamedTuple):
    """Dates (ISO 8601) in the lines around the body, each the first of its kind."""

    line: str | None = None
    """In the text of a line."""
    updated: str | None = None
    """In a line that says that the page was modified then."""
    time: str | None = None
    """In a ``<time>`` element."""
    itemprop: str | None = None
    """In microdata."""
    relative: str | None = None
    """The text of a line that counts from the moment of reading (``3小时前``)."""
    near: bool = False
    """Whether the line is between title and body, or just above the title, where a story's own date is."""
    labelled: bool = False
    """Whether the line says that the story was published then."""
    ambiguous: bool = False
    """Whether the day of the line may be its month."""
    alone: str | None = None
    """Where no line around the body has a date: the day of the page's other datelines, if they all have the same one."""
    original: str | None = None
    """In a sentence at an end of the body that says when the story was first published."""
    mention: str | None = None
    """Beside another mention of the title, in a list of stories."""

    @property
    def found(self) -> bool:
        """Whether any line has a date."""
        return bool(self.line or self.time or self.itemprop or self.updated or self.alone or self.mention)


class DateSearchArea(NamedTuple):
    """The blocks that may have the story's date."""

    above: tuple[Block, ...]
    """The blocks above the title."""
    head: tuple[Block, ...]
    """The blocks from the title to the body."""
    kept: Sequence[int]
    """The indexes of the body's blocks."""
    title_at: int
    """The index of the title's block."""
