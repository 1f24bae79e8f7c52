"""Lists of URLs: robots.txt, pauses, hosts side by side."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise

import pytest

from newsclean.errors import FetchError
from newsclean.sources.http import FetchOptions
from newsclean.sources.polite import Manners, get_all
from tests.pages import ENGLISH

OPTIONS = FetchOptions(allow_private=True, retries=0, seconds=10)


class Host(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, robots: str | None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.robots = robots
        self.asked: list[tuple[str, float]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Host

    def do_GET(self) -> None:
        self.server.asked.append((self.path, time.monotonic()))
        body = ENGLISH
        if self.path == "/robots.txt":
            if self.server.robots is None:
                self.send_error(503)
                return
            body = self.server.robots
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
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
    for url, wait in get_all(urls, OPTIONS, Manners(delay=0)):
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
    assert "robots.txt asks not to" in outcomes[1]
    assert [path for path, _ in host.asked] == ["/robots.txt", "/a", "/c"]


@pytest.mark.parametrize("host", ["User-agent: *\nDisallow: /\n"], indirect=True)
def test_robots_txt_can_be_ignored(host: Host) -> None:
    ((_, wait),) = get_all([f"{host.url}/a"], OPTIONS, Manners(robots=False))
    assert wait().data == ENGLISH.encode()
    assert [path for path, _ in host.asked] == ["/a"]


@pytest.mark.parametrize("host", [None], indirect=True)
def test_nothing_is_fetched_while_robots_txt_cannot_be_had(host: Host) -> None:
    ((_, wait),) = get_all([f"{host.url}/a"], OPTIONS, Manners())
    with pytest.raises(FetchError, match="cannot be read now"):
        wait()


@pytest.mark.parametrize("host", ["User-agent: *\nCrawl-delay: 0.4\n"], indirect=True)
def test_a_host_is_asked_one_page_at_a_time_with_a_pause(host: Host) -> None:
    for _, wait in get_all([f"{host.url}/{name}" for name in "abc"], OPTIONS, Manners(delay=0.1)):
        wait()
    times = [at for path, at in host.asked if path != "/robots.txt"]
    assert all(later - earlier >= 0.39 for earlier, later in pairwise(times))


@pytest.mark.parametrize("host", [""], indirect=True)
def test_the_list_s_order_is_kept_and_a_bad_url_costs_itself_alone(host: Host) -> None:
    urls = [f"{host.url}/a", "http://[broken", f"{host.url}/b"]
    outcomes = outcomes_of(urls)
    assert outcomes[0] == outcomes[2] == "fetched"
    assert "not a web address" in outcomes[1]
