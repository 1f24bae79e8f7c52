"""Hostile feeds and sitemaps: bounded in time and memory, with nothing read from elsewhere."""

from __future__ import annotations

import gzip
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

import newsclean
from newsclean.discovery.feeds import MAX_FEED_ENTRIES
from newsclean.errors import FetchError
from tests.command import INHERITED
from tests.discovery.site import Site
from tests.discovery.test_feeds import ITEM, rss
from tests.discovery.test_sites import index, sitemap

MAX_SECONDS = 60.0
"""Each takes a few seconds on an idle machine."""
MAX_MEGABYTES = 150
CHILD = """
import sys, newsclean
count = 0
try:
    for story in newsclean.discover(sys.argv[1], allow_private=True, delay=0): count += 1
except newsclean.FetchError: pass
print(count, next(int(line.split()[1]) // 1000 for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def measured(url: str, tmp_path: Path) -> tuple[int, int]:
    """The addresses that a process of its own finds, and its memory in megabytes."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD, url],
        capture_output=True,
        timeout=MAX_SECONDS,
        text=True,
        cwd=tmp_path,
        env=INHERITED,
    )
    assert done.returncode == 0, done.stderr
    count, megabytes = map(int, done.stdout.split())
    return count, megabytes


needs_proc = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
START = b"<rss><channel>"
FLOODS: dict[str, Callable[[], bytes]] = {
    "ten million entries": lambda: START + b"<item/>" * 10_000_000,
    "nested elements": lambda: START + b"<item>" + b"<a>" * 1_000_000,
    "open tags": lambda: START + b"<item><a " + b"<a " * 3_000_000,
    "namespaces": lambda: START + b"".join(b'<item xmlns:a%d="u">' % number for number in range(100_000)),
    "attributes": lambda: START + b"<item " + b"".join(b'a%d="u" ' % number for number in range(500_000)) + b"/>",
    "ampersands": lambda: START + b"<item><title>" + b"&a" * 2_000_000,
    "links": lambda: START + b"<item>" + b"<link>a</link>" * 500_000,
    "markup in a title": lambda: START + b"<item><link>/a</link><title>" + b"&lt;a &lt;!--" * 500_000,
    "CDATA without an end": lambda: START + b"<item><title>" + b"<![CDATA[" * 1_000_000,
    "entities": lambda: b"<!ENTITY a 'b'>\n" * 500_000 + START,
    "sitemap elements": lambda: b"<urlset>" + b"<x/>" * 10_000_000,
    "sitemap in one element": lambda: b"<urlset><url>" + b"<loc>/a" * 2_000_000,
    "deep JSON": lambda: b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 5_000_000,
}


@needs_proc
@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_is_bounded(site: Site, tmp_path: Path, name: str) -> None:
    body = FLOODS[name]()
    url = site.add("/f", body, "application/xml")
    count, megabytes = measured(url, tmp_path)
    assert count <= MAX_FEED_ENTRIES and megabytes <= MAX_MEGABYTES + 4 * min(len(body), 52_428_800) // 1_000_000


def test_a_bomb_of_entities_is_text(site: Site) -> None:
    lines = "".join(f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 10))
    bomb = f'<!DOCTYPE rss [<!ENTITY e0 "boom">{lines}]>'
    item = "<item><title>&e9; here</title><link>SITE/a</link></item>"
    feed = site.add("/f", rss(item).replace("<rss", f"{bomb}<rss"), "application/rss+xml")
    (story,) = newsclean.discover(feed, allow_private=True, delay=0)
    assert story.title == "&e9; here"
    url = site.add("/s", sitemap("SITE/bridge-opens&e9;", "SITE/bridge-closes").replace("<urlset", f"{bomb}<urlset"))
    found = [story.url for story in newsclean.discover(url, allow_private=True, delay=0)]
    assert found[-1] == f"{site.url}/bridge-closes" and all("boom" not in address for address in found)


@pytest.mark.parametrize("system", ["file://SECRET", "SITE/secret"])
def test_an_external_entity_is_not_read(site: Site, tmp_path: Path, system: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hidden-word")
    site.add("/secret", "hidden-word")
    system = system.replace("SECRET", str(secret))
    doctype = f'<!DOCTYPE rss SYSTEM "{system}" [<!ENTITY x SYSTEM "{system}"><!ENTITY % p SYSTEM "{system}">%p;]>'
    item = "<item><title>Title &x;</title><link>SITE/a</link></item>"
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="{system}"/>'
    feed = site.add("/f", rss(item + include).replace("<rss", f"{doctype}<rss"), "application/rss+xml")
    maps = sitemap("SITE/bridge-opens", "SITE/x-&x;").replace("<urlset", f"{doctype}<urlset")
    for url in (feed, site.add("/s", maps)):
        found = list(newsclean.discover(url, allow_private=True, delay=0))
        assert found and all("hidden-word" not in f"{story.title}{story.url}" for story in found)
    assert "/secret" not in site.requests


@needs_proc
def test_a_gzip_bomb_is_bounded(site: Site, tmp_path: Path) -> None:
    packer = zlib.compressobj(wbits=31)
    chunks = [packer.compress(b"<urlset>")]
    chunks += [packer.compress(b" " * 1_000_000) for _ in range(200)]
    url = site.add("/s.xml.gz", b"".join([*chunks, packer.flush()]), "application/gzip")
    count, megabytes = measured(url, tmp_path)
    assert count == 0 and megabytes <= MAX_MEGABYTES


@needs_proc
def test_fifty_thousand_addresses_in_flat_memory(site: Site, tmp_path: Path) -> None:
    names = [f"/part{number}.xml" for number in range(10)]
    site.add("/sitemap.xml", index(*(f"SITE{name}" for name in names)))
    entry = "<url><loc>{site}/2026/11/{day:02}/story-{number}-about-a-bridge-and-a-ferry</loc><lastmod>2026-11-28</lastmod><changefreq>daily</changefreq></url>"
    for part, name in enumerate(names):
        entries = (entry.format(site=site.url, day=part + 1, number=number) for number in range(5_000))
        site.add(name, sitemap(more="".join(entries)), "application/xml")
    few = measured(site.url + names[0], tmp_path)
    many = measured(f"{site.url}/sitemap.xml", tmp_path)
    assert (few[0], many[0]) == (5_000, 50_000)
    assert many[1] <= MAX_MEGABYTES and many[1] - few[1] <= 30


@needs_proc
def test_one_sitemap_of_fifty_thousand_addresses_packed(site: Site, tmp_path: Path) -> None:
    entries = (f"<url><loc>{site.url}/2026/11/29/story-{number}</loc></url>" for number in range(50_000))
    url = site.add("/sitemap.xml.gz", gzip.compress(sitemap(more="".join(entries)).encode()), "application/x-gzip")
    count, megabytes = measured(url, tmp_path)
    assert count == 50_000 and megabytes <= MAX_MEGABYTES


def test_a_feed_of_too_many_entries_gives_the_first_and_says_so(site: Site) -> None:
    items = "".join(f"<item><link>SITE/a{number}</link></item>" for number in range(MAX_FEED_ENTRIES + 5))
    url = site.add("/f", rss(items), "application/rss+xml")
    problems: list[str] = []
    found = list(newsclean.discover(url, allow_private=True, delay=0, on_problem=problems.append))
    assert len(found) == MAX_FEED_ENTRIES and found[0].url == f"{site.url}/a0"
    assert problems == [f"{url}: this feed is very large; only its first {MAX_FEED_ENTRIES:,} entries are read"]


def test_a_feed_that_holds_a_forwarding_page_is_read_itself(site: Site) -> None:
    forward = '<meta http-equiv="refresh" content="0;url=/elsewhere">'
    item = ITEM.replace("</item>", f"<description><![CDATA[<p>{forward}</p>{forward}]]></description></item>")
    url = site.add("/f", rss(item), "application/rss+xml")
    assert len(list(newsclean.discover(url, allow_private=True, delay=0))) == 1
    assert "/elsewhere" not in site.requests


def test_a_page_of_a_million_links_is_bounded(site: Site) -> None:
    url = site.add("/p", b"<a href='/2026/11/29/a-story'><a>" * 300_000)
    start = time.monotonic()
    with pytest.raises(FetchError):
        list(newsclean.discover(url, allow_private=True, delay=0))
    assert time.monotonic() - start < MAX_SECONDS
