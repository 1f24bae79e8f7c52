"""Hostile inputs: each gives an article or one error, and the work grows linearly with the size of the input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import newsclean
from benchmarks.hostile_kinds import KINDS
from tests.call_counts import count_calls
from tests.validity import require_valid

SMALL_BYTES = 30_000
REGRESSIONS = sorted(Path(__file__).with_name("regressions").iterdir())
"""Inputs that fuzzing and hypothesis found; their faults are fixed."""


def clean_or_none(data: bytes) -> newsclean.Article | None:
    try:
        return newsclean.clean(data)
    except newsclean.NewscleanError as error:
        assert "\n" not in str(error)
        return None


@pytest.mark.parametrize("name", KINDS)
def test_a_hostile_input_gives_an_article_or_an_error(name: str) -> None:
    article = clean_or_none(KINDS[name](SMALL_BYTES))
    if article is not None:
        written = article.to_json(indent=None)
        json.loads(written.encode("utf-8").decode("utf-8"))
        assert not any("\ud800" <= char <= "\udfff" for char in written)
        assert article.lead_image is None or article.lead_image.startswith(("http://", "https://"))


@pytest.mark.parametrize("name", KINDS)
def test_the_work_is_linear_in_the_size(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Readability is asked where the confidence is low, which may differ between the two sizes.
    monkeypatch.setattr("newsclean.classify.classifier.MIN_CONFIDENCE", 0.0)
    clean_or_none(KINDS[name](2_000))  # Loads modules and data.
    small, large = KINDS[name](SMALL_BYTES), KINDS[name](2 * SMALL_BYTES)
    assert count_calls(lambda: clean_or_none(large)) <= 2.3 * count_calls(lambda: clean_or_none(small)) + 2_000


@pytest.mark.parametrize("path", REGRESSIONS, ids=lambda path: path.name)
def test_an_input_that_was_found_by_fuzzing(path: Path) -> None:
    article = clean_or_none(path.read_bytes())
    if article is not None:
        require_valid(article)
        assert not any((ord(char) < 32 and char != "\n") or 127 <= ord(char) < 160 for char in article.text)
