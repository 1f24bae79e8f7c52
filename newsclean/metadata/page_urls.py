"""URLs of a page as the article may hold them: absolute, http or https."""

from __future__ import annotations

from urllib.parse import urljoin

from newsclean.parse.model import Page
from newsclean.text.urls import absolute_url


def resolve_url(page: Page, url: str | None) -> str | None:
    """Resolve a URL against the page's ``<base>`` and address; return ``None`` where the result is no web address."""
    return absolute_url(url, _base_url(page))


def _base_url(page: Page) -> str | None:
    try:
        return urljoin(page.url or "", page.hints.base or "")
    except ValueError:
        # Browsers ignore a malformed <base> as well.
        return page.url


def has_base_url(page: Page) -> bool:
    """Whether relative addresses of a page can be resolved."""
    return resolve_url(page, "/") is not None
