"""The listening socket and the connections of the service, and its orderly end."""

from __future__ import annotations

import json
import signal
import socket
import socketserver
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from http.server import ThreadingHTTPServer
from types import FrameType
from typing import Any, Literal

from newsclean.serve.errors import ServiceError
from newsclean.serve.http.handler import PageRequestHandler
from newsclean.serve.page_service import PageService
from newsclean.serve.page_workers import BUSY_RETRY_SECONDS

MAX_CONNECTIONS = 64
"""Connections at the same time; further ones are answered "busy"."""
GRACE_SECONDS = 30.0
"""Time for requests to be answered after the service was told to end."""
_POLL_SECONDS = 0.05

Log = Callable[[Literal["debug", "info", "warning", "error"], str], None]
"""Called with the level and the text of a message."""


class PageServer(ThreadingHTTPServer):
    """A thread for each connection.

    Args:
        host: the address to listen on.
        port: the port; 0 for any free one.
        service: answers the requests.
        hosts: the host names that requests may state.
        log: receives the messages.

    Raises:
        OSError: the address cannot be listened on.
    """

    daemon_threads = True
    block_on_close = False
    request_queue_size = MAX_CONNECTIONS

    def __init__(self, host: str, port: int, service: PageService, hosts: frozenset[str], log: Log) -> None:
        self.service = service
        self.hosts = hosts
        self.log = log
        self.max_bytes = service.options.fetch.max_bytes
        """Limit on the size of a request's body."""
        self._open_connections: set[Any] = set()
        self._lock = threading.Lock()
        if ":" in host:
            self.address_family = socket.AF_INET6
        super().__init__((host, port), PageRequestHandler)

    @property
    def url(self) -> str:
        """The address of the service."""
        host, port = self.server_address[:2]
        name = host.decode() if isinstance(host, bytes) else str(host)
        return f"http://{f'[{name}]' if ':' in name else name}:{port}"

    @property
    def connection_count(self) -> int:
        """The number of connections that are open."""
        with self._lock:
            return len(self._open_connections)

    def server_bind(self) -> None:
        """Bind the socket. http.server would look the host's name up, which may take long, and nothing needs it."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer a connection in a thread, unless there are too many."""
        with self._lock:
            is_free = len(self._open_connections) < MAX_CONNECTIONS
            if is_free:
                self._open_connections.add(request)
        if is_free:
            super().process_request(request, client_address)
            return
        self.log("warning", f"more than {MAX_CONNECTIONS} connections: one is refused")
        with suppress(OSError):
            request.setblocking(False)
            request.send(_BUSY_ANSWER)
        self.shutdown_request(request)

    def shutdown_request(self, request: Any) -> None:
        """End a connection."""
        super().shutdown_request(request)
        with self._lock:
            self._open_connections.discard(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Note an error of a connection, without a traceback."""
        import sys

        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            self.log("error", f"internal error ({type(error).__name__}: {error})")


def serve_until_signal(server: PageServer, grace_seconds: float = GRACE_SECONDS) -> bool:
    """Answer requests until SIGTERM or SIGINT; then accept no more, and wait for the open ones.

    Args:
        server: the server.
        grace_seconds: the longest wait. A second signal ends it at once.

    Returns:
        Whether every request was answered.
    """
    stop, stop_now = threading.Event(), threading.Event()

    def handle(number: int, frame: FrameType | None) -> None:
        (stop_now if stop.is_set() else stop).set()

    previous = {number: signal.signal(number, handle) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        threading.Thread(target=_serve, args=(server, stop), daemon=True, name="accept").start()
        stop.wait()
        server.shutdown()
        server.server_close()
        open_count = server.connection_count
        server.log("info", f"ending; open requests: {open_count}")
        end = time.monotonic() + grace_seconds
        while server.connection_count and time.monotonic() < end and not stop_now.is_set():
            stop_now.wait(_POLL_SECONDS)
        return not server.connection_count
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


def _serve(server: PageServer, stop: threading.Event) -> None:
    try:
        server.serve_forever(_POLL_SECONDS)
    finally:
        stop.set()


def _busy_answer() -> bytes:
    error = ServiceError("busy", "too many connections: try again later", retry_after=BUSY_RETRY_SECONDS)
    body = json.dumps(error.to_dict()).encode() + b"\n"
    head = (
        f"HTTP/1.1 {int(error.status)} {error.status.phrase}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\nRetry-After: {BUSY_RETRY_SECONDS}\r\nConnection: close\r\n\r\n"
    )
    return head.encode() + body


_BUSY_ANSWER = _busy_answer()
