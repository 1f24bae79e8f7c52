"""``Article.from_dict`` reverses ``to_dict``."""

from __future__ import annotations

import json
from typing import Any

import pytest

import newsclean
from newsclean.article.model import Article, BodyBlock, Embed, Extraction, Image, Person, Rights, Span, Update
from newsclean.article.warnings import warn

ARTICLE = Article(
    url="https://news.example/a", title="Ünïcode 標題", authors=(Person("Ann", "editor"), Person("Ben")), section=("World",),
    body=(
        BodyBlock("paragraph", "a link", (Span(2, 6, "link", "https://news.example/"), Span(2, 6, "em"))),
        BodyBlock("list_item", "one", level=1, ordered=True, number=1),
        BodyBlock("table", "a | b\nc | d", rows=(("a", "b"), ("c", "d")), header_rows=1, caption="T"),
        BodyBlock("code", "x", language="python"),
    ),
    images=(Image("https://news.example/a.jpg", "C", "D", "alt", 10, 20, 0),),
    embeds=(Embed("https://news.example/v", "video", "YouTube", 1),), updates=(Update(None, "t", 0, 1),),
    rights=Rights("CC BY", ("noindex",), True), paywalled=False,
    extraction=Extraction(
        version="1", input="html", confidence=1, evidence={"title": "og:title"}, dropped={"related": 2},
        warnings=(warn("best_guess"),), confidence_by_field={"title": 0.5},
    ),
)  # fmt: skip


def test_round_trip() -> None:
    assert Article.from_dict(json.loads(json.dumps(ARTICLE.to_dict()))) == ARTICLE
    assert Article.from_dict(ARTICLE.to_dict()).extraction.evidence == {"title": "og:title"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema_version": "1"}, "of schema version 1"),
        ({"schema_version": None}, "without schema_version"),
        ({"extra": 1}, "extra: unknown field"),
        ({"title": 3}, "title: expected str, not int"),
        ({"body": [{"type": "verse", "text": "a"}]}, r"body\[0\].type: 'verse' is none of paragraph"),
        ({"body": {}}, "body: expected a list, not dict"),
        ({"images": ["a.jpg"]}, r"images\[0\]: expected an object, not str"),
    ],
)
def test_other_data_is_an_error(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Article.from_dict({**ARTICLE.to_dict(), **change})


def test_renderers_are_methods() -> None:
    page = newsclean.Article.from_dict(ARTICLE.to_dict())
    assert "[*link*](<https://news.example/>)" in page.to_markdown()
    assert "a *link*" in page.to_markdown(links=False) and "a.jpg" not in page.to_markdown(images=False)
    assert '<a href="https://news.example/"><em>link</em></a>' in page.to_html()
    assert "<a " not in page.to_html(links=False, images=False)


def test_schema_org_has_images_and_videos() -> None:
    data = json.loads(ARTICLE.to_schema_org())
    assert data["image"] == [
        {"@type": "ImageObject", "url": "https://news.example/a.jpg", "caption": "C", "creditText": "D", "description": "alt",
         "width": 10, "height": 20}
    ]  # fmt: skip
    assert data["video"] == [
        {
            "@type": "VideoObject",
            "embedUrl": "https://news.example/v",
            "provider": {"@type": "Organization", "name": "YouTube"},
        }
    ]
