"""The learned weights: named features and their log-odds, from ``weights-html.json`` and ``weights-dump.json``.

``benchmarks/weights.py`` learns them by logistic regression. A block's score is the sum of its features' weights. They are
whole thousandths, so that a sum does not depend on the order of adding.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import TypeVar

from newsclean.article.model import InputKind
from newsclean.classify.features.vocabulary import Vocabulary
from newsclean.classify.observation import BlockObservation, FeatureGroups
from newsclean.classify.vetoes import VETO_SCORE
from newsclean.text.package_data import read_package_file

Weight = TypeVar("Weight", int, float)

MAX_STEM_UNITS = 600
"""Length from which on a block's words are not weighed. Notices are known by their words, long paragraphs are not."""
STEM_PREFIX = "has:"
"""Starts the feature of a word's stem, among the names of other features."""
_MAX_CACHED_GROUPS = 8192


class GroupWeights(dict[tuple[str, ...], int]):
    """The weights of groups of features, each summed when it is first looked up. Blocks and pages share their groups."""

    def __init__(self, table: Mapping[str, int]) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, group: tuple[str, ...]) -> int:
        weight = sum_weights(group, self._table)
        if len(self) >= _MAX_CACHED_GROUPS:
            self.clear()
        self[group] = weight
        return weight

    def sum(self, groups: FeatureGroups) -> int:
        """Return the sum of the groups' weights."""
        return sum(map(self.__getitem__, groups))


@dataclass(frozen=True, eq=False)
class Weights:
    """The weights for one kind of input."""

    first: dict[str, int]
    """First pass, by feature, in thousandths."""
    stems: dict[str, int]
    """First pass, by the word stems of :attr:`BlockObservation.word_stems`."""
    second: dict[str, int]
    """Second pass, by feature, in thousandths."""
    switch_cost: float
    """Log-odds that a change between keeping and dropping costs in the best sequence."""

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The features that the first pass weighs."""
        return Vocabulary(self.first)

    @cached_property
    def first_groups(self) -> GroupWeights:
        """First pass, by group of features."""
        return GroupWeights(self.first)

    @cached_property
    def second_groups(self) -> GroupWeights:
        """Second pass, by group of features."""
        return GroupWeights(self.second)


THOUSANDTHS = 1000
"""Weights per unit of log-odds."""
_SET_BY_HAND: dict[InputKind, dict[str, int]] = {"dump": {"linked": -2000}, "html": {}}
"""First pass: weights of features that no page of the corpora has. Only dumps of Markdown show where links are."""


@lru_cache(maxsize=2)
def load_weights(kind: InputKind) -> Weights:
    """Load the weights for HTML pages or for dumps."""
    data = json.loads(read_package_file(f"classify/weights-{kind}.json"))
    return Weights(_SET_BY_HAND[kind] | data["first"], data["words"], data["second"], data["switch"])


def sum_weights(features: Iterable[str], weights: Mapping[str, Weight]) -> Weight:
    """Sum the weights of features; an unknown feature weighs nothing."""
    total: Weight = sum(filter(None, map(weights.get, features)))
    return total


def weighed_stems(observation: BlockObservation) -> tuple[str, ...]:
    """Return the stems of a block's words; none where the block is too long for them to say anything."""
    return observation.word_stems if observation.units < MAX_STEM_UNITS else ()


def first_pass_features(observation: BlockObservation) -> list[str]:
    """Return all features that the first pass weighs for a block, stems with :data:`STEM_PREFIX`."""
    return [
        *chain(observation.features, *observation.container_features),
        *(STEM_PREFIX + stem for stem in weighed_stems(observation)),
    ]


def score_first_pass(observations: list[BlockObservation], weights: Weights) -> list[float]:
    """Return each block's score of the first pass, in log-odds."""
    table = weights.first
    by_containers: dict[int, int] = {}
    scores = []
    for observation in observations:
        if observation.veto_id:
            scores.append(VETO_SCORE)
            continue
        groups = observation.container_features
        of_containers = by_containers.get(id(groups))
        if of_containers is None:
            of_containers = by_containers[id(groups)] = weights.first_groups.sum(groups)
        score = sum_weights(observation.features, table) + of_containers
        if observation.word_stems:
            score += sum_weights(weighed_stems(observation), weights.stems)
        scores.append(score / THOUSANDTHS)
    return scores


def score_second_pass(
    observations: list[BlockObservation], features: list[FeatureGroups], weights: Weights
) -> list[float]:
    """Return each block's score of the second pass, in log-odds."""
    sum_groups = weights.second_groups.sum
    return [
        VETO_SCORE if observation.veto_id is not None else sum_groups(groups) / THOUSANDTHS
        for observation, groups in zip(observations, features, strict=True)
    ]
