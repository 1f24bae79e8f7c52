"""A service in a process of its own. In it, pages with a mark hang or break their worker, and 127.0.0.1 alone is public."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.pages import ENGLISH

HANGS, CRASHES, FILLS_MEMORY = "<!-- hangs -->", "<!-- crashes -->", "<!-- fills memory -->"
"""Markup on which the parser misbehaves in these tests."""
# Python runs sitecustomize first: the functions are replaced before anything uses them.
_PATCHES = f"""
import os, signal
from newsclean.fetching.transport import networks
networks.is_public = lambda address: address == "127.0.0.1"
from newsclean.fetching import forwards
read_refresh = forwards._read_refresh
def hang_or_read_refresh(data, charset):
    while {HANGS.encode()!r} in data:
        pass
    return read_refresh(data, charset)
forwards._read_refresh = hang_or_read_refresh
from newsclean.parse.html import reader
close = reader._close_title
def misbehave_or_close(text):
    while {HANGS!r} in text:
        pass
    if {CRASHES!r} in text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if {FILLS_MEMORY!r} in text:
        bytearray(10**12)
    return close(text)
reader._close_title = misbehave_or_close
"""


class Response(NamedTuple):
    status: int
    headers: dict[str, str]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)

    @property
    def error(self) -> str:
        code: str = self.json["error"]["code"]
        return code


class Service:
    """The process, and a client."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process = process
        self.port = port

    def request(
        self, method: str, path: str, body: str | bytes | None = None, headers: dict[str, str] | None = None
    ) -> Response:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body.encode() if isinstance(body, str) else body, headers or {})
            answer = connection.getresponse()
            return Response(answer.status, dict(answer.getheaders()), answer.read().decode())
        finally:
            connection.close()

    def post(self, path: str, **parameters: Any) -> Response:
        return self.request("POST", path, json.dumps(parameters), {"Content-Type": "application/json"})

    def post_page(self, page: str | bytes, path: str = "/clean", **headers: str) -> Response:
        return self.request("POST", path, page, {"Content-Type": "text/html", **headers})

    def send(self, data: bytes) -> bytes:
        """Send bytes as they are; return the whole answer."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as connection:
            connection.sendall(data)
            parts = []
            while part := connection.recv(65_536):
                parts.append(part)
        return b"".join(parts)


def patched_environment(folder: Path) -> dict[str, str]:
    """The environment of a process that misbehaves on the marks."""
    (folder / "sitecustomize.py").write_text(_PATCHES)
    bare = {key: value for key, value in os.environ.items() if not key.startswith(("NEWSCLEAN_", "XDG_"))}
    return bare | {"PYTHONPATH": os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH"))))}


@contextmanager
def running(
    folder: Path, *arguments: object, prefix: tuple[str, ...] = (), **environment: str
) -> Iterator[Service]:  # fmt: skip
    """Run the service until the block ends; ``prefix`` is a command that runs it."""
    command = [*prefix, sys.executable, "-m", "newsclean", "serve", "--port", "0", *map(str, arguments)]
    process = subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
        env=patched_environment(folder) | environment,
    )
    try:
        assert process.stderr is not None
        first = process.stderr.readline()
        found = re.search(r"listening on http://\S+:(\d+)$", first)
        assert found, first + process.stderr.read()
        yield Service(process, int(found[1]))
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    arguments = ("--workers", 2, "--page-timeout", 2, "--timeout", 5, "--max-size", 1)
    with running(tmp_path_factory.mktemp("patched"), *arguments) as started:
        yield started


class Site(BaseHTTPRequestHandler):
    """Pages, and redirects to where nothing may be fetched from."""

    server: SiteServer

    def do_GET(self) -> None:
        self.server.paths.append(self.path)
        port = self.server.server_port
        targets = {
            "/one": "/two",
            "/two": f"http://127.0.0.2:{port}/secret",
            "/octal": f"http://0177.0.0.2:{port}/secret",
            "/ipv6": f"http://[::1]:{port}/secret",
            "/decimal": f"http://2130706434:{port}/secret",
            "/metadata": "http://169.254.169.254/latest/meta-data/",
            "/file": "file:///etc/hostname",
            "/good": "/story",
        }
        refreshes = {"/refresh": "/one", "/refresh-inside": f"http://127.0.0.2:{port}/secret", "/forward": "/story"}
        if self.path in targets:
            self.send_response(302)
            self.send_header("Location", targets[self.path])
            self.end_headers()
            return
        body = self.server.story
        if self.path in refreshes:
            body = f"<html><head><meta http-equiv=refresh content='0;url={refreshes[self.path]}'></head></html>"
        if self.path == "/hanging-forward":
            body = f"<html><head>{HANGS}<meta http-equiv=refresh content='0;url=/story'></head></html>"
        if self.path == "/gone":
            self.send_response(404)
        else:
            self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


class SiteServer(ThreadingHTTPServer):
    def __init__(self) -> None:
        # On all addresses of loopback: 127.0.0.2 answers as well.
        super().__init__(("0.0.0.0", 0), Site)
        self.paths: list[str] = []
        self.story = ENGLISH

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


@pytest.fixture
def site() -> Iterator[SiteServer]:
    server = SiteServer()
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


REFUSED_PATHS = ("/one", "/octal", "/ipv6", "/decimal", "/metadata", "/refresh", "/refresh-inside")
"""Paths of the site that lead to addresses that are not public."""
