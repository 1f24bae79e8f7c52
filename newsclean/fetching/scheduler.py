"""Fetching of many URLs: several hosts at a time, one request per host at a time, with a delay between."""

from __future__ import annotations

import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import islice

from newsclean.document import Document
from newsclean.errors import FetchError, HttpStatusError, NewscleanError
from newsclean.fetching.options import ONE_PAGE, FetchOptions, StoryOptions
from newsclean.fetching.robots import RobotsCache
from newsclean.fetching.stories import fetch_story
from newsclean.text.urls import host_and_port, require_web_url, without_credentials

MAX_PAGES_AHEAD = 200
"""Pages fetched ahead of the one that the caller waits for. It bounds memory where a host early in the list is slow."""

MAX_HOST_PAUSE_SECONDS = 120.0
"""The longest ``Retry-After`` that a list waits for. Where a host asks for more, its other pages fail at once."""
_OVERLOAD_STATUSES = (429, 503)


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """How the hosts of a list are treated."""

    robots: bool = True
    """Whether robots.txt is obeyed."""
    delay: float = 1.0
    """Seconds between two requests to one host; a longer ``Crawl-delay`` in robots.txt counts."""
    hosts: int = 4
    """Maximum number of hosts that are requested from at the same time."""


def choose_policy(options: FetchOptions, ignore_robots: bool, delay: float, hosts: int = 4) -> FetchPolicy:
    """Return how hosts are treated, as a user wants it; offline no host needs to be spared.

    Args:
        options: options of every fetch.
        ignore_robots: whether robots.txt is ignored.
        delay, hosts: see :class:`FetchPolicy`.
    """
    return FetchPolicy(not ignore_robots and not options.offline, 0.0 if options.offline else delay, hosts)


class PageStream(Iterator[tuple[str, Callable[[], Document]]]):
    """Pages fetched in the background.

    Gives each URL, in the order of the list, with a function that waits for its page and returns it or raises
    FetchError. To be closed where it is not read to its end.
    """

    def __init__(
        self, urls: Iterable[str], options: FetchOptions, policy: FetchPolicy, story: StoryOptions = ONE_PAGE
    ) -> None:
        self._urls = iter(urls)
        self._scheduler = HostScheduler(options, policy, story)
        self._ahead: deque[tuple[str, Future[Document]]] = deque()
        self._current: tuple[tuple[str, Future[Document]], ...] = ()

    def __next__(self) -> tuple[str, Callable[[], Document]]:
        for url in islice(self._urls, MAX_PAGES_AHEAD - len(self._ahead)):
            self._ahead.append((url, self._scheduler.add(url)))
        if len(self._ahead) < MAX_PAGES_AHEAD:
            self._scheduler.finish()
        if not self._ahead:
            self._current = ()
            raise StopIteration
        url, page = self._ahead.popleft()
        self._current = ((url, page),)
        return url, page.result

    def finished(self) -> Iterator[tuple[str, Callable[[], Document]]]:
        """Return the pages that need not be waited for, from the one that was given last."""
        for url, page in (*self._current, *self._ahead):
            if page.done() and not page.cancelled():
                yield url, page.result

    def close(self) -> None:
        """Fetch no more pages."""
        self._scheduler.cancel()


class FetchJob:
    """One page to fetch, and the hosts that its fetch has requested from: its redirects' too."""

    def __init__(self, position: int, url: str, robots: RobotsCache | None, delay: float) -> None:
        self.position = position
        """Position in the list of URLs."""
        self.url = url
        self.page: Future[Document] = Future()
        self.delay = delay
        """Seconds that these hosts are left alone afterwards."""
        self.requested_hosts: list[str] = []
        self.retry_after: float | None = None
        """Seconds that the last of these hosts asks to be left alone."""
        self._robots = robots

    def run(self, options: FetchOptions, story: StoryOptions) -> None:
        """Fetch the page, with the further pages of its story, and set the future's result or exception."""
        try:
            require_web_url(self.url)
            self._check_url(self.url)
            self.page.set_result(fetch_story(self.url, options, story, self._check_url, lambda: self.delay))
        except NewscleanError as error:
            if isinstance(error, HttpStatusError) and error.status in _OVERLOAD_STATUSES:
                self.retry_after = error.retry_after
            self.page.set_exception(error)
        except Exception as error:
            # An unexpected error must not end the thread: the pages after this one would be waited for in vain.
            name = without_credentials(self.url)
            self.page.set_exception(FetchError(f"{name}: {type(error).__name__}: {error}", url=name))

    def refuse(self, seconds: float) -> None:
        """Fail without a request: the host asks to be left alone."""
        name = without_credentials(self.url)
        reason = f"the server asks for no requests for another {seconds:.0f} seconds (Retry-After)"
        self.page.set_exception(
            HttpStatusError(f"{name}: {reason}", url=name, status=_OVERLOAD_STATUSES[0], retry_after=seconds)
        )

    def _check_url(self, url: str) -> None:
        """Raise FetchError where robots.txt disallows a URL."""
        self.requested_hosts.append(host_and_port(url))
        if self._robots is not None:
            rules = self._robots.rules_for(url)
            self.delay = max(self.delay, rules.delay)
            rules.check(url)


class _HostQueue:
    """The jobs that wait for one host."""

    def __init__(self) -> None:
        self.jobs: deque[FetchJob] = deque()
        self.is_busy = False
        self.free_at = 0.0
        """When the host may be requested from again, on the monotonic clock."""
        self.closed_until = 0.0
        """Until when the pages of the host fail at once."""

    def hold(self, now: float, seconds: float) -> None:
        """Leave the host alone, as its ``Retry-After`` asks."""
        if seconds > MAX_HOST_PAUSE_SECONDS:
            self.closed_until = now + seconds
        else:
            self.free_at = max(self.free_at, now + seconds)


class HostScheduler:
    """Runs fetch jobs in threads. The next job is the earliest in the list whose host is free."""

    def __init__(self, options: FetchOptions, policy: FetchPolicy, story: StoryOptions = ONE_PAGE) -> None:
        self._options = options
        self._story = story
        self._policy = policy
        self.robots = RobotsCache(options) if policy.robots else None
        """robots.txt of every host; None where it is not obeyed."""
        self._queues: dict[str, _HostQueue] = defaultdict(_HostQueue)
        self._waiting_hosts: set[str] = set()
        """Hosts whose queues are not empty."""
        self._changed = threading.Condition()
        self._is_finished = False
        self._job_count = 0
        self._thread_count = 0

    def add(self, url: str) -> Future[Document]:
        """Queue a URL; return the future page."""
        host = host_and_port(url)
        with self._changed:
            job = FetchJob(self._job_count, url, self.robots, self._policy.delay)
            self._queues[host].jobs.append(job)
            self._waiting_hosts.add(host)
            self._job_count += 1
            if self._thread_count < min(self._policy.hosts, self._job_count):
                self._thread_count += 1
                # A daemon: after an interrupt it must not keep the process alive.
                threading.Thread(target=self._run_jobs, daemon=True, name=f"fetch-{self._thread_count}").start()
            self._changed.notify_all()
        return job.page

    def finish(self) -> None:
        """Announce that no more URLs are added. The threads end when all pages are fetched."""
        with self._changed:
            self._is_finished = True
            self._changed.notify_all()

    def cancel(self) -> None:
        """Start no more jobs, and cancel those that wait."""
        with self._changed:
            for host in self._waiting_hosts:
                for job in self._queues[host].jobs:
                    job.page.cancel()
                self._queues[host].jobs.clear()
            self._waiting_hosts.clear()
            self._is_finished = True
            self._changed.notify_all()

    def _run_jobs(self) -> None:
        while (taken := self._take_job()) is not None:
            queue, job = taken
            seconds_closed = queue.closed_until - time.monotonic()
            if seconds_closed > 0:
                job.refuse(seconds_closed)
            else:
                job.run(self._options, self._story)
            with self._changed:
                now = time.monotonic()
                queue.is_busy = False
                for requested in map(self._queues.__getitem__, job.requested_hosts):
                    requested.free_at = max(requested.free_at, now + job.delay)
                if job.retry_after is not None:
                    self._queues[job.requested_hosts[-1]].hold(now, job.retry_after)
                self._changed.notify_all()

    def _take_job(self) -> tuple[_HostQueue, FetchJob] | None:
        """Wait for a job whose host is free, and take it; ``None`` when all jobs are taken and no more come."""
        with self._changed:
            while self._waiting_hosts or not self._is_finished:
                now = time.monotonic()
                idle = [queue for host in self._waiting_hosts if not (queue := self._queues[host]).is_busy]
                free = [queue for queue in idle if queue.free_at <= now]
                if free:
                    queue = min(free, key=lambda each: each.jobs[0].position)
                    job = queue.jobs.popleft()
                    queue.is_busy = True
                    if not queue.jobs:
                        self._waiting_hosts.discard(host_and_port(job.url))
                    return queue, job
                self._changed.wait(min((queue.free_at for queue in idle), default=now + 60) - now)
        return None
