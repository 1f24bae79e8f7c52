"""A fetched file as a list of stories: a feed or a sitemap, told by its content, whatever its media type or name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from newsclean.decode.charset import decode
from newsclean.discovery.feeds import ADDRESS_TAGS, MAX_FEED_BYTES, Feed, read_feed
from newsclean.discovery.json_feeds import read_json_feed
from newsclean.discovery.sitemaps import MAX_SITEMAP_BYTES, SitemapEntry, read_sitemap, read_text_sitemap
from newsclean.discovery.xml_text import open_xml, unpacked_chunks
from newsclean.document import Document

_SITEMAP_ROOTS = {"urlset": "sitemap", "sitemapindex": "index"}
_ADDRESS_LINE = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}https?://\S{1,4000}\s")


class Sitemap(NamedTuple):
    """A sitemap that is being read."""

    kind: Literal["sitemap", "index"]
    """Whether its entries are pages or further sitemaps."""
    entries: Iterator[SitemapEntry]


def open_list(document: Document, field_tags: frozenset[str] = ADDRESS_TAGS) -> Feed | Sitemap | None:
    """Return the feed or the sitemap that a file is; None where it is neither.

    Args:
        document: the file, as bytes.
        field_tags: see :func:`newsclean.discovery.feeds.read_feed`.
    """
    data = document.data
    assert isinstance(data, bytes)
    xml = open_xml(data, document.charset, MAX_SITEMAP_BYTES)
    if xml is not None:
        if xml.root in _SITEMAP_ROOTS:
            return Sitemap("index" if xml.root == "sitemapindex" else "sitemap", read_sitemap(xml.chunks))
        return read_feed(_first_bytes(xml.chunks, MAX_FEED_BYTES), document.url, field_tags)
    chunks = unpacked_chunks(data, MAX_FEED_BYTES)
    head = next(chunks, b"")
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return read_json_feed(decode(head + b"".join(chunks), charset=document.charset).text, document.url)
    if _ADDRESS_LINE.match(head + b"\n"):
        text = decode(head + b"".join(chunks), charset=document.charset).text
        return Sitemap("sitemap", read_text_sitemap(text))
    return None


def _first_bytes(chunks: Iterator[bytes], max_bytes: int) -> Iterator[bytes]:
    for chunk in chunks:
        yield chunk
        max_bytes -= len(chunk)
        if max_bytes <= 0:
            return
