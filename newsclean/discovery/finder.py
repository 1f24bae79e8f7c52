"""The search for the stories of a site, in a fixed order of places.

What was given is looked at first. A feed or a sitemap is read. On a page, the feeds that its head names are read, and, on a
site's front page, the sitemaps of robots.txt, or else ``/sitemap.xml`` and its usual names. Where none of these has an entry,
the links of the page that look like stories are taken. On a page other than the front page, these come before the sitemaps:
a section's reader wants the section.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urljoin, urlsplit

from newsclean.discovery.addresses import address_key, clean_address, cleaned_address_key
from newsclean.discovery.feeds import MAX_FEED_ENTRIES, Feed
from newsclean.discovery.lists import Sitemap, open_list
from newsclean.discovery.model import DiscoveredStory, Entry, SourceKind
from newsclean.discovery.page_links import read_page_links
from newsclean.discovery.selection import Rejection, Selection, site_of
from newsclean.discovery.site_reader import SiteReader
from newsclean.discovery.story_addresses import is_other_page
from newsclean.document import Document
from newsclean.errors import FetchError
from newsclean.page_kind.front_pages import is_root
from newsclean.text.urls import absolute_url

MAX_FEEDS = 20
"""Feeds of one page that are read."""
MAX_SITEMAPS = 1_000
"""Sitemaps of one site that are read."""
MAX_INDEX_DEPTH = 3
"""Indexes of sitemaps inside one another."""
MAX_INDEX_ENTRIES = 50_000
"""Entries of one index that are read: the protocol's limit."""
MAX_ADDRESSES = 2_000_000
"""Addresses of one site that are remembered, to leave out copies."""
GUESSED_SITEMAPS = ("/sitemap.xml", "/sitemap_index.xml", "/news-sitemap.xml", "/sitemap-news.xml")
"""Where a sitemap is looked for that robots.txt does not name; the first that there is is read."""

Report = Callable[[str], None]
"""Called with a message of one line about a feed or sitemap that cannot be read, or not to its end."""


class StoryFinder:
    """Finds the stories of one site, feed, sitemap or page.

    Args:
        reader: fetches the files.
        selection: which addresses are wanted.
        report: see :data:`Report`.
    """

    def __init__(self, reader: SiteReader, selection: Selection, report: Report) -> None:
        self.list_count = 0
        """Feeds, sitemaps and lists of links that were read."""
        self.rejections: Counter[Rejection] = Counter()
        """How many addresses were left out, and why."""
        self._reader = reader
        self._selection = selection
        self._report = report
        self._sites: set[str] = set()
        self._known: set[int] = set()
        self._read_sitemaps: set[str] = set()
        self._entry_count = 0

    def find(self, url: str) -> Iterator[DiscoveredStory]:
        """Yield the wanted stories, each address once, as soon as it is found.

        Raises:
            FetchError: the URL itself cannot be fetched; at the end, there is no feed, no sitemap and no link to a story.
            SourceError: the cache cannot be used.
        """
        document = self._reader.read(url)
        address = document.url or url
        self._sites |= {site_of(url), site_of(address)}
        opened = open_list(document)
        if isinstance(opened, Feed):
            if opened.home:
                # A feed may be served by another host than the site's.
                self._sites.add(site_of(absolute_url(opened.home, address) or address))
            found = self._read_feed(opened, address)
        elif opened is not None:
            found = self._read_sitemap(opened, address, 1)
        else:
            found = self._search_page(document, address)
        return filter(self._is_wanted, found)

    def _is_wanted(self, story: DiscoveredStory) -> bool:
        key = hash(cleaned_address_key(story.url))
        if key in self._known:
            return False
        if len(self._known) < MAX_ADDRESSES:
            self._known.add(key)
        rejection = self._selection.reject(story, self._sites)
        if rejection is not None:
            self.rejections[rejection] += 1
        return rejection is None

    def _search_page(self, document: Document, address: str) -> Iterator[DiscoveredStory]:
        assert isinstance(document.data, bytes)
        links = read_page_links(document.data, address, document.charset)
        for feed in links.feeds[:MAX_FEEDS]:
            yield from self._read_linked_feed(feed)
        is_front_page = is_root(urlsplit(address))
        if is_front_page:
            yield from self._search_sitemaps(address)
        if not self._entry_count and links.stories:
            self.list_count += 1
            stories = (self._to_story(entry, address, "page", links.language) for entry in links.stories)
            yield from filter(None, stories)
        if not self._entry_count and not is_front_page:
            yield from self._search_sitemaps(address)
        if not self.list_count:
            raise FetchError(
                f"{document.name}: no feed, no sitemap and no links to stories found; name a feed, a sitemap or a page that "
                "lists stories",
                url=document.name,
            )

    def _read_linked_feed(self, url: str) -> Iterator[DiscoveredStory]:
        document = self._read(url)
        opened = open_list(document) if document is not None else None
        if document is None or not isinstance(opened, Feed):
            if document is not None:
                self._report(f"{document.name}: this is no feed, though the page links to it as one")
            return
        yield from self._read_feed(opened, document.url or url)

    def _read_feed(self, feed: Feed, address: str) -> Iterator[DiscoveredStory]:
        self.list_count += 1
        if feed.is_cut:
            self._report(f"{address}: this feed is very large; only its first {len(feed.entries):,} entries are read")
        if feed.unaddressed:
            self.rejections["no_address"] += feed.unaddressed
        for one in feed.entries[:MAX_FEED_ENTRIES]:
            story = self._to_story(one.entry, address, "feed")
            if story is not None:
                yield story

    def _search_sitemaps(self, address: str) -> Iterator[DiscoveredStory]:
        lists_before = self.list_count
        yield from self._read_sitemaps_of(map(Entry, self._reader.read_robots_sitemaps(address)), 1)
        if self.list_count > lists_before:
            return
        for path in GUESSED_SITEMAPS:
            url = urljoin(address, path)
            try:
                document = self._reader.read(url)
            except FetchError:
                continue
            opened = open_list(document)
            if isinstance(opened, Sitemap):
                self._read_sitemaps.add(address_key(url))
                yield from self._read_sitemap(opened, document.url or url, 1)
                return

    def _read_sitemaps_of(self, entries: Iterable[Entry], depth: int) -> Iterator[DiscoveredStory]:
        """Read sitemaps: those of news first, then the newest."""
        newest = sorted(entries, key=lambda entry: entry.modified or "", reverse=True)
        for entry in sorted(newest, key=lambda entry: "news" not in entry.url.lower().rpartition("/")[2]):
            key = address_key(entry.url)
            if key in self._read_sitemaps or not self._selection.may_contain_wanted(entry.modified):
                continue
            if len(self._read_sitemaps) >= MAX_SITEMAPS:
                self._report(f"{entry.url}: {MAX_SITEMAPS:,} sitemaps are read; the others are left out")
                return
            self._read_sitemaps.add(key)
            document = self._read(entry.url)
            opened = open_list(document) if document is not None else None
            if document is None:
                continue
            if isinstance(opened, Feed):
                yield from self._read_feed(opened, document.url or entry.url)
            elif opened is not None:
                yield from self._read_sitemap(opened, document.url or entry.url, depth)
            else:
                self._report(f"{document.name}: this is no sitemap")

    def _read_sitemap(self, sitemap: Sitemap, address: str, depth: int) -> Iterator[DiscoveredStory]:
        self.list_count += 1
        self._read_sitemaps.add(address_key(address))
        if sitemap.kind == "index":
            if depth > MAX_INDEX_DEPTH:
                self._report(f"{address}: this index is nested too deep and is left out")
                return
            yield from self._read_sitemaps_of(self._index_entries(sitemap, address), depth + 1)
            return
        for one in sitemap.entries:
            story = self._to_story(one.entry, address, "news_sitemap" if one.is_news else "sitemap")
            if story is not None and not one.is_news and is_other_page(story.url):
                self.rejections["other_page"] += 1
            elif story is not None:
                yield story

    def _index_entries(self, sitemap: Sitemap, address: str) -> Iterator[Entry]:
        for number, (entry, _) in enumerate(sitemap.entries):
            if number >= MAX_INDEX_ENTRIES:
                self._report(f"{address}: only the first {MAX_INDEX_ENTRIES:,} sitemaps of this index are read")
                return
            url = absolute_url(entry.url, address)
            if url is not None:
                yield Entry(url, modified=entry.modified)

    def _read(self, url: str) -> Document | None:
        try:
            return self._reader.read(url)
        except FetchError as error:
            self._report(str(error))
            return None

    def _to_story(
        self, entry: Entry, address: str, kind: SourceKind, language: str | None = None
    ) -> DiscoveredStory | None:
        url = clean_address(entry.url, address)
        if url is None:
            self.rejections["no_address"] += 1
            return None
        self._entry_count += 1
        return DiscoveredStory(
            url, entry.title, entry.published, entry.modified, entry.language or language, address, kind
        )
