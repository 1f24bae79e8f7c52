"""One page as the options ask for it: as the server sends it, or as its scripts make it."""

from __future__ import annotations

import time
from dataclasses import replace

from newsclean.document import Document
from newsclean.errors import FetchError
from newsclean.fetching.client import get
from newsclean.fetching.options import DEFAULTS, FetchOptions, Permit


def load(url: str, options: FetchOptions = DEFAULTS, permit: Permit | None = None) -> Document:
    """Fetch one page and, with ``options.render``, let its scripts run in Chromium, all within one deadline.

    ``permit`` is called with every further page that a redirect or a script leads to.

    Raises:
        FetchError: the page cannot be fetched or rendered.
        SourceError: the cache cannot be used; Playwright or Chromium is missing.
    """
    url = url.strip()
    if not options.render:
        return get(url, options, permit)
    from newsclean.fetching.browser import renderer

    # What is missing is said before anything is fetched.
    browser = renderer()
    start = time.monotonic()
    found = get(url, options, permit)
    left = options.seconds - (time.monotonic() - start)
    if left <= 0:
        raise FetchError(f"{found.name}: not done within {options.seconds:g} seconds")
    return browser.render(found, replace(options, seconds=left), permit)
