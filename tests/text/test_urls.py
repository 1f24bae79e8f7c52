from __future__ import annotations

from contextlib import suppress

import pytest

import newsclean
from newsclean.errors import FetchError
from newsclean.text.urls import absolute_url, credentials, host_and_port, require_web_url, url_path, without_credentials

MALFORMED = (
    "http://[bad/x.jpg",
    "//[bad/x.jpg",
    "http://news.example:port/",
    "http://\u2100.example/",
)


@pytest.mark.parametrize(
    ("url", "absolute"),
    (
        ("/b.jpg", "https://news.example/b.jpg"),
        (" b.jpg\n", "https://news.example/a/b.jpg"),
        ("//img.example/b.jpg", "https://img.example/b.jpg"),
        ("http://img.example/b.jpg", "http://img.example/b.jpg"),
        ("data:image/gif;base64,R0", None),
        ("javascript:void(0)", None),
        ("http:///b.jpg", None),
        ("b c.jpg", None),
        ("http://img.example:port/b.jpg", None),
        ("", None),
        (None, None),
    ),
)
def test_a_url_is_made_absolute_or_left_out(url: str | None, absolute: str | None) -> None:
    assert absolute_url(url, "https://news.example/a/") == absolute


def test_without_a_base_only_absolute_urls_count() -> None:
    assert absolute_url("/b.jpg") is absolute_url("/b.jpg", "http://[bad/") is None
    assert absolute_url("http://img.example/b.jpg") == "http://img.example/b.jpg"


@pytest.mark.parametrize("url", MALFORMED)
def test_a_malformed_url_raises_no_value_error(url: str) -> None:
    for base in (None, "https://news.example/", url):
        absolute_url(url, base)
        absolute_url("/a", base)
    url_path(url)
    credentials(url)
    without_credentials(url)
    host_and_port(url)
    with suppress(FetchError):
        require_web_url(url)


@pytest.mark.parametrize("url", MALFORMED)
def test_a_page_full_of_malformed_urls_is_cleaned(url: str) -> None:
    text = (
        "The council of Marrow voted on Monday evening to keep the old bridge, and to mend its arches before winter. "
    )
    page = f"""<html><head><title>Bridge stays open for carts</title><link rel="canonical" href="{url}">
        <meta property="og:url" content="{url}"><meta property="og:image" content="{url}"><base href="{url}"></head><body>
        <article><h1>Bridge stays open for carts</h1><p>{2 * text}</p>
        <figure><img src="{url}"><figcaption>{5 * text}</figcaption></figure>
        <p>{3 * text}</p><p><a href="{url}">{text}</a></p></article></body></html>"""
    for kind in ("html", "dump"):
        for source in (None, "https://news.example/a", url):
            newsclean.clean(page, url=source, kind=kind)  # type: ignore[arg-type]
    article = newsclean.clean(page)
    assert article.images == () and not any(block.spans for block in article.body)
