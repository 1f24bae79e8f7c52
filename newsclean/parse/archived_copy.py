"""Copies in web archives → the page as its publisher had it: original addresses, and when it was stored.

Links, images and the canonical address are unwrapped where they are resolved (:mod:`newsclean.metadata.page_urls`).
"""

from __future__ import annotations

from newsclean.parse.model import ArchivedCopy, Page
from newsclean.text.hosts import host_of
from newsclean.text.web_archives import ArchivedAddress, is_archive_host, original_url, read_archived_address

_MEMENTO_HEADER = "memento-datetime"
_SITE_NAME = "og:site_name"
_OG_URL = "og:url"


def restore_original(page: Page) -> Page:
    """Return a page with its original address, where it is a copy in a web archive; otherwise the same page.

    The address of the page, the canonical one or ``og:url`` name the original. A copy from a server may also state its time
    in a header (RFC 7089, Memento).
    """
    own = read_archived_address(page.url)
    is_short = page.url is not None and own is None and is_archive_host(host_of(page.url))
    stated, stated_origin = (None, "") if own is not None else _read_statements(page)
    if stated is not None and not (page.url is None or is_short):
        # A page that states a copy as its canonical address is none itself.
        stated = None
    memento = _memento_time(page)
    if own is None and stated is None:
        if memento is None:
            return page
        return page._replace(archived=ArchivedCopy(memento, _MEMENTO_HEADER, False))
    found = own or stated
    assert found is not None
    origin = "url" if own is not None else stated_origin
    archived_at = found.archived_at or memento
    copy = ArchivedCopy(
        archived_at, origin if found.archived_at else _MEMENTO_HEADER if memento else origin,
        is_short or found.form == "archive.today" or is_archive_host(host_of(page.url)),
    )  # fmt: skip
    return _with_original_addresses(page, found, copy)


def _read_statements(page: Page) -> tuple[ArchivedAddress | None, str]:
    """What the canonical address or ``og:url`` says of a copy, and which of the two."""
    for rel, href in page.hints.links:
        if rel == "canonical" and (found := read_archived_address(href)) is not None:
            return found, "canonical"
    for name, content in page.hints.meta:
        if name == _OG_URL and (found := read_archived_address(content)) is not None:
            return found, _OG_URL
    return None, ""


def _memento_time(page: Page) -> str | None:
    stated = next((value for name, value in page.hints.headers if name == _MEMENTO_HEADER), None)
    if stated is None:
        return None
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(stated).replace(microsecond=0).isoformat()
    except ValueError:
        return None


def _with_original_addresses(page: Page, found: ArchivedAddress, copy: ArchivedCopy) -> Page:
    hints = page.hints
    meta = tuple(
        (name, _original(content, found) if name == _OG_URL else content)
        for name, content in hints.meta
        # The archive is not the site.
        if not (name == _SITE_NAME and is_archive_host(content.strip().lower()))
    )
    links = tuple((rel, _original(href, found) if rel == "canonical" else href) for rel, href in hints.links)
    base = original_url(hints.base) if hints.base else None
    return page._replace(
        url=found.url if page.url is not None else None,
        hints=hints._replace(meta=meta, links=links, base=base),
        archived=copy,
    )


def _original(address: str, found: ArchivedAddress) -> str:
    """Return the original of a stated address; the page's own where the address is a short one of the archive."""
    return found.url if is_archive_host(host_of(address)) else original_url(address)
