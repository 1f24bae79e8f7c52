from __future__ import annotations

import json

import pytest

import newsclean
from newsclean.api import explain
from newsclean.explanation.comparison import compare
from newsclean.explanation.model import Explanation
from tests.pages import ENGLISH, PARAGRAPHS


def test_the_same_page_has_no_changes() -> None:
    comparison = compare(explain(ENGLISH), explain(ENGLISH))
    assert {pair.change for pair in comparison.pairs} == {"same"}
    assert not comparison.counts and not comparison.fields


def test_what_is_gone_and_new_and_which_fields_differ() -> None:
    other = ENGLISH.replace(f"<p>{PARAGRAPHS[1]}</p>", "").replace("Ann Example", "Bea Example")
    comparison = compare(explain(ENGLISH), explain(other))
    changes = {pair.change: pair.current.text for pair in comparison.pairs if pair.change in ("gone", "new")}
    assert changes["new"] == "By Bea Example"
    assert [pair.current.text for pair in comparison.pairs if pair.change == "gone"] == [
        "By Ann Example",
        PARAGRAPHS[1],
    ]
    assert comparison.fields == {"authors": ("Ann Example", "Bea Example")}
    texts = [pair.current.text for pair in comparison.pairs]
    assert texts.index(PARAGRAPHS[0]) < texts.index(PARAGRAPHS[1]) < texts.index(PARAGRAPHS[2])


def test_an_explanation_comes_back_from_its_json() -> None:
    explanation = explain(ENGLISH)
    assert Explanation.from_dict(json.loads(json.dumps(explanation.to_dict()))) == explanation


@pytest.mark.parametrize("data", [[], {}, {"blocks": [1]}, {"blocks": [], "fields": []}])
def test_other_json_is_no_explanation(data: object) -> None:
    with pytest.raises(newsclean.NotAPage, match="no explanation"):
        Explanation.from_dict(data)
