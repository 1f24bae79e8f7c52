"""Lists of URLs as JSON Lines: what a feed states of a story reaches its article, with evidence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsclean.document import Document, Listing
from newsclean.pipeline import clean_document
from tests.command import newsclean
from tests.discovery.site import Site
from tests.pages import ENGLISH, PARAGRAPHS

OPTIONS = ("fetch", "--allow-private", "--delay", "0", "--from", "-")
NO_TITLE = "<html><body><article>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</article></body></html>"
FEED = Listing("feed", "Library gets another year", "2026-11-28T08:00:00+01:00", "2026-11-28T09:00:00+01:00")


def test_a_page_without_a_title_and_a_date_gets_those_of_the_feed() -> None:
    article = clean_document(Document("a", NO_TITLE, listing=FEED))
    assert (article.title, article.published, article.modified) == (FEED.title, FEED.published, FEED.modified)
    evidence = article.extraction.evidence
    assert [evidence[name] for name in ("title", "published", "modified")] == [
        "feed:title",
        "feed:published",
        "feed:modified",
    ]


def test_a_page_s_own_statements_take_precedence() -> None:
    page = ENGLISH.replace(
        "<meta charset", "<meta property='article:published_time' content='2026-11-27T10:00:00Z'><meta charset"
    )
    plain, listed = clean_document(Document("a", page)), clean_document(Document("a", page, listing=FEED))
    assert (
        (listed.title, listed.published)
        == (plain.title, plain.published)
        == ("Library stays open", "2026-11-27T10:00:00+00:00")
    )
    assert listed.modified == FEED.modified


def test_the_feed_s_wording_decides_between_those_of_the_page() -> None:
    page = ENGLISH.replace("<h1>Library stays open</h1>", "<h2>The Marrow Post</h2>")
    listing = Listing("feed", "Library stays open")
    article = clean_document(Document("a", page, listing=listing))
    assert article.title == "Library stays open"


def test_the_date_of_a_sitemap_s_last_change_is_not_that_of_publication() -> None:
    article = clean_document(Document("a", NO_TITLE, listing=Listing("sitemap", modified="2026-11-28")))
    assert (article.published, article.modified) == (None, "2026-11-28")


def test_a_text_dump_gets_the_title_of_the_feed_where_no_line_is_one() -> None:
    dump = "\n\n".join(PARAGRAPHS)
    article = clean_document(Document("a", dump, listing=FEED))
    assert (article.title, article.extraction.evidence["title"]) == (FEED.title, "feed:title")
    assert article.published == FEED.published


def test_json_lines_and_bare_urls_in_one_list(site: Site) -> None:
    site.add("/a", NO_TITLE)
    site.add("/b", NO_TITLE)
    site.add("/c", NO_TITLE)
    record = {"url": f"{site.url}/a", "title": FEED.title, "published": FEED.published, "kind": "feed", "more": [1]}
    other = {"url": f"{site.url}/c", "title": "Library gets a year more", "published": None, "modified": 7}
    given = f"# a list\n{json.dumps(record)}\n\n{site.url}/b\n{json.dumps(other)}\n"
    done = newsclean(*OPTIONS, given=given)
    assert done.returncode == 0, done.stderr
    first, second, third = map(json.loads, done.stdout.splitlines())
    assert (first["title"], first["published"]) == (FEED.title, FEED.published)
    assert second["published"] is None and second["title"] != FEED.title
    assert third["extraction"]["evidence"]["title"] == "list:title"


@pytest.mark.parametrize(
    "line,message",
    [
        ('{"title": "no address"}', "this object has no url"),
        ('{"url": 7}', "this object has no url"),
        ('{"url": "http', "neither a URL nor a JSON object"),
        ('{"url": ' + "[" * 100_000, "neither a URL nor a JSON object"),
        ("not an address", "not a web address"),
    ],
)
def test_a_line_without_a_url_is_named_and_the_others_are_fetched(site: Site, line: str, message: str) -> None:
    site.add("/a", ENGLISH)
    done = newsclean(*OPTIONS, given=f"{site.url}/a\n{line}\n")
    assert done.returncode == 1 and json.loads(done.stdout)["url"] == f"{site.url}/a"
    name = "not an address" if line.startswith("not") else "standard input: line 2"
    assert done.stderr.startswith(f"newsclean: {name}: ") and message in done.stderr and done.stderr.count("\n") == 1


def test_from_a_site_to_its_articles(site: Site, tmp_path: Path) -> None:
    site.add("/", "<html><head><link rel=alternate type=application/rss+xml href=/feed.xml></head>")
    site.add("/a", NO_TITLE)
    item = "<item><title>Fish &amp;amp; chips for all</title><link>SITE/a?utm_source=rss</link><pubDate>Sat, 28 Nov 2026 08:00:00 +0100</pubDate></item>"
    site.add("/feed.xml", f"<rss version='2.0'><channel>{item}</channel></rss>", "application/rss+xml")
    found = newsclean(
        "discover", "--allow-private", "--delay", "0", site.url, "--since", "2026-11-01", "--jsonl"
    ).stdout
    target = tmp_path / "today.jsonl"
    done = newsclean(*OPTIONS, "--seen", tmp_path / "seen.db", "-o", target, given=found)
    assert done.returncode == 0, done.stderr
    article = json.loads(target.read_text())
    assert (article["url"], article["title"]) == (f"{site.url}/a", "Fish & chips for all")
    assert article["published"] == "2026-11-28T08:00:00+01:00"
