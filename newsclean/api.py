"""The public functions. They import what they need when they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from newsclean.pipeline import Kind

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date, timedelta

    from newsclean.article.model import Article
    from newsclean.discovery.model import DiscoveredStory
    from newsclean.explanation.model import Explanation
    from newsclean.fetching.options import FetchOptions, StoryOptions


def clean(
    data: bytes | str,
    *,
    url: str | None = None,
    kind: Kind = "auto",
    charset: str | None = None,
    fetched_at: str | None = None,
) -> Article:
    """Clean one page: HTML or a plain-text dump, as bytes or as text.

    Args:
        data: the page, compressed with gzip or not.
        url: where the page came from; relative URLs are resolved against it.
        kind: ``html``, ``dump`` (plain text), or ``auto`` to detect it from the content.
        charset: the charset from the HTTP header.
        fetched_at: when the page was fetched, ISO 8601. Dates such as "3 hours ago" are relative to it.

    Raises:
        NotAPage: the data is empty, a PDF, an image, an archive, a web address, the name of a file.
        NoArticle: the page has no article.
        TypeError: ``data`` is neither bytes nor text; ``url``, ``charset`` or ``fetched_at`` is not text.
        ValueError: ``kind`` is unknown.
    """
    from newsclean.pipeline import clean_page

    _check_arguments(data, kind, url=url, charset=charset, fetched_at=fetched_at)
    return clean_page(data, url, kind, charset, fetched_at)


def clean_html(data: bytes | str, *, url: str | None = None, charset: str | None = None) -> Article:
    """Clean a page that is known to be HTML; otherwise as :func:`clean`."""
    return clean(data, url=url, kind="html", charset=charset)


def clean_dump(data: bytes | str, *, url: str | None = None, charset: str | None = None) -> Article:
    """Clean a page that is known to be a plain-text dump; otherwise as :func:`clean`."""
    return clean(data, url=url, kind="dump", charset=charset)


def explain(
    data: bytes | str, *, url: str | None = None, kind: Kind = "auto", charset: str | None = None
) -> Explanation:  # fmt: skip
    """Explain for each block of a page whether it is kept, in which role, and why.

    Pages without an article can be explained as well. Arguments as for :func:`clean`.

    Raises:
        NotAPage: the data is empty, a PDF, an image, an archive.
        TypeError, ValueError: as for :func:`clean`.
    """
    from newsclean.explanation.model import explain_page

    _check_arguments(data, kind, url=url, charset=charset)
    return explain_page(data, url=url, kind=kind, charset=charset)


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    timeout: float = 60.0,
    cache: str | os.PathLike[str] | None = None,
    offline: bool = False,
    render: bool = False,
    user_agent: str | None = None,
    headers: Mapping[str, str] | None = None,
    cookies: str | os.PathLike[str] | None = None,
    proxy: str | None = None,
    pages: int = 1,
    archived: bool = False,
    archive_api: str | None = None,
) -> Article:
    """Fetch a page over HTTP and clean it.

    Args:
        url: an http or https URL.
        allow_private: whether loopback, private and other special addresses are allowed.
        timeout: seconds for the whole page, including redirects, retries and scripts.
        cache: a folder for cached pages; a cached page is requested again only if it may have changed.
        offline: whether to use only cached pages and make no requests.
        render: whether to run the scripts of the page, in Chromium, before reading it.
        user_agent: the ``User-Agent``, instead of newsclean's own.
        headers: further headers. They go to the URL's host alone, and not to that of a redirect's target.
        cookies: a file of cookies in the Netscape format.
        proxy: the URL of a proxy, instead of those in ``HTTP_PROXY`` and ``HTTPS_PROXY``.
        pages: the maximum number of pages that are read of a story of several pages, the first included.
        archived: whether the Wayback Machine's copy is read of a page that is gone (404, 410).
        archive_api: the availability interface to ask, instead of the Wayback Machine's.

    Raises:
        FetchError: the page cannot be fetched.
        SourceError: the cache or the file of cookies cannot be used, or a package for ``cache`` or ``render`` is not installed.
        NotAPage: the response is not a page.
        NoArticle: the page has no article.
        TypeError: ``url`` is not text.
        ValueError: ``offline`` without ``cache``, ``cache`` with ``headers`` or ``cookies``; a header or the proxy is
            invalid; ``pages`` is less than 1; ``timeout`` is not more than 0.
    """
    from newsclean.fetching.stories import default_delay, fetch_story, no_delay
    from newsclean.pipeline import clean_document

    _check_url(url)
    options, story = build_fetch_settings(
        allow_private,
        timeout,
        cache,
        offline,
        render,
        user_agent,
        headers,
        cookies,
        proxy,
        pages,
        archived,
        archive_api,
    )
    return clean_document(fetch_story(url, options, story, get_delay=no_delay if offline else default_delay))


def discover(
    url: str,
    *,
    since: str | date | timedelta | None = None,
    until: str | date | timedelta | None = None,
    match: str | None = None,
    exclude: str | None = None,
    language: str | None = None,
    limit: int | None = None,
    same_site: bool = True,
    record: str | os.PathLike[str] | None = None,
    on_problem: Callable[[str], None] | None = None,
    ignore_robots: bool = False,
    delay: float = 1.0,
    allow_private: bool = False,
    timeout: float = 60.0,
    cache: str | os.PathLike[str] | None = None,
    offline: bool = False,
    user_agent: str | None = None,
    headers: Mapping[str, str] | None = None,
    cookies: str | os.PathLike[str] | None = None,
    proxy: str | None = None,
) -> Iterator[DiscoveredStory]:
    """Find the addresses of a site's stories: in its feeds and sitemaps, or among the links of a page.

    Stories are yielded as they are found, each address once. Requests are made while the result is iterated over.
    ``allow_private``, ``cache``, ``offline``, ``user_agent``, ``headers``, ``cookies`` and ``proxy`` are those of :func:`fetch`.

    Args:
        url: a site, a feed, a sitemap or a page that lists stories.
        since: only stories of this date or later: an age (``"2d"``, ``"12h"``), a day or timestamp in ISO 8601, or a value
            of :mod:`datetime`. Stories without a date pass if they are in a feed or on a page, not in a sitemap.
        until: only stories of this date or earlier; a day counts to its end.
        match: a regular expression that addresses must contain a match of.
        exclude: a regular expression that they must not.
        language: only stories in this language, such as ``"en"``, as far as the feed or sitemap states it.
        limit: the maximum number of stories.
        same_site: whether stories on other registered domains are left out.
        record: a file of addresses, created where it is missing: those in it are left out, those yielded are recorded.
        on_problem: called with a line about each feed or sitemap that cannot be read.
        ignore_robots: whether robots.txt is ignored, but for its Sitemap lines.
        delay: seconds between two requests to one host.
        timeout: seconds for each request.

    Raises:
        FetchError: the URL cannot be fetched, or leads to no feed, no sitemap and no links to stories.
        SourceError: the cache, the file of cookies or the file of addresses cannot be used.
        TypeError: ``url`` is not text; a date is of another type.
        ValueError: as for :func:`fetch`; a date or a pattern is invalid.
    """
    import re

    from newsclean.discovery.run import iterate_stories
    from newsclean.discovery.selection import Selection
    from newsclean.fetching.scheduler import choose_policy
    from newsclean.text.moments import to_moment

    _check_url(url)
    options = _build_fetch_options(allow_private, timeout, cache, offline, user_agent, headers, cookies, proxy)
    try:
        wanted, unwanted = (() if pattern is None else (re.compile(pattern),) for pattern in (match, exclude))
    except re.error as error:
        raise ValueError(f"invalid pattern {error.pattern!r}: {error}") from None
    moments = to_moment(since), to_moment(until, is_end=True)
    selection = Selection(*moments, wanted, unwanted, language, same_site)
    policy = choose_policy(options, ignore_robots, delay)
    return iterate_stories(url, options, policy, selection, on_problem, limit, record)


def build_fetch_settings(
    allow_private: bool, timeout: float, cache: str | os.PathLike[str] | None, offline: bool, render: bool,
    user_agent: str | None, headers: Mapping[str, str] | None, cookies: str | os.PathLike[str] | None, proxy: str | None,
    pages: int, archived: bool, archive_api: str | None,
) -> tuple[FetchOptions, StoryOptions]:  # fmt: skip
    """Return the options of a fetch and of its story; arguments and errors as for :func:`fetch`."""
    from newsclean.fetching.options import AVAILABILITY_URL, StoryOptions
    from newsclean.story_pages import StoryPageFinder

    options = _build_fetch_options(allow_private, timeout, cache, offline, user_agent, headers, cookies, proxy, render)
    if pages < 1:
        raise ValueError(f"pages must be at least 1, not {pages}")
    return options, StoryOptions(pages, StoryPageFinder(), (archive_api or AVAILABILITY_URL) if archived else None)


def _build_fetch_options(
    allow_private: bool, timeout: float, cache: str | os.PathLike[str] | None, offline: bool, user_agent: str | None,
    headers: Mapping[str, str] | None, cookies: str | os.PathLike[str] | None, proxy: str | None, render: bool = False,
) -> FetchOptions:  # fmt: skip
    from pathlib import Path

    from newsclean.fetching.options import FetchOptions
    from newsclean.fetching.request_headers import check_header, check_proxy, choose_user_agent

    if timeout <= 0:
        raise ValueError(f"timeout must be more than 0 seconds, not {timeout}")
    if offline and cache is None:
        raise ValueError("offline requires cache")
    if cache is not None and (headers or cookies is not None):
        raise ValueError("cache excludes headers and cookies: pages behind a login are not cached")
    user_agent, other_headers = choose_user_agent(user_agent, (check_header(*each) for each in (headers or {}).items()))
    return FetchOptions(
        allow_private, timeout, cache=None if cache is None else Path(cache), offline=offline, render=render,
        user_agent=user_agent, headers=other_headers,
        cookies=None if cookies is None else Path(cookies), proxy=None if proxy is None else check_proxy(proxy),
    )  # fmt: skip


def _check_url(url: object) -> None:
    if not isinstance(url, str):
        raise TypeError(f"url must be text, not {type(url).__name__}")


def _check_arguments(data: object, kind: str, **texts: object) -> None:
    if not isinstance(data, (str, bytes, bytearray)):
        raise TypeError(f"a page must be bytes or text, not {type(data).__name__}; read the file first")
    for name, value in texts.items():
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{name} must be text or None, not {type(value).__name__}")
    if kind not in get_args(Kind):
        *others, last = get_args(Kind)
        raise ValueError(f"unknown kind {kind!r}; expected {', '.join(others)} or {last}")
