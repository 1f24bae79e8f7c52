"""Lists of URLs: robots.txt, delays, several hosts at a time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise

import pytest

from newsclean.errors import FetchError, HttpStatusError
from newsclean.fetching import scheduler
from newsclean.fetching.options import FetchOptions
from newsclean.fetching.scheduler import FetchPolicy, PageStream
from newsclean.text.urls import host_and_port
from tests.fetching.raw_server import raw_server, response
from tests.pages import ENGLISH

OPTIONS = FetchOptions(allow_private=True, retries=0, timeout=10)


class Host(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, robots: str | None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.robots = robots
        self.asked: list[tuple[str, float]] = []
        self.lock = threading.Lock()
        self.now = self.most = 0
        """Requests being answered, and the most there were at once."""
        self.before: Callable[[str], None] = lambda _: None
        self.leads: dict[str, str] = {}
        """Paths that are redirects, and where they lead."""
        self.kind = "text/html"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Host

    def do_GET(self) -> None:
        with self.server.lock:
            self.server.now += 1
            self.server.most = max(self.server.most, self.server.now)
        try:
            self.server.before(self.path)
            self._answer()
        finally:
            with self.server.lock:
                self.server.now -= 1

    def _answer(self) -> None:
        self.server.asked.append((self.path, time.monotonic()))
        body = ENGLISH
        if self.path == "/robots.txt":
            if self.server.robots is None:
                self.send_error(503)
                return
            body = self.server.robots
        if self.path in self.server.leads:
            self.send_response(302)
            self.send_header("Location", self.server.leads[self.path])
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", self.server.kind)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def host(request: pytest.FixtureRequest) -> Iterator[Host]:
    httpd = Host(request.param)
    threading.Thread(target=httpd.serve_forever, args=(0.01,), daemon=True).start()
    yield httpd
    httpd.shutdown()
    httpd.server_close()


def outcomes_of(urls: list[str]) -> list[str]:
    """What became of each URL, in the order in which they come out."""
    out = []
    for url, wait in PageStream(urls, OPTIONS, FetchPolicy(delay=0)):
        try:
            assert wait().url == url
            out.append("fetched")
        except FetchError as error:
            out.append(str(error))
    return out


@pytest.mark.parametrize("host", ["User-agent: *\nDisallow: /private/\n"], indirect=True)
def test_robots_txt_is_obeyed_and_read_once(host: Host) -> None:
    urls = [f"{host.url}/a", f"{host.url}/private/b", f"{host.url}/c"]
    outcomes = outcomes_of(urls)
    assert outcomes[0] == outcomes[2] == "fetched"
    assert "robots.txt disallows" in outcomes[1]
    assert [path for path, _ in host.asked] == ["/robots.txt", "/a", "/c"]


@pytest.mark.parametrize("host", ["User-agent: *\nDisallow: /\n"], indirect=True)
def test_robots_txt_can_be_ignored(host: Host) -> None:
    ((_, wait),) = PageStream([f"{host.url}/a"], OPTIONS, FetchPolicy(robots=False))
    assert wait().data == ENGLISH.encode()
    assert [path for path, _ in host.asked] == ["/a"]


@pytest.mark.parametrize("host", [None], indirect=True)
def test_nothing_is_fetched_while_robots_txt_is_unavailable(host: Host) -> None:
    ((_, wait),) = PageStream([f"{host.url}/a"], OPTIONS, FetchPolicy())
    with pytest.raises(FetchError, match="cannot be read now"):
        wait()


@pytest.mark.parametrize("host", ["User-agent: *\nCrawl-delay: 0.4\n"], indirect=True)
def test_a_host_gets_one_request_at_a_time_with_a_delay_between(host: Host) -> None:
    for _, wait in PageStream([f"{host.url}/{name}" for name in "abc"], OPTIONS, FetchPolicy(delay=0.1)):
        wait()
    times = [at for path, at in host.asked if path != "/robots.txt"]
    assert all(later - earlier >= 0.39 for earlier, later in pairwise(times))


@pytest.mark.parametrize("host", [""], indirect=True)
def test_the_order_of_the_list_is_kept_and_a_bad_url_affects_no_other(host: Host) -> None:
    urls = [f"{host.url}/a", "http://[broken", f"{host.url}/b"]
    outcomes = outcomes_of(urls)
    assert outcomes[0] == outcomes[2] == "fetched"
    assert "not a web address" in outcomes[1]


@pytest.fixture
def hosts() -> Iterator[list[Host]]:
    out = [Host("") for _ in range(3)]
    for httpd in out:
        threading.Thread(target=httpd.serve_forever, args=(0.01,), daemon=True).start()
    yield out
    for httpd in out:
        httpd.shutdown()
        httpd.server_close()


def test_hosts_are_requested_from_in_parallel_and_each_for_one_page_at_a_time(hosts: list[Host]) -> None:
    # Nobody answers before all three hosts are asked: one after the other they never would be.
    together = threading.Barrier(len(hosts))
    for host in hosts:
        host.before = lambda path: together.wait(timeout=10) and None if path != "/robots.txt" else None
    urls = [f"{host.url}/{name}" for name in "abc" for host in hosts]
    got = [wait().url for _, wait in PageStream(urls, OPTIONS, FetchPolicy(delay=0, hosts=3))]
    assert got == urls
    assert [host.most for host in hosts] == [1, 1, 1]


def test_the_number_of_parallel_hosts_is_limited(hosts: list[Host]) -> None:
    busy, most, lock = 0, 0, threading.Lock()

    def note(path: str) -> None:
        nonlocal busy, most
        with lock:
            busy += 1
            most = max(most, busy)
        time.sleep(0.05)
        with lock:
            busy -= 1

    for host in hosts:
        host.before = note
    urls = [f"{host.url}/{name}" for name in "abc" for host in hosts]
    assert len([wait() for _, wait in PageStream(urls, OPTIONS, FetchPolicy(delay=0, hosts=2))]) == 9
    assert most == 2


def test_a_delayed_host_does_not_block_another(hosts: list[Host]) -> None:
    # One thread and two hosts: while the first one's pause lasts, the second is asked.
    first, second, _ = hosts
    urls = [f"{first.url}/a", f"{first.url}/b", f"{second.url}/c"]
    for _, wait in PageStream(urls, OPTIONS, FetchPolicy(robots=False, delay=0.5, hosts=1)):
        wait()
    assert first.asked[0][1] < second.asked[0][1] < first.asked[1][1]


def test_pages_are_not_fetched_far_ahead(hosts: list[Host], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scheduler, "MAX_PAGES_AHEAD", 3)
    slow, fast, _ = hosts
    answer = threading.Event()
    slow.before = lambda _: answer.wait(10) and None
    urls = [f"{slow.url}/first", *(f"{fast.url}/{number}" for number in range(20))]
    pages = PageStream(urls, OPTIONS, FetchPolicy(robots=False, delay=0))
    _, wait = next(pages)
    time.sleep(0.3)
    assert len(fast.asked) <= 3
    answer.set()
    wait()
    assert [wait().url for _, wait in pages] == urls[1:]


def test_another_spelling_of_a_host_is_the_same_host() -> None:
    assert (
        host_and_port("http://News.example/a")
        == host_and_port("http://user@news.example.:80/b")
        != host_and_port("https://news.example/")
    )


def paths(host: Host) -> list[str]:
    return [path for path, _ in host.asked]


def test_robots_txt_of_a_redirect_target_is_read_once(hosts: list[Host]) -> None:
    first, second, _ = hosts
    second.robots = "User-agent: *\nDisallow: /private/\n"
    first.leads = {"/a": f"{second.url}/private/a", "/b": f"{second.url}/b", "/c": f"{second.url}/private/c"}
    outcomes = []
    for _, wait in PageStream([f"{first.url}/{name}" for name in "abc"], OPTIONS, FetchPolicy(delay=0)):
        try:
            outcomes.append(str(wait().url))
        except FetchError as error:
            outcomes.append(str(error))
    assert outcomes[0].startswith(f"{second.url}/private/a: ") and "robots.txt disallows" in outcomes[0]
    assert outcomes[1] == f"{second.url}/b"
    assert "robots.txt disallows" in outcomes[2]
    assert paths(second) == ["/robots.txt", "/b"]


@pytest.mark.parametrize("host", ["User-agent: *\nDisallow: /private/\n"], indirect=True)
def test_a_redirect_on_the_same_host_does_not_lead_to_a_disallowed_page(host: Host) -> None:
    host.leads = {"/a": "/b", "/b": "/private/a", "/c": "/d"}
    outcomes = []
    for _, wait in PageStream([f"{host.url}/a", f"{host.url}/c"], OPTIONS, FetchPolicy(delay=0)):
        try:
            outcomes.append(str(wait().url))
        except FetchError as error:
            outcomes.append(str(error))
    assert "/private/a: robots.txt disallows this page" in outcomes[0]
    assert outcomes[1] == f"{host.url}/d"
    assert paths(host) == ["/robots.txt", "/a", "/b", "/c", "/d"]


def test_redirects_are_followed_where_robots_txt_is_ignored(hosts: list[Host]) -> None:
    first, second, _ = hosts
    second.robots = "User-agent: *\nDisallow: /\n"
    first.leads = {"/a": f"{second.url}/a"}
    ((_, wait),) = PageStream([f"{first.url}/a"], OPTIONS, FetchPolicy(robots=False))
    assert wait().url == f"{second.url}/a"
    assert paths(second) == ["/a"]


def test_the_delay_applies_to_redirect_targets(hosts: list[Host]) -> None:
    first, second, _ = hosts
    second.robots = "User-agent: *\nCrawl-delay: 0.5\n"
    first.leads = {"/a": f"{second.url}/a", "/b": f"{second.url}/b"}
    urls = [f"{first.url}/a", f"{first.url}/b", f"{second.url}/c"]
    for _, wait in PageStream(urls, OPTIONS, FetchPolicy(delay=0, hosts=1)):
        wait()
    times = sorted(at for path, at in second.asked if path != "/robots.txt")
    assert len(times) == 3
    assert all(later - earlier >= 0.49 for earlier, later in pairwise(times))


def test_the_deadline_includes_robots_txt_of_a_redirect_target(hosts: list[Host]) -> None:
    first, second, _ = hosts
    answer = threading.Event()
    second.before = lambda _: answer.wait(10) and None
    first.leads = {"/a": f"{second.url}/a"}
    start = time.monotonic()
    ((_, wait),) = PageStream([f"{first.url}/a"], replace(OPTIONS, timeout=1), FetchPolicy(delay=0))
    with pytest.raises(FetchError, match="timed out after 1 seconds"):
        wait()
    assert time.monotonic() - start < 4
    answer.set()


@pytest.mark.parametrize("host", ["# " + "x" * 700_000 + "\n"], indirect=True)
def test_the_beginning_of_a_large_robots_txt_is_obeyed(host: Host) -> None:
    assert host.robots is not None
    host.robots = "User-agent: *\nDisallow: /private/\n" + host.robots
    assert "robots.txt disallows" in outcomes_of([f"{host.url}/private/a"])[0]


@pytest.mark.parametrize("host", ["User-agent: *\nDisallow: /private/\n"], indirect=True)
def test_a_robots_txt_of_another_media_type_is_obeyed(host: Host) -> None:
    host.kind = "application/json"
    assert "robots.txt disallows" in outcomes_of([f"{host.url}/private/a"])[0]


@pytest.mark.parametrize("host", [""], indirect=True)
def test_nothing_is_fetched_where_robots_txt_times_out(host: Host) -> None:
    answer = threading.Event()
    host.before = lambda path: answer.wait(10) and None if path == "/robots.txt" else None
    ((_, wait),) = PageStream([f"{host.url}/a"], replace(OPTIONS, timeout=1), FetchPolicy())
    with pytest.raises(FetchError, match=r"robots\.txt cannot be read: timed out after 1 seconds"):
        wait()
    answer.set()
    assert paths(host) in ([], ["/robots.txt"])


def busy_server(retry_after: str) -> Callable[[str, str], bytes]:
    """Answer 429 to /busy, and the page to any other path."""

    def answer(path: str, head: str) -> bytes:
        if path == "/busy":
            return response(b"", f"Retry-After: {retry_after}", status="429 Too Many Requests")
        return response(ENGLISH.encode(), "Content-Type: text/html")

    return answer


def test_retry_after_holds_for_the_host(hosts: list[Host]) -> None:
    other = hosts[0]
    with raw_server(busy_server("1")) as busy:
        other.leads = {"/to-busy": f"{busy.url}/busy"}
        for first in (f"{busy.url}/busy", f"{other.url}/to-busy"):
            start = time.monotonic()
            urls = [first, f"{busy.url}/a", f"{other.url}/b"]
            times = []
            for _, wait in PageStream(urls, OPTIONS, FetchPolicy(robots=False, delay=0, hosts=1)):
                with suppress(FetchError):
                    wait()
                times.append(time.monotonic() - start)
            # The page of the other host did not wait; it is ready when the second one is.
            assert times[0] < 0.9 and times[1] >= 1 and times[2] - times[1] < 0.5
            assert other.asked[-1][1] - start < 0.9


def test_a_host_that_asks_for_a_long_pause_is_left_alone() -> None:
    with raw_server(busy_server("3600")) as busy:
        options = replace(OPTIONS, retries=2)
        errors = []
        for _, wait in PageStream([f"{busy.url}/busy", f"{busy.url}/a"], options, FetchPolicy(robots=False, delay=0)):
            with pytest.raises(HttpStatusError) as caught:
                wait()
            errors.append(caught.value)
        assert [request.split()[1] for request in busy.requests] == ["/busy"]
    assert [error.status for error in errors] == [429, 429]
    assert errors[0].retry_after == 3600 and 3500 < (errors[1].retry_after or 0) <= 3600
    assert "the server asks for no requests for another" in errors[1].reason
