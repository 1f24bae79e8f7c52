"""Many URLs, politely: robots.txt (RFC 9309), one request a host at a time with a pause between, hosts side by side."""

from __future__ import annotations

import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from newsclean.errors import FetchError, NewscleanError
from newsclean.sources import Input
from newsclean.sources.http import USER_AGENT, FetchOptions, get
from newsclean.sources.loading import load
from newsclean.sources.urls import host_of, require_web, without_credentials

_ROBOTS_SECONDS = 15.0
_ROBOTS_BYTES = 500_000
_LONGEST_DELAY = 30.0
"""Seconds: a longer Crawl-delay is not waited for."""
WINDOW = 200
"""Pages fetched ahead of the one that is waited for."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How to treat the hosts of a list."""

    robots: bool = True
    delay: float = 1.0
    """Seconds between two requests to one host; a longer Crawl-delay in robots.txt counts."""
    hosts: int = 4
    """Hosts asked at the same time."""


class Robots:
    """One host's robots.txt. Where it cannot be had because of the server, nothing may be fetched (RFC 9309, 2.3.1)."""

    def __init__(self, url: str, options: FetchOptions) -> None:
        from protego import Protego

        parts = urlsplit(url)
        self._why = ""
        self._rules = Protego.parse("")
        try:
            limits = replace(options, seconds=min(options.seconds, _ROBOTS_SECONDS), max_bytes=_ROBOTS_BYTES)
            found = get(f"{parts.scheme}://{parts.netloc}/robots.txt", limits)
            self._rules = Protego.parse(found.data.decode("utf-8", "replace"))
        except FetchError as error:
            if "the server answered 5" in str(error):
                self._why = "the site's robots.txt cannot be read now: --ignore-robots fetches anyway"

    def check(self, url: str) -> None:
        """Raise FetchError where the page may not be fetched."""
        why = self._why
        if not why and not self._rules.can_fetch(url, USER_AGENT):
            why = "the site's robots.txt asks not to fetch this page: --ignore-robots fetches anyway"
        if why:
            raise FetchError(f"{without_credentials(url)}: {why}")

    @property
    def delay(self) -> float:
        """Seconds that the host asks to leave between requests."""
        return min(_LONGEST_DELAY, float(self._rules.crawl_delay(USER_AGENT) or 0))


def get_all(urls: Iterable[str], options: FetchOptions, manners: Manners) -> Iterator[tuple[str, Callable[[], Input]]]:
    """Each URL, in the list's order, with what waits for its page and gives it, or raises FetchError.

    No more than ``WINDOW`` pages are fetched ahead of the one that is waited for, so that a slow host at the list's
    head does not fill the memory with the others' pages.
    """
    board = _Board(options, manners)
    ahead: deque[tuple[str, Future[Input]]] = deque()
    try:
        for url in urls:
            ahead.append((url, board.add(url)))
            if len(ahead) >= WINDOW:
                first, future = ahead.popleft()
                yield first, future.result
        board.finish()
        while ahead:
            first, future = ahead.popleft()
            yield first, future.result
    except GeneratorExit:
        board.close()
        raise


class _Host:
    """What is waiting for one host, and when it may be asked again."""

    def __init__(self) -> None:
        self.waiting: deque[tuple[int, str, Future[Input]]] = deque()
        self.robots: dict[str, Robots] = {}
        self.busy = False
        self.free_at = 0.0


class _Board:
    """The pages to fetch, by host, and the threads that fetch them: the earliest in the list whose host is free first."""

    def __init__(self, options: FetchOptions, manners: Manners) -> None:
        self._options = options
        self._manners = manners
        self._hosts: dict[str, _Host] = defaultdict(_Host)
        self._waiting: set[str] = set()
        """The hosts that pages are waiting for."""
        self._changed = threading.Condition()
        self._finished = False
        self._count = 0
        self._threads = 0

    def add(self, url: str) -> Future[Input]:
        future: Future[Input] = Future()
        host = host_of(url)
        with self._changed:
            self._hosts[host].waiting.append((self._count, url, future))
            self._waiting.add(host)
            self._count += 1
            if self._threads < min(self._manners.hosts, self._count):
                self._threads += 1
                # A thread left behind by an interrupt must not keep the process.
                threading.Thread(target=self._work, daemon=True, name=f"fetch-{self._threads}").start()
            self._changed.notify_all()
        return future

    def finish(self) -> None:
        """No page comes any more: the threads end when all are fetched."""
        with self._changed:
            self._finished = True
            self._changed.notify_all()

    def close(self) -> None:
        """No page is begun any more; what has not begun is cancelled."""
        with self._changed:
            for name in self._waiting:
                for _, _, future in self._hosts[name].waiting:
                    future.cancel()
                self._hosts[name].waiting.clear()
            self._waiting.clear()
            self._finished = True
            self._changed.notify_all()

    def _work(self) -> None:
        while (job := self._take()) is not None:
            host, url, future = job
            pause = self._manners.delay
            try:
                require_web(url)
                if self._manners.robots:
                    origin = f"{urlsplit(url).scheme}:{host_of(url)}"
                    robots = host.robots.get(origin) or host.robots.setdefault(origin, Robots(url, self._options))
                    pause = max(pause, robots.delay)
                    robots.check(url)
                future.set_result(load(url, self._options))
            except NewscleanError as error:
                future.set_exception(error)
            except Exception as error:
                # Whatever goes wrong with one page, the ones after it are waited for.
                future.set_exception(FetchError(f"{without_credentials(url)}: {type(error).__name__}: {error}"))
            with self._changed:
                host.busy = False
                host.free_at = time.monotonic() + pause
                self._changed.notify_all()

    def _take(self) -> tuple[_Host, str, Future[Input]] | None:
        """The next page whose host may be asked, waited for; ``None`` when all is over."""
        with self._changed:
            while self._waiting or not self._finished:
                now = time.monotonic()
                idle = [name for name in self._waiting if not self._hosts[name].busy]
                due = [name for name in idle if self._hosts[name].free_at <= now]
                if due:
                    name = min(due, key=lambda one: self._hosts[one].waiting[0][0])
                    host = self._hosts[name]
                    _, url, future = host.waiting.popleft()
                    host.busy = True
                    if not host.waiting:
                        self._waiting.discard(name)
                    return host, url, future
                self._changed.wait(min((self._hosts[name].free_at for name in idle), default=now + 60) - now)
        return None
