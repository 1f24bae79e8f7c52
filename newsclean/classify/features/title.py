"""Features of a block beside the story's title: shared words and distance."""

from __future__ import annotations

from bisect import bisect
from math import ceil

from newsclean.classify.story_clues import StoryClues

_MIN_TITLE_WORDS = 4
"""Shorter titles share their words with many blocks by chance."""
_MIN_SHARED_WORDS = 0.6
"""Share of the title's words that a block must have to repeat it."""
_MAX_REPEAT_UNITS = 300
"""Longer blocks have the title's words because they tell the story."""
_DISTANCE_BINS = (4, 12, 40, 120)  # blocks
_BEFORE_TITLE = ("title:before",)
_AFTER_TITLE = tuple((f"title:after:{distance}",) for distance in range(len(_DISTANCE_BINS) + 1))


class TitleFeatures:
    """Compares blocks with the story's title."""

    def __init__(self, clues: StoryClues) -> None:
        words = frozenset((clues.title or "").casefold().split())
        self._words = words
        self._min_shared = _MIN_SHARED_WORDS * len(words)
        # A block shorter than the title's shortest words together has too few of them.
        self._min_units = sum(sorted(map(len, words))[: ceil(self._min_shared)])
        self._has_enough_words = len(words) >= _MIN_TITLE_WORDS
        self._first_block = min(clues.title_blocks, default=-1)

    def shares_words(self, text: str, units: int) -> bool:
        """Return whether a block of ``units`` length has most of the title's words."""
        return (
            self._has_enough_words
            and self._min_units <= units < _MAX_REPEAT_UNITS
            and len(self._words.intersection(text.casefold().split())) >= self._min_shared
        )

    def position_features(self, index: int) -> tuple[str, ...]:
        """Return the feature of a block's distance to the title; none where no block holds the title."""
        if self._first_block < 0:
            return ()
        distance = index - self._first_block
        return _BEFORE_TITLE if distance < 0 else _AFTER_TITLE[bisect(_DISTANCE_BINS, distance)]
