"""Responses that are not quite right, sent as bytes over real sockets."""

from __future__ import annotations

import gzip
import zlib

import brotli
import pytest

import newsclean
from newsclean.fetching.client import fetch_page
from newsclean.fetching.options import FetchOptions
from newsclean.fetching.scheduler import FetchPolicy, PageStream
from tests.fetching.raw_server import raw_server, response
from tests.fetching.server import refused
from tests.pages import ENGLISH

PAGE = ENGLISH.encode()
PACKED = gzip.compress(PAGE)
OPEN = FetchOptions(allow_private=True, timeout=20, retries=0)
HTML = "Content-Type: text/html"


@pytest.mark.parametrize(
    "location,path",
    [
        (b"/caf\xe9/story", "/caf%E9/story"),
        ("/新闻/1".encode("gbk"), "/%D0%C2%CE%C5/1"),
        ("/新闻/1".encode(), "/%E6%96%B0%E9%97%BB/1"),
        (b"/story \t ", "/story"),
        (b"  /story", "/story"),
        (b"/a story?q=caf\xe9", "/a%20story?q=caf%E9"),
    ],
)
def test_a_redirect_s_target_may_have_any_bytes(location: bytes, path: str) -> None:
    def answer(requested: str, head: str) -> bytes:
        if requested == "/":
            return response(b"", b"Location: " + location, status="302 Found")
        return response(PAGE, HTML)

    with raw_server(answer) as server:
        page = fetch_page(f"{server.url}/", OPEN)
        assert page.data == PAGE and page.url == server.url + path
        assert [request.split()[1] for request in server.requests] == ["/", path]


@pytest.mark.parametrize(
    "coding",
    [
        "utf-8", "UTF-8", "none", "8bit", "7bit", "binary", "text/html", "identity", "gzip", "gzip, gzip", "deflate", "br",
        "zstd", "",
    ],
)  # fmt: skip
def test_a_coding_that_the_body_does_not_have_is_ignored(coding: str) -> None:
    with raw_server(lambda path, head: response(PAGE, HTML, f"Content-Encoding: {coding}")) as server:
        assert fetch_page(f"{server.url}/", OPEN).data == PAGE
        assert len(server.requests) == 1


@pytest.mark.parametrize(
    "headers,body",
    [
        (("gzip, identity",), PACKED),
        (("identity, gzip",), PACKED),
        (("gzip, utf-8",), PACKED),
        (("gzip, gzip",), PACKED),
        (("gzip", "gzip"), PACKED),
        (("gzip, gzip",), gzip.compress(PACKED)),
        (("X-GZIP",), PACKED),
        (("deflate",), zlib.compress(PAGE)),
        (("deflate",), zlib.compress(PAGE)[2:-4]),
        (("gzip, br",), brotli.compress(PACKED)),
        (("gzip",), PACKED + b"\0" * 20),
        (("gzip",), PACKED + b"<!-- cached -->"),
        (("gzip",), PACKED + b"\x1f\x8bno member"),
        (("gzip",), PACKED[:-8]),
        (("gzip",), PACKED[:-3]),
    ],
)
def test_codings_are_undone(headers: tuple[str, ...], body: bytes) -> None:
    lines = [f"Content-Encoding: {value}" for value in headers]
    with raw_server(lambda path, head: response(body, HTML, *lines)) as server:
        assert fetch_page(f"{server.url}/", OPEN).data == PAGE
        assert len(server.requests) == 1


@pytest.mark.parametrize("body", [PACKED[: len(PACKED) // 2], PACKED[:20] + b"\xff" * 200, PACKED[:-8] + b"\0" * 8])
def test_a_page_that_is_compressed_badly_is_asked_for_uncompressed_once(body: bytes) -> None:
    def answer(path: str, head: str) -> bytes:
        is_plain = "Accept-Encoding: identity" in head
        return response(PAGE, HTML) if is_plain and path == "/" else response(body, HTML, "Content-Encoding: gzip")

    with raw_server(answer) as server:
        assert fetch_page(f"{server.url}/", OPEN).data == PAGE
        assert len(server.requests) == 2
        assert refused(lambda: fetch_page(f"{server.url}/always", OPEN))
        assert len(server.requests) == 4


def test_a_coding_that_nothing_decodes_is_named() -> None:
    with raw_server(lambda path, head: response(b"\x1f\x9d", HTML, "Content-Encoding: compress")) as server:
        assert "unsupported content encoding compress" in refused(lambda: fetch_page(f"{server.url}/", OPEN))


@pytest.mark.parametrize("hints", [1, 2])
def test_early_hints_are_skipped(hints: int) -> None:
    hint = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n"
    with raw_server(lambda path, head: hint * hints + response(PAGE, HTML)) as server:
        page = fetch_page(f"{server.url}/", OPEN)
    assert page.data == PAGE
    assert page.response is not None and page.response.status == 200
    assert "Link" not in dict(page.response.headers)


def test_interim_responses_without_end() -> None:
    with raw_server(lambda path, head: b"HTTP/1.1 102 Processing\r\n\r\n" * 5000) as server:
        assert "closed the connection early" in refused(lambda: fetch_page(f"{server.url}/", OPEN))


@pytest.mark.parametrize(
    "answer,words",
    [
        (response(PAGE, *(f"X-{number}: a" for number in range(150))), "more than 100 headers"),
        (response(PAGE, f"X-Long: {'a' * 70_000}"), "a header that is too long"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "the server's answer is not HTTP"),
    ],
)
def test_what_is_wrong_with_a_response_is_said(answer: bytes, words: str) -> None:
    with raw_server(lambda path, head: answer) as server:
        assert words in refused(lambda: fetch_page(f"{server.url}/", OPEN))


ROBOTS = b"User-agent: *\nDisallow: /private/\n"
LONG_ROBOTS = ROBOTS + b"# comment\n" * 700_000


@pytest.mark.parametrize(
    "robots,headers",
    [
        (ROBOTS, ("Content-Encoding: gzip",)),
        (gzip.compress(ROBOTS)[:-8], ("Content-Encoding: gzip",)),
        (LONG_ROBOTS, ()),
        (gzip.compress(LONG_ROBOTS), ("Content-Encoding: gzip",)),
        (gzip.compress(LONG_ROBOTS, compresslevel=0), ("Content-Encoding: gzip",)),
    ],
    ids=["plain-as-gzip", "no-trailer", "long", "long-gzip", "long-stored-gzip"],
)
def test_robots_txt_is_read_as_far_as_it_must_be(robots: bytes, headers: tuple[str, ...]) -> None:
    def answer(path: str, head: str) -> bytes:
        return response(robots, "Content-Type: text/plain", *headers) if path == "/robots.txt" else response(PAGE, HTML)

    with raw_server(answer) as server:
        urls = [f"{server.url}/private/a", f"{server.url}/b"]
        (_, private), (_, public) = PageStream(urls, OPEN, FetchPolicy(delay=0))
        assert "robots.txt disallows" in refused(private)
        assert public().data == PAGE


def test_rights_in_the_headers_are_in_the_article() -> None:
    headers = ("X-Robots-Tag: noai", "X-Robots-Tag: otherbot: noindex", "TDM-Reservation: 1")
    with raw_server(lambda path, head: response(PAGE, HTML, *headers)) as server:
        rights = newsclean.fetch(f"{server.url}/", allow_private=True).rights
    assert rights.robots == ("noai", "otherbot: noindex") and rights.tdm_reservation is True
