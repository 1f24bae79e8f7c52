"""One page fetched as the options say: as the server sends it, or after its scripts have run."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from newsclean.document import Document
from newsclean.errors import FetchTimeoutError
from newsclean.fetching.client import fetch_page
from newsclean.fetching.forwards import MAX_FORWARDS, find_forward_address
from newsclean.fetching.options import DEFAULT_OPTIONS, FetchOptions, UrlCheck
from newsclean.text.urls import require_web_url


def fetch_document(
    url: str, options: FetchOptions = DEFAULT_OPTIONS, check_url: UrlCheck | None = None,
    find_forward: Callable[[Document], str | None] = find_forward_address,
) -> Document:  # fmt: skip
    """Fetch one page, follow it where it forwards by ``<meta http-equiv="refresh">``, and, with ``options.render``,
    run its scripts in Chromium, all within one timeout.

    Args:
        check_url: called with every further page that a redirect, a refresh or a script leads to; raises FetchError where
            it must not be loaded.
        find_forward: returns the address that a page forwards to; ``None`` where it stays. It parses the page, which a
            caller may want to happen in another process.

    Raises:
        FetchError: the page cannot be fetched or rendered.
        SourceError: the cache cannot be used; Playwright or Chromium is missing.
    """
    url = url.strip()
    if not options.render:
        return _fetch_with_forwards(url, options, check_url, find_forward)
    from newsclean.fetching.browser import get_renderer

    # First, so that a missing Playwright is reported before anything is fetched.
    renderer = get_renderer()
    start = time.monotonic()
    document = fetch_page(url, options, check_url)
    seconds = options.timeout - (time.monotonic() - start)
    if seconds <= 0:
        raise FetchTimeoutError(f"{document.name}: timed out after {options.timeout:g} seconds", url=document.name)
    return renderer.render(document, replace(options, timeout=seconds), check_url)


def _fetch_with_forwards(
    url: str, options: FetchOptions, check_url: UrlCheck | None, find_forward: Callable[[Document], str | None]
) -> Document:  # fmt: skip
    """Fetch a page and the page that it forwards to, at most a few times; each is guarded as a redirect's target is."""
    end = time.monotonic() + options.timeout
    document = first = fetch_page(url, options, check_url)
    visited = {document.url}
    for _ in range(MAX_FORWARDS):
        target = find_forward(document)
        if target is None or target in visited:
            break
        visited.add(target)
        require_web_url(target)
        if check_url is not None:
            check_url(target)
        seconds = end - time.monotonic()
        if seconds <= 0:
            raise FetchTimeoutError(f"{first.name}: timed out after {options.timeout:g} seconds", url=first.name)
        document = fetch_page(target, replace(options, timeout=seconds), check_url)
    return document._replace(name=first.name)
