"""HTML: what the second pass adds to a block's features. The counterpart is ``plaintext/score_features.py``."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import repeat

from newsclean.classify.features.html.container_scores import (
    ContainerScores,
    NearestContainers,
    Peers,
)
from newsclean.classify.features.scored_page import ScoredPage
from newsclean.classify.observation import FeatureGroups

_NEIGHBOURS = 3
"""Blocks on each side whose scores are features."""
_GROUP_SCORE_BINS = (-8, -3, -0.5, 0.5, 3, 8)  # sums of weighted log-odds
_ROUGH_GROUP_SCORE_BINS = (-3, 0.5, 3)
_PEER_SHARE_BINS = (0.005, 0.05, 0.2, 0.5, 0.8)  # share of the page's text mass
_DEPTH_BINS = (0, 1, 2, 3, 5)  # containers
_BEST_SHARE_BINS = (0.5, 0.8, 0.95)  # share of the page's text mass


class HtmlScoreFeatures:
    """Features of the blocks of an HTML page that need the first pass's scores."""

    window_sizes: tuple[int, ...] = (4, 10)
    """Blocks on each side whose text mass is summed."""

    def __init__(self, scored: ScoredPage) -> None:
        self._scored = scored
        self._containers = ContainerScores(scored)
        self._best = self._containers.find_best()
        self._best_share = bisect(_BEST_SHARE_BINS, self._best.mass_share)
        self._peers = Peers(scored)
        edge = (0,) * _NEIGHBOURS
        self._padded_bins = (*edge, *scored.score_bins, *edge)

    def feature_groups(self, open_blocks: list[int]) -> Iterable[FeatureGroups]:
        """Return the features of the blocks without a veto."""
        scored = self._scored
        scores, weights, mass = scored.scores, scored.length_weights, scored.text_mass
        width = 2 * _NEIGHBOURS + 1
        containers = [scored.page.blocks[index].container for index in open_blocks]
        score_bins = [scored.score_bins[index] for index in open_blocks]
        group_scores, name_masses = self._peers.container_score, self._peers.same_names_mass
        rest = [group_scores(index) - scores[index] * weights[index] for index in open_blocks]
        share = [(name_masses(index) - mass[index]) / scored.total_mass for index in open_blocks]
        depths = [self._best.depths[container] for container in containers]
        return zip(
            [_neighbour_features(*self._padded_bins[index : index + width]) for index in open_blocks],
            map(_container_features, map(self._containers.nearest, containers), score_bins),
            map(
                _peer_features,
                map(bisect, repeat(_GROUP_SCORE_BINS), rest),
                map(bisect, repeat(_ROUGH_GROUP_SCORE_BINS), rest),
                map(bisect, repeat(_PEER_SHARE_BINS), share),
                score_bins,
            ),
            map(
                _best_container_features,
                map(bisect, repeat(_DEPTH_BINS), depths),
                [depth >= 0 for depth in depths],
                score_bins,
                repeat(self._best_share),
            ),
            strict=False,
        )


# A feature's name is made once: its bins are few, and the blocks of a corpus are many.


@lru_cache(maxsize=4096)
def _neighbour_features(
    three_up: int, two_up: int, up: int, own: int, down: int, two_down: int, three_down: int
) -> tuple[str, ...]:
    """Return features of the scores of three neighbours on each side.

    Blocks that may interrupt a story are among them: a caption between paragraphs is recognized by its neighbours.
    """
    return (
        f"p-3:{three_up}",
        f"p+3:{three_down}",
        f"both1:{up // 2}:{own // 2}:{down // 2}",
        f"both2:{two_up // 3}:{up // 3}:{own // 2}:{down // 3}:{two_down // 3}",
    )


@cache
def _container_features(nearest: NearestContainers, score_bin: int) -> tuple[str, ...]:
    return tuple(
        feature
        for level, held in enumerate(nearest)
        for feature in (
            f"box{level}:{held.page_share_bin}:{held.text_share_bin}",
            f"box{level}:{score_bin}:of:{held.text_share_bin}",
        )
    )


@cache
def _peer_features(fine: int, rough: int, share: int, score_bin: int) -> tuple[str, ...]:
    return f"group:{fine}", f"group:{rough}:{score_bin}", f"peers:{share}", f"peers:{share}:{score_bin}"


@cache
def _best_container_features(depth: int, is_inside: bool, score_bin: int, share: int) -> tuple[str, ...]:
    side = "in" if is_inside else "out"
    return f"best:{depth}", f"best:{side}:{score_bin}", f"best:{side}:{share}"
