"""One page fetched as the options say: as the server sends it, or after its scripts have run."""

from __future__ import annotations

import time
from dataclasses import replace

from newsclean.document import Document
from newsclean.errors import FetchTimeoutError
from newsclean.fetching.client import fetch_page
from newsclean.fetching.options import DEFAULT_OPTIONS, FetchOptions, UrlCheck


def fetch_document(url: str, options: FetchOptions = DEFAULT_OPTIONS, check_url: UrlCheck | None = None) -> Document:
    """Fetch one page and, with ``options.render``, run its scripts in Chromium, all within one timeout.

    Args:
        check_url: called with every further page that a redirect or a script leads to; raises FetchError where it must
            not be loaded.

    Raises:
        FetchError: the page cannot be fetched or rendered.
        SourceError: the cache cannot be used; Playwright or Chromium is missing.
    """
    url = url.strip()
    if not options.render:
        return fetch_page(url, options, check_url)
    from newsclean.fetching.browser import get_renderer

    # First, so that a missing Playwright is reported before anything is fetched.
    renderer = get_renderer()
    start = time.monotonic()
    document = fetch_page(url, options, check_url)
    seconds = options.timeout - (time.monotonic() - start)
    if seconds <= 0:
        raise FetchTimeoutError(f"{document.name}: timed out after {options.timeout:g} seconds", url=document.name)
    return renderer.render(document, replace(options, timeout=seconds), check_url)
