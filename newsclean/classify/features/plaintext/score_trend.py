"""Dumps: features of a line's score beside the scores around it and those of lines of the same shape.

A doubtful line between likely ones is a paragraph; the same line at the end of a menu is not. Weights of features are added
up, so conditions that matter together are one feature.
"""

from __future__ import annotations

from bisect import bisect
from functools import cache
from itertools import repeat

from newsclean.classify.features.neighbours import classify_shape
from newsclean.classify.features.scored_page import ScoredPage
from newsclean.classify.observation import FeatureGroups

_DECAY = 0.8
"""What a line counts for the line after the next, as a share of what it counts for the next."""
_MIN_TOTAL_WEIGHT = 0.001
"""Avoids a division by zero for the first line, which has none above it."""
_PRIOR_WEIGHT = 0.5
"""Weight of an assumed line of score 0 among the lines of one shape: a few lines say little."""
_EDGE_SCORE = -3.0
"""Score assumed above the first line and below the last."""
_MAX_GAP = 2
"""Blank lines before a line; more say nothing more."""
# Bins of scores (log-odds): fine, and rough for features that combine several.
_SCORE_BINS = (-2.2, -1.9, -1.6, -1.3, -0.95, -0.55, -0.15, 0.3, 0.75, 1.2, 1.65, 2.15, 2.65, 3.2, 3.75, 4.0)
_SIX_SCORE_BINS = (-1.5, -0.3, 1.2, 2.8, 4.0)
_FOUR_SCORE_BINS = (-0.95, 1.2, 3.75)
_TREND_BINS = (-1.4, 0.0, 1.6, 2.8, 3.65)
_SHAPE_SCORE_BINS = (-2.2, -1.6, -1.0, -0.15, 0.5, 1.5, 2.7, 3.4, 3.8)
_SIX_SHAPE_SCORE_BINS = (-1.8, -0.7, 0.5, 2.3, 3.6)
_PAGE_LENGTH_BINS = (120, 190, 270, 370, 600)  # lines
_GAP_DENSITY_BINS = (0.001, 0.4, 0.73)  # share of lines with a blank line before them


def score_trend_features(scored: ScoredPage) -> list[FeatureGroups]:
    """Return groups of features of each line's score beside those of the other lines; none for lines with a veto."""
    scores, weights = scored.scores, scored.length_weights
    count = len(scores)
    gap_density = bisect(_GAP_DENSITY_BINS, sum(block.gap > 0 for block in scored.page.blocks) / max(1, count))
    page_length = bisect(_PAGE_LENGTH_BINS, count)
    above = _decayed_means(scores, weights)
    below = _decayed_means(scores[::-1], weights[::-1])[::-1]
    shape_scores = _shape_means(scored)
    # One column after the other: calls by map() take a third of the time of calls in a loop over the lines.
    rough = _bins(_FOUR_SCORE_BINS, scores)
    six = _bins(_SIX_SCORE_BINS, scores)
    edge = bisect(_SIX_SCORE_BINS, _EDGE_SCORE)
    trend_below = _bins(_TREND_BINS, below)
    columns = (
        map(_page_features, _bins(_SCORE_BINS, scores), repeat(page_length), repeat(gap_density), rough),
        map(_adjacent_feature, [edge, *six[:-1]], six, [*six[1:], edge]),
        map(_trend_feature, _bins(_TREND_BINS, above), trend_below, rough),
        map(
            _shape_features,
            _bins(_SHAPE_SCORE_BINS, shape_scores),
            _bins(_SIX_SHAPE_SCORE_BINS, shape_scores),
            trend_below,
            six,
            rough,
        ),
    )
    return [
        groups if observation.veto_id is None else ()
        for observation, groups in zip(scored.observations, zip(*columns, strict=True), strict=True)
    ]


def _bins(edges: tuple[float, ...], values: list[float]) -> list[int]:
    return list(map(bisect, repeat(edges), values))


def _decayed_means(scores: list[float], weights: list[float]) -> list[float]:
    """Return for each line the weighted mean score of all lines before it; nearer lines count more."""
    out = []
    total = total_weight = 0.0
    for score, weight in zip(scores, weights, strict=True):
        out.append(total / (total_weight + _MIN_TOTAL_WEIGHT))
        total = total * _DECAY + score * weight
        total_weight = total_weight * _DECAY + weight
    return out


def _shape_means(scored: ScoredPage) -> list[float]:
    """Return for each line the mean score of the other lines of its kind, length, ending and space around it."""
    blocks = scored.page.blocks
    gaps = [min(block.gap, _MAX_GAP) for block in blocks]
    kinds = [block.kind for block in blocks]
    shapes = list(zip(map(classify_shape, scored.observations), kinds, gaps, [*gaps, _MAX_GAP][1:], strict=True))
    # Of each shape, the sum of weighted scores and of weights.
    sums: dict[tuple[str, str, int, int], list[float]] = {}
    sums_by_line: list[list[float]] = []
    for shape, score, weight in zip(shapes, scored.scores, scored.length_weights, strict=True):
        own_sums = sums.get(shape)
        if own_sums is None:
            own_sums = sums[shape] = [0.0, 0.0]
        own_sums[0] += score * weight
        own_sums[1] += weight
        sums_by_line.append(own_sums)
    return [
        (total - score * weight) / (total_weight - weight + _PRIOR_WEIGHT)
        for (total, total_weight), score, weight in zip(sums_by_line, scored.scores, scored.length_weights, strict=True)
    ]


@cache
def _page_features(fine: int, page_length: int, gap_density: int, rough: int) -> tuple[str, ...]:
    return f"fine:{fine}", f"page:{page_length}:{gap_density}:{rough}"


@cache
def _adjacent_feature(before: int, own: int, after: int) -> tuple[str, ...]:
    return (f"trio:{before}:{own}:{after}",)


@cache
def _trend_feature(above: int, below: int, rough: int) -> tuple[str, ...]:
    return (f"stream:{above}:{below}:{rough}",)


@cache
def _shape_features(fine: int, rough_shape: int, below: int, own: int, rough: int) -> tuple[str, ...]:
    return f"like:{fine}:{own}", f"like:{rough_shape}:stream:{below}:{rough}"
