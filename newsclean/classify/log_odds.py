"""Probabilities and log-odds."""

from __future__ import annotations

from math import exp, log


def to_log_odds(probability: float, limit: float) -> float:
    """Return the log-odds of a probability, at most ``limit`` in size; those of 0 and 1 are the limits."""
    if probability <= 0:
        return -limit
    if probability >= 1:
        return limit
    return max(-limit, min(limit, log(probability / (1 - probability))))


def to_probability(log_odds: float) -> float:
    """Return the probability of log-odds."""
    return 1 / (1 + exp(-log_odds))
