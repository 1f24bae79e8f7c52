"""A server that sends the bytes that a test gives it, and keeps the requests that it gets."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

RawAnswer = Callable[[str, str], bytes]
"""A function of a request's path and head that returns the whole response."""


class RawServer(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, answer: RawAnswer) -> None:
        super().__init__(("127.0.0.1", 0), _RawHandler)
        self.answer = answer
        self.requests: list[str] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that hang up are no error."""


class _RawHandler(socketserver.StreamRequestHandler):
    server: RawServer

    def handle(self) -> None:
        lines = []
        while (line := self.rfile.readline()) not in (b"\r\n", b""):
            lines.append(line.decode("latin-1").rstrip())
        head = "\n".join(lines)
        self.server.requests.append(head)
        self.wfile.write(self.server.answer(head.split()[1], head))


def response(body: bytes = b"", *headers: str | bytes, status: str = "200 OK") -> bytes:
    """Return a whole HTTP response that closes the connection."""
    lines = [f"HTTP/1.1 {status}", "Connection: close", f"Content-Length: {len(body)}", *headers, "", ""]
    return b"\r\n".join(line if isinstance(line, bytes) else line.encode() for line in lines) + body


@contextmanager
def raw_server(answer: RawAnswer) -> Iterator[RawServer]:
    """Run a server while the block runs."""
    with RawServer(answer) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()
