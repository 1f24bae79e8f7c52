"""The first pass adds up the weights of a block's features, its containers' and, in dumps, its words."""

from __future__ import annotations

import pytest

from newsclean.classify.observation import BlockObservation
from newsclean.classify.vetoes import LINK_VETO, VETO_SCORE
from newsclean.classify.weights import Weights, score_first_pass

WEIGHTS = Weights({"len:3": 500, "in:nav:up": -2000}, {"cookie": -1500, "mayor": 250}, {}, 0.25)


def observe(units: int, *words: str, veto_id: str | None = None) -> BlockObservation:
    return BlockObservation(units, True, 0.0, None, veto_id, False, ["len:3"], (("in:nav:up",),), word_stems=words)


@pytest.mark.parametrize(
    ("item", "score"),
    [
        pytest.param(observe(80), -1.5, id="features and containers"),
        pytest.param(observe(80, "cookie", "unknow"), -3.0, id="a word with a weight, one without"),
        pytest.param(observe(80, "cookie", "mayor"), -2.75, id="two words"),
        pytest.param(observe(599, "mayor"), -1.25, id="the longest line whose words weigh"),
        pytest.param(observe(600, "mayor"), -1.5, id="a long paragraph: its words weigh nothing"),
        pytest.param(observe(80, "mayor", veto_id=LINK_VETO), VETO_SCORE, id="a veto"),
    ],
)
def test_a_score_is_the_sum_of_the_weights_of_features_and_words(item: BlockObservation, score: float) -> None:
    assert score_first_pass([item], WEIGHTS) == [score]
