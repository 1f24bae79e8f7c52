"""The public functions. What they need is imported when they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from newsclean.pipeline import Kind

if TYPE_CHECKING:
    import os

    from newsclean.article.model import Article
    from newsclean.explanation.model import Explanation


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
        data: the page; gzip is recognised by its signature.
        url: where the page came from; relative addresses are resolved against it.
        kind: ``html`` or ``dump`` where it is known; ``auto`` decides by the content.
        charset: the charset that the HTTP header states.
        fetched_at: when the page was fetched, ISO 8601. Dates such as "3 hours ago" count from it.

    Raises:
        NotAPage: the data is empty, a PDF, an image, an archive, a web address.
        NoArticle: the page holds no article.
        TypeError: ``data`` is a path or an open file; ``url``, ``charset`` or ``fetched_at`` is no text.
        ValueError: ``kind`` is unknown.
    """
    from newsclean.pipeline import clean_page

    _check_arguments(data, kind, url=url, charset=charset, fetched_at=fetched_at)
    return clean_page(data, url, kind, charset, fetched_at)


def clean_html(data: bytes | str, *, url: str | None = None, charset: str | None = None) -> Article:
    """:func:`clean` for a page that is known to be HTML."""
    return clean(data, url=url, kind="html", charset=charset)


def clean_dump(data: bytes | str, *, url: str | None = None, charset: str | None = None) -> Article:
    """:func:`clean` for a page that is known to be a plain-text dump."""
    return clean(data, url=url, kind="dump", charset=charset)


def explain(
    data: bytes | str, *, url: str | None = None, kind: Kind = "auto", charset: str | None = None
) -> Explanation:  # fmt: skip
    """Say for each block of a page whether it is kept, in which role, and why.

    A page without an article is explained as well. Arguments are those of :func:`clean`.

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
) -> Article:
    """Fetch a page over HTTP and clean it.

    Args:
        url: an http or https address.
        allow_private: whether loopback, private and other special addresses may be fetched from.
        timeout: seconds for the whole page, redirects, retries and scripts included.
        cache: a folder that keeps pages; a page is requested again only where it may have changed.
        offline: whether only cached pages are used.
        render: whether the page's scripts run, in Chromium, before it is read.

    Raises:
        FetchError: the page cannot be fetched.
        SourceError: the cache cannot be used; what ``cache`` or ``render`` needs is not installed.
        NotAPage: the response is no page.
        NoArticle: the page holds no article.
        TypeError: ``url`` is no text.
        ValueError: ``offline`` without ``cache``.
    """
    from pathlib import Path

    from newsclean.fetching.documents import fetch_document
    from newsclean.fetching.options import FetchOptions
    from newsclean.pipeline import clean_document

    if not isinstance(url, str):
        raise TypeError(f"url is text, not {type(url).__name__}")
    if offline and cache is None:
        raise ValueError("offline takes pages from a cache: name it")
    folder = None if cache is None else Path(cache)
    return clean_document(
        fetch_document(url, FetchOptions(allow_private, timeout, cache=folder, offline=offline, render=render))
    )


def _check_arguments(data: object, kind: str, **texts: object) -> None:
    if not isinstance(data, (str, bytes, bytearray)):
        raise TypeError(f"a page is bytes or text, not {type(data).__name__}: read the file first")
    for name, value in texts.items():
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{name} is text or None, not {type(value).__name__}")
    if kind not in get_args(Kind):
        raise ValueError(f"unknown kind {kind!r}; expected {', '.join(get_args(Kind))}")
