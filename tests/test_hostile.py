"""Inputs that try to break the reader: an article or one error each, in work that grows with the input's size."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

import newsclean
from benchmarks.hostile_kinds import KINDS
from tests.validity import require_valid

SMALL = 30_000
FINDINGS = sorted(Path(__file__).with_name("findings").iterdir())
"""What fuzzing and hypothesis found, each mended since."""


def clean(data: bytes) -> newsclean.Article | None:
    try:
        return newsclean.clean(data)
    except newsclean.NewscleanError as error:
        assert "\n" not in str(error)
        return None


def calls(work: Callable[[], object]) -> int:
    """How many functions ``work`` calls."""
    count = 0

    def see(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(see)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", KINDS)
def test_an_article_or_an_error(name: str) -> None:
    article = clean(KINDS[name](SMALL))
    if article is not None:
        written = article.to_json(indent=None)
        json.loads(written.encode("utf-8").decode("utf-8"))
        assert not any("\ud800" <= char <= "\udfff" for char in written)
        assert article.lead_image is None or article.lead_image.startswith(("http://", "https://"))


@pytest.mark.parametrize("name", KINDS)
def test_twice_the_input_is_twice_the_work(name: str) -> None:
    clean(KINDS[name](2_000))  # What is loaded once is loaded now.
    small, large = KINDS[name](SMALL), KINDS[name](2 * SMALL)
    assert calls(lambda: clean(large)) <= 2.3 * calls(lambda: clean(small)) + 2_000


@pytest.mark.parametrize("path", FINDINGS, ids=lambda path: path.name)
def test_what_was_found_before_stays_mended(path: Path) -> None:
    article = clean(path.read_bytes())
    if article is not None:
        require_valid(article)
        assert not any((ord(char) < 32 and char != "\n") or 127 <= ord(char) < 160 for char in article.text)
