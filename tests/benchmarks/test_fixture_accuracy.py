"""The accuracy on the fixtures is not below the committed baseline. No test corpora are needed."""

from __future__ import annotations

import pytest

from benchmarks.fixture_accuracy import BASELINE, Score, find_losses, measure, read_baseline, summarize, word_f1


def test_accuracy_is_not_below_the_baseline() -> None:
    scores, baseline = measure(), read_baseline()
    losses = "\n".join(find_losses(scores, baseline))
    assert not losses, f"accuracy on the fixtures fell; if that is intended, run `make baseline`:\n{losses}"
    assert scores.keys() == baseline.keys(), f"{BASELINE.name} lists other fixtures: run `make baseline`"


def test_a_loss_is_reported_with_the_fixtures_that_became_worse() -> None:
    baseline = {"page/a": Score(1.0, {"title": True}), "page/b": Score(0.9, {"title": True})}
    assert find_losses(baseline, baseline) == []
    worse_body = baseline | {"page/b": Score(0.8, {"title": True})}
    assert find_losses(worse_body, baseline) == ["page: body_f1 0.9, baseline 0.95; worse: page/b"]
    worse_field = baseline | {"page/a": Score(1.0, {"title": False})}
    assert find_losses(worse_field, baseline) == ["page: title 0.5, baseline 1; worse: page/a"]
    assert find_losses(baseline | {"page/new": Score(0.0, {"title": False})}, baseline) == []


def test_summary_has_means_by_form() -> None:
    scores = {"page/a": Score(1.0, {"title": True}), "page/b": Score(0.5, {}), "text/a": Score(0.4, {"title": False})}
    assert summarize(scores) == {"page": {"body_f1": 0.75, "title": 1}, "text": {"body_f1": 0.4, "title": 0}}


@pytest.mark.parametrize(
    ("found", "expected", "f1"),
    [
        ("one two", "one two", 1.0),
        ("one", "one two three", 0.5),
        ("昨日上午", "昨日下午", 0.75),
        ("", "one", 0.0),
        ("", "", 0.0),
    ],
)
def test_word_f1(found: str, expected: str, f1: float) -> None:
    assert word_f1(found, expected) == f1
