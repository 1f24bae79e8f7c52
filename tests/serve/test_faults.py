"""What goes wrong with one request stays with it: web pages as clients, broken requests, pages that break a worker, signals."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from newsclean.serve.http import server as server_module
from tests.pages import ENGLISH
from tests.serve.conftest import CRASHES, FILLS_MEMORY, HANGS, Service, SiteServer, running

LENGTH = {"Content-Type": "text/html"}


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "localhost.evil.example", "127.0.0.1.nip.example", "10.0.0.1"]
)
def test_a_host_name_of_another_site_is_refused(service: Service, host: str) -> None:
    for method, path in (("GET", "/health"), ("POST", "/clean"), ("POST", "/fetch")):
        answer = service.request(method, path, ENGLISH if method == "POST" else None, {"Host": host, **LENGTH})
        assert (answer.status, answer.error) == (403, "forbidden_host")


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8090", "localhost.", "127.0.0.1", "[::1]:1"])
def test_the_names_of_loopback_are_allowed(service: Service, host: str) -> None:
    assert service.request("GET", "/health", headers={"Host": host}).status == 200


def test_a_request_has_one_host(service: Service) -> None:
    for head in (b"", b"Host: localhost\r\nHost: evil.example\r\n", b"Host: user@localhost\r\n", b"Host: \r\n"):
        assert b"bad_request" in service.send(b"GET /health HTTP/1.1\r\n" + head + b"\r\n")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": "http://localhost:8090"}, {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Sec-Fetch-Site": "same-origin"},
    ],
)  # fmt: skip
def test_no_web_page_gets_an_answer(service: Service, headers: dict[str, str]) -> None:
    for method, path in (("GET", "/health"), ("POST", "/clean")):
        answer = service.request(method, path, ENGLISH if method == "POST" else None, LENGTH | headers)
        assert (answer.status, answer.error) == (403, "forbidden_origin")
        assert not any(name.lower().startswith("access-control") for name in answer.headers)
    preflight = service.request("OPTIONS", "/clean", headers=headers | {"Access-Control-Request-Method": "POST"})
    assert preflight.status == 405
    assert not any(name.lower().startswith("access-control") for name in preflight.headers)


@pytest.mark.parametrize(
    "media_type",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", "", "text/htmlx"],
)
def test_a_body_that_a_page_may_send_unasked_is_not_read(service: Service, media_type: str) -> None:
    answer = service.request("POST", "/clean", ENGLISH, {"Content-Type": media_type} if media_type else {})
    assert (answer.status, answer.error) == (415, "unsupported_media_type")


@pytest.mark.parametrize(
    "parameters,words",
    [
        ({"page": ENGLISH, "knid": "html"}, "unknown parameter knid: did you mean kind?"),
        ({"page": ENGLISH, "kind": "pdf"}, "kind must be one of auto, html, dump"),
        ({"page": ENGLISH, "format": "csv"}, "format must be one of json, markdown"),
        ({"page": 1}, "page must be text"),
        ({"page": ENGLISH, "links": 1}, "links must be true or false"),
        ({"page": ENGLISH, "url": "http://a.example/\nb"}, "url holds characters that cannot be printed"),
        ({"url": "http://a.example/"}, "page is missing; POST /fetch fetches a URL"),
    ],
)
def test_a_wrong_parameter_is_named(service: Service, parameters: dict[str, object], words: str) -> None:
    answer = service.post("/clean", **parameters)
    assert (answer.status, answer.error) == (400, "bad_request")
    assert answer.json["error"]["message"].startswith(words)


@pytest.mark.parametrize("timeout", [0, -1, 6, 1e308])
def test_a_fetch_has_no_longer_timeout_than_the_service(service: Service, timeout: float) -> None:
    answer = service.post("/fetch", url="http://a.example/", timeout=timeout)
    assert answer.json["error"]["message"] == "timeout must be above 0 and at most 5 seconds"


@pytest.mark.parametrize(
    "body", [b"{", b"[]", b"null", b"\xff\xfe{}", b"[" * 100_000, b'{"page": ' + b"1" * 5_000 + b"}", rb'{"\ud800": 1}']
)  # fmt: skip
def test_broken_json_is_a_bad_request(service: Service, body: bytes) -> None:
    answer = service.request("POST", "/clean", body, {"Content-Type": "application/json"})
    assert (answer.status, answer.error) == (400, "bad_request")


@pytest.mark.parametrize("query", ["?x", "?kind=html&kind=dump", "?" + "&".join(f"a{n}=1" for n in range(99))])
def test_a_broken_query_is_a_bad_request(service: Service, query: str) -> None:
    assert service.post_page(ENGLISH, f"/clean{query}").error == "bad_request"


def test_paths_and_methods(service: Service) -> None:
    assert service.request("GET", "/nothing").status == 404
    assert b" 404 " in service.send(b"GET http://evil.example/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
    answer = service.request("GET", "/clean")
    assert (answer.status, answer.headers["Allow"]) == (405, "POST")
    assert service.request("DELETE", "/clean").error == "method_not_allowed"


def test_a_body_must_state_its_length_and_not_exceed_the_limit(service: Service) -> None:
    head = b"POST /clean HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/html\r\n"
    assert b" 411 " in service.send(head + b"\r\n")
    assert b" 411 " in service.send(head + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
    assert b" 411 " in service.send(head + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\na")
    assert b" 400 " in service.send(head + b"Content-Length: -1\r\n\r\n")
    assert b" 413 " in service.send(head + b"Content-Length: " + b"9" * 5_000 + b"\r\n\r\n")
    answer = service.post_page(b"a" * 1_000_001)
    assert (answer.status, answer.error) == (413, "too_large")


def test_a_client_that_asks_first_is_told_before_it_sends_its_body(service: Service) -> None:
    head = b"POST /clean HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/html\r\nExpect: 100-continue\r\n"
    assert service.send(head + b"Content-Length: 99999999\r\n\r\n").startswith(b"HTTP/1.1 413 ")
    page = ENGLISH.encode()
    answer = service.send(head + b"Content-Length: %d\r\n\r\n" % len(page) + page)
    assert answer.startswith(b"HTTP/1.1 100 ") and b"HTTP/1.1 200 " in answer


def test_a_request_that_is_no_http_is_refused(service: Service) -> None:
    for data in (
        b"\x16\x03\x01\x02\x00\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n",
    ):
        assert b'"code": "bad_request"' in service.send(data)
    assert service.request("GET", "/health").status == 200


@pytest.mark.parametrize(
    "mark,code,status", [(HANGS, "page_timeout", 504), (CRASHES, "page_crash", 500), (FILLS_MEMORY, "page_memory", 500)]
)
def test_a_page_that_breaks_its_worker_affects_only_itself(
    service: Service, mark: str, code: str, status: int
) -> None:  # fmt: skip
    with ThreadPoolExecutor(4) as threads:
        broken = [threads.submit(service.post_page, mark + ENGLISH) for _ in range(2)]
        others = [threads.submit(service.post_page, ENGLISH) for _ in range(6)]
        assert [one.result().json["title"] for one in others] == ["Library stays open"] * 6
        assert {(one.result().status, one.result().error) for one in broken} == {(status, code)}
    assert service.request("GET", "/health").json["busy"] == 0


def test_no_page_is_parsed_in_the_process_that_listens(service: Service, site: SiteServer) -> None:
    answer = service.post("/fetch", url=f"{site.url}/hanging-forward")
    assert (answer.status, answer.error) == (504, "page_timeout")
    assert answer.json["error"]["message"].startswith("the page took longer than ")
    assert service.request("GET", "/health").json["busy"] == 0


def test_a_slow_client_delays_nobody(service: Service) -> None:
    with socket.create_connection(("127.0.0.1", service.port)) as slow:
        slow.sendall(
            b"POST /clean HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/html\r\nContent-Length: 99\r\n\r\n<p"
        )
        assert service.post_page(ENGLISH).status == 200


def test_more_connections_than_allowed_are_refused(service: Service) -> None:
    held = []
    try:
        for _ in range(server_module.MAX_CONNECTIONS):
            held.append(socket.create_connection(("127.0.0.1", service.port)))
            held[-1].sendall(b"GET ")
        answer = service.send(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert b" 503 " in answer and b'"code": "busy"' in answer and b"Retry-After: 5" in answer
    finally:
        for connection in held:
            connection.close()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and b" 200 " not in service.send(
        b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"
    ):
        time.sleep(0.05)
    assert service.request("GET", "/health").status == 200


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_lets_open_requests_finish(tmp_path: Path, number: signal.Signals) -> None:
    with running(tmp_path, "--workers", 1, "--page-timeout", 2) as service, ThreadPoolExecutor(1) as threads:
        slow = threads.submit(service.post_page, HANGS + ENGLISH)
        while service.request("GET", "/health").json["busy"] == 0:
            time.sleep(0.02)
        service.process.send_signal(number)
        assert slow.result().error == "page_timeout"
        assert service.process.wait(timeout=20) == 0
        with pytest.raises(OSError):
            socket.create_connection(("127.0.0.1", service.port), timeout=5)


def test_a_second_signal_ends_at_once(tmp_path: Path) -> None:
    with running(tmp_path, "--workers", 1, "--page-timeout", 60) as service:
        threading.Thread(target=lambda: _ignoring_errors(service), daemon=True).start()
        while service.request("GET", "/health").json["busy"] == 0:
            time.sleep(0.02)
        start = time.monotonic()
        service.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        service.process.send_signal(signal.SIGTERM)
        assert service.process.wait(timeout=20) == 1
        assert time.monotonic() - start < 15


def _ignoring_errors(service: Service) -> None:
    with suppress(OSError):
        service.post_page(HANGS + ENGLISH)


def test_workers_end_with_a_service_that_is_killed(tmp_path: Path) -> None:
    with running(tmp_path, "--workers", 2) as service:
        assert service.post_page(ENGLISH).status == 200
        group = _descendants(service.process.pid)
        assert group
        service.process.kill()
        service.process.wait()
        deadline = time.monotonic() + 20
        while any(_is_running(pid) for pid in group) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not any(_is_running(pid) for pid in group)


def _descendants(pid: int) -> list[int]:
    children = [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return children + [one for child in children for one in _descendants(child)]


def _is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_messages_name_no_query(tmp_path: Path) -> None:
    """An address in the query may be confidential."""
    with running(tmp_path, "--workers", 1) as service:
        service.post_page(ENGLISH, "/clean?url=https%3A%2F%2Fexample.com%2Fconfidential")
        os.kill(service.process.pid, signal.SIGTERM)
        messages = service.process.stderr.read() if service.process.stderr else ""
    assert "POST /clean 200 " in messages and "confidential" not in messages
