"""JSON Feed (https://www.jsonfeed.org), which feedparser does not read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from newsclean.discovery.addresses import clean_address
from newsclean.discovery.feeds import MAX_FEED_ENTRIES, Feed, FeedEntry
from newsclean.discovery.model import Entry
from newsclean.discovery.plain_text import plain_title, to_paragraphs
from newsclean.metadata.dates.parsing import parse_timestamp


def read_json_feed(text: str, url: str | None) -> Feed | None:
    """Read a feed; None where the text is none.

    Args:
        text: the file, without a byte order mark.
        url: the feed's own address, which relative addresses are relative to.
    """
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        return None
    if "jsonfeed.org" not in str(feed.get("version")):
        return None
    home = _text(feed, "home_page_url")
    items = [item for item in feed["items"][:MAX_FEED_ENTRIES] if isinstance(item, dict)]
    entries = tuple(filter(None, (_to_entry(item, url, _text(feed, "language")) for item in items)))
    return Feed(entries, home, len(feed["items"]) > MAX_FEED_ENTRIES, len(items) - len(entries))


def _to_entry(item: Mapping[str, Any], base: str | None, language: str | None) -> FeedEntry | None:
    # The id is often the address, and never a relative one.
    address = clean_address(_text(item, "url"), base) or clean_address(_text(item, "id"), None)
    if address is None:
        return None
    published, modified = _text(item, "date_published"), _text(item, "date_modified")
    authors = [*_dicts(item.get("authors")), *_dicts([item.get("author")])]
    return FeedEntry(
        Entry(
            address, plain_title(_text(item, "title")), parse_timestamp(published) if published else None,
            parse_timestamp(modified) if modified else None, _text(item, "language") or language,
        ),
        _text(item, "content_html") or to_paragraphs(_text(item, "content_text") or "") or None,
        next(filter(None, (plain_title(_text(author, "name")) for author in authors)), None),
    )  # fmt: skip


def _text(item: Mapping[str, Any], name: str) -> str | None:
    value = item.get(name)
    return value if isinstance(value, str) and value else None


def _dicts(values: object) -> list[dict[str, Any]]:
    return [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []
