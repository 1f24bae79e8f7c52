"""HTML: what the first pass reads of a page with containers. The counterpart is ``plaintext/block_features.py``."""

from __future__ import annotations

from bisect import bisect
from functools import cache

from newsclean.classify.captions.by_place import CAPTION_PLACE_VETO, find_captions
from newsclean.classify.features.html.container_contents import find_container_features
from newsclean.classify.features.html.container_names import find_container_clues
from newsclean.classify.features.html.stated_text import SUMMARY_FEATURES, StatedText
from newsclean.classify.features.vocabulary import Vocabulary
from newsclean.classify.observation import NO_WORD_STEMS, BlockObservation, ContainerClues
from newsclean.classify.story_clues import StoryClues
from newsclean.parse.model import Block, Page
from newsclean.rules import RuleSet
from newsclean.text.width import display_width

_LINK_DENSITY_BINS = (0.01, 0.2, 0.5, 0.9)
_SHORT_UNITS = 36
_MEDIUM_UNITS = 100


class HtmlBlockFeatures:
    """Features of the blocks of an HTML page."""

    max_rule_chars = 400
    """Longer blocks are known by their containers; no rule is tried on them."""

    def __init__(self, page: Page, clues: StoryClues, rule_set: RuleSet, vocabulary: Vocabulary) -> None:
        self._page = page
        self._rule_set = rule_set
        self._title_block = min(clues.title_blocks, default=-1)
        self._container_clues = find_container_clues(page, rule_set, vocabulary)
        self._stated = StatedText(page, clues)
        self._captions = find_captions(page, rule_set)

    def units(self, block: Block) -> int:
        """Return a block's length in units."""
        return block.chars if block.text.isascii() else display_width(block.text)

    def container_clues(self, block: Block) -> ContainerClues:
        """Return what the names of a block's containers say."""
        return self._container_clues[block.container]

    def find_veto(self, block: Block) -> str | None:
        """Return the id of what drops a block by its place: it is an image's caption."""
        return CAPTION_PLACE_VETO if block.index in self._captions else None

    def word_stems(self, block: Block) -> tuple[str, ...]:
        """Return none: in HTML, the containers tell more than the words."""
        return NO_WORD_STEMS

    def is_transparent(self, block: Block) -> bool:
        """Return False: in HTML, every block is a neighbour."""
        return False

    def block_features(self, block: Block, units: int, link_density: float, ends_sentence: bool) -> list[str]:
        """Return features of a block's links, kind and inline markup."""
        size = "s" if units < _SHORT_UNITS else "m" if units < _MEDIUM_UNITS else "l"
        features = list(_kind_features(block.kind, size, bisect(_LINK_DENSITY_BINS, link_density)))
        if block.links > 1:
            features.append("links:many")
        if block.datetime:
            features.append(f"timed:{size}")
        if block.attrs:
            features.extend(f"inline:{role}" for role in self._rule_set.container_names.find_roles(block.attrs))
            if "all:bold" in block.attrs:
                features.append(f"bold:{size}")
        return features

    def page_features(self, block: Block, units: int, ends_sentence: bool, shares_title: bool) -> list[str]:
        """Return features of what the page's metadata states about a block's text."""
        return self._stated.features(block, units)

    def is_summary(self, block: Block, page_features: list[str]) -> bool:
        """Return whether the page's markup says that a block is the story's summary."""
        return self._container_clues[block.container].is_summary or not SUMMARY_FEATURES.isdisjoint(page_features)

    def complete(self, observations: list[BlockObservation], dense_units: list[int]) -> list[BlockObservation]:
        """Return the observations with the features of their containers, which need all blocks."""
        groups = find_container_features(
            self._page, self._container_clues, observations, dense_units, self._title_block, self._rule_set
        )
        return [
            observation if observation.veto_id else observation.in_containers(groups[block.container])
            for observation, block in zip(observations, self._page.blocks, strict=True)
        ]


@cache
def _kind_features(kind: str, size: str, link_density: int) -> tuple[str, ...]:
    return f"links:{link_density}:{size}", f"kind:{kind}", f"kind:{kind}:{size}"
