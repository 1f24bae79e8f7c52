"""ScoredPage: a page with the first pass's scores, in the forms that the second pass's features need."""

from __future__ import annotations

from bisect import bisect
from typing import NamedTuple

from newsclean.classify.observation import BlockObservation
from newsclean.classify.vetoes import LINK_VETO, may_interrupt_story
from newsclean.parse.model import Page

SCORE_BINS = (-2.5, -1.5, -0.7, 0, 0.7, 1.5, 2.5)  # log-odds
LENGTH_BINS = (16, 36, 70, 150)  # units
_MIN_SCORE = -3.0
_MAX_SCORE = 4.0
"""Scores are clipped, so that no single block outweighs the rest."""
_WEIGHT_UNITS = 40
"""Length of a block of weight 1, in units. The weight grows with the square root of the length."""
_EULER = 2.718281828
"""As precise as it was when the weights were learned; more digits would change scores at the edges of bins."""
_MAX_ASSUMED_TEXT_UNITS = 200
"""Units of the likeliest text that are taken for article text in any case, at most ..."""
_ASSUMED_TEXT_SHARE = 0.15
"""... and as a share of the page's text."""
_ASSUMED_SCORE = 1.0
"""Log-odds that the last block of the assumed text is raised to."""
_MAX_SHIFT = 3.0
_MAX_ASSUMED_LINK_DENSITY = 0.5


class ScoredPage(NamedTuple):
    """A page with the first pass's scores; every list has one value a block."""

    page: Page
    observations: list[BlockObservation]
    first_scores: list[float]
    """Log-odds as the first pass gives them."""
    shift: float
    """What was added to the scores, so that the page's likeliest text looks like text."""
    scores: list[float]
    """Log-odds after the shift, clipped; 0 for vetoed blocks that may interrupt a story."""
    length_weights: list[float]
    """How much a block counts, by its length."""
    inverse_probabilities: list[float]
    """One in so many blocks of this score is text."""
    text_mass: list[float]
    """Length weight times the probability that the block is text."""
    total_mass: float
    """The sum of ``text_mass``, never 0."""
    score_bins: list[int]
    length_bins: list[int]


def score_page(page: Page, observations: list[BlockObservation], first_scores: list[float]) -> ScoredPage:
    """Prepare the first pass's scores (log-odds) for the second pass."""
    shift = _find_shift(observations, first_scores)
    scores = [
        0.0
        if observation.veto_id and observation.veto_id != LINK_VETO and may_interrupt_story(observation)
        else max(_MIN_SCORE, min(_MAX_SCORE, score + shift))
        for observation, score in zip(observations, first_scores, strict=True)
    ]
    weights = [(observation.units / _WEIGHT_UNITS) ** 0.5 for observation in observations]
    inverse = [1 + _EULER**-score for score in scores]
    mass = [weight / one_in for weight, one_in in zip(weights, inverse, strict=True)]
    return ScoredPage(
        page,
        observations,
        first_scores,
        shift,
        scores,
        weights,
        inverse,
        mass,
        sum(mass) or 1.0,
        [bisect(SCORE_BINS, score) for score in scores],
        [bisect(LENGTH_BINS, observation.units) for observation in observations],
    )


def _find_shift(observations: list[BlockObservation], scores: list[float]) -> float:
    """Return how much to raise a page's scores so that its likeliest text looks like text.

    Sites differ. A page unlike those that the weights were learned from still has a most likely part.
    """
    left = min(_MAX_ASSUMED_TEXT_UNITS, _ASSUMED_TEXT_SHARE * sum([observation.units for observation in observations]))
    for index in sorted(range(len(scores)), key=scores.__getitem__, reverse=True):
        if observations[index].link_density < _MAX_ASSUMED_LINK_DENSITY:
            left -= observations[index].units
            if left <= 0:
                return max(0.0, min(_MAX_SHIFT, _ASSUMED_SCORE - scores[index]))
    return 0.0
