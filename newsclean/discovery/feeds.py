"""Feeds: RSS 0.9x to 2.0, RSS 1.0 (RDF) and Atom.

``feedparser`` reads them: it knows the dialects, where each states a date, a language or a link, and which addresses are
relative to what. Before, lxml makes the XML well-formed and reduces it to the fields that are needed, of a bounded number of
entries: on malformed XML feedparser turns to a parser of its own, which takes hours over some hostile feeds of a few
megabytes, and most of its time goes into fields that nothing here needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from lxml import etree

from newsclean.discovery.model import Entry
from newsclean.discovery.plain_text import plain_text, plain_title, to_paragraphs
from newsclean.discovery.xml_text import EventTarget, feed_xml
from newsclean.metadata.dates.parsing import parse_timestamp

MAX_FEED_BYTES = 10_000_000
"""Bytes of a feed that are read, unpacked."""
MAX_FEED_ENTRIES = 5_000
"""Entries of a feed that are read; they come newest first."""
MAX_ENTRY_ELEMENTS = 1_000
MAX_FEED_ELEMENTS = 100_000
"""Elements in the fields of a feed that are read."""
MAX_ATTRIBUTES = 20
"""Attributes of an element that are read."""
MAX_FIELD_CHARS = 10_000
"""Characters of one field that are read."""
MAX_CONTENT_CHARS = 500_000
"""Characters of a field that may hold the whole story."""
MIN_SUMMARY_CHARS = 600
"""Characters of text from which a ``description`` is taken for the whole story, where the feed has no other text."""
CONTENT_TAGS = frozenset(("content", "encoded", "description", "summary"))
"""Local names of the fields that may hold the whole story."""
AUTHOR_TAGS = frozenset(("author", "creator"))
ADDRESS_TAGS = frozenset(
    ("created", "date", "guid", "id", "issued", "language", "link", "modified", "origlink", "pubdate", "published", "title",
     "updated")
)  # fmt: skip
"""Local names, in lower case, of the fields that are read in any case."""
_ENTRY_TAGS = frozenset(("item", "entry"))
_STRUCTURE_TAGS = frozenset(("rss", "rdf", "channel", "feed"))
_ADDRESS_STARTS = ("http://", "https://", "/")
_EPOCH_YEAR = 1970


class Feed(NamedTuple):
    """A feed that was read."""

    entries: tuple[FeedEntry, ...]
    home: str | None
    """The address of the site that the feed states."""
    is_cut: bool
    """Whether the feed has more entries, which were not read."""
    unaddressed: int = 0
    """Entries that have no address and are left out."""


class FeedEntry(NamedTuple):
    """An entry of a feed, and the text of the story where the feed has it."""

    entry: Entry
    content: str | None = None
    """HTML of the whole story, where that was to be read: ``content:encoded``, Atom's ``content``, a long ``description``."""
    author: str | None = None


def read_feed(chunks: Iterator[bytes], url: str | None, field_tags: frozenset[str] = ADDRESS_TAGS) -> Feed:
    """Read a feed.

    Args:
        chunks: UTF-8 without entities and document type, as :func:`newsclean.discovery.xml_text.open_xml` gives it.
        url: the feed's own address, which relative addresses are relative to unless the feed has ``xml:base``.
        field_tags: local names of the fields that are read.
    """
    # Importing feedparser takes a tenth of a second.
    import feedparser

    target = _BoundedTree(field_tags)
    for _ in feed_xml(chunks, target):
        if target.is_cut:
            break
    xml = target.to_xml()
    if xml is None:
        return Feed((), None, False)
    parsed = feedparser.parse(
        xml, sanitize_html=False, resolve_relative_uris=False, response_headers={"content-location": url or ""}
    )
    language = parsed.feed.get("language")
    entries = tuple(filter(None, (_to_entry(entry, language) for entry in parsed.entries)))
    return Feed(entries, parsed.feed.get("link"), target.is_cut, len(parsed.entries) - len(entries))


def _to_entry(entry: Mapping[str, Any], language: str | None) -> FeedEntry | None:
    # A proxy for feeds keeps the story's own address there.
    address = entry.get("feedburner_origlink") or entry.get("link")
    if not address:
        return None
    contents = [one for one in entry.get("content", ()) if one.get("value")]
    return FeedEntry(
        Entry(
            address, plain_title(entry.get("title")), _date(entry, "published") or _date(entry, "created"),
            _date(entry, "updated"), next((one["language"] for one in contents if one.get("language")), None) or language,
        ),
        _story_text(entry, contents),
        plain_title(entry.get("author")),
    )  # fmt: skip


def _story_text(entry: Mapping[str, Any], contents: list[Mapping[str, Any]]) -> str | None:
    """The HTML of the story: the longest content, or else a summary that is as long as a story."""
    texts = [one["value"] if "html" in (one.get("type") or "html") else to_paragraphs(one["value"]) for one in contents]
    longest = max(texts, key=len, default="")
    if longest.strip():
        return longest
    summary = entry.get("summary") or ""
    return summary if len(plain_text(summary)) >= MIN_SUMMARY_CHARS else None


def _date(entry: Mapping[str, Any], name: str) -> str | None:
    """A date with its offset as the feed states it, or in UTC in forms that only feedparser knows."""
    # Where there is no date of this name, feedparser gives that of another.
    if name not in entry.keys():  # noqa: SIM118
        return None
    parsed = entry.get(f"{name}_parsed")
    stated = parse_timestamp(entry[name] or "")
    if stated is not None or not parsed or parsed.tm_year <= _EPOCH_YEAR:
        return stated
    year, month, day, hour, minute, second = parsed[:6]
    # Again, since it refuses dates of the future.
    return parse_timestamp(f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+00:00")


class _BoundedTree(EventTarget):
    """The parser's target: builds a tree of a feed's first entries with some of their fields."""

    def __init__(self, field_tags: frozenset[str]) -> None:
        self.is_cut = False
        self._field_tags = field_tags
        self._builder = etree.TreeBuilder()
        self._open: list[str] = []
        self._entries = self._elements = self._entry_elements = 0
        self._entry_depth = self._field_depth = self._ignored_depth = 0
        self._rest_chars = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        if self.is_cut:
            return
        if self._ignored_depth or not self._is_wanted(tag.rpartition("}")[2].lower()):
            self._ignored_depth += 1
            return
        if self._entries > MAX_FEED_ENTRIES or self._elements > MAX_FEED_ELEMENTS:
            self.is_cut = True
            return
        self._builder.start(tag, dict(islice(attributes.items(), MAX_ATTRIBUTES)))
        self._open.append(tag)

    def _is_wanted(self, name: str) -> bool:
        depth = len(self._open) + 1
        if not self._entry_depth and not self._field_depth and name in _ENTRY_TAGS:
            self._entries += 1
            self._entry_depth, self._entry_elements = depth, 0
            return True
        self._elements += 1
        self._entry_elements += 1
        if self._field_depth:
            return self._entry_elements <= MAX_ENTRY_ELEMENTS
        if not self._entry_depth and name in _STRUCTURE_TAGS:
            return True
        if name not in self._field_tags or self._entry_elements > MAX_ENTRY_ELEMENTS:
            return False
        self._field_depth = depth
        self._rest_chars = MAX_CONTENT_CHARS if name in CONTENT_TAGS else MAX_FIELD_CHARS
        return True

    def data(self, text: str) -> None:
        """Add text."""
        if self.is_cut or self._ignored_depth or not self._field_depth:
            return
        text = text[: self._rest_chars]
        self._rest_chars -= len(text)
        self._builder.data(text)

    def end(self, tag: str) -> None:
        """End an element."""
        if self._ignored_depth:
            self._ignored_depth -= 1
            return
        if self.is_cut or not self._open:
            return
        depth = len(self._open)
        self._entry_depth = 0 if depth == self._entry_depth else self._entry_depth
        self._field_depth = 0 if depth == self._field_depth else self._field_depth
        self._builder.end(self._open.pop())

    def to_xml(self) -> bytes | None:
        """Return the tree as XML; elements that are still open end here."""
        if not self._elements and not self._entries:
            return None
        while self._open:
            self._builder.end(self._open.pop())
        root = self._builder.close()
        for guid in root.iter("guid"):
            # Many feeds do not say of a number that it is no address.
            if not (guid.text or "").strip().lower().startswith(_ADDRESS_STARTS):
                guid.set("isPermaLink", "false")
        etree.cleanup_namespaces(root)
        return etree.tostring(root, encoding="utf-8", xml_declaration=True)
