"""The learned weights: named features and their log-odds, read once from ``weights-KIND.json``.

They are made by ``benchmarks/weights.py`` and applied by addition; nothing else is hidden in them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from newsclean.article.model import InputKind
from newsclean.classify.observation import BlockObservation
from newsclean.classify.vetoes import SETTLED
from newsclean.text.package_data import read_package_file

_WORDED = 600
"""Units from which on a block's words weigh nothing: notices are told by their words, long paragraphs by much else."""


WORD = "has:"
"""Before a word of the text, among the other features' names."""


class Weights(NamedTuple):
    """One input kind's weights: two passes, and what it costs to switch between keeping and dropping."""

    first: dict[str, float]
    words: dict[str, float]
    """First pass as well: of words' stems, as :attr:`BlockObservation.words` has them."""
    second: dict[str, float]
    switch: float


_BY_HAND: dict[InputKind, dict[str, float]] = {"dump": {"linked": -2.0}, "html": {}}
"""Of the first pass: what no page that is learned from shows. Links are known in dumps of Markdown alone."""


@lru_cache(maxsize=2)
def load_weights(kind: InputKind) -> Weights:
    """The weights for HTML pages or for dumps."""
    text = read_package_file(f"classify/weights-{kind}.json")
    data = json.loads(text)
    return Weights(_BY_HAND[kind] | data["first"], data["words"], data["second"], data["switch"])


def score(names: Iterable[str], weights: dict[str, float]) -> float:
    """The sum of the weights of the features named; unknown names weigh nothing."""
    return sum(filter(None, map(weights.get, names)))


def weighty_words(item: BlockObservation) -> tuple[str, ...]:
    """The stems of a block's words that may weigh something."""
    return item.words if item.units < _WORDED else ()


def score_seen(seen: list[BlockObservation], weights: Weights) -> list[float]:
    """The first pass's scores. What a container weighs is summed once for all its blocks."""
    table = weights.first
    around: dict[int, float] = {}
    out = []
    for item in seen:
        if item.settled:
            out.append(SETTLED)
            continue
        value = score(item.names, table) + score(weighty_words(item), weights.words)
        for names in item.around:
            shared = around.get(id(names))
            if shared is None:
                shared = around[id(names)] = score(names, table)
            value += shared
        out.append(value)
    return out
