"""``<meta http-equiv="refresh">``: where a page forwards to."""

from __future__ import annotations

from newsclean.metadata.page_urls import resolve_url
from newsclean.parse.model import Page
from newsclean.text.refresh import Refresh, parse_refresh
from newsclean.text.urls import without_fragment


def find_forward(page: Page) -> Refresh | None:
    """Return where the page forwards to and after how many seconds; ``None`` where it stays, or only loads itself again."""
    for name, content in page.hints.meta:
        refresh = parse_refresh(content) if name == "refresh" else None
        if refresh is None or not refresh.url:
            continue
        url = resolve_url(page, refresh.url) or refresh.url
        own = page.effective_url
        if own is not None and without_fragment(url) == without_fragment(own):
            continue
        return Refresh(refresh.seconds, url)
    return None
