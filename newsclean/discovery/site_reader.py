"""Files of a site, fetched politely: one at a time, with a delay, as robots.txt allows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urljoin

from newsclean.discovery.sitemaps import MAX_SITEMAP_BYTES
from newsclean.document import Document
from newsclean.fetching.options import FetchOptions
from newsclean.fetching.robots import RobotsCache
from newsclean.fetching.scheduler import FetchPolicy, HostScheduler
from newsclean.text.urls import absolute_url, host_and_port

MAX_ROBOTS_SITEMAPS = 200
"""Sitemaps of one robots.txt that are read."""


class SiteReader:
    """Fetches feeds, sitemaps and pages. To be closed.

    Args:
        urls: what the user named. The user's headers and cookies go to their hosts alone: a page may name feeds anywhere.
        options: options of every fetch.
        policy: how hosts are treated.
    """

    def __init__(self, urls: Iterable[str], options: FetchOptions, policy: FetchPolicy) -> None:
        # Feeds and sitemaps have many media types; of a longer file the beginning is read.
        options = replace(options, pages_only=False, keeps_start=True, max_bytes=MAX_SITEMAP_BYTES, render=False)
        policy = replace(policy, hosts=1)
        self._named_hosts = frozenset(map(host_and_port, urls))
        self._scheduler = HostScheduler(options, policy)
        self._other_scheduler = HostScheduler(options.without_identity(), policy)
        self._robots = self._scheduler.robots or RobotsCache(options)

    def read(self, url: str) -> Document:
        """Fetch a file.

        Raises:
            FetchError: it cannot be fetched, or robots.txt disallows it.
            SourceError: the cache cannot be used.
        """
        is_named = host_and_port(url) in self._named_hosts
        return (self._scheduler if is_named else self._other_scheduler).add(url).result()

    def read_robots_sitemaps(self, url: str) -> tuple[str, ...]:
        """Return the sitemaps that the robots.txt of a URL's host names.

        Raises:
            SourceError: the cache cannot be used.
        """
        stated = self._robots.rules_for(url).sitemaps[:MAX_ROBOTS_SITEMAPS]
        found = (absolute_url(sitemap, urljoin(url, "/robots.txt")) for sitemap in stated)
        return tuple(dict.fromkeys(filter(None, found)))

    def close(self) -> None:
        """Fetch nothing more."""
        self._scheduler.cancel()
        self._other_scheduler.cancel()
