"""Vocabulary: the features that a caller has a use for.

Names of containers have words by the thousand, and few of them have a weight. Where only weights count, no feature is made
of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

FeatureFamily = Callable[[str], "str | None"]
"""Returns a feature of one family by what tells it from the others; None where it is of no use."""


WORD_PREFIX = "word:"
"""Starts the features of the words of containers' names."""
_MIN_WORD_CHARS = 3
_MAX_WORD_CHARS = 18
"""Longer "words" of class names are hashes and run-together words, which no second site has."""


class Vocabulary:
    """Some of all features."""

    def __init__(self, features: Collection[str]) -> None:
        self._features = features
        self._words = frozenset([feature.split(":")[1] for feature in features if feature.startswith(WORD_PREFIX)])

    def family(self, prefix: str, suffix: str = "") -> FeatureFamily:
        """Return the features that begin and end alike, by what is between."""
        return {
            feature[len(prefix) : len(feature) - len(suffix)]: feature
            for feature in self._features
            if feature.startswith(prefix) and feature.endswith(suffix)
        }.get

    def select_words(self, words: Collection[str]) -> list[str]:
        """Return the words of names that have a feature, each of them once."""
        known = self._words.intersection(words)
        return [word for word in dict.fromkeys(words) if word in known] if known else []


class _AllFeatures(Vocabulary):
    """All features, as for learning their weights."""

    def __init__(self) -> None:
        super().__init__(())

    def family(self, prefix: str, suffix: str = "") -> FeatureFamily:
        return lambda part: f"{prefix}{part}{suffix}"

    def select_words(self, words: Collection[str]) -> list[str]:
        return [
            word
            for word in dict.fromkeys(words)
            if _MIN_WORD_CHARS <= len(word) <= _MAX_WORD_CHARS and word.isascii() and word.isalpha()
        ]


ALL_FEATURES: Vocabulary = _AllFeatures()
