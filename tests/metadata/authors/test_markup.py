"""Authors in JSON-LD and meta tags: people, desks, agencies, accounts."""

from __future__ import annotations

import json
from typing import Any

import pytest

import newsclean
from newsclean.article.model import Person
from tests.pages import PARAGRAPHS

BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def authors(head: str) -> tuple[Person, ...]:
    page = f"<html><head><title>Library stays open</title>{head}</head><body><h1>Library stays open</h1>{BODY}</body></html>"
    return newsclean.clean(page).authors


def find_json_ld_authors(author: Any) -> tuple[Person, ...]:
    story = {"@type": "NewsArticle", "headline": "Library stays open", "author": author}
    return authors(f'<script type="application/ld+json">{json.dumps(story)}</script>')


@pytest.mark.parametrize(
    "author,wanted",
    [
        ("Ann Example", [("Ann Example", None)]),
        ({"@type": "Person", "name": "Ann Example", "jobTitle": "Reporter"}, [("Ann Example", "Reporter")]),
        ([{"name": "Ann Example"}, {"name": "Bo Sample"}], [("Ann Example", None), ("Bo Sample", None)]),
        ({"@type": "Organization", "name": "Harbour Trust"}, [("Harbour Trust", "organization")]),
        ("Reuters", [("Reuters", "organization")]),
        ("ann example", [("ann example", None)]),
        ("admin", []),
        ("https://example.com/ann", []),
    ],
)
def test_json_ld(author: Any, wanted: list[tuple[str, str | None]]) -> None:
    assert [(one.name, one.role) for one in find_json_ld_authors(author)] == wanted


@pytest.mark.parametrize(
    "label,data,wanted",
    [
        ("Written by", "Ann Example", [("Ann Example", None)]),
        ("Written by", "admin", []),
        ("Est. reading time", "4 minutes", []),
    ],
)
def test_labels_of_cards(label: str, data: str, wanted: list[tuple[str, str | None]]) -> None:
    head = f'<meta name="twitter:label1" content="{label}"><meta name="twitter:data1" content="{data}">'
    assert [(one.name, one.role) for one in authors(head)] == wanted


def test_a_citation_s_author_is_turned() -> None:
    assert [one.name for one in authors('<meta name="citation_author" content="Example, Ann">')] == ["Ann Example"]
