"""robots.txt (RFC 9309): what hosts allow to be fetched and how often, each file read once."""

from __future__ import annotations

import threading
from dataclasses import replace
from urllib.parse import urlsplit

from newsclean.errors import FetchError
from newsclean.fetching.client import send_request
from newsclean.fetching.options import FetchOptions
from newsclean.fetching.transport.deadline import current_deadline
from newsclean.text.urls import host_and_port, without_credentials

_TIMEOUT_SECONDS = 15.0
_MAX_BYTES = 512_000
"""RFC 9309 (2.5) asks for at least 500 kibibytes; the rest of a longer file is not read."""
_MAX_CRAWL_DELAY_SECONDS = 30.0
"""A longer ``Crawl-delay`` is shortened to this."""


class RobotsRules:
    """The robots.txt of the host of a URL. Where a server error hides it, nothing may be fetched (RFC 9309, 2.3.1).

    Raises:
        DeadlinePassed: the time of the request that it is read for is over.
        SourceError: the cache cannot be used.
    """

    def __init__(self, url: str, options: FetchOptions) -> None:
        from protego import Protego

        parts = urlsplit(url)
        address = f"{parts.scheme}://{parts.netloc}/robots.txt"
        limits = replace(
            options.without_identity(), timeout=min(options.timeout, _TIMEOUT_SECONDS), max_bytes=_MAX_BYTES, pages_only=False,
            keeps_start=True,
        )  # fmt: skip
        self._user_agent = options.user_agent
        self._unavailable = ""
        text = ""
        try:
            response = send_request(address, limits)
        except FetchError as error:
            outer = current_deadline()
            if outer is not None:
                # Raises where the page's own time is over, which says nothing about this host.
                outer.remaining_seconds()
            self._unavailable = f"robots.txt cannot be read: {error.reason}"
        else:
            if response.status_code >= 500:
                self._unavailable = (
                    f"robots.txt cannot be read now ({response.status_code}); use --ignore-robots to fetch anyway"
                )
            elif response.status_code < 400:
                text = response.content.decode("utf-8-sig", "replace")
        self._rules = Protego.parse(text)

    def check(self, url: str) -> None:
        """Raise FetchError where a page may not be fetched."""
        problem = self._unavailable
        if not problem and not self._rules.can_fetch(url, self._user_agent):
            problem = "robots.txt disallows this page; use --ignore-robots to fetch it"
        if problem:
            name = without_credentials(url)
            raise FetchError(f"{name}: {problem}", url=name)

    @property
    def delay(self) -> float:
        """Seconds between requests that the host asks for."""
        return min(_MAX_CRAWL_DELAY_SECONDS, float(self._rules.crawl_delay(self._user_agent) or 0))

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The addresses of the ``Sitemap`` lines, as written."""
        return tuple(self._rules.sitemaps)


class RobotsCache:
    """The rules of every host, each read when first asked for. Threads may share it."""

    def __init__(self, options: FetchOptions) -> None:
        self._options = options
        self._lock = threading.Lock()
        self._host_locks: dict[str, threading.Lock] = {}
        self._rules: dict[str, RobotsRules] = {}

    def rules_for(self, url: str) -> RobotsRules:
        """Return the rules of a URL's host; wait where another thread is reading them.

        Raises:
            DeadlinePassed, SourceError: see :class:`RobotsRules`.
        """
        origin = f"{urlsplit(url).scheme}:{host_and_port(url)}"
        with self._lock:
            host_lock = self._host_locks.setdefault(origin, threading.Lock())
        with host_lock:
            if origin not in self._rules:
                self._rules[origin] = RobotsRules(url, self._options)
            return self._rules[origin]
