"""The data that a failed fetch and a page without an article carry."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from email.utils import formatdate
from time import time

import pytest

import newsclean
from newsclean.errors import FetchError, FetchTimeoutError, HttpStatusError, NoArticle, RefusedAddressError
from newsclean.fetching.client import fetch_page
from newsclean.fetching.options import FetchOptions
from newsclean.fetching.transport.retry_after import parse_retry_after
from tests.fetching.server import Server

OPEN = FetchOptions(allow_private=True, timeout=20, retries=0)


def error_of(call: Callable[[], object]) -> FetchError:
    with pytest.raises(FetchError) as caught:
        call()
    return caught.value


def test_an_error_status(server: Server) -> None:
    url = f"{server.url}/long-wait"
    error = error_of(lambda: fetch_page(url, OPEN))
    assert type(error) is HttpStatusError
    assert (error.url, error.status, error.retry_after) == (url, 429, 15.0)
    assert error.reason == "the server answered 429 Too Many Requests"
    assert str(error) == f"{url}: {error.reason}"


def test_a_timeout(server: Server) -> None:
    options = FetchOptions(allow_private=True, timeout=0.5, retries=0)
    error = error_of(lambda: fetch_page(f"{server.url}/drip-headers", options))
    assert type(error) is FetchTimeoutError
    assert (error.status, error.reason) == (None, "timed out after 0.5 seconds")


def test_a_refused_address(server: Server) -> None:
    error = error_of(lambda: fetch_page(f"http://ann:secret@127.0.0.1:{server.server_port}/page"))
    assert type(error) is RefusedAddressError
    assert error.url == f"{server.url}/page"
    assert error.reason.startswith("private address")


def test_other_failures(server: Server) -> None:
    error = error_of(lambda: fetch_page(f"{server.url}/hang-up", OPEN))
    assert type(error) is FetchError
    assert error.reason == "the server closed the connection early"
    assert error_of(lambda: newsclean.fetch("story.html")).url == "story.html"


def test_errors_pass_between_processes() -> None:
    for error in (
        HttpStatusError("http://a.example/: the server answered 503", url="http://a.example/", status=503),
        NoArticle("this is a bot check", kind="bot_check", url="http://a.example/"),
    ):
        copy = pickle.loads(pickle.dumps(error))
        assert (type(copy), str(copy), vars(copy)) == (type(error), str(error), vars(error))


@pytest.mark.parametrize(
    "text,kind",
    [
        ("Verify you are human by completing the action below.", "bot_check"),
        ("Before you continue to YouTube", "consent"),
        ("Log in E-mail Password Forgot your password?", "paywall"),
        ("You need to enable JavaScript to run this app.", "script_shell"),
        ("404 Not Found", "error_page"),
        ("", "no_text"),
    ],
)
def test_a_page_without_an_article_has_a_kind(text: str, kind: str) -> None:
    with pytest.raises(NoArticle) as caught:
        newsclean.clean(f"<html><body><p>{text}</p></body></html>", url="http://a.example/")
    assert (caught.value.kind, caught.value.url) == (kind, "http://a.example/")


def test_retry_after_is_seconds_or_a_date() -> None:
    assert parse_retry_after("120") == 120.0
    assert parse_retry_after(" 0.5 ") == 0.5
    assert parse_retry_after("-3") == 0.0
    in_a_minute = parse_retry_after(formatdate(time() + 60, usegmt=True))
    assert in_a_minute is not None and 57 < in_a_minute <= 60
    assert parse_retry_after(formatdate(0, usegmt=True)) == 0.0
    for value in (None, "", "soon", "nan", "inf", "Thu, 99 Jan 99999 00:00:00 GMT"):
        assert parse_retry_after(value) is None
