"""Fetching from servers that misbehave, over real sockets."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from newsclean.errors import FetchError
from newsclean.sources import guarded
from newsclean.sources.http import FetchOptions, get, without_credentials
from tests.pages import ENGLISH

PAGE = ENGLISH.encode()
OPEN = FetchOptions(allow_private=True, seconds=20, retries=0)


class Server(ThreadingHTTPServer):
    """Counts what it is asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that hang up are what these tests are about."""


class Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        getattr(self, self.path[1:].split("?")[0].replace("-", "_"))()

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def page(self) -> None:
        self.answer(PAGE)

    def drip_headers(self) -> None:
        for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 400:
            self.wfile.write(bytes((byte,)))
            time.sleep(0.05)

    def drip_body(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "4000")
        self.end_headers()
        for _ in range(400):
            self.wfile.write(b"<p>a")
            self.wfile.flush()
            time.sleep(0.05)

    def bomb(self) -> None:
        self.answer(gzip.compress(b"<p>" + b"a" * 40_000_000), Content_Encoding="gzip")

    def endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        while True:
            self.wfile.write(b"<p>text</p>" * 2000)

    def circle(self) -> None:
        self.answer(b"", 302, Location="/circle")

    def to_file(self) -> None:
        self.answer(b"", 302, Location="file:///etc/hostname")

    def to_inside(self) -> None:
        self.answer(b"", 302, Location=f"http://127.0.0.2:{self.server.server_port}/page")

    def later(self) -> None:
        if len(self.server.asked) < 3:
            self.answer(b"busy", 503)
        else:
            self.answer(PAGE)

    def wait(self) -> None:
        if len(self.server.asked) < 2:
            self.answer(b"slow down", 429, Retry_After="1")
        else:
            self.answer(PAGE)

    def odd_wait(self) -> None:
        self.answer(b"slow down", 429, Retry_After="soon")

    def hang_up(self) -> None:
        self.connection.shutdown(socket.SHUT_RDWR)

    def half(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(PAGE)
        self.close_connection = True

    def not_gzip(self) -> None:
        self.answer(b"plain words", Content_Encoding="gzip")

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    httpd = Server()
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield httpd
    httpd.shutdown()
    httpd.server_close()


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(FetchError) as caught:
        call()
    message = str(caught.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize("path", ["/drip-headers", "/drip-body"])
def test_a_dripping_server_is_cut_off_at_the_deadline(server: Server, path: str) -> None:
    start = time.monotonic()
    message = refused(lambda: get(server.url + path, FetchOptions(allow_private=True, seconds=1, retries=0)))
    assert "not done within 1 seconds" in message
    assert time.monotonic() - start < 8


def test_the_deadline_holds_on_a_connection_that_an_earlier_request_left_open(server: Server) -> None:
    options = FetchOptions(allow_private=True, seconds=1, retries=0)
    assert get(f"{server.url}/page", options).data == PAGE
    assert "not done within" in refused(lambda: get(f"{server.url}/drip-body", options))


@pytest.mark.parametrize("path", ["/bomb", "/endless"])
def test_too_large(server: Server, path: str) -> None:
    options = FetchOptions(allow_private=True, max_bytes=1_000_000, retries=0)
    assert "larger than 1 MB" in refused(lambda: get(server.url + path, options))


@pytest.mark.parametrize(
    "path,words",
    [
        ("/circle", "in circles"),
        ("/to-file", "no web address"),
        ("/hang-up", "broke the connection off"),
        ("/half", "broke the connection off"),
        ("/not-gzip", "compressed answer is broken"),
        ("/odd-wait", "429"),
    ],
)
def test_one_line_says_what_is_wrong(server: Server, path: str, words: str) -> None:
    assert words in refused(lambda: get(server.url + path, OPEN))


def test_a_busy_server_is_asked_again(server: Server) -> None:
    assert get(f"{server.url}/later", FetchOptions(allow_private=True, retries=3)).data == PAGE
    assert len(server.asked) == 3


def test_retry_after_is_obeyed(server: Server) -> None:
    start = time.monotonic()
    assert get(f"{server.url}/wait", FetchOptions(allow_private=True, retries=1)).data == PAGE
    assert time.monotonic() - start >= 1


def test_loopback_is_refused(server: Server) -> None:
    for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1"):
        message = refused(lambda: get(f"http://{host}:{server.server_port}/page"))  # noqa: B023
        assert "private address" in message
    assert server.asked == []


def test_a_redirect_does_not_lead_inside(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "is_public", lambda address: address == "127.0.0.1")
    assert get(f"{server.url}/page").data == PAGE
    assert "private address" in refused(lambda: get(f"{server.url}/to-inside"))
    assert server.asked == ["/page", "/to-inside"]


def test_a_resolver_that_changes_its_mind_does_not_lead_inside(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    real, answers = socket.getaddrinfo, iter(["203.0.113.9"])

    def rebound(host: str, *args: object, **kwargs: object) -> object:
        return real(next(answers, "127.0.0.1"), *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", rebound)
    monkeypatch.setattr(guarded, "is_public", lambda address: address == "203.0.113.9")
    assert "private address" in refused(lambda: get(f"http://news.example:{server.server_port}/page"))
    assert server.asked == []


def test_no_such_host() -> None:
    assert "no such host" in refused(lambda: get("http://nowhere.invalid/", OPEN))


def test_credentials_and_control_characters_are_not_shown() -> None:
    assert without_credentials("http://user:secret@x.example/a\x1b[31m") == "http://x.example/a[31m"
    assert "secret" not in without_credentials("http://user:secret@[broken/a")
