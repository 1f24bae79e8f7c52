"""URLs as the article may hold them: absolute, http or https, nothing else."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from newsclean.parse.model import Page


def absolute(page: Page, url: str | None) -> str | None:
    """``url`` made absolute by the page's base or address; ``None`` where it is no web address."""
    if not url:
        return None
    try:
        base = urljoin(page.url or "", page.hints.base or "") if page.hints.base else page.url or ""
        whole = urljoin(base, url.strip())
        parts = urlsplit(whole)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or len(whole.split()) != 1:
        return None
    return whole
