"""schema.org output."""

from __future__ import annotations

import json

import newsclean
from newsclean.article.model import Article, Extraction, Person
from newsclean.article.schema_org import to_schema_org
from tests.pages import CHINESE, ENGLISH

EXTRACTION = Extraction(version="0", input="html", confidence=1.0)


def test_a_page_that_carries_it_gives_the_same_fields() -> None:
    first = newsclean.clean(CHINESE)
    page = f"<html><head><script type='application/ld+json'>{to_schema_org(first)}</script></head><body><article>"
    again = newsclean.clean(page + "".join(f"<p>{block.text}</p>" for block in first.body) + "</article></body></html>")
    assert again.title == first.title
    assert again.published == first.published
    assert again.authors[0].name == first.authors[0].name
    assert again.text == first.text


def test_every_field_comes_back() -> None:
    first = Article(
        extraction=EXTRACTION, url="https://example.com/story", canonical_url="https://example.com/story",
        site="The Marrow Post", language="en", title="Library stays open", subtitle="A vote after four hours",
        description="The council has voted.", authors=(Person("Ann Example", "reporter"), Person("dpa", "organization")),
        editors=(Person("Bo Beispiel", "desk editor"),), source="Marrow News Agency", published="2024-03-05T08:00:00+01:00",
        modified="2024-03-06", section=("Local", "Politics"), tags=("library", "council"), lead_image="https://example.com/a.jpg",
        paywalled=True,
    )  # fmt: skip
    body = newsclean.clean(ENGLISH).body
    page = f"<html><head><script type='application/ld+json'>{to_schema_org(first)}</script></head><body><article>"
    again = newsclean.clean(
        page + "".join(f"<p>{block.text}</p>" for block in body) + "</article></body></html>", url=first.url
    )
    for name in ("url", "site", "language", "title", "subtitle", "description", "authors", "editors", "source", "published",
                 "modified", "section", "tags", "lead_image", "paywalled"):  # fmt: skip
        assert getattr(again, name) == getattr(first, name), name


def test_what_is_not_known_is_left_out_and_nothing_ends_a_script() -> None:
    article = Article(extraction=EXTRACTION, title="a</script>b", authors=(Person("Ann", "reporter"),))
    line = to_schema_org(article)
    assert "\n" not in line and "</script" not in line
    assert json.loads(line) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "a</script>b",
        "author": [{"@type": "Person", "name": "Ann", "jobTitle": "reporter"}],
    }


def test_the_body_is_whole() -> None:
    article = newsclean.clean(ENGLISH)
    assert json.loads(to_schema_org(article))["articleBody"] == article.text
