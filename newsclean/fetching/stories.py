"""A story of one or several pages: the page of its address, and those that it goes on at."""

from __future__ import annotations

import time
from collections.abc import Callable

from newsclean.article.warnings import warn
from newsclean.document import Document
from newsclean.errors import FetchError, HttpStatusError
from newsclean.fetching.documents import fetch_document
from newsclean.fetching.options import DEFAULT_OPTIONS, ONE_PAGE, FetchOptions, PageFinder, StoryOptions, UrlCheck
from newsclean.text.urls import host_and_port, without_fragment

DEFAULT_DELAY_SECONDS = 1.0
"""Seconds between two pages of one story."""


def default_delay() -> float:
    """Return the delay between two pages where nothing else is known of the host."""
    return DEFAULT_DELAY_SECONDS


def no_delay() -> float:
    """Return the delay between two pages that are read from a cache."""
    return 0.0


def fetch_story(
    url: str,
    options: FetchOptions = DEFAULT_OPTIONS,
    story: StoryOptions = ONE_PAGE,
    check_url: UrlCheck | None = None,
    get_delay: Callable[[], float] = default_delay,
) -> Document:
    """Fetch a page, and the further pages of its story.

    Where a further page cannot be fetched, the story ends before it, with a warning.

    Args:
        url: the address of the story's first page.
        options: how each page is fetched; the timeout is that of one page.
        story: what is fetched beside that page.
        check_url: called with every further page, and with every archived copy, before it is requested; raises FetchError
            where it must not be.
        get_delay: returns the seconds between two pages. It is asked before each, since robots.txt may change it.

    Returns:
        The first page, with the others as its ``further_pages``.

    Raises:
        FetchError, SourceError: as for :func:`newsclean.fetching.documents.fetch_document`, for the first page. Where it is
            gone and an archive is asked, the error says what the archive has.
    """
    first = _fetch_available(url, options, story.availability_url, check_url, get_delay)
    if story.max_pages < 2 or story.finder is None:
        return first
    if first.url is not None and host_and_port(first.url) != host_and_port(url.strip()):
        # The user's headers and cookies are not for the host that the first page redirects to.
        options = options.without_identity()
    return _FurtherPages(first, options, story, check_url, get_delay).read(story.finder, story.max_pages)


def _fetch_available(
    url: str,
    options: FetchOptions,
    availability_url: str | None,
    check_url: UrlCheck | None,
    get_delay: Callable[[], float],
) -> Document:
    """Fetch a page, or its archived copy where it is gone and an archive may be asked."""
    try:
        return fetch_document(url, options, check_url)
    except HttpStatusError as error:
        from newsclean.fetching.archived_copies import GONE_STATUSES, fetch_archived_copy

        if availability_url is None or error.status not in GONE_STATUSES:
            raise
        return fetch_archived_copy(error, url, availability_url, options, check_url, get_delay)


class _FurtherPages:
    """The further pages of one story."""

    def __init__(
        self,
        first: Document,
        options: FetchOptions,
        story: StoryOptions,
        check_url: UrlCheck | None,
        get_delay: Callable[[], float],
    ) -> None:
        self._first = first
        self._options = options
        self._availability_url = story.availability_url
        self._check_url = check_url
        self._get_delay = get_delay
        self._visited = {_key(first.url or first.name), _key(first.name)}
        self._error: FetchError | None = None

    def read(self, finder: PageFinder, max_pages: int) -> Document:
        """Fetch the pages, at most ``max_pages`` with the first, and return the first with the others."""
        addresses = finder.find(self._first)
        if addresses.all_pages is not None and addresses.next_page is not None:
            whole = self._fetch(addresses.all_pages)
            if whole is not None and finder.is_whole_story(whole, self._first):
                return self._first._replace(further_pages=(whole,))
        self._error = None
        pages: list[Document] = []
        while addresses.next_page is not None:
            page = self._fetch(addresses.next_page)
            if page is None:
                break
            pages.append(page)
            if len(pages) + 1 == max_pages:
                break
            addresses = finder.find(page)
        warnings = self._first.warnings
        if self._error is not None:
            warnings = (*warnings, warn("page_not_read", reason=str(self._error)))
        return self._first._replace(further_pages=tuple(pages), warnings=warnings)

    def _fetch(self, url: str) -> Document | None:
        """Fetch a page; ``None`` where it cannot be fetched, or is one that is there already."""
        if _key(url) in self._visited:
            return None
        self._visited.add(_key(url))
        time.sleep(self._get_delay())
        try:
            if self._check_url is not None:
                self._check_url(url)
            page = _fetch_available(url, self._options, self._availability_url, self._check_url, self._get_delay)
        except FetchError as error:
            self._error = error
            return None
        key = _key(page.url or url)
        if key != _key(url) and key in self._visited:
            # Behind the last page, some sites redirect to the first.
            return None
        self._visited.add(key)
        return page


def _key(url: str) -> str:
    """What tells one page from another: some sites link to one page over http and over https."""
    return without_fragment(url).partition("://")[2]
