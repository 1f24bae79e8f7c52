"""Dumps: what the second pass adds to a line's features. The counterpart is ``html/score_features.py``."""

from __future__ import annotations

from newsclean.classify.features.plaintext.score_trend import score_trend_features
from newsclean.classify.features.plaintext.topic_overlap import topic_overlap_features
from newsclean.classify.features.scored_page import ScoredPage
from newsclean.classify.observation import FeatureGroups


class PlaintextScoreFeatures:
    """Features of the lines of a dump that need the first pass's scores."""

    window_sizes: tuple[int, ...] = ()
    """None: the trend of the scores says the same in finer steps."""

    def __init__(self, scored: ScoredPage) -> None:
        self._topic_overlap = topic_overlap_features(scored.observations, scored.first_scores)
        self._trend = score_trend_features(scored)

    def feature_groups(self, open_blocks: list[int]) -> list[FeatureGroups]:
        """Return the features of the lines without a veto."""
        return [(self._topic_overlap[index], *self._trend[index]) for index in open_blocks]
