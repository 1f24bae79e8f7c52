"""What is known of the story before a block is judged: its title, and what the page's markup and images say of it."""

from __future__ import annotations

from bisect import bisect
from typing import NamedTuple

from newsclean.classify.features.containers import LEAF_TAGS
from newsclean.parse.model import Block, Page
from newsclean.text.letters import letters_only
from newsclean.text.whitespace import unescaped

_LEAST_STATED = 400
"""Characters below which a stated body is a summary."""
_COMPARED = 80
_LEAST_KEY = 12
"""Letters below which equality says nothing."""
_ALT_KEY = 24
_CLIMB = 3
DESCRIBED = frozenset(f"described:{how}:{size}" for how in ("start", "in") for size in range(3))
"""Features of blocks that are, or are in, a description of the story."""


class StoryClues(NamedTuple):
    """The story's title and what the page's markup states of it; evidence like any other."""

    title: str | None
    title_blocks: frozenset[int]
    """Indexes of the blocks that only repeat the title."""
    body: str | None
    """The story's text (``articleBody``)."""
    summaries: tuple[str, ...]
    """The page's descriptions of the story."""


class Statements:
    """Holds blocks of one page against what the page states in its markup and beside its images."""

    def __init__(self, page: Page, clues: StoryClues) -> None:
        self._body = _bare(clues.body) if clues.body and len(clues.body) >= _LEAST_STATED else ""
        self._summaries = tuple(dict.fromkeys(filter(None, map(_bare, clues.summaries))))
        self._alts = {_bare(image.alt[:_COMPARED])[:_ALT_KEY] for image in page.images if image.alt}
        self._above = {image.block: image.container for image in page.images}
        self._page = page

    def features(self, block: Block, units: int) -> list[str]:
        """Features of what a block has in common with the page's statements."""
        names = []
        size = bisect((36, 100), units)
        key = _bare(block.text[:_COMPARED])
        tells = len(key) >= _LEAST_KEY
        if self._body:
            names.append(f"stated:{'in' if tells and key in self._body else 'out'}:{size}")
        if tells:
            for summary in self._summaries:
                if key in summary:
                    names.append(f"described:{'start' if summary.startswith(key) else 'in'}:{size}")
                    break
            if key[:_ALT_KEY] in self._alts:
                names.append(f"alt:{size}")
        if block.index in self._above:
            names.append(f"image:{self._away(block)}:{size}")
        return names

    def _away(self, block: Block) -> int:
        """How many boxes up from the image right above a block the block's own box is; at most ``_CLIMB``."""
        containers = self._page.containers
        leaf = containers[block.container]
        home = leaf.parent if leaf.tag in LEAF_TAGS else leaf.index
        at = self._above[block.index]
        for steps in range(_CLIMB):
            if at == home:
                return steps
            at = containers[at].parent
        return _CLIMB


def _bare(text: str) -> str:
    """Letters and digits alone: statements and blocks differ in spaces, entities and quotes."""
    return letters_only(unescaped(text))
