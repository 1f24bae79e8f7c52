"""Pages that forward by ``<meta http-equiv="refresh">``: the address that a browser would load next."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from urllib.parse import urljoin, urlsplit

from lxml import etree

from newsclean.document import Document
from newsclean.text.refresh import MAX_FORWARD_SECONDS, Refresh, parse_refresh
from newsclean.text.urls import absolute_url, url_path, without_credentials, without_fragment

MAX_FORWARDS = 3
"""Pages that are loaded one after another because each forwards to the next."""
MAX_HEAD_BYTES = 200_000
"""Bytes of a page that are searched for a refresh."""


def may_forward(document: Document) -> bool:
    """Whether a page may forward, as far as can be seen without parsing it."""
    data = document.data[:MAX_HEAD_BYTES]
    is_candidate = isinstance(data, bytes) and document.url is not None and b"refresh" in data.lower()
    return is_candidate and not _is_feed(document)


def find_forward_address(document: Document) -> str | None:
    """Return the address that a fetched page forwards to; ``None`` where it stays.

    A page that sends its reader to the front page has no other address of the story, and is no forward.
    """
    data = document.data[:MAX_HEAD_BYTES]
    if not may_forward(document) or isinstance(data, str) or document.url is None:
        return None
    found = _read_refresh(data, document.charset)
    if found.refresh is None or not found.refresh.url or found.refresh.seconds > MAX_FORWARD_SECONDS:
        return None
    try:
        base = urljoin(document.url, found.base)
    except ValueError:
        base = document.url
    target = absolute_url(found.refresh.url, base)
    if target is None or without_fragment(target) == without_fragment(document.url):
        return None
    return None if _leads_to_front_page(document.url, target) else without_credentials(target)


def _is_feed(document: Document) -> bool:
    """Whether the server calls the page XML, but not XHTML: a feed may hold pages, but is none."""
    headers = document.response.headers if document.response is not None else ()
    media_type = next((value.lower() for name, value in headers if name.lower() == "content-type"), "")
    return "xml" in media_type and "xhtml" not in media_type


def _leads_to_front_page(url: str, target: str) -> bool:
    parts = urlsplit(target)
    is_root = parts.path in ("", "/") and not parts.query
    return is_root and parts.netloc == urlsplit(url).netloc and url_path(url) not in ("", "/")


class _RefreshTarget:
    """A parser's target that notes the first refresh outside ``<noscript>``, and ``<base>``."""

    def __init__(self) -> None:
        self.refresh: Refresh | None = None
        self.base = ""
        self._noscripts = 0

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        """Note an element."""
        if tag == "noscript":
            self._noscripts += 1
        elif tag == "base":
            self.base = self.base or attrs.get("href", "")
        elif (
            tag == "meta"
            and self.refresh is None
            and not self._noscripts
            and attrs.get("http-equiv", "").strip().lower() == "refresh"
        ):
            self.refresh = parse_refresh(attrs.get("content", ""))

    def end(self, tag: str) -> None:
        """Note the end of an element."""
        if tag == "noscript" and self._noscripts:
            self._noscripts -= 1

    def data(self, text: str) -> None:
        """Pass over text."""

    def comment(self, text: str) -> None:
        """Pass over a comment."""

    def close(self) -> None:
        """End the page."""


def _read_refresh(data: bytes, charset: str | None) -> _RefreshTarget:
    target = _RefreshTarget()
    try:
        parser = etree.HTMLParser(target=target, encoding=charset)  # type: ignore[arg-type]  # it takes these methods
    except LookupError:
        parser = etree.HTMLParser(target=target)  # type: ignore[arg-type]
    with suppress(etree.XMLSyntaxError):
        etree.fromstring(data, parser)
    return target
