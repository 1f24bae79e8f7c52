"""The confidence in each field: by where the value was found, and by what other places say."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.metadata.field_confidence.measure import MEASURED_FIELDS
from tests.pages import CHINESE, ENGLISH, PARAGRAPHS

STORY = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)


def _page(head: str, top: str) -> str:
    return f"<html lang=en><head>{head}</head><body><article>{top}{STORY}</article></body></html>"


@pytest.mark.parametrize("page", [ENGLISH, CHINESE])
def test_every_measured_field_with_a_value_has_a_confidence(page: str) -> None:
    article = newsclean.clean(page)
    values = {"title": article.title, "authors": article.authors, "published": article.published}
    assert set(article.extraction.confidence_by_field) == {name for name in MEASURED_FIELDS if values[name]}
    assert all(0 < value < 1 for value in article.extraction.confidence_by_field.values())


def test_a_title_that_all_places_agree_on_is_surer_than_one_that_another_contradicts() -> None:
    agreed = newsclean.clean(
        _page(
            "<title>Library stays open</title><meta property=og:title content='Library stays open'>",
            "<h1>Library stays open</h1>",
        )
    )
    contradicted = newsclean.clean(
        _page(
            "<title>What the council decided on Tuesday</title><meta property=og:title content='Library stays open'>",
            "<h1>Nine votes to six</h1>",
        )
    )
    assert agreed.extraction.confidence_by_field["title"] > contradicted.extraction.confidence_by_field["title"]


def test_a_stated_date_that_the_page_shows_is_surer_than_one_line() -> None:
    stated = "<meta property=article:published_time content='2024-03-05T09:12:00+01:00'>"
    top = "<h1>Library stays open</h1><time datetime='2024-03-05T09:12:00+01:00'>5 March 2024</time>"
    sure = newsclean.clean(_page(f"<title>Library stays open</title>{stated}", top))
    alone = newsclean.clean(
        _page("<title>Library stays open</title>", "<h1>Library stays open</h1><p>5 March 2024</p>")
    )
    assert (sure.published or "")[:10] == (alone.published or "")[:10] == "2024-03-05"
    assert sure.extraction.confidence_by_field["published"] > alone.extraction.confidence_by_field["published"]


def test_a_field_without_a_value_has_no_confidence() -> None:
    article = newsclean.clean(_page("<title>Library stays open</title>", "<h1>Library stays open</h1>"))
    assert article.authors == ()
    assert "authors" not in article.extraction.confidence_by_field
