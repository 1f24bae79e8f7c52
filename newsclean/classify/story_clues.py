"""StoryClues: what is known of the story before its blocks are classified."""

from __future__ import annotations

from typing import NamedTuple


class StoryClues(NamedTuple):
    """The story's title, and what the page's metadata states of the story. Evidence like any other: it may be wrong."""

    title: str | None
    title_blocks: frozenset[int]
    """Indexes of the blocks that only repeat the title."""
    body: str | None
    """The story's text (``articleBody`` in JSON-LD)."""
    summaries: tuple[str, ...]
    """The page's descriptions of the story."""
