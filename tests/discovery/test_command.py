"""The command ``newsclean discover``."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.command import COMMAND, newsclean
from tests.discovery.site import Site
from tests.discovery.test_feeds import ITEM, rss
from tests.discovery.test_sites import HEAD, sitemap

DISCOVER = ("discover", "--allow-private", "--delay", "0")


def items(*paths: str) -> str:
    return rss("".join(f"<item><title>Of {path}</title><link>SITE{path}</link></item>" for path in paths))


def test_addresses_one_a_line_and_a_summary_for_people(site: Site) -> None:
    url = site.add("/feed", items("/a", "/b"), "application/rss+xml")
    done = newsclean(*DISCOVER, url)
    assert done.returncode == 0
    assert done.stdout == f"{site.url}/a\n{site.url}/b\n"
    assert done.stderr == "newsclean: 2 addresses\n"
    assert newsclean(*DISCOVER, url, "-q").stderr == ""


def test_json_lines(site: Site) -> None:
    url = site.add("/feed", rss(ITEM), "application/rss+xml")
    done = newsclean(*DISCOVER, url, "--jsonl")
    assert json.loads(done.stdout) == {
        "url": f"{site.url}/bridge", "title": "Bridge opens", "published": "2026-11-28T08:00:00+01:00", "modified": None,
        "language": None, "found_in": url, "kind": "feed",
    }  # fmt: skip


def test_the_summary_says_what_is_left_out_and_why(site: Site) -> None:
    dated = "<item><link>SITE/old</link><pubDate>Sat, 01 Nov 2025 08:00:00 GMT</pubDate></item>"
    feed = rss(f"{dated}{ITEM}<item><link>https://other.example/a</link></item><item><link>SITE/live/a</link></item>")
    url = site.add("/feed", feed, "application/rss+xml")
    done = newsclean(*DISCOVER, url, "--since", "2026-11-28", "--not", "/live/")
    assert done.stdout == f"{site.url}/bridge\n"
    assert done.stderr == "newsclean: 1 address; left out: 1 too old, 1 on other sites, 1 excluded by pattern\n"
    assert newsclean(*DISCOVER, url, "--any-site", "--match", "other").stdout == "https://other.example/a\n"


def test_entries_without_an_address_are_counted(site: Site) -> None:
    url = site.add("/feed", rss(f"<item><title>None</title></item><item><guid>tag:7</guid></item>{ITEM}"), "text/xml")
    done = newsclean(*DISCOVER, url)
    assert done.stderr == "newsclean: 1 address; left out: 2 without an address\n"


def test_several_sites_one_of_which_fails(site: Site) -> None:
    urls = (
        site.add("/one", items("/a", "/b"), "text/xml"),
        f"{site.url}/gone",
        site.add("/two", items("/b", "/c"), "text/xml"),
    )
    done = newsclean(*DISCOVER, *urls)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [f"{site.url}/{name}" for name in "abc"]
    assert done.stderr == f"newsclean: {urls[1]}: the server answered 404 Not Found\nnewsclean: 3 addresses\n"
    assert newsclean(*DISCOVER, urls[1]).returncode == 3
    assert newsclean(*DISCOVER, *urls, "--limit", "2").stdout.count("\n") == 2


def test_a_feed_that_cannot_be_read_is_a_warning(site: Site) -> None:
    url = site.add("/", HEAD.format("/gone.xml"))
    site.add("/sitemap.xml", sitemap("SITE/bridge-opens"))
    done = newsclean(*DISCOVER, url, "--log-json")
    assert done.returncode == 0 and done.stdout == f"{site.url}/bridge-opens\n"
    assert json.loads(done.stderr.splitlines()[0])["level"] == "warning"


def test_an_output_file_is_written_whole(site: Site, tmp_path: Path) -> None:
    url = site.add("/feed", items("/a"), "text/xml")
    target = tmp_path / "found.txt"
    assert newsclean(*DISCOVER, url, "-o", target).stdout == ""
    assert target.read_text() == f"{site.url}/a\n"
    done = newsclean(*DISCOVER, f"{site.url}/gone", "-o", target)
    assert done.returncode == 3 and target.read_text() == f"{site.url}/a\n"
    done = newsclean(*DISCOVER, url, "-o", tmp_path / "nowhere" / "found.txt")
    assert done.returncode == 1 and "found.txt: cannot be written: No such file" in done.stderr


@pytest.mark.parametrize(
    "arguments,message",
    [
        ((), "no URL; name a site, a feed, a sitemap or a page"),
        (("",), "a URL is empty"),
        (("https://a.example", "--since", "soon"), "invalid value for '--since': 'soon' is neither an age such as 2d"),
        (("https://a.example", "--match", "("), "invalid value for '--match': '(' is no regular expression"),
        (("https://a.example", "--limit", "0"), "invalid value for '--limit'"),
        (("https://a.example", "--offline"), "--offline requires --cache DIR"),
    ],
)
def test_wrong_usage_is_one_line(arguments: tuple[str, ...], message: str) -> None:
    done = newsclean("discover", *arguments)
    assert done.returncode == 2 and done.stderr.startswith(f"newsclean: {message}") and done.stderr.count("\n") == 1


@pytest.mark.parametrize("address", ["not-an-address", "ftp://a.example/", "http://[broken/"])
def test_what_is_no_web_address_is_named(address: str) -> None:
    done = newsclean(*DISCOVER, address)
    assert done.returncode == 3 and done.stderr.startswith(f"newsclean: {address}: not a web address")


def test_a_cached_feed_is_read_offline(site: Site, tmp_path: Path) -> None:
    pytest.importorskip("requests_cache")
    url = site.add("/feed", items("/a"), "application/rss+xml")
    cache = ("--cache", tmp_path / "cache")
    assert newsclean(*DISCOVER, url, *cache).returncode == 0
    site.requests.clear()
    assert newsclean(*DISCOVER, url, *cache, "--offline").stdout == f"{site.url}/a\n"
    assert site.requests == []


def test_headers_and_cookies_go_to_the_named_host_alone(site: Site, tmp_path: Path) -> None:
    elsewhere = site.url.replace("127.0.0.1", "localhost")
    site.add("/", f"{HEAD.format('/near.xml')}<link rel=alternate type=application/rss+xml href={elsewhere}/far.xml>")
    for path in ("/near.xml", "/far.xml"):
        site.add(path, items(path[:4]), "application/rss+xml")
    site.add("/robots.txt", f"Sitemap: {elsewhere}/map.xml", "text/plain")
    site.add("/map.xml", sitemap("SITE/bridge-opens"))
    cookies = tmp_path / "cookies.txt"
    cookies.write_text("# Netscape HTTP Cookie File\n127.0.0.1\tFALSE\t/\tFALSE\t0\tid\tsecret\n")
    done = newsclean(*DISCOVER, site.url, "--header", "X-Key: secret", "--cookies", cookies)
    assert done.returncode == 0 and len(done.stdout.splitlines()) == 3
    sent = {path for path, headers in site.headers if "secret" in str(headers)}
    assert sent == {"/", "/near.xml"} and {"/far.xml", "/map.xml"} <= set(site.requests)


def test_standard_output_is_closed(site: Site, tmp_path: Path) -> None:
    url = site.add("/feed", items("/a"), "text/xml")
    command = [*COMMAND, *DISCOVER, url, "--seen", str(tmp_path / "seen.db")]
    done = subprocess.run(command, preexec_fn=lambda: os.close(1), capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (1, b"newsclean: standard output: cannot be written: it is closed\n")
    # What was not printed is not seen.
    assert newsclean(*command[len(COMMAND) :]).stdout == f"{site.url}/a\n"
