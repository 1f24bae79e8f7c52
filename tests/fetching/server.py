"""A server that misbehaves, over real sockets."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from collections.abc import Callable
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import brotli
import pytest

from newsclean.errors import FetchError
from tests.pages import ENGLISH

try:
    from compression import zstd
except ImportError:
    from backports import zstd

PAGE = ENGLISH.encode()
_BOMB = 200
"""Megabytes that the bombs unfold to."""


@lru_cache(maxsize=1)
def _brotli_bomb() -> bytes:
    packer = brotli.Compressor(quality=1)
    return b"".join(packer.process(b"a" * 1_000_000) for _ in range(_BOMB)) + packer.finish()


@lru_cache(maxsize=1)
def _zstd_bomb() -> bytes:
    packer = zstd.ZstdCompressor()
    return b"".join(packer.compress(b"a" * 1_000_000) for _ in range(_BOMB)) + packer.flush()


@lru_cache(maxsize=1)
def _gzip_bomb() -> bytes:
    packer = zlib.compressobj(wbits=31)
    return b"".join(packer.compress(b"a" * 1_000_000) for _ in range(_BOMB)) + packer.flush()


def refused(call: Callable[[], object]) -> str:
    """The one line that a call is refused with."""
    with pytest.raises(FetchError) as caught:
        call()
    message = str(caught.value)
    assert "\n" not in message
    return message


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
    """A path, a way to misbehave."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        getattr(self, self.path[1:].split("?")[0].replace("-", "_"))()

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for key, value in {"Content_Type": "text/html", **headers}.items():
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
        self.answer(_gzip_bomb(), Content_Encoding="gzip")

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

    def half_a_second(self) -> None:
        if len(self.server.asked) < 2:
            self.answer(b"slow down", 429, Retry_After="0.5")
        else:
            self.answer(PAGE)

    def to_nowhere(self) -> None:
        self.answer(b"", 302)

    def to_broken(self) -> None:
        self.answer(b"", 302, Location="http://[broken/")

    def to_no_port(self) -> None:
        self.answer(b"", 302, Location="http://127.0.0.1:99999/")

    def needs_a_cookie(self) -> None:
        """A page for those who keep the cookie that comes with its redirect, as consent and bot checks have it."""
        if self.headers["Cookie"] == "seen=1":
            self.answer(PAGE)
        else:
            self.answer(b"", 302, Location=self.path, Set_Cookie="seen=1; Path=/")

    def cookie(self) -> None:
        self.answer(str(self.headers["Cookie"]).encode(), Set_Cookie="kept=1; Path=/")

    def odd_type(self) -> None:
        self.answer(PAGE, Content_Type=self.path.partition("?")[2])

    def odd_status(self) -> None:
        self.connection.sendall(b"HTTP/1.1 999 \r\nContent-Length: 0\r\n\r\n")

    def hang_up(self) -> None:
        self.connection.shutdown(socket.SHUT_RDWR)

    def half(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(PAGE)
        self.close_connection = True

    def half_packed(self) -> None:
        """A packed page of no stated length that ends in the middle, as a proxy that gives up leaves it."""
        _, coding = self.path.split("?")
        packed = gzip.compress(PAGE) if coding == "gzip" else zlib.compress(PAGE)
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Encoding", coding)
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(packed[: len(packed) // 2])
        self.close_connection = True

    def nothing_packed(self) -> None:
        self.answer(b"", Content_Encoding="gzip")

    def two_packed(self) -> None:
        """gzip may come in several parts."""
        middle = len(PAGE) // 2
        self.answer(gzip.compress(PAGE[:middle]) + gzip.compress(PAGE[middle:]), Content_Encoding="gzip")

    def broken_gzip(self) -> None:
        self.answer(gzip.compress(PAGE)[:20] + b"\xff" * 200, Content_Encoding="gzip")

    def redirect_bomb(self) -> None:
        self.answer(_gzip_bomb(), 302, Location="/page", Content_Encoding="gzip")

    def redirect_endless(self) -> None:
        self.send_response(302)
        self.send_header("Location", "/page")
        self.end_headers()
        while True:
            self.wfile.write(b"a" * 20_000)

    def busy_endless(self) -> None:
        self.send_response(503)
        self.end_headers()
        while True:
            self.wfile.write(b"a" * 20_000)

    def long_wait(self) -> None:
        self.answer(b"slow down", 429, Retry_After="15")

    def brotli_bomb(self) -> None:
        self.answer(_brotli_bomb(), Content_Encoding="br")

    def zstd_bomb(self) -> None:
        self.answer(_zstd_bomb(), Content_Encoding="zstd")

    def many_codings(self) -> None:
        self.answer(PAGE, Content_Encoding=", ".join(["gzip"] * 400))

    def brotli(self) -> None:
        self.answer(brotli.compress(PAGE), Content_Encoding="br")

    def zstd(self) -> None:
        self.answer(zstd.compress(PAGE), Content_Encoding="zstd")

    def who(self) -> None:
        self.answer(str(self.headers.get("Authorization")).encode())

    def to_localhost(self) -> None:
        self.answer(b"", 302, Location=f"http://localhost:{self.server.server_port}/who")

    def video(self) -> None:
        """A video without end: whoever reads its body never comes back."""
        self.send_response(200)
        self.send_header("Content-Type", self.path.partition("?")[2])
        self.end_headers()
        while True:
            self.wfile.write(b"a" * 20_000)

    def log_message(self, format: str, *args: object) -> None:
        pass
