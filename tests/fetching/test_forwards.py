"""Pages that forward by ``<meta http-equiv="refresh">`` are followed as redirects are."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

import newsclean
from newsclean.errors import FetchError, NoArticle
from newsclean.fetching.documents import fetch_document
from newsclean.fetching.options import FetchOptions
from newsclean.fetching.scheduler import FetchPolicy, PageStream
from tests.pages import ENGLISH

OPEN = FetchOptions(allow_private=True, timeout=20, retries=0)


def refresh(content: str, around: str = "{}") -> str:
    meta = around.format(f"<meta http-equiv='refresh' content='{content}'>")
    return f"<html><head><title>Moved</title>{meta}</head><body><p>Redirecting</p></body></html>"


PAGES = {
    "/story": ENGLISH,
    "/old": refresh("0; url=/story"),
    "/older": refresh('3;URL="old"'),
    "/hop1": refresh("0; url=/hop2"),
    "/hop2": refresh("0; url=/hop3"),
    "/hop3": refresh("0; url=/hop4"),
    "/hop4": refresh("0; url=/story"),
    "/loop": refresh("0; url=/loop2"),
    "/loop2": refresh("0; url=/loop"),
    "/removed": refresh("3; url=/"),
    "/late": refresh("600; url=/story"),
    "/noscript": refresh("0; url=/story", "<noscript>{}</noscript>"),
    "/comment": refresh("0; url=/story", "<!-- {} -->"),
    "/metadata": refresh("0; url=http://169.254.169.254/latest"),
    "/file": refresh("0; url=file:///etc/passwd"),
    "/to-forbidden": refresh("0; url=/forbidden/story"),
    "/forbidden/story": ENGLISH,
    "/missing-target": refresh("0; url=/nowhere"),
    "/": ENGLISH,
}


class _Handler(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        robots = "User-agent: *\nDisallow: /forbidden/\n" if self.path == "/robots.txt" else None
        text = robots or PAGES.get(self.path)
        body = (text or "none").encode()
        self.send_response(200 if text else 404)
        self.send_header("Content-Type", "text/plain" if robots else "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def site() -> Iterator[str]:
    _Handler.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/old", "/older"])
def test_a_refresh_is_followed(site: str, path: str) -> None:
    document = fetch_document(site + path, OPEN)
    assert document.data == ENGLISH.encode()
    assert document.url == f"{site}/story"
    assert document.name == site + path


def test_fetch_follows_a_refresh(site: str) -> None:
    article = newsclean.fetch(f"{site}/old", allow_private=True)
    assert article.url == f"{site}/story"
    assert article.text == newsclean.clean(ENGLISH).text


@pytest.mark.parametrize("path", ["/removed", "/late", "/noscript", "/comment", "/file"])
def test_what_is_not_followed(site: str, path: str) -> None:
    assert fetch_document(site + path, OPEN).url == site + path
    assert _Handler.asked == [path]


def test_hops_are_limited(site: str) -> None:
    assert fetch_document(f"{site}/hop1", OPEN).url == f"{site}/hop4"


def test_a_loop_ends(site: str) -> None:
    with pytest.raises(NoArticle, match="forwards to"):
        newsclean.fetch(f"{site}/loop", allow_private=True)
    assert len(_Handler.asked) == 2


def test_a_private_address_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from newsclean.document import Document
    from newsclean.fetching import documents

    first = Document("http://93.184.216.34/x", PAGES["/metadata"].encode(), "http://93.184.216.34/x")
    fetch_page = documents.fetch_page
    # Only the first page, on a public address, is replaced; the forward is fetched for real.
    monkeypatch.setattr(
        documents, "fetch_page", lambda url, *rest: first if url == first.url else fetch_page(url, *rest)
    )
    with pytest.raises(FetchError, match=r"169\.254\.169\.254"):
        fetch_document("http://93.184.216.34/x", FetchOptions(timeout=20, retries=0))


def test_an_error_of_the_target_is_an_error(site: str) -> None:
    with pytest.raises(FetchError, match="404"):
        fetch_document(f"{site}/missing-target", OPEN)


def test_robots_txt_holds_for_the_target(site: str) -> None:
    results = dict(PageStream([f"{site}/to-forbidden", f"{site}/old"], OPEN, FetchPolicy(delay=0)))
    with pytest.raises(FetchError, match=r"robots\.txt"):
        results[f"{site}/to-forbidden"]()
    assert results[f"{site}/old"]().url == f"{site}/story"
    assert "/forbidden/story" not in _Handler.asked
