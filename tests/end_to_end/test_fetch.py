"""Fetching from a real server on loopback."""

from __future__ import annotations

import gzip
import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import newsclean
from tests.command import newsclean as newsclean_command
from tests.pages import CHINESE, CHINESE_PARAGRAPHS, ENGLISH


class Handler(BaseHTTPRequestHandler):
    """Serves a page a path, some of them badly."""

    def do_GET(self) -> None:
        answers = {
            "/page": (200, "text/html", ENGLISH.encode()),
            "/gbk": (200, "text/html", CHINESE.encode("gb18030")),
            "/gbk-header": (200, "text/html; charset=gbk", CHINESE.replace("gb2312", "x").encode("gb18030")),
            "/pdf": (200, "application/pdf", b"%PDF-1.7"),
            "/image": (200, "text/html", b"\x89PNG\r\n\x1a\n...."),
            "/bare": (200, "text/html", b"<html><body><a href=/>Home</a></body></html>"),
        }
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/page")
            self.end_headers()
            return
        if self.path == "/gzip":
            body = gzip.compress(ENGLISH.encode())
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            return
        status, kind, body = answers.get(self.path, (404, "text/html", b"gone"))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=httpd.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    httpd.server_close()


@pytest.mark.parametrize("path", ["/page", "/gzip", "/moved"])
def test_pages(server: str, path: str) -> None:
    article = newsclean.fetch(server + path, allow_private=True)
    assert article.title == "Library stays open"
    assert article.url == server + ("/page" if path == "/moved" else path)
    assert article.extraction.fetched_at


@pytest.mark.parametrize("path", ["/gbk", "/gbk-header"])
def test_requests_default_charset_never_decides(server: str, path: str) -> None:
    assert newsclean.fetch(server + path, allow_private=True).body[0].text == CHINESE_PARAGRAPHS[0]


@pytest.mark.parametrize("path,word", [("/missing", "404"), ("/pdf", "application/pdf")])
def test_refusals(server: str, path: str, word: str) -> None:
    with pytest.raises(newsclean.FetchError, match=word):
        newsclean.fetch(server + path, allow_private=True)


def test_an_image_that_calls_itself_html(server: str) -> None:
    with pytest.raises(newsclean.NotAPage):
        newsclean.fetch(f"{server}/image", allow_private=True)


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(newsclean.FetchError, match="refused"):
        newsclean.fetch(f"http://127.0.0.1:{port}/", allow_private=True)


@pytest.mark.parametrize("url", ["file:///etc/hosts", "ftp://x.example/a", "story.html", "http://"])
def test_only_the_web(url: str) -> None:
    with pytest.raises(newsclean.FetchError, match="not a web address"):
        newsclean.fetch(url, allow_private=True)


def test_the_command_goes_on_after_a_failure(server: str) -> None:
    urls = [f"{server}/missing", f"{server}/page", f"{server}/bare"]
    done = subprocess.run(
        [sys.executable, "-m", "newsclean", "fetch", "--allow-private", *urls], capture_output=True, timeout=60
    )
    assert done.returncode == 1
    assert json.loads(done.stdout)["url"] == urls[1]
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(f"newsclean: {urls[0]}: the server answered 404")
    assert lines[1].startswith(f"newsclean: {urls[2]}: ")


def test_credentials_are_not_shown(server: str) -> None:
    url = server.replace("http://", "http://user:secret@") + "/missing"
    with pytest.raises(newsclean.FetchError) as caught:
        newsclean.fetch(url, allow_private=True)
    assert "secret" not in str(caught.value)


def test_an_empty_url_is_wrong_usage() -> None:
    done = newsclean_command("fetch", " ")
    assert done.returncode == 2
    assert done.stderr == "newsclean: a URL is empty; see newsclean fetch -h\n"


def test_a_list_as_windows_editors_write_it(server: str, tmp_path: Path) -> None:
    (tmp_path / "urls.txt").write_bytes(f"\ufeff{server}/page\r\n# more\r\n\r\n {server}/missing \r\n".encode())
    done = newsclean_command("fetch", "--allow-private", "--delay", "0", "--from", tmp_path / "urls.txt")
    assert json.loads(done.stdout)["url"] == f"{server}/page"
    assert done.stderr == f"newsclean: {server}/missing: the server answered 404 Not Found\n"
