"""The links of a page: the feeds that its head names, and the links whose address and text are like a story's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import urljoin

from lxml import etree

from newsclean.decode.charset import decode
from newsclean.discovery.addresses import address_key, clean_address, cleaned_address_key
from newsclean.discovery.model import Entry
from newsclean.discovery.story_addresses import is_story_address
from newsclean.discovery.xml_text import EventTarget
from newsclean.page_kind.teasers import MAX_HEADLINE_WIDTH, MIN_HEADLINE_WIDTH
from newsclean.text.urls import absolute_url
from newsclean.text.whitespace import collapse_whitespace
from newsclean.text.width import display_width

MAX_PAGE_BYTES = 10_000_000
"""Bytes of a page that are searched."""
MAX_LINKS = 20_000
"""Links of a page that are read."""
MAX_LINK_CHARS = 2_000
"""Characters of a link's text that are read."""
_FEED_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
    "text/xml",
)
_JSON_TYPE = "application/json"
_HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_INLINE_TAGS = frozenset(("b", "em", "font", "i", "mark", "span", "strong", "u"))
_IGNORED_TAGS = frozenset(("script", "style", "svg", "noscript"))
_FEED_SCHEME = re.compile(r"^\s*feed:(?://|(?=(https?:)))", re.IGNORECASE)
"""The scheme by which feed readers are opened."""
_COMMENT_FEED_PARTS = ("/comments/", "comments feed", "comments on", "kommentare", "commentaires", "comentarios")


class PageLinks(NamedTuple):
    """What a page links to."""

    feeds: tuple[str, ...]
    """Addresses of feeds, those of comments left out."""
    stories: tuple[Entry, ...]
    """Links that look like stories, in page order, each address once."""
    language: str | None
    """``<html lang>``."""


def read_page_links(data: bytes, url: str | None, charset: str | None) -> PageLinks:
    """Return the feeds and the stories that a page links to.

    Args:
        data: the page.
        url: its address.
        charset: the charset that the HTTP header states.
    """
    target = _LinkTarget()
    parser = etree.HTMLParser(target=target, encoding="utf-8")  # type: ignore[arg-type]  # it takes these methods
    text = decode(data[:MAX_PAGE_BYTES], charset=charset).text
    with suppress(etree.XMLSyntaxError):
        etree.fromstring(text.encode("utf-8", "replace") or b" ", parser)
    try:
        base = urljoin(url or "", target.base)
    except ValueError:
        base = url or ""
    feeds = dict.fromkeys(filter(None, (absolute_url(href, base) for href in target.feeds)))
    return PageLinks(tuple(feeds), tuple(_find_stories(target.links, base, url)), target.language or None)


def _find_stories(links: list[_Link], base: str, page_url: str | None) -> list[Entry]:
    """The links whose address is a story's, each address once, with its longest text of a headline's length."""
    urls: dict[str, str] = {}
    titles: dict[str, str] = {}
    own_key = address_key(page_url) if page_url else ""
    for link in links:
        width = display_width(link.text)
        url = clean_address(link.href, base)
        if url is None or width < MIN_HEADLINE_WIDTH or (key := cleaned_address_key(url)) == own_key:
            continue
        urls.setdefault(key, url)
        if width <= MAX_HEADLINE_WIDTH and len(link.text) > len(titles.get(key, "")):
            titles[key] = link.text
    return [Entry(url, titles.get(key)) for key, url in urls.items() if is_story_address(url)]


class _Link(NamedTuple):
    href: str
    text: str
    """The text of the first heading inside the link, or of all of it."""


class _LinkTarget(EventTarget):
    """The parser's target: collects links, without a tree."""

    def __init__(self) -> None:
        self.base = ""
        self.language = ""
        self.feeds: list[str] = []
        self.links: list[_Link] = []
        self._href: str | None = None
        self._parts: list[str] = []
        self._chars = 0
        self._heading: str | None = None
        self._heading_start: int | None = None
        self._ignored = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        if tag == "a":
            self._end_link()
            self._href = attributes.get("href")
            self._parts, self._chars, self._heading, self._heading_start = [], 0, None, None
        elif tag in _IGNORED_TAGS:
            self._ignored += 1
        elif tag == "base":
            self.base = self.base or attributes.get("href", "")
        elif tag == "html":
            self.language = attributes.get("lang", "").strip()
        elif tag == "link":
            self._add_feed(attributes)
        elif self._href is not None and tag not in _INLINE_TAGS:
            self._parts.append(" ")
            if tag in _HEADING_TAGS and self._heading is None:
                self._heading_start = len(self._parts)

    def _add_feed(self, attributes: Mapping[str, str]) -> None:
        kind = attributes.get("type", "").partition(";")[0].strip().lower()
        href = attributes.get("href", "")
        described = f"{href} {attributes.get('title', '')}".lower()
        is_feed = kind in _FEED_TYPES or (kind == _JSON_TYPE and "feed" in href.lower())
        if (
            href
            and is_feed
            and "alternate" in attributes.get("rel", "").lower().split()
            and not any(part in described for part in _COMMENT_FEED_PARTS)
        ):
            self.feeds.append(_FEED_SCHEME.sub(lambda scheme: "" if scheme[1] else "http://", href))

    def data(self, text: str) -> None:
        """Collect the text of a link."""
        if self._href is not None and not self._ignored and self._chars < MAX_LINK_CHARS:
            self._parts.append(text[:MAX_LINK_CHARS])
            self._chars += len(text)

    def end(self, tag: str) -> None:
        """End an element."""
        if tag == "a":
            self._end_link()
        elif tag in _IGNORED_TAGS and self._ignored:
            self._ignored -= 1
        elif self._href is not None and tag not in _INLINE_TAGS:
            if tag in _HEADING_TAGS and self._heading_start is not None:
                self._heading = "".join(self._parts[self._heading_start :])
                self._heading_start = None
            self._parts.append(" ")

    def _end_link(self) -> None:
        if self._href and len(self.links) < MAX_LINKS:
            self.links.append(_Link(self._href, collapse_whitespace(self._heading or "".join(self._parts))))
        self._href = None

    def close(self) -> None:
        """End the page."""
        self._end_link()
