"""Confidence: how likely the body of a page is right, calibrated on pages of publishers that were not learned from.

A body is right where its F1 against the gold is at least 0.8. ``benchmarks/confidence.py`` learns the calibration, a logistic
regression over what :class:`Certainty` measures, and prints how reliable it is.
"""

from __future__ import annotations

import json
from functools import cache
from math import exp, log, sqrt
from typing import NamedTuple

from newsclean.article.model import InputKind
from newsclean.classify.observation import BlockObservation
from newsclean.text.package_data import read_package_file

_MAX_LOG_ODDS = 30.0
"""Scores are clipped to this, so that the exponential does not overflow."""
_MAX_CERTAINTY_LOG_ODDS = 9.2
"""Mean probabilities are clipped to this: 0.0001 and 0.9999."""
_MAX_DOUBTFUL_SCORE = 1.0
"""Log-odds up to which a decision is doubtful."""
_LONG_BODY_UNITS = 8000
"""Length of a body above which the confidence falls: it may hold more than the story."""
_SHORT_BODY_UNITS = 1200
"""Length of a body below which the confidence falls."""
_MIN_ARTICLE_UNITS = 360
"""Length of a body below which it is less and less likely an article, whatever the scores."""
_SHORT_BODY_FACTOR = 0.4
"""What is left of the confidence where the body is next to nothing."""


class Certainty(NamedTuple):
    """How far the scores of a page's blocks agree with what is kept."""

    kept: float
    """Mean probability that a kept block belongs to the story, weighted by length; 0 where nothing is kept."""
    dropped: float
    """1 less the expected length of what was dropped but belongs to the story, as a share of the body's length."""
    doubtful_share: float
    """Length of the blocks with a score between -1 and 1, as a share of the body's."""
    body_units: int
    """Length of the body in display units."""


def measure_certainty(observations: list[BlockObservation], scores: list[float], kept: list[bool]) -> Certainty:
    """Measure how certain the decisions on a page are.

    Args:
        observations: the blocks.
        scores: the second pass's scores, in log-odds.
        kept: which blocks are kept.
    """
    kept_units = doubtful_units = 0
    kept_sum = missed_sum = 0.0
    for observation, score, keep in zip(observations, scores, kept, strict=True):
        probability = _to_probability(max(-_MAX_LOG_ODDS, min(_MAX_LOG_ODDS, score)))
        if abs(score) < _MAX_DOUBTFUL_SCORE:
            doubtful_units += observation.units
        if keep:
            kept_units += observation.units
            kept_sum += observation.units * probability
        else:
            missed_sum += observation.units * probability
    if not kept_units:
        return Certainty(0.0, 1.0, 0.0, 0)
    return Certainty(kept_sum / kept_units, 1 - missed_sum / kept_units, doubtful_units / kept_units, kept_units)


def certainty_features(certainty: Certainty) -> tuple[float, ...]:
    """Return what the calibration weighs, in the order of :class:`Calibration`'s weights."""
    units = max(1, certainty.body_units)
    return (
        _to_log_odds(certainty.kept),
        _to_log_odds(certainty.dropped),
        sqrt(certainty.doubtful_share),
        max(0.0, log(units / _LONG_BODY_UNITS)),
        max(0.0, log(_SHORT_BODY_UNITS / units)),
    )


class Calibration(NamedTuple):
    """The calibration of one kind of input: an intercept and the weights of :func:`certainty_features`."""

    intercept: float
    weights: tuple[float, ...]


@cache
def _calibrations() -> dict[str, Calibration]:
    data = json.loads(read_package_file("classify/confidence.json"))
    return {kind: Calibration(one["intercept"], tuple(one["weights"].values())) for kind, one in data.items()}


def measure_confidence(certainty: Certainty, kind: InputKind) -> float:
    """Return the probability that the body is right, less where it is next to nothing.

    Args:
        certainty: how certain the decisions are.
        kind: the kind of the page.

    Returns:
        0 to 1; 0 where nothing is kept.
    """
    if not certainty.body_units:
        return 0.0
    calibration = _calibrations()[kind]
    features = certainty_features(certainty)
    log_odds = calibration.intercept + sum(map(float.__mul__, calibration.weights, features))
    length = certainty.kept * certainty.body_units / _MIN_ARTICLE_UNITS
    return _to_probability(log_odds) * min(1.0, _SHORT_BODY_FACTOR + (1 - _SHORT_BODY_FACTOR) * length)


def lower_confidence(confidence: float, doubt: float) -> float:
    """Return a confidence lowered by a doubt in log-odds."""
    return _to_probability(_to_log_odds(confidence) - doubt) if confidence > 0 else confidence


def _to_log_odds(probability: float) -> float:
    if probability <= 0:
        return -_MAX_CERTAINTY_LOG_ODDS
    if probability >= 1:
        return _MAX_CERTAINTY_LOG_ODDS
    return max(-_MAX_CERTAINTY_LOG_ODDS, min(_MAX_CERTAINTY_LOG_ODDS, log(probability / (1 - probability))))


def _to_probability(log_odds: float) -> float:
    return 1 / (1 + exp(-log_odds))
