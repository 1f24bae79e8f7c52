"""The page cache: conditional requests, freshness, offline use."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from newsclean.errors import SourceError
from newsclean.fetching.cache import CACHE_FILE, open_caching_session
from newsclean.fetching.client import fetch_page
from newsclean.fetching.options import FetchOptions
from tests.fetching.server import refused
from tests.pages import ENGLISH

PAGE = ENGLISH.encode()
HEADERS: dict[str, dict[str, str]] = {
    "/tagged": {"ETag": '"one"', "Cache-Control": "max-age=0"},
    "/dated": {"Last-Modified": "Mon, 04 Mar 2024 10:00:00 GMT", "Cache-Control": "no-cache"},
    "/fresh": {"Cache-Control": "max-age=600"},
    "/secret": {"Cache-Control": "no-store"},
    "/plain": {},
    "/varies": {"ETag": '"one"', "Vary": "*"},
    "/age-of-the-universe": {"Cache-Control": "max-age=99999999999999999999999"},
    "/age-quoted": {"Cache-Control": 'max-age="60"'},
    "/never-stale": {"Cache-Control": "max-age=-1"},
    "/expires-never": {"Expires": "Mon, 04 Mar 99999 10:00:00 GMT"},
    "/expires-soon": {"Expires": "soon"},
    "/expires-number": {"Expires": "99999999999999999999"},
    "/odd": {"Cache-Control": "max-age=soon, stale-if-error=x, =, ,,", "ETag": "\xe9", "Last-Modified": "yesterday"},
}


class Handler(BaseHTTPRequestHandler):
    server: Host

    def do_GET(self) -> None:
        asked = self.headers.get("If-None-Match") or self.headers.get("If-Modified-Since")
        self.server.asked.append((self.path, asked))
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/tagged")
            self.end_headers()
            return
        self.send_response(304 if asked else self.server.status)
        for key, value in HEADERS[self.path].items():
            self.send_header(key, value)
        self.send_header("Set-Cookie", "visitor=12345; path=/")
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        if not asked:
            self.wfile.write(PAGE)

    def log_message(self, format: str, *args: object) -> None:
        pass


class Host(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, str | None]] = []
        self.status = 200

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


@pytest.fixture
def host() -> Iterator[Host]:
    httpd = Host()
    threading.Thread(target=httpd.serve_forever, args=(0.01,), daemon=True).start()
    yield httpd
    httpd.shutdown()
    httpd.server_close()


@pytest.fixture
def online(tmp_path: Path) -> FetchOptions:
    return FetchOptions(allow_private=True, retries=0, timeout=20, cache=tmp_path / "kept")


@pytest.fixture
def offline(online: FetchOptions) -> FetchOptions:
    return FetchOptions(allow_private=True, cache=online.cache, offline=True)


@pytest.mark.parametrize(
    "path,condition", [("/tagged", '"one"'), ("/dated", "Mon, 04 Mar 2024 10:00:00 GMT"), ("/moved", '"one"')]
)
def test_a_page_that_did_not_change_is_not_sent_again(
    host: Host, online: FetchOptions, path: str, condition: str
) -> None:
    pages = [fetch_page(host.url + path, online) for _ in range(3)]
    assert [page.data for page in pages] == [PAGE] * 3
    last = path if path != "/moved" else "/tagged"
    assert [asked for at, asked in host.asked if at == last] == [None, condition, condition]


def together(one: str | None, other: str | None) -> bool:
    """Whether two times are one fetch's: its cache notes it a moment earlier, maybe before the second turned."""
    assert one and other
    return abs(datetime.fromisoformat(one) - datetime.fromisoformat(other)) <= timedelta(seconds=1)


@pytest.mark.parametrize("path", ["/fresh", "/age-of-the-universe"])
def test_a_fresh_page_is_not_requested_again(host: Host, online: FetchOptions, path: str) -> None:
    first, second = fetch_page(host.url + path, online), fetch_page(host.url + path, online)
    assert first.data == second.data and together(first.fetched_at, second.fetched_at)
    assert len(host.asked) == 1


@pytest.mark.parametrize("path", [path for path in HEADERS if path != "/secret"])
def test_offline_pages_come_from_the_cache_however_old(
    host: Host, online: FetchOptions, offline: FetchOptions, path: str
) -> None:
    first = fetch_page(host.url + path, online)
    asked = len(host.asked)
    if path != "/varies":
        again = fetch_page(host.url + path, offline)
        assert (again.data, again.url) == (first.data, first.url) and together(again.fetched_at, first.fetched_at)
    else:
        # What may differ with every request (Vary: *) is never taken for the same.
        assert "not in the cache" in refused(lambda: fetch_page(host.url + path, offline))
    assert len(host.asked) == asked


@pytest.mark.parametrize("path", ["/secret", "/never-asked-before"])
def test_offline_an_uncached_page_is_an_error(
    host: Host, online: FetchOptions, offline: FetchOptions, path: str
) -> None:
    fetch_page(f"{host.url}/fresh", online)
    if path in HEADERS:
        fetch_page(host.url + path, online)
    asked = len(host.asked)
    assert "not in the cache" in refused(lambda: fetch_page(host.url + path, offline))
    assert len(host.asked) == asked


def test_an_error_response_is_not_cached(host: Host, online: FetchOptions, offline: FetchOptions) -> None:
    host.status = 500
    assert "500" in refused(lambda: fetch_page(f"{host.url}/fresh", online))
    assert "not in the cache" in refused(lambda: fetch_page(f"{host.url}/fresh", offline))
    host.status = 200
    assert fetch_page(f"{host.url}/fresh", online).data == PAGE


def test_a_page_behind_a_password_is_not_cached(host: Host, online: FetchOptions, offline: FetchOptions) -> None:
    url = host.url.replace("http://", "http://ann:swordfish@") + "/fresh"
    fetch_page(f"{host.url}/plain", online)
    assert fetch_page(url, online).data == PAGE
    assert "not in the cache" in refused(lambda: fetch_page(f"{host.url}/fresh", offline))
    fetch_page(f"{host.url}/fresh", online)
    assert online.cache is not None
    kept = b"".join(file.read_bytes() for file in online.cache.iterdir())
    assert b"/fresh" in kept
    assert b"swordfish" not in kept and b"YW5uOnN3b3JkZmlzaA" not in kept


def test_offline_without_a_cache_is_one_line(offline: FetchOptions) -> None:
    with pytest.raises(SourceError, match="no cache in this folder"):
        fetch_page("http://news.example/", offline)


def test_a_broken_cache_is_one_line(host: Host, online: FetchOptions) -> None:
    assert online.cache is not None
    online.cache.mkdir()
    (online.cache / CACHE_FILE).write_bytes(b"no database" * 100)
    with pytest.raises(SourceError, match="cannot be used"):
        fetch_page(f"{host.url}/fresh", online)


def test_a_cache_that_cannot_be_created_is_one_line(host: Host, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    options = FetchOptions(allow_private=True, cache=tmp_path / "file")
    with pytest.raises(SourceError, match="cannot be used"):
        fetch_page(f"{host.url}/fresh", options)


def test_many_threads_share_one_cache(host: Host, online: FetchOptions) -> None:
    failed: list[BaseException] = []

    def fetch() -> None:
        try:
            for path in ("/fresh", "/tagged", "/plain"):
                assert fetch_page(host.url + path, online).data == PAGE
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=fetch) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


def test_runs_that_create_the_cache_at_the_same_time_wait_for_each_other(tmp_path: Path) -> None:
    for turn in range(12):
        failed: list[BaseException] = []
        ready = threading.Barrier(8)

        def make(folder: Path, ready: threading.Barrier, failed: list[BaseException]) -> None:
            ready.wait()
            try:
                open_caching_session(folder, offline=False).close()
            except BaseException as error:
                failed.append(error)

        threads = [threading.Thread(target=make, args=(tmp_path / str(turn), ready, failed)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failed == []
