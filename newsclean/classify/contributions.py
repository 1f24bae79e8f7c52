"""Which features decided, with their weights: what the classifier adds up, shown."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from newsclean.classify.first_pass import first_pass
from newsclean.classify.observation import BlockObservation
from newsclean.classify.second_pass import second_pass
from newsclean.classify.story_clues import StoryClues
from newsclean.classify.weights import WORD, Weights, load_weights, score_seen, weighty_words
from newsclean.parse.model import Page
from newsclean.rules import active_rules

_SHOWN = 8
"""Features of a block worth showing in each pass: the rest weigh little."""


class Reasons(NamedTuple):
    """The heaviest features of a block, as (name, log-odds), heaviest first; none where a veto settles it."""

    first: tuple[tuple[str, float], ...]
    """By itself: text, containers, neighbours, place."""
    second: tuple[tuple[str, float], ...]
    """In the light of the others' scores."""


def reasons(page: Page, clues: StoryClues) -> list[Reasons]:
    """The reasons behind each block's score; arguments as those of :func:`newsclean.classify.classifier.classify_page`."""
    weights = load_weights(page.input)
    seen = first_pass(page, clues, active_rules())
    later = second_pass(page, seen, score_seen(seen, weights))
    return [
        Reasons(_heaviest(_weighed(item, weights)), _heaviest(_known(names, weights.second)))
        if not item.settled
        else Reasons((), ())
        for item, names in zip(seen, later, strict=True)
    ]


def _weighed(item: BlockObservation, weights: Weights) -> dict[str, float]:
    """What the first pass adds up of a block; its words as ``has:`` and the stem."""
    names = _known(chain(item.names, *item.around), weights.first)
    words = _known(weighty_words(item), weights.words)
    return names | {f"{WORD}{word}": weight for word, weight in words.items()}


def _known(names: Iterable[str], weights: dict[str, float]) -> dict[str, float]:
    return {name: weights[name] for name in names if weights.get(name)}


def _heaviest(weighed: dict[str, float]) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(weighed.items(), key=lambda entry: -abs(entry[1]))[:_SHOWN])
