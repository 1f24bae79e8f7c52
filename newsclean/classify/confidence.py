"""Confidence: how likely the verdicts on a page are right."""

from __future__ import annotations

from math import exp

from newsclean.classify.observation import BlockObservation

_MAX_LOG_ODDS = 30.0
"""Scores are clipped to this, so that the exponential does not overflow."""
_SHORT_BODY_FACTOR = 0.4
"""What is left of the confidence where the body is next to nothing."""
_MIN_ARTICLE_UNITS = 360
"""Length of a body, in units, below which it is less and less likely an article."""


def measure_confidence(observations: list[BlockObservation], scores: list[float], kept: list[bool]) -> float:
    """Return the mean probability of the decisions, weighted by length, less where the body is short.

    Args:
        observations: the blocks.
        scores: the second pass's scores, in log-odds.
        kept: which blocks are kept.

    Returns:
        0 to 1; 0 where nothing is kept.
    """
    total = right = body = 0.0
    for observation, score, keep in zip(observations, scores, kept, strict=True):
        log_odds = max(-_MAX_LOG_ODDS, min(_MAX_LOG_ODDS, score if keep else -score))
        probability = 1 / (1 + exp(-log_odds))
        total += observation.units
        right += observation.units * probability
        if keep:
            body += observation.units * probability
    if not total or not any(kept):
        return 0.0
    length_factor = min(1.0, _SHORT_BODY_FACTOR + (1 - _SHORT_BODY_FACTOR) * body / _MIN_ARTICLE_UNITS)
    return max(0.0, min(1.0, right / total * length_factor))
