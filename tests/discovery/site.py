"""A site on the loopback interface whose files a test gives, and which records its requests."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

from tests.pages import ENGLISH


class File(NamedTuple):
    """A file of the site."""

    body: bytes
    media_type: str = "text/html; charset=utf-8"
    status: int = 200
    location: str = ""


class Site(ThreadingHTTPServer):
    """Serves ``files`` by path; a value may be a function that makes the file at each request."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.files: dict[str, File | Callable[[], File]] = {}
        self.requests: list[str] = []
        self.headers: list[tuple[str, dict[str, str]]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def add(self, path: str, body: str | bytes, media_type: str = "text/html; charset=utf-8") -> str:
        """Add a file, with SITE in its text replaced by the site's address; return its URL."""
        data = body.replace("SITE", self.url).encode() if isinstance(body, str) else body
        self.files[path] = File(data, media_type)
        return self.url + path

    def add_stories(self, *paths: str) -> None:
        """Add pages with an article each."""
        for number, path in enumerate(paths):
            self.add(path, ENGLISH.replace("<title>", f"<title>{number} "))

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that hang up are no error."""


class _Handler(BaseHTTPRequestHandler):
    server: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.requests.append(self.path)
        self.server.headers.append((self.path, dict(self.headers)))
        found = self.server.files.get(self.path, File(b"", status=404))
        file = found if isinstance(found, File) else found()
        self.send_response(file.status)
        self.send_header("Content-Type", file.media_type)
        self.send_header("Content-Length", str(len(file.body)))
        if file.location:
            self.send_header("Location", file.location)
        self.end_headers()
        self.wfile.write(file.body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serve() -> Iterator[Site]:
    """Run a site while the block runs."""
    with Site() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()
