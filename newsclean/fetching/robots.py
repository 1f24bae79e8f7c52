"""robots.txt (RFC 9309): what hosts ask of those who fetch from them, each read once."""

from __future__ import annotations

import threading
from dataclasses import replace
from urllib.parse import urlsplit

from newsclean.errors import FetchError
from newsclean.fetching.client import ask
from newsclean.fetching.deadline import current
from newsclean.fetching.options import USER_AGENT, FetchOptions
from newsclean.text.urls import host_and_port, without_credentials

_SECONDS = 15.0
_PARSED = 512_000
"""Bytes that count, as RFC 9309 (2.5) has it; what stands below them does not."""
_BYTES = 5_000_000
_LONGEST_DELAY = 30.0
"""Seconds: a longer Crawl-delay is not waited for."""


class Robots:
    """One host's robots.txt. Where it cannot be had because of the server, nothing may be fetched (RFC 9309, 2.3.1).

    Raises:
        DeadlinePassed: the time of the request that wants to know is over.
        SourceError: the cache cannot be used.
    """

    def __init__(self, url: str, options: FetchOptions) -> None:
        from protego import Protego

        parts = urlsplit(url)
        address = f"{parts.scheme}://{parts.netloc}/robots.txt"
        limits = replace(options, seconds=min(options.seconds, _SECONDS), max_bytes=_BYTES, pages_only=False)
        self._why = ""
        text = ""
        try:
            answer = ask(address, limits)
        except FetchError as error:
            around = current()
            if around is not None:
                # A page whose own time is over says nothing of the host.
                around.left()
            reason = str(error).removeprefix(f"{without_credentials(address)}: ")
            self._why = f"the site's robots.txt cannot be read: {reason}"
        else:
            if answer.status_code >= 500:
                self._why = "the site's robots.txt cannot be read now: --ignore-robots fetches anyway"
            elif answer.status_code < 400:
                text = answer.content[:_PARSED].decode("utf-8-sig", "replace")
        self._rules = Protego.parse(text)

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


class RobotsBook:
    """The robots.txt of every host that is asked for one; threads may share it."""

    def __init__(self, options: FetchOptions) -> None:
        self._options = options
        self._lock = threading.Lock()
        self._turns: dict[str, threading.Lock] = {}
        self._read: dict[str, Robots] = {}

    def of(self, url: str) -> Robots:
        """The robots.txt that counts for a web address.

        Raises:
            DeadlinePassed, SourceError: as :class:`Robots` says.
        """
        origin = f"{urlsplit(url).scheme}:{host_and_port(url)}"
        with self._lock:
            turn = self._turns.setdefault(origin, threading.Lock())
        # Whoever comes while it is being read waits for it.
        with turn:
            if origin not in self._read:
                self._read[origin] = Robots(url, self._options)
            return self._read[origin]
