"""Doubts from the form of a page: a warning with a code, and a lower confidence."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.article.model import Article
from tests.pages import PARAGRAPHS, article_page

STORY = "".join(f"<p>{line}</p>" for line in PARAGRAPHS[:3])
LONG = "".join(
    f"<p>The lighthouse at Cape Orrin was painted again in year {number}, in the red that the keepers had chosen ninety years ago.</p>"
    for number in range(12)
)
REMARKS = "".join(
    f"<div class=comment><b>Reader {number}</b><p>Remark {number}: nobody asked those of us who live by the water at all.</p></div>"
    for number in range(12)
)
OTHER = f"<article><h2>Lighthouse is red again</h2><p class=byline>By Orla Fenwick</p>{LONG}</article>"


def _clean(below: str) -> Article:
    return newsclean.clean_html(article_page(STORY).replace("<footer>", f"{below}<footer>"))


@pytest.mark.parametrize(
    ("code", "below"),
    [
        ("two_stories", OTHER),
        ("comments_outweigh_story", f"<section class=comments>{REMARKS}</section>"),
        ("repeated_text", f"<div class=mobile-only>{STORY}</div>"),
    ],
)
def test_a_doubt_is_warned_of_and_lowers_the_confidence(code: str, below: str) -> None:
    plain, doubtful = _clean(""), _clean(below)
    assert [block.text for block in doubtful.body] == list(PARAGRAPHS[:3])
    assert code in [warning.code for warning in doubtful.extraction.warnings]
    assert doubtful.extraction.confidence < plain.extraction.confidence


def test_a_short_teaser_raises_none() -> None:
    below = (
        "<article><h2>Lighthouse is red again</h2><p class=byline>By Orla Fenwick</p><p>It was painted.</p></article>"
    )
    assert _clean(below).extraction.warnings == _clean("").extraction.warnings
