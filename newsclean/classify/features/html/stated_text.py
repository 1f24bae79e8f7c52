"""HTML: features of blocks that repeat what the page's metadata or an image's alternative text states."""

from __future__ import annotations

from bisect import bisect

from newsclean.classify.features.html.container_names import LEAF_TAGS
from newsclean.classify.story_clues import StoryClues
from newsclean.parse.model import Block, Page
from newsclean.text.letters import letters_only
from newsclean.text.whitespace import unescape_references

_MIN_STATED_BODY_CHARS = 400
"""A shorter ``articleBody`` is a summary."""
_MAX_COMPARED_CHARS = 80
"""Characters of a block that are compared; the start of a paragraph identifies it."""
_MIN_COMPARED_LETTERS = 12
"""Texts of fewer letters may be equal by chance."""
_MAX_ALT_LETTERS = 24
"""Letters of an alternative text that are compared; captions often continue differently."""
_MAX_IMAGE_STEPS = 3
"""Steps up the tree from an image to the block's container; beyond, the image says nothing about the block."""
_LENGTH_BINS = (36, 100)  # units
SUMMARY_FEATURES = frozenset(f"described:{where}:{size}" for where in ("start", "in") for size in range(3))
"""Features of blocks that are part of a description of the story."""


class StatedText:
    """Compares the blocks of a page with what the page states about the story."""

    def __init__(self, page: Page, clues: StoryClues) -> None:
        body = clues.body
        self._body = _letters(body) if body and len(body) >= _MIN_STATED_BODY_CHARS else ""
        self._summaries = tuple(dict.fromkeys(filter(None, map(_letters, clues.summaries))))
        self._alts = {
            _letters(image.alt[:_MAX_COMPARED_CHARS])[:_MAX_ALT_LETTERS] for image in page.images if image.alt
        }
        self._image_containers = {image.block: image.container for image in page.images}
        self._containers = page.containers

    def features(self, block: Block, units: int) -> list[str]:
        """Return the features of a block of ``units`` length."""
        features = []
        size = bisect(_LENGTH_BINS, units)
        letters = _letters(block.text[:_MAX_COMPARED_CHARS])
        is_comparable = len(letters) >= _MIN_COMPARED_LETTERS
        if self._body:
            features.append(f"stated:{'in' if is_comparable and letters in self._body else 'out'}:{size}")
        if is_comparable:
            for summary in self._summaries:
                if letters in summary:
                    features.append(f"described:{'start' if summary.startswith(letters) else 'in'}:{size}")
                    break
            if letters[:_MAX_ALT_LETTERS] in self._alts:
                features.append(f"alt:{size}")
        if block.index in self._image_containers:
            features.append(f"image:{self._steps_to_image(block)}:{size}")
        return features

    def _steps_to_image(self, block: Block) -> int:
        """Count the steps up from the image right above a block to the block's container."""
        leaf = self._containers[block.container]
        home = leaf.parent if leaf.tag in LEAF_TAGS else leaf.index
        at = self._image_containers[block.index]
        for steps in range(_MAX_IMAGE_STEPS):
            if at == home:
                return steps
            at = self._containers[at].parent
        return _MAX_IMAGE_STEPS


def _letters(text: str) -> str:
    """Return the letters and digits alone: metadata and blocks differ in spaces, entities and quotation marks."""
    return letters_only(unescape_references(text))
