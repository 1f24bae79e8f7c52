"""The time limits of the service, made short: slow clients, clients that do not read, workers that are all busy."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from newsclean.serve import page_workers
from newsclean.serve.http import handler
from newsclean.serve.http.request_checks import LOCAL_HOSTS
from newsclean.serve.http.server import PageServer
from newsclean.serve.page_service import PageService, ServiceOptions
from tests.pages import ENGLISH

HEAD = b"POST /clean HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n"


@pytest.fixture(scope="module")
def server() -> Iterator[PageServer]:
    with PageService(ServiceOptions(workers=1)) as service:
        started = PageServer("127.0.0.1", 0, service, LOCAL_HOSTS, lambda level, message: None)
        threading.Thread(target=started.serve_forever, args=(0.01,), daemon=True).start()
        yield started
        started.shutdown()
        started.server_close()


def receive_all(connection: socket.socket) -> bytes:
    parts = []
    while part := connection.recv(65_536):
        parts.append(part)
    return b"".join(parts)


def connect(server: PageServer) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.server_port), timeout=30)


def test_a_body_that_comes_too_slowly_is_refused(server: PageServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handler, "REQUEST_SECONDS", 0.5)
    start = time.monotonic()
    with connect(server) as slow:
        slow.sendall(HEAD % 10_000)
        answers = []
        reader = threading.Thread(target=lambda: answers.append(receive_all(slow)))
        reader.start()
        while reader.is_alive() and time.monotonic() - start < 20:
            try:
                slow.send(b"a")
            except OSError:
                break
            time.sleep(0.05)
        reader.join(20)
    assert b" 408 " in answers[0] and b'"code": "request_timeout"' in answers[0]


@pytest.mark.parametrize("sent", [b"", b"GET /hea", b"GET /health HTTP/1.1\r\nHost: local"])
def test_a_head_that_comes_too_slowly_ends_the_connection(
    server: PageServer, monkeypatch: pytest.MonkeyPatch, sent: bytes
) -> None:
    monkeypatch.setattr(handler, "REQUEST_SECONDS", 0.3)
    with connect(server) as slow:
        slow.sendall(sent)
        assert receive_all(slow) == b""


def test_a_client_that_does_not_read_its_answer_is_left(server: PageServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handler, "ANSWER_SECONDS", 0.5)
    page = f"<body><article>{'<p>A sentence that is long enough for a paragraph.</p>' * 12_000}".encode()
    with connect(server) as deaf:
        # The answer is larger than what the system buffers for the client.
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        deaf.sendall((HEAD % len(page)).replace(b"/clean", b"/explain") + page)
        deadline = time.monotonic() + 60
        while server.connection_count == 0 and time.monotonic() < deadline:
            time.sleep(0.01)
        while server.connection_count and time.monotonic() < deadline:
            time.sleep(0.05)
        assert server.connection_count == 0


def test_a_page_that_finds_no_free_worker_is_told_when_to_come_again(
    server: PageServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_workers, "MAX_WAIT_SECONDS", 0.2)
    page = ENGLISH.encode()
    idle = server.service.workers._idle
    pool = idle.get()
    try:
        with connect(server) as client:
            client.sendall(HEAD % len(page) + page)
            head, _, body = receive_all(client).partition(b"\r\n\r\n")
    finally:
        idle.put(pool)
    assert head.startswith(b"HTTP/1.1 503 ") and b"\r\nRetry-After: 5" in head
    assert json.loads(body)["error"]["code"] == "busy"
    with connect(server) as client:
        client.sendall(HEAD % len(page) + page)
        assert receive_all(client).startswith(b"HTTP/1.1 200 ")


def test_an_answer_to_head_has_no_body(server: PageServer) -> None:
    with connect(server) as client:
        client.sendall(b"HEAD /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
        answer = receive_all(client)
    assert answer.startswith(b"HTTP/1.1 405 ") and answer.endswith(b"\r\n\r\n")
