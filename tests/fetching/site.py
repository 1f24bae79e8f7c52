"""A site on loopback: pages by path and query, or a status, or a redirect; it notes what it is asked for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Answer(NamedTuple):
    """What the site answers."""

    body: str = ""
    status: int = 200
    location: str = ""
    content_type: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()


class Site(ThreadingHTTPServer):
    """Answers each path as ``answers`` says, and others with 404."""

    daemon_threads = True

    def __init__(self, host: str = "127.0.0.1") -> None:
        super().__init__((host, 0), _Handler)
        self.answers: dict[str, Answer] = {}
        self.requests: list[str] = []
        """The paths of all requests, but for robots.txt."""
        self.request_headers: list[dict[str, str]] = []

    @property
    def url(self) -> str:
        return f"http://{self.server_address[0]!s}:{self.server_port}"

    def add(self, path: str, body: str = "", **others: object) -> None:
        """Add an answer."""
        self.answers[path] = Answer(body, **others)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        if self.path != "/robots.txt":
            self.server.requests.append(self.path)
            self.server.request_headers.append(dict(self.headers.items()))
        answer = self.server.answers.get(self.path, Answer("gone", 404))
        body = answer.body.encode()
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        for name, value in answer.headers:
            self.send_header(name, value)
        if answer.location:
            self.send_header("Location", answer.location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def running_site(host: str = "127.0.0.1") -> Iterator[Site]:
    """Run a site for the time of a ``with`` block."""
    site = Site(host)
    threading.Thread(target=site.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield site
    finally:
        site.shutdown()
        site.server_close()
