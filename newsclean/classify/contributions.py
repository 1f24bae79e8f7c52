"""Contributions: the features that weighed most in a block's score, for ``newsclean explain``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from newsclean.classify.first_pass import observe_blocks
from newsclean.classify.second_pass import second_pass_features
from newsclean.classify.story_clues import StoryClues
from newsclean.classify.weights import STEM_PREFIX, THOUSANDTHS, first_pass_features, load_weights, score_first_pass
from newsclean.parse.model import Page
from newsclean.rules import active_rules

_MAX_SHOWN = 8
"""Features of a block and a pass that are worth showing; the others weigh little."""


class Contributions(NamedTuple):
    """The heaviest features of a block as (feature, log-odds), heaviest first; none for a block with a veto."""

    first: tuple[tuple[str, float], ...]
    """Of the first pass: the block's text, containers, neighbours and place in the page."""
    second: tuple[tuple[str, float], ...]
    """Of the second pass: the other blocks' scores."""


def find_contributions(page: Page, clues: StoryClues) -> list[Contributions]:
    """Return the contributions to each block's score.

    Args:
        page: the page that was classified.
        clues: what was known of its story.
    """
    weights = load_weights(page.input)
    observations = observe_blocks(page, clues, active_rules(), weights.vocabulary)
    later = second_pass_features(page, observations, score_first_pass(observations, weights))
    first_weights = weights.first | {f"{STEM_PREFIX}{stem}": weight for stem, weight in weights.stems.items()}
    return [
        Contributions(
            _find_heaviest(first_pass_features(observation), first_weights),
            _find_heaviest(features, weights.second),
        )
        if not observation.veto_id
        else Contributions((), ())
        for observation, features in zip(observations, later, strict=True)
    ]


def _find_heaviest(features: Iterable[str], weights: dict[str, int]) -> tuple[tuple[str, float], ...]:
    # Two facts may have the same name; its weight counts for each.
    counts = Counter(features)
    weighed = {name: count * weights[name] / THOUSANDTHS for name, count in counts.items() if weights.get(name)}
    return tuple(sorted(weighed.items(), key=lambda entry: -abs(entry[1]))[:_MAX_SHOWN])
