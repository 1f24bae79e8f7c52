"""URLs of a page as the article may hold them: absolute, http or https, of originals instead of archived copies."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urljoin

from newsclean.parse.model import Page
from newsclean.text.urls import absolute_url
from newsclean.text.web_archives import original_url


def resolve_url(page: Page, url: str | None) -> str | None:
    """Resolve a URL against the page's ``<base>`` and address; return ``None`` where the result is no web address.

    The address of a copy in a web archive becomes that of the original.
    """
    resolved = absolute_url(url, _base_url(page.url, page.hints.base))
    return original_url(resolved) if resolved is not None else None


@lru_cache(maxsize=8)
def _base_url(url: str | None, base: str | None) -> str | None:
    """The address against which those of a page are resolved, from its own and its ``<base>``."""
    try:
        return urljoin(url or "", base or "")
    except ValueError:
        # Browsers ignore a malformed <base> as well.
        return url


def has_base_url(page: Page) -> bool:
    """Whether relative addresses of a page can be resolved."""
    return resolve_url(page, "/") is not None
