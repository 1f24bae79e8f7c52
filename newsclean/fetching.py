"""URL → Article."""

from __future__ import annotations

import os
from pathlib import Path

from newsclean.article import Article


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    seconds: float = 60.0,
    cache: str | os.PathLike[str] | None = None,
    offline: bool = False,
    render: bool = False,
) -> Article:
    """Fetch a page over HTTP and clean it.

    Args:
        url: an http or https address.
        allow_private: whether loopback, private and other special addresses may be fetched from.
        seconds: time for the whole request, redirects, retries and scripts included.
        cache: a folder that keeps pages; they are asked for again only where they may have changed.
        offline: whether the page is taken from ``cache`` alone.
        render: whether the page's scripts run, in Chromium, before it is read.

    Raises:
        FetchError: the page cannot be fetched.
        SourceError: the cache cannot be used; what ``cache`` or ``render`` needs is not installed.
        NotAPage: what came is no page.
        NoArticle: the page holds no article.
        TypeError, ValueError: ``url`` is no text; ``offline`` without ``cache``.
    """
    from newsclean.cleaning import clean_input
    from newsclean.sources.http import FetchOptions
    from newsclean.sources.loading import load

    if not isinstance(url, str):
        raise TypeError(f"url is text, not {type(url).__name__}")
    if offline and cache is None:
        raise ValueError("offline takes pages from a cache: name it")
    folder = None if cache is None else Path(cache)
    return clean_input(load(url, FetchOptions(allow_private, seconds, cache=folder, offline=offline, render=render)))
