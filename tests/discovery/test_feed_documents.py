"""The stories that stand in a feed itself: ``clean --from-feed``."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

import pytest

from tests.command import newsclean
from tests.discovery.test_feeds import rss
from tests.pages import PARAGRAPHS

STORY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + '<p><img src="/roof.jpg" alt="The roof" width="900"></p>'
CONTENT = (
    f'<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[{STORY}]]></content:encoded>'
)
CREATOR = '<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Ann Example</dc:creator>'
XHTML = STORY.replace('900">', '900"/>')
HEAD = "<title>Library stays open</title><link>https://post.example/library</link><pubDate>Sat, 28 Nov 2026 08:00:00 +0100</pubDate>"
FEEDS = {
    "content:encoded": rss(f"<item>{HEAD}{CREATOR}<description>In short.</description>{CONTENT}</item>"),
    "a long description": rss(f"<item>{HEAD}{CREATOR}<description>{escape(STORY)}</description></item>"),
    "Atom": (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Library stays open</title><author><name>Ann Example</name>'
        '</author><link href="https://post.example/library"/><published>2026-11-28T08:00:00+01:00</published>'
        f'<summary>In short.</summary><content type="html">{escape(STORY)}</content></entry></feed>'
    ),
    "Atom with XHTML": (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Library stays open</title><author><name>Ann Example</name>'
        '</author><link href="https://post.example/library"/><published>2026-11-28T08:00:00+01:00</published>'
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{XHTML}</div></content>'
        "</entry></feed>"
    ),
    "JSON Feed": json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "items": [
                {"url": "https://post.example/library", "title": "Library stays open", "content_html": STORY,
                 "authors": [{"name": "Ann Example"}], "date_published": "2026-11-28T08:00:00+01:00"},
            ],
        }
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", FEEDS)
def test_a_story_in_a_feed_becomes_an_article(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "feed"
    path.write_text(FEEDS[kind], encoding="utf-8")
    done = newsclean("clean", path, "--from-feed")
    assert done.returncode == 0, done.stderr
    article = json.loads(done.stdout)
    assert (article["title"], article["url"]) == ("Library stays open", "https://post.example/library")
    assert article["published"] == "2026-11-28T08:00:00+01:00"
    assert [person["name"] for person in article["authors"]] == ["Ann Example"]
    assert [block["text"] for block in article["body"]] == list(PARAGRAPHS)
    assert [image["url"] for image in article["images"]] == ["https://post.example/roof.jpg"]
    assert article["extraction"]["evidence"]["published"] == "feed:published"


def test_an_entry_without_a_story_is_named(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    short = (
        "<item><title>Short</title><link>https://post.example/short</link><description>In short.</description></item>"
    )
    path.write_text(rss(f"<item>{HEAD}{CONTENT}</item>{short}"))
    done = newsclean("clean", path, "--from-feed")
    assert done.returncode == 1 and len(done.stdout.splitlines()) == 1
    assert done.stderr == f"newsclean: {path}: https://post.example/short: the feed has no text of this story\n"


def test_standard_input_and_relative_addresses() -> None:
    item = f"<item><title>Library stays open</title><link>/library</link>{CONTENT}</item>"
    feed = f"<rss version='2.0'><channel>{item}</channel></rss>"
    done = newsclean("clean", "--from-feed", "--url", "https://post.example/feed", given=feed)
    assert json.loads(done.stdout)["url"] == "https://post.example/library"


@pytest.mark.parametrize(
    "text,message", [("<p>A page", "this is no feed"), ("", "this is no feed"), (rss(""), "this feed has no entries")]
)
def test_what_is_no_feed_is_named(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(text)
    done = newsclean("clean", path, tmp_path / "nowhere", "--from-feed")
    assert done.returncode == 3
    assert done.stderr.splitlines() == [
        f"newsclean: {path}: {message}",
        f"newsclean: {tmp_path / 'nowhere'}: cannot be read: No such file or directory",
    ]
