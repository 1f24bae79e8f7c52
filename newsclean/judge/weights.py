"""The learned weights: named features and their log-odds, read once from ``weights.json``.

They are made by ``benchmarks/weights.py`` and applied by addition; nothing else is hidden in them.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from newsclean.article import InputKind


class Weights(NamedTuple):
    """One input kind's weights: two passes, and what it costs to switch between keeping and dropping."""

    first: dict[str, float]
    second: dict[str, float]
    switch: float


@lru_cache(maxsize=2)
def load_weights(kind: InputKind) -> Weights:
    """The weights for HTML pages or for dumps."""
    text = resources.files("newsclean.judge").joinpath(f"weights-{kind}.json").read_text(encoding="utf-8")
    data = json.loads(text)
    return Weights(data["first"], data["second"], data["switch"])


def score(names: list[str], weights: dict[str, float]) -> float:
    """The sum of the weights of the features named; unknown names weigh nothing."""
    get = weights.get
    return sum(get(name, 0.0) for name in names)
