"""Many URLs, politely: robots.txt (RFC 9309), one request a host at a time with a pause between, hosts side by side."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from newsclean.errors import FetchError, NewscleanError
from newsclean.sources import Input
from newsclean.sources.http import USER_AGENT, FetchOptions, get
from newsclean.sources.urls import require_web, without_credentials

_ROBOTS_SECONDS = 15.0
_ROBOTS_BYTES = 500_000
_LONGEST_DELAY = 30.0
"""Seconds: a longer Crawl-delay is not waited for."""


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


def get_all(urls: list[str], options: FetchOptions, manners: Manners) -> Iterator[tuple[str, Callable[[], Input]]]:
    """Each URL, in the list's order, with what waits for its page and gives it, or raises FetchError."""
    queues: dict[str, list[tuple[str, Future[Input]]]] = defaultdict(list)
    waiting: list[tuple[str, Future[Input]]] = []
    for url in urls:
        entry = (url, Future[Input]())
        queues[_host(url)].append(entry)
        waiting.append(entry)
    pool = ThreadPoolExecutor(max_workers=max(1, manners.hosts), thread_name_prefix="fetch")
    try:
        for queue in queues.values():
            pool.submit(_serve, queue, options, manners)
        for url, future in waiting:
            yield url, future.result
    finally:
        for _, future in waiting:
            future.cancel()
        pool.shutdown(wait=False, cancel_futures=True)


def _serve(queue: list[tuple[str, Future[Input]]], options: FetchOptions, manners: Manners) -> None:
    """Fetch one host's pages, one after the other."""
    robots: Robots | None = None
    last = 0.0
    for url, future in queue:
        if not future.set_running_or_notify_cancel():
            continue
        try:
            require_web(url)
            if manners.robots:
                robots = robots or Robots(url, options)
                robots.check(url)
            pause = max(manners.delay, robots.delay if robots else 0.0)
            time.sleep(max(0.0, last + pause - time.monotonic()))
            try:
                page = get(url, options)
            finally:
                last = time.monotonic()
            future.set_result(page)
        except NewscleanError as error:
            future.set_exception(error)
        except Exception as error:
            # Whatever goes wrong with one page, the ones after it are waited for.
            future.set_exception(FetchError(f"{without_credentials(url)}: {type(error).__name__}: {error}"))


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""
