"""Sitemaps (https://www.sitemaps.org): their entries one after the other, in a memory that does not grow with the file.

lxml parses them, which the project needs anyway; ``ultimate-sitemap-parser`` would fetch by itself, past the guarded
client. The parser calls a target, so that no tree is built.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from newsclean.discovery.addresses import MAX_ADDRESS_CHARS
from newsclean.discovery.model import Entry
from newsclean.discovery.xml_text import EventTarget, feed_xml
from newsclean.metadata.dates.parsing import parse_timestamp
from newsclean.text.whitespace import collapse_whitespace

MAX_SITEMAP_BYTES = 52_428_800
"""The protocol's limit on a sitemap, unpacked."""
MAX_SITEMAP_ELEMENTS = 2_000_000
"""Elements of a sitemap that are read: 40 for each of the 50,000 entries that the protocol allows."""
MAX_FIELD_CHARS = MAX_ADDRESS_CHARS
"""Characters of one field of an entry that are read."""
_FIELDS = {
    "loc": "url", "lastmod": "modified", "publication_date": "published", "title": "title", "language": "language",
}  # fmt: skip
_NEWS_FIELDS = frozenset(("publication_date", "title", "language"))
_NEWS_NAMESPACE_PART = "sitemap-news"
_ENTRY_TAGS = frozenset(("url", "sitemap"))


class SitemapEntry(NamedTuple):
    """One entry of a sitemap or of an index of sitemaps."""

    entry: Entry
    is_news: bool
    """Whether it states what Google's extension for news has."""


def read_sitemap(chunks: Iterator[bytes]) -> Iterator[SitemapEntry]:
    """Yield the entries of a sitemap, or of an index of sitemaps. Broken XML gives the entries before the fault, and those
    after it where the parser finds back.

    Args:
        chunks: UTF-8 without entities and document type, as :func:`newsclean.discovery.xml_text.open_xml` gives it.
    """
    target = _EntryTarget()
    for _ in feed_xml(chunks, target):
        yield from target.take()
        if target.elements > MAX_SITEMAP_ELEMENTS:
            break
    yield from target.take()


def read_text_sitemap(text: str) -> Iterator[SitemapEntry]:
    """Yield the addresses of a sitemap that is plain text: one a line."""
    for line in text.splitlines():
        if line.strip().startswith(("http://", "https://")):
            yield SitemapEntry(Entry(line.strip()), False)


class _EntryTarget(EventTarget):
    """The parser's target: collects the fields of each entry."""

    def __init__(self) -> None:
        self.elements = 0
        self._ready: list[SitemapEntry] = []
        self._fields: dict[str, str] | None = None
        self._is_news = False
        self._depth = 0
        self._entry_depth = 0
        self._field = ""
        self._parts: list[str] = []
        self._chars = 0

    def take(self) -> list[SitemapEntry]:
        """Return the entries that are complete, and forget them."""
        ready, self._ready = self._ready, []
        return ready

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        namespace, _, name = tag.rpartition("}")
        self.elements += 1
        self._depth += 1
        self._field = ""
        if self._fields is None:
            if name in _ENTRY_TAGS:
                self._fields, self._is_news, self._entry_depth = {}, False, self._depth
            return
        is_news = _NEWS_NAMESPACE_PART in namespace or (not namespace and name in _NEWS_FIELDS)
        # Extensions for images and videos have a loc and a title of their own.
        if name in _FIELDS and (is_news if name in _NEWS_FIELDS else self._depth == self._entry_depth + 1):
            self._field, self._parts, self._chars = _FIELDS[name], [], 0
            self._is_news = self._is_news or is_news

    def data(self, text: str) -> None:
        """Collect text."""
        if self._field and self._chars < MAX_FIELD_CHARS:
            self._parts.append(text[: MAX_FIELD_CHARS - self._chars])
            self._chars += len(text)

    def end(self, tag: str) -> None:
        """End an element."""
        if self._field and self._fields is not None:
            self._fields.setdefault(self._field, collapse_whitespace("".join(self._parts)))
        self._field = ""
        if self._fields is not None and self._depth == self._entry_depth:
            if self._fields.get("url"):
                self._ready.append(SitemapEntry(_to_entry(self._fields), self._is_news))
            self._fields = None
        self._depth -= 1


def _to_entry(fields: Mapping[str, str]) -> Entry:
    return Entry(
        fields["url"], fields.get("title") or None, _date(fields.get("published")), _date(fields.get("modified")),
        fields.get("language") or None,
    )  # fmt: skip


def _date(text: str | None) -> str | None:
    return parse_timestamp(text) if text else None
