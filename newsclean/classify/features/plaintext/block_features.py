"""Dumps: what the first pass reads of lines without containers. The counterpart is ``html/block_features.py``."""

from __future__ import annotations

from bisect import bisect
from functools import cache

from newsclean.classify.features.neighbours import add_repetition_features
from newsclean.classify.features.plaintext.lines import Lines
from newsclean.classify.observation import NO_CONTAINER_CLUES, BlockObservation, ContainerClues
from newsclean.classify.story_clues import StoryClues
from newsclean.parse.model import Block, Page
from newsclean.rules import RuleSet

_MAX_LEAD_LINES = 6
"""Lines below the title that may be the story's lead."""
_MIN_LINK_LINE_DENSITY = 0.9
"""Link density from which on a line is nothing but a link."""
_LEAD_LENGTH_BINS = (24, 60, 100, 200)  # units
_MAX_TITLE_REPEATS = 4


class PlaintextBlockFeatures:
    """Features of the lines of a text dump."""

    max_rule_chars = 1000
    """Nothing but its words identifies a consent box in a dump, so rules are tried on long lines as well."""

    def __init__(self, page: Page, clues: StoryClues, rule_set: RuleSet) -> None:
        self._lines = Lines(page.blocks)
        self._title_blocks = sorted(clues.title_blocks)

    def units(self, block: Block) -> int:
        """Return a line's length in units."""
        return self._lines.units[block.index]

    def container_clues(self, block: Block) -> ContainerClues:
        """Return no clues: lines have no containers."""
        return NO_CONTAINER_CLUES

    def find_veto(self, block: Block) -> str | None:
        """Return the id of what vetoes a line beside other lines."""
        return self._lines.find_veto(block.index)

    def word_stems(self, block: Block) -> tuple[str, ...]:
        """Return the stems of a line's words."""
        return self._lines.word_stems[block.index]

    def is_transparent(self, block: Block) -> bool:
        """Return whether the lines beside a line count as each other's neighbours."""
        return self._lines.is_transparent(block.index)

    def block_features(self, block: Block, units: int, link_density: float, ends_sentence: bool) -> list[str]:
        """Return features of a line's kind, of the lines like it and of its place below the title."""
        features = self._lines.features(block.index)
        above = bisect(self._title_blocks, block.index)
        if above:
            distance = block.index - self._title_blocks[above - 1]
            if distance <= _MAX_LEAD_LINES:
                features.extend(_lead_features(distance, bisect(_LEAD_LENGTH_BINS, units), ends_sentence))
        if link_density > _MIN_LINK_LINE_DENSITY:
            features.append("linked")
        return features

    def page_features(self, block: Block, units: int, ends_sentence: bool, shares_title: bool) -> list[str]:
        """Return the feature of a line with the title's words, by how often the line occurs."""
        if not shares_title:
            return []
        return [f"titleish:{min(_MAX_TITLE_REPEATS, self._lines.counts[block.text])}:{ends_sentence}"]

    def is_summary(self, block: Block, page_features: list[str]) -> bool:
        """Return False: no markup names a dump's summary."""
        return False

    def complete(self, observations: list[BlockObservation], dense_units: list[int]) -> list[BlockObservation]:
        """Return the observations with features of repetition among the lines nearby, which need all lines."""
        add_repetition_features(observations)
        return observations


@cache
def _lead_features(distance: int, size: int, ends_sentence: bool) -> tuple[str, ...]:
    return f"below:{distance}:{size}:{ends_sentence}", f"below:{ends_sentence}:{size}"
