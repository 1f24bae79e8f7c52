"""The stories that a feed holds itself (``content:encoded``, Atom's ``content``), as documents to clean."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from newsclean.discovery.addresses import clean_address
from newsclean.discovery.feeds import ADDRESS_TAGS, AUTHOR_TAGS, CONTENT_TAGS, Feed, FeedEntry
from newsclean.discovery.lists import open_list
from newsclean.document import Document, Listing
from newsclean.errors import SourceError

_FIELD_TAGS = ADDRESS_TAGS | AUTHOR_TAGS | CONTENT_TAGS


def read_feed_documents(document: Document) -> Iterator[Document | SourceError]:
    """Yield the stories of a feed, or an error for each entry that has none.

    Args:
        document: the feed. Its URL is what relative addresses are relative to.
    """
    if isinstance(document.data, str):
        document = document._replace(data=document.data.encode("utf-8", "replace"), charset="utf-8")
    feed = open_list(document, _FIELD_TAGS)
    if not isinstance(feed, Feed):
        yield SourceError(f"{document.name}: this is no feed", document.name)
        return
    if not feed.entries:
        yield SourceError(f"{document.name}: this feed has no entries", document.name)
    for number, entry in enumerate(feed.entries, 1):
        yield _to_document(entry, document, number)
    if feed.is_cut:
        message = f"{document.name}: this feed is very large; only its first {len(feed.entries):,} entries are read"
        yield SourceError(message, document.name)


def _to_document(one: FeedEntry, feed: Document, number: int) -> Document | SourceError:
    entry = one.entry
    url = clean_address(entry.url, feed.url)
    name = f"{feed.name}: {url or f'entry {number}'}"
    if one.content is None:
        return SourceError(f"{name}: the feed has no text of this story", name)
    language = f' lang="{escape(entry.language)}"' if entry.language else ""
    author = f'<meta name="author" content="{escape(one.author)}">' if one.author else ""
    page = f"<html{language}><head>{author}</head><body><article>{one.content}</article></body></html>"
    listing = Listing("feed", entry.title, entry.published, entry.modified)
    return Document(name, page, url, fetched_at=feed.fetched_at, listing=listing)
