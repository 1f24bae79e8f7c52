"""Many URLs, politely: robots.txt (RFC 9309), one request a host at a time with a pause between, hosts side by side."""

from __future__ import annotations

import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass

from newsclean.document import Document
from newsclean.errors import FetchError, NewscleanError
from newsclean.fetching.load import load
from newsclean.fetching.options import FetchOptions
from newsclean.fetching.robots import RobotsBook
from newsclean.text.urls import host_and_port, require_web_url, without_credentials

WINDOW = 200
"""Pages fetched ahead of the one that is waited for."""


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """How to treat the hosts of a list."""

    robots: bool = True
    delay: float = 1.0
    """Seconds between two requests to one host; a longer Crawl-delay in robots.txt counts."""
    hosts: int = 4
    """Hosts asked at the same time."""


def get_all(
    urls: Iterable[str], options: FetchOptions, manners: FetchPolicy
) -> Iterator[tuple[str, Callable[[], Document]]]:
    """Each URL, in the list's order, with what waits for its page and gives it, or raises FetchError.

    No more than ``WINDOW`` pages are fetched ahead of the one that is waited for, so that a slow host at the list's
    head does not fill the memory with the others' pages.
    """
    board = _Board(options, manners)
    ahead: deque[tuple[str, Future[Document]]] = deque()
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
        self.waiting: deque[tuple[int, str, Future[Document]]] = deque()
        self.busy = False
        self.free_at = 0.0


class _Visit:
    """The fetch of one page: the hosts that it asks, its redirects' among them, and the pause that they get."""

    def __init__(self, robots: RobotsBook | None, pause: float) -> None:
        self._robots = robots
        self.pause = pause
        self.hosts: list[str] = []

    def enter(self, url: str) -> None:
        """Ask whether an address may be fetched; FetchError where it may not."""
        self.hosts.append(host_and_port(url))
        if self._robots is not None:
            robots = self._robots.of(url)
            self.pause = max(self.pause, robots.delay)
            robots.check(url)


class _Board:
    """The pages to fetch, by host, and the threads that fetch them: the earliest in the list whose host is free first."""

    def __init__(self, options: FetchOptions, manners: FetchPolicy) -> None:
        self._options = options
        self._manners = manners
        self._robots = RobotsBook(options) if manners.robots else None
        self._hosts: dict[str, _Host] = defaultdict(_Host)
        self._waiting: set[str] = set()
        """The hosts that pages are waiting for."""
        self._changed = threading.Condition()
        self._finished = False
        self._count = 0
        self._threads = 0

    def add(self, url: str) -> Future[Document]:
        future: Future[Document] = Future()
        host = host_and_port(url)
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
            visit = _Visit(self._robots, self._manners.delay)
            try:
                require_web_url(url)
                visit.enter(url)
                future.set_result(load(url, self._options, visit.enter))
            except NewscleanError as error:
                future.set_exception(error)
            except Exception as error:
                # Whatever goes wrong with one page, the ones after it are waited for.
                future.set_exception(FetchError(f"{without_credentials(url)}: {type(error).__name__}: {error}"))
            with self._changed:
                host.busy = False
                host.free_at = time.monotonic() + visit.pause
                for name in visit.hosts:
                    self._hosts[name].free_at = host.free_at
                self._changed.notify_all()

    def _take(self) -> tuple[_Host, str, Future[Document]] | None:
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
