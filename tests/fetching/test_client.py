"""Fetching from servers that misbehave, over real sockets."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest

from newsclean.fetching.client import fetch_page
from newsclean.fetching.documents import fetch_document
from newsclean.fetching.options import FetchOptions
from newsclean.fetching.transport import connections
from newsclean.text.urls import without_credentials
from tests.fetching.server import PAGE, Server, refused

OPEN = FetchOptions(allow_private=True, timeout=20, retries=0)


@pytest.mark.parametrize("path", ["/drip-headers", "/drip-body"])
def test_a_dripping_server_is_cut_off_at_the_deadline(server: Server, path: str) -> None:
    start = time.monotonic()
    message = refused(lambda: fetch_page(server.url + path, FetchOptions(allow_private=True, timeout=1, retries=0)))
    assert "timed out after 1 seconds" in message
    assert time.monotonic() - start < 8


def test_the_deadline_holds_on_a_connection_that_an_earlier_request_left_open(server: Server) -> None:
    options = FetchOptions(allow_private=True, timeout=1, retries=0)
    assert fetch_page(f"{server.url}/page", options).data == PAGE
    assert "timed out after" in refused(lambda: fetch_page(f"{server.url}/drip-body", options))


@pytest.mark.parametrize("path", ["/bomb", "/endless"])
def test_too_large(server: Server, path: str) -> None:
    options = FetchOptions(allow_private=True, max_bytes=1_000_000, retries=0)
    assert "larger than 1 MB" in refused(lambda: fetch_page(server.url + path, options))


@pytest.mark.parametrize(
    "path,words",
    [
        ("/circle", "too many redirects (10)"),
        ("/to-file", "not http or https"),
        ("/hang-up", "closed the connection early"),
        ("/half", "closed the connection early"),
        ("/half-packed?gzip", "closed the connection early"),
        ("/half-packed?deflate", "closed the connection early"),
        ("/broken-gzip", "compressed response is broken"),
        ("/odd-wait", "429"),
        ("/to-nowhere", "the server answered 302 Found"),
        ("/to-broken", "invalid web address"),
        ("/to-no-port", "invalid web address"),
        ("/odd-type?image/png", "this is image/png"),
    ],
)
def test_a_failure_is_described_in_one_line(server: Server, path: str, words: str) -> None:
    assert words in refused(lambda: fetch_page(server.url + path, OPEN))


def test_a_page_compressed_in_two_gzip_members_is_complete(server: Server) -> None:
    assert fetch_page(f"{server.url}/two-packed", OPEN).data == PAGE


def test_an_empty_compressed_body_is_an_empty_page(server: Server) -> None:
    assert fetch_page(f"{server.url}/nothing-packed", OPEN).data == b""


def test_a_busy_server_is_retried(server: Server) -> None:
    assert fetch_page(f"{server.url}/later", FetchOptions(allow_private=True, retries=3)).data == PAGE
    assert len(server.asked) == 3


def test_retry_after_is_obeyed(server: Server) -> None:
    start = time.monotonic()
    assert fetch_page(f"{server.url}/wait", FetchOptions(allow_private=True, retries=1)).data == PAGE
    assert time.monotonic() - start >= 1


@pytest.mark.parametrize("path", ["/half-a-second", "/odd-wait"])
def test_a_fractional_or_invalid_retry_after(server: Server, path: str) -> None:
    options = FetchOptions(allow_private=True, retries=1)
    if path == "/odd-wait":
        assert "the server answered 429" in refused(lambda: fetch_page(server.url + path, options))
    else:
        start = time.monotonic()
        assert fetch_page(server.url + path, options).data == PAGE
        assert time.monotonic() - start >= 0.5
    assert len(server.asked) == 2


def test_an_infinite_timeout(server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    assert fetch_page(f"{server.url}/page", FetchOptions(allow_private=True, timeout=float("inf"))).data == PAGE
    assert capfd.readouterr().err == ""


def test_a_status_without_a_reason(server: Server) -> None:
    assert refused(lambda: fetch_page(f"{server.url}/odd-status", OPEN)).endswith(": the server answered 999")


def test_a_cookie_lives_through_a_page_s_redirects_and_no_longer(server: Server) -> None:
    assert fetch_page(f"{server.url}/needs-a-cookie", OPEN).data == PAGE
    assert fetch_page(f"{server.url}/cookie", OPEN).data == b"None"
    assert fetch_page(f"{server.url}/cookie", OPEN).data == b"None"


@pytest.mark.parametrize("kind", ["application/x-gzip", "utf-8", "html"])
def test_an_invalid_content_type_does_not_lose_the_page(server: Server, kind: str) -> None:
    assert fetch_page(f"{server.url}/odd-type?{kind}", OPEN).data == PAGE


def test_an_ambiguous_url_is_refused(server: Server) -> None:
    assert "not a web address" in refused(lambda: fetch_page(f"{server.url}\\@news.example/page", OPEN))
    assert server.asked == []


def test_white_space_around_a_url_is_stripped(server: Server) -> None:
    found = fetch_document(f" {server.url}/page\n", OPEN)
    assert (found.name, found.url) == (f"{server.url}/page", f"{server.url}/page")


def test_loopback_is_refused(server: Server) -> None:
    for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1"):
        message = refused(lambda: fetch_page(f"http://{host}:{server.server_port}/page"))  # noqa: B023
        assert "private address" in message
    assert server.asked == []


def test_a_redirect_does_not_lead_to_a_private_address(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "is_public", lambda address: address == "127.0.0.1")
    assert fetch_page(f"{server.url}/page").data == PAGE
    assert "private address" in refused(lambda: fetch_page(f"{server.url}/to-inside"))
    assert server.asked == ["/page", "/to-inside"]


def test_a_changing_dns_answer_does_not_lead_to_a_private_address(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, answers = socket.getaddrinfo, iter(["203.0.113.9"])

    def rebound(host: str, *args: object, **kwargs: object) -> object:
        return real(next(answers, "127.0.0.1"), *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", rebound)
    monkeypatch.setattr(connections, "is_public", lambda address: address == "203.0.113.9")
    assert "private address" in refused(lambda: fetch_page(f"http://news.example:{server.server_port}/page"))
    assert server.asked == []


def test_no_such_host() -> None:
    assert "no such host" in refused(lambda: fetch_page("http://nowhere.invalid/", OPEN))


def test_credentials_and_control_characters_are_not_shown() -> None:
    assert without_credentials("http://user:secret@x.example/a\x1b[31m") == "http://x.example/a[31m"
    assert "secret" not in without_credentials("http://user:secret@[broken/a")


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "0", "0.0.0.0", "2130706433", "0177.0.0.1", "0x7f.1", "0x7f000001", "017700000001",
        "localhost", "LOCALHOST.", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]",
        "[64:ff9b::7f00:1]", "[64:ff9b::127.0.0.1]", "[2002:7f00:1::]", "[fe80::1]", "[fd00:ec2::254]",
        "169.254.169.254", "2852039166", "0xa9fea9fe", "①②⑦.⓪.⓪.①", "127。0。0。1", "news.example@127.0.0.1",
        "10.0.0.1", "192.168.0.1", "172.16.0.1", "100.64.0.1", "224.0.0.1", "255.255.255.255",
    ],
)  # fmt: skip
def test_no_spelling_of_a_special_address_gets_through(server: Server, host: str) -> None:
    message = refused(
        lambda: fetch_page(f"http://{host}:{server.server_port}/page", FetchOptions(retries=0, timeout=10))
    )
    assert "private address" in message or "invalid web address" in message or "no such host" in message
    assert server.asked == []


def test_a_name_is_resolved_within_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(5))
    start = time.monotonic()
    message = refused(lambda: fetch_page("http://news.example/", FetchOptions(timeout=0.5, retries=0)))
    assert "timed out after" in message and time.monotonic() - start < 4


def test_only_checked_addresses_are_connected_to(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = socket.getaddrinfo

    def resolve(host: str, *args: object, **kwargs: object) -> object:
        asked.append(host)
        return real("127.0.0.1" if host == "news.example" else host, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(connections, "is_public", lambda address: True)
    assert fetch_page(f"http://news.example:{server.server_port}/page").data == PAGE
    assert asked.count("news.example") == 1


def test_passwords_in_netrc_are_not_sent(server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login ann password swordfish\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    assert b"swordfish" not in fetch_page(f"{server.url}/who", OPEN).data
    assert fetch_page(f"{server.url}/who", OPEN).data == b"None"
    with_password = server.url.replace("http://", "http://ann:p%40ss@")
    assert fetch_page(f"{with_password}/who", OPEN).data == b"Basic YW5uOnBAc3M="
    # To another host, which 'localhost' is, the password does not go along.
    assert fetch_page(f"{with_password}/to-localhost", OPEN).data == b"None"


@pytest.mark.parametrize(
    "url", ["http://x.example:99999/", "http://x.example:0/", "http://[::1/", "http://a b.example/"]
)
def test_an_invalid_url_is_one_line(url: str) -> None:
    assert "web address" in refused(lambda: fetch_page(url, OPEN))
