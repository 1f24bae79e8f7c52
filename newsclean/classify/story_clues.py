"""StoryClues: what is known of the story before its blocks are classified."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.text.letters import letters_only

MAX_OUTLET_CHARS = 30
"""Characters of a line that may be the name of an outlet alone."""
_MIN_OUTLET_LETTERS = 3


class StoryClues(NamedTuple):
    """The story's title, and what the page's metadata states of the story. Evidence like any other: it may be wrong."""

    title: str | None
    title_blocks: frozenset[int]
    """Indexes of the blocks that only repeat the title."""
    body: str | None
    """The story's text (``articleBody`` in JSON-LD)."""
    summaries: tuple[str, ...]
    """The page's descriptions of the story."""
    outlets: tuple[str, ...] = ()
    """The letters of the outlets that are stated as its authors, on pages with wide characters."""
    is_discussion: bool = False
    """Whether the page's markup states that it is a discussion: its posts are the text."""

    def is_outlet(self, text: str) -> bool:
        """Whether a line is the name of such an outlet, or of its parent: ``テレビ朝日`` of ``テレビ朝日系（ANN）``."""
        if not self.outlets or len(text) > MAX_OUTLET_CHARS:
            return False
        key = letters_only(text)
        return len(key) >= _MIN_OUTLET_LETTERS and any(outlet.startswith(key) for outlet in self.outlets)
