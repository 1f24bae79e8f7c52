"""Confidence: how likely the body of a page is right, calibrated on pages of publishers that were not learned from.

A body is right where its F1 against the gold is at least 0.8. ``benchmarks/confidence.py`` learns the calibration, a logistic
regression over what :class:`Certainty` measures, and prints how reliable it is.
"""

from __future__ import annotations

import json
from functools import cache
from math import log, sqrt
from typing import NamedTuple

from newsclean.article.model import InputKind
from newsclean.classify.log_odds import to_log_odds, to_probability
from newsclean.classify.observation import BlockObservation
from newsclean.classify.vetoes import VETO_SCORE
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
    vetoed = to_probability(VETO_SCORE)
    for observation, score, keep in zip(observations, scores, kept, strict=True):
        units = observation.units
        probability = vetoed if score == VETO_SCORE else to_probability(max(-_MAX_LOG_ODDS, min(_MAX_LOG_ODDS, score)))
        if -_MAX_DOUBTFUL_SCORE < score < _MAX_DOUBTFUL_SCORE:
            doubtful_units += units
        if keep:
            kept_units += units
            kept_sum += units * probability
        else:
            missed_sum += units * probability
    if not kept_units:
        return Certainty(0.0, 1.0, 0.0, 0)
    return Certainty(kept_sum / kept_units, 1 - missed_sum / kept_units, doubtful_units / kept_units, kept_units)


def certainty_features(certainty: Certainty) -> dict[str, float]:
    """Return what the calibration weighs, by its name in the table."""
    units = max(1, certainty.body_units)
    return {
        "kept": to_log_odds(certainty.kept, _MAX_CERTAINTY_LOG_ODDS),
        "dropped": to_log_odds(certainty.dropped, _MAX_CERTAINTY_LOG_ODDS),
        "doubtful": sqrt(certainty.doubtful_share),
        "long": max(0.0, log(units / _LONG_BODY_UNITS)),
        "short": max(0.0, log(_SHORT_BODY_UNITS / units)),
    }


class Calibration(NamedTuple):
    """The calibration of one kind of input."""

    intercept: float
    weights: dict[str, float]
    """The weights of :func:`certainty_features`, by their names."""


@cache
def _calibrations() -> dict[str, Calibration]:
    data = json.loads(read_package_file("classify/confidence.json"))
    return {kind: Calibration(**one) for kind, one in data.items()}


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
    log_odds = calibration.intercept + sum(
        calibration.weights[name] * size for name, size in certainty_features(certainty).items()
    )
    length = certainty.kept * certainty.body_units / _MIN_ARTICLE_UNITS
    return to_probability(log_odds) * min(1.0, _SHORT_BODY_FACTOR + (1 - _SHORT_BODY_FACTOR) * length)


def lower_confidence(confidence: float, doubt: float) -> float:
    """Return a confidence lowered by a doubt in log-odds."""
    return to_probability(to_log_odds(confidence, _MAX_CERTAINTY_LOG_ODDS) - doubt) if confidence > 0 else confidence
