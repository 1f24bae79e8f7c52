"""What the first pass adds up: a block's features, its containers', and in dumps its words."""

from __future__ import annotations

import pytest

from newsclean.classify.observation import BlockObservation
from newsclean.classify.vetoes import LINKED, SETTLED
from newsclean.classify.weights import Weights, score_seen

WEIGHTS = Weights({"len:3": 0.5, "in:nav:up": -2.0}, {"cookie": -1.5, "mayor": 0.25}, {}, 0.25)


def seen(units: int, *words: str, settled: str | None = None) -> BlockObservation:
    return BlockObservation(units, True, 0.0, None, settled, None, False, ["len:3"], (("in:nav:up",),), words=words)


@pytest.mark.parametrize(
    ("item", "score"),
    [
        pytest.param(seen(80), -1.5, id="features and containers"),
        pytest.param(seen(80, "cookie", "unknow"), -3.0, id="a word with a weight, one without"),
        pytest.param(seen(80, "cookie", "mayor"), -2.75, id="two words"),
        pytest.param(seen(599, "mayor"), -1.25, id="the longest line whose words weigh"),
        pytest.param(seen(600, "mayor"), -1.5, id="a long paragraph: its words weigh nothing"),
        pytest.param(seen(80, "mayor", settled=LINKED), SETTLED, id="settled"),
    ],
)
def test_a_block_weighs_what_its_features_and_words_do(item: BlockObservation, score: float) -> None:
    assert score_seen([item], WEIGHTS) == [score]
