"""Proxies from the environment: limits apply, and private addresses stay refused."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from newsclean.fetching.client import fetch_page
from newsclean.fetching.options import FetchOptions
from tests.fetching.server import refused
from tests.pages import ENGLISH

PAGE = ENGLISH.encode()


class Handler(BaseHTTPRequestHandler):
    """A proxy that answers every request itself, or drips."""

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers.get("Proxy-Authorization")))  # type: ignore[attr-defined]
        if "drip" in self.path:
            threading.Event().wait(8)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    def do_CONNECT(self) -> None:
        self.server.asked.append((self.path, None))  # type: ignore[attr-defined]
        self.send_error(403)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadingHTTPServer]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    httpd.block_on_close = False
    httpd.asked = []  # type: ignore[attr-defined]
    threading.Thread(target=httpd.serve_forever, args=(0.01,), daemon=True).start()
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, f"http://ann:swordfish@127.0.0.1:{httpd.server_port}")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    yield httpd
    httpd.shutdown()
    httpd.server_close()


def test_a_page_comes_through_the_proxy(proxy: ThreadingHTTPServer) -> None:
    page = fetch_page("http://news.example/story")
    assert page.data == PAGE and page.url == "http://news.example/story"
    ((path, authorization),) = proxy.asked  # type: ignore[attr-defined]
    assert path == "http://news.example/story" and authorization


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "0177.1", "0x7f000001", "[::1]", "localhost", "a.localhost."]
)
def test_numeric_hosts_are_checked_before_the_proxy_is_used(proxy: ThreadingHTTPServer, host: str) -> None:
    assert "private address" in refused(lambda: fetch_page(f"http://{host}/"))
    assert proxy.asked == []  # type: ignore[attr-defined]


def test_the_deadline_holds_behind_a_proxy(proxy: ThreadingHTTPServer) -> None:
    options = FetchOptions(timeout=1, retries=0)
    assert "timed out after 1 seconds" in refused(lambda: fetch_page("http://news.example/drip", options))


def test_a_proxy_that_refuses_is_named_without_its_password(proxy: ThreadingHTTPServer) -> None:
    message = refused(lambda: fetch_page("https://news.example/story", FetchOptions(retries=0)))
    assert "the proxy does not answer or refuses" in message and "swordfish" not in message


def test_hosts_in_no_proxy_are_connected_to_directly(
    proxy: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "news.invalid")
    assert "no such host" in refused(lambda: fetch_page("http://news.invalid/", FetchOptions(retries=0)))
    assert proxy.asked == []  # type: ignore[attr-defined]


def test_a_socks_proxy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "socks5://127.0.0.1:1")
    assert "PySocks" in refused(lambda: fetch_page("http://news.example/", FetchOptions(retries=0)))
