"""Feeds of every kind, with the faults of real ones."""

from __future__ import annotations

import pytest

import newsclean
from newsclean import DiscoveredStory
from tests.discovery.site import Site


def stories(url: str, **options: object) -> list[DiscoveredStory]:
    problems: list[str] = []
    found = list(newsclean.discover(url, allow_private=True, delay=0, on_problem=problems.append, **options))  # type: ignore[arg-type]
    assert not problems
    return found


def rss(items: str, version: str = "2.0", more: str = "") -> str:
    return f'<?xml version="1.0"?>\n<rss version="{version}"{more}><channel><title>Post</title><link>SITE/</link>{items}</channel></rss>'


ITEM = (
    "<item><title>Bridge opens</title><link>SITE/bridge</link><pubDate>Sat, 28 Nov 2026 08:00:00 +0100</pubDate></item>"
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="SITE/"><title>Post</title><link>SITE/</link></channel>'
    '<item rdf:about="SITE/bridge"><title>Bridge opens</title><link>SITE/bridge</link>'
    "<dc:date>2026-11-28T08:00:00+01:00</dc:date></item></rdf:RDF>"
)
RDF_090 = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">'
    "<channel><title>Post</title><link>SITE/</link></channel><image><title>Logo</title><link>SITE/logo</link></image>"
    "<item><title>Bridge opens</title><link>SITE/bridge</link></item></rdf:RDF>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><link href="SITE/"/><entry><title>Bridge opens</title>'
    '<link rel="enclosure" href="SITE/a.mp3"/><link rel="alternate" type="text/html" href="SITE/bridge"/><id>tag:1</id>'
    "<published>2026-11-28T08:00:00+01:00</published><updated>2026-11-28T09:30:00+01:00</updated></entry></feed>"
)
JSON_FEED = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "Post", "home_page_url": "SITE/", "items": [{"id": "1", '
    '"url": "SITE/bridge", "title": "Bridge opens", "date_published": "2026-11-28T08:00:00+01:00"}, {"id": "no address"}, 7]}'
)
FEEDS = {
    "RSS 0.90": (RDF_090, "text/xml"),
    "RSS 0.91": (rss(ITEM, "0.91"), "text/xml"),
    "RSS 0.92": (rss(ITEM, "0.92"), "application/xml"),
    "RSS 1.0": (RDF, "application/rdf+xml"),
    "RSS 2.0": (rss(ITEM), "application/rss+xml"),
    "Atom": (ATOM, "application/atom+xml"),
    "JSON Feed": (JSON_FEED, "application/feed+json"),
    "HTML by its header": (rss(ITEM), "text/html"),
    "no media type": (ATOM, ""),
}


@pytest.mark.parametrize("kind", FEEDS)
def test_every_kind_of_feed_is_read(site: Site, kind: str) -> None:
    url = site.add("/feed", *FEEDS[kind])
    found = stories(url)
    assert [story.url for story in found] == [f"{site.url}/bridge"]
    story = found[0]
    date = None if kind == "RSS 0.90" else "2026-11-28T08:00:00+01:00"
    assert story.title == "Bridge opens" and (story.published or story.modified) == date
    assert (story.found_in, story.kind) == (url, "feed")
    if kind == "Atom":
        assert story.modified == "2026-11-28T09:30:00+01:00"


@pytest.mark.parametrize(
    "item,path",
    [
        ("<link>/2026/a?b=1&amp;c=2</link>", "/2026/a?b=1&c=2"),
        ("<link>story</link>", "/news/story"),
        ("<link>SITE/a?b=1&c=2&copy=3</link>", "/a?b=1&c=2&copy=3"),
        ("<link><![CDATA[SITE/a?b=1&c=2]]></link>", "/a?b=1&c=2"),
        ("<link>\n  SITE/a\n</link>", "/a"),
        ('<guid isPermaLink="true">SITE/a</guid>', "/a"),
        ("<guid>SITE/a</guid>", "/a"),
        ('<guid isPermaLink="false">SITE/a</guid><link>SITE/b</link>', "/b"),
        ('<guid isPermaLink="false">1234</guid>', None),
        ("<title>no address</title>", None),
        ("<link>javascript:void(0)</link>", None),
        ("<guid>1234</guid>", None),
        ('<guid isPermaLink="true">post 1234</guid>', None),
        ("<guid>/a/1234</guid>", "/a/1234"),
        ("<link>SITE/a b</link>", "/a%20b"),
        ("<link>SITE/a?b=1&amp;amp;c=2</link>", "/a?b=1&c=2"),
        ("<LINK>SITE/a</LINK>", "/a"),
        ("<link>SITE/a?utm_source=rss&amp;utm_medium=x&amp;id=7#xtor=1</link>", "/a?id=7"),
        ('<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="SITE/self"/><link>SITE/a</link>', "/a"),
        ('<link>http://proxy.example/~r/1</link><f:origLink xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">SITE/a</f:origLink>', "/a"),
        ("<link>SITE/größe</link>", "/größe"),
    ],
)  # fmt: skip
def test_the_address_of_an_entry(site: Site, item: str, path: str | None) -> None:
    url = site.add("/news/feed.xml", rss(f"<item>{item}</item>"), "application/rss+xml")
    assert [story.url for story in stories(url)] == ([] if path is None else [site.url + path])


@pytest.mark.parametrize(
    "title,text",
    [
        ("Fish &amp; chips", "Fish & chips"),
        ("Fish & chips", "Fish & chips"),
        ("Fish &amp;amp; chips", "Fish & chips"),
        ("<![CDATA[Fish &amp; <b>chips</b>]]>", "Fish & chips"),
        ("Caf&eacute; &nbsp;au lait", "Café au lait"),
        ("5 &lt; 7 for the club", "5 < 7 for the club"),
        ("Caf\u00e9 \x0bbar", "Café bar"),
        ("&madeup; entity", "&madeup; entity"),
        ("", None),
    ],
)
def test_the_title_of_an_entry_is_plain_text(site: Site, title: str, text: str | None) -> None:
    url = site.add("/f", rss(f"<item><title>{title}</title><link>SITE/a</link></item>"), "application/rss+xml")
    assert [story.title for story in stories(url)] == [text]


def test_the_title_of_a_picture_is_not_that_of_its_entry(site: Site) -> None:
    media = '<media:content xmlns:media="http://search.yahoo.com/mrss/" url="SITE/p.jpg"><media:title>Photo</media:title></media:content>'
    url = site.add("/f", rss(f"<item>{media}<title>Bridge</title><link>SITE/a</link></item>"), "application/rss+xml")
    assert [story.title for story in stories(url)] == ["Bridge"]


@pytest.mark.parametrize(
    "date,iso",
    [
        ("<pubDate>Sat, 28 Nov 2026 08:00:00 EST</pubDate>", "2026-11-28T08:00:00-05:00"),
        ("<pubDate>28 Nov 2026 08:00 GMT</pubDate>", "2026-11-28T08:00+00:00"),
        ("<pubDate>2026-11-28</pubDate>", "2026-11-28"),
        ("<pubDate>soon</pubDate>", None),
        ("<pubDate>Sat, 28 Nov 2099 08:00:00 GMT</pubDate>", None),
        ("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>", None),
        ("<pubDate>Sa, 28 Nov 2026 08:00:00 +0100</pubDate>", "2026-11-28T08:00:00+01:00"),
        ("<pubDate>28 novembre 2026 08:00</pubDate>", "2026-11-28T08:00"),
        ("<pubDate></pubDate>", None),
        ('<dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2026-11-28T08:00:00Z</dc:date>', "2026-11-28T08:00:00+00:00"),
        ("", None),
    ],
)  # fmt: skip
def test_the_date_of_an_entry(site: Site, date: str, iso: str | None) -> None:
    url = site.add("/f", rss(f"<item><title>Bridge</title><link>SITE/a</link>{date}</item>"), "application/rss+xml")
    assert [story.published or story.modified for story in stories(url)] == [iso]


@pytest.mark.parametrize(
    "declared,charset,header",
    [
        ("iso-8859-1", "iso-8859-1", ""),
        ("utf-8", "windows-1252", ""),
        ("iso-8859-1", "utf-8", ""),
        ("utf-16", "utf-16", ""),
        ("", "iso-8859-1", "; charset=iso-8859-1"),
        ("utf-8", "utf-8-sig", ""),
    ],
)
def test_the_encoding_of_a_feed_may_be_wrong(site: Site, declared: str, charset: str, header: str) -> None:
    text = "Ölkrise in Köln: Bürger hören das Fährunglück über Lautsprecher — größte Übung seit Jahren"
    text = text if charset.startswith("utf") else text.replace("—", "-")
    feed = rss(f"<item><title>{text}</title><link>SITE/a</link></item>").replace("SITE", site.url)
    feed = feed.replace('<?xml version="1.0"?>', f'<?xml version="1.0" encoding="{declared}"?>' if declared else "")
    url = site.add("/f", feed.encode(charset), f"application/rss+xml{header}")
    assert [story.title for story in stories(url)] == [text]


def test_the_language_is_the_entry_s_or_the_feed_s(site: Site) -> None:
    url = site.add("/f", rss(f"<language>de-at</language>{ITEM}"), "application/rss+xml")
    assert [story.language for story in stories(url)] == ["de-at"]
    assert stories(url, language="en") == [] and len(stories(url, language="de")) == 1


def test_a_feed_of_another_host_may_list_the_stories_of_its_home(site: Site) -> None:
    feed = rss("<item><link>https://other.example/a</link></item><item><link>https://third.example/b</link></item>")
    url = site.add("/f", feed.replace("SITE/", "https://www.other.example/"), "application/rss+xml")
    assert [story.url for story in stories(url)] == ["https://other.example/a"]
    assert len(stories(url, same_site=False)) == 2


def test_an_address_comes_once(site: Site) -> None:
    links = ("SITE/a", "SITE/a/", "SITE/a#top", "SITE/a?utm_source=x", "SITE/%61", "SITE/b")
    items = "".join(f"<item><link>{link}</link></item>" for link in links)
    url = site.add("/f", rss(items), "application/rss+xml")
    assert [story.url for story in stories(url)] == [f"{site.url}/a", f"{site.url}/b"]


@pytest.mark.parametrize("broken", ["<item><title>x", "<b>", "</nothing>", "<a b=c>", "\x00\x01", "&", "]]>"])
def test_broken_xml_gives_the_entries_before_the_fault(site: Site, broken: str) -> None:
    url = site.add("/f", rss(ITEM + broken), "application/rss+xml")
    assert [story.url for story in stories(url)] == [f"{site.url}/bridge"]


def test_text_before_the_feed_is_passed_over(site: Site) -> None:
    url = site.add("/f", "\n\nWarning: mysql is slow\n" + rss(ITEM), "application/rss+xml")
    assert len(stories(url)) == 1


def test_an_empty_feed_is_no_failure(site: Site) -> None:
    assert stories(site.add("/f", rss(""), "application/rss+xml")) == []
