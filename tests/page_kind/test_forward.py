"""Pages that forward by ``<meta http-equiv="refresh">``, as ``clean`` sees them."""

from __future__ import annotations

import pytest

import newsclean
from newsclean import NoArticle
from newsclean.text.refresh import Refresh, parse_refresh

STORY = "<p>The council said on Monday that the bridge will be closed for repairs until the end of June.</p>" * 12


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("3; url=/new", Refresh(3, "/new")),
        ("0;URL='https://www.example.com/a b'", Refresh(0, "https://www.example.com/a b")),
        (' 5 ,url="/x" ', Refresh(5, "/x")),
        ("0.5; /plain", Refresh(0, "/plain")),
        ("2 url=/x", Refresh(2, "/x")),
        ("300", Refresh(300, "")),
        ("url=/x", None),
        ("", None),
    ],
)
def test_parse_refresh(content: str, expected: Refresh | None) -> None:
    assert parse_refresh(content) == expected


def forward(content: str, body: str, around: str = "{}") -> str:
    meta = around.format(f'<meta http-equiv="Refresh" content="{content}">')
    return f"<html><head><title>The bridge</title>{meta}</head><body><h1>The bridge</h1>{body}</body></html>"


def test_a_page_that_only_forwards_names_the_address() -> None:
    with pytest.raises(NoArticle, match=r"forwards to https://www\.example\.com/new"):
        newsclean.clean_html(forward("0; url=/new", "<p>One moment.</p>"), url="https://www.example.com/old")


def test_a_story_that_forwards_has_a_warning() -> None:
    article = newsclean.clean_html(forward("5; url=https://www.example.com/new", STORY))
    warnings = {warning.code: warning.text for warning in article.extraction.warnings}
    assert warnings["refresh"] == "the page forwards to https://www.example.com/new"


@pytest.mark.parametrize(
    ("content", "around"),
    [
        pytest.param("300", "{}", id="reloads itself"),
        pytest.param("5; url=https://www.example.com/old#top", "{}", id="reloads itself by address"),
        pytest.param("900; url=/", "{}", id="after a quarter of an hour"),
        pytest.param("0; url=/nojs", "<noscript>{}</noscript>", id="without scripts"),
    ],
)
def test_a_story_that_stays_has_none(content: str, around: str) -> None:
    article = newsclean.clean_html(forward(content, STORY, around), url="https://www.example.com/old")
    assert "refresh" not in [warning.code for warning in article.extraction.warnings]
