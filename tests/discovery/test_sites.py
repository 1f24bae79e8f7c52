"""Sites: the feeds that a page names, sitemaps, and the links of a page."""

from __future__ import annotations

import gzip

import pytest

import newsclean
from newsclean.errors import FetchError, HttpStatusError
from tests.discovery.site import File, Site
from tests.discovery.test_feeds import ITEM, rss

NAMESPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)


def sitemap(*urls: str, more: str = "") -> str:
    entries = "".join(f"<url><loc>{url}</loc></url>" for url in urls)
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {NAMESPACES}>{entries}{more}</urlset>'


def index(*urls: str, modified: str = "") -> str:
    entries = "".join(f"<sitemap><loc>{url}</loc>{modified}</sitemap>" for url in urls)
    return f"<sitemapindex {NAMESPACES}>{entries}</sitemapindex>"


def paths(site: Site, path: str = "/", **options: object) -> list[str]:
    found = newsclean.discover(site.url + path, allow_private=True, delay=0, **options)  # type: ignore[arg-type]
    return [story.url.removeprefix(site.url) for story in found]


LINK = "<a href='/2026/11/29/the-bridge'>The bridge is open to all again</a>"
HEAD = "<html lang='en'><head><link rel='alternate' type='application/rss+xml' href='{}'></head>"


def test_a_site_s_feeds_come_first_then_the_sitemaps_of_robots_txt(site: Site) -> None:
    site.add("/", HEAD.format("feed.xml") + LINK)
    site.add("/feed.xml", rss(ITEM), "application/rss+xml")
    site.add("/robots.txt", "User-agent: *\nDisallow:\n\nSitemap: SITE/one.xml\nsitemap: /two.xml\n", "text/plain")
    site.add("/one.xml", sitemap("SITE/story-one-of-all", "SITE/bridge"), "text/xml")
    site.add("/two.xml", sitemap("/story-two-of-all"), "text/xml")
    assert paths(site) == ["/bridge", "/story-one-of-all", "/story-two-of-all"]
    assert "/sitemap.xml" not in site.requests


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap_index.xml", "/news-sitemap.xml"])
def test_a_sitemap_that_nothing_names_is_looked_for(site: Site, path: str) -> None:
    site.add("/", LINK)
    site.add(path, sitemap("SITE/story-one-of-all"), "text/xml")
    assert paths(site) == ["/story-one-of-all"]


def test_a_sitemap_is_looked_for_where_those_of_robots_txt_are_gone(site: Site) -> None:
    site.add("/", LINK)
    site.add("/robots.txt", "Sitemap: SITE/gone.xml", "text/plain")
    site.add("/sitemap.xml", sitemap("SITE/story-one-of-all"), "text/xml")
    problems: list[str] = []
    assert paths(site, on_problem=problems.append) == ["/story-one-of-all"]
    assert problems == [f"{site.url}/gone.xml: the server answered 404 Not Found"]


def test_a_front_page_in_the_place_of_a_sitemap_is_none(site: Site) -> None:
    for path in ("/", "/sitemap.xml"):
        site.add(path, LINK)
    assert paths(site) == ["/2026/11/29/the-bridge"]


def test_indexes_are_followed_news_and_new_ones_first(site: Site) -> None:
    site.add("/", "")
    old, new = "<lastmod>2020-01-01</lastmod>", "<lastmod>2026-11-29T08:00:00Z</lastmod>"
    entries = "".join(
        f"<sitemap><loc>SITE/{name}</loc>{modified}</sitemap>"
        for name, modified in (("old.xml", old), ("inner.xml", ""), ("new.xml", new), ("news.xml", ""))
    )
    site.add("/sitemap.xml", f"<sitemapindex {NAMESPACES}>{entries}</sitemapindex>")
    site.add("/old.xml", sitemap("SITE/old-story-of-all"))
    site.add("/new.xml", sitemap("SITE/new-story-of-all"))
    site.add("/inner.xml", index("SITE/inner2.xml"))
    site.add("/inner2.xml", gzip.compress(sitemap(f"{site.url}/inner-story-of-all").encode()), "application/x-gzip")
    site.add("/news.xml", sitemap("SITE/n"))
    assert paths(site) == ["/new-story-of-all", "/old-story-of-all", "/inner-story-of-all"]
    assert site.requests.index("/news.xml") < site.requests.index("/new.xml")
    site.requests.clear()
    paths(site, since="2026-11-28")
    assert "/old.xml" not in site.requests and "/new.xml" in site.requests


def test_an_index_that_names_itself_ends(site: Site) -> None:
    site.add("/", "")
    site.add("/sitemap.xml", index("SITE/sitemap.xml", "SITE/a.xml"))
    site.add("/a.xml", index("SITE/sitemap.xml", "SITE/a.xml"))
    assert paths(site) == []
    assert site.requests.count("/sitemap.xml") == 1 and site.requests.count("/a.xml") == 1


def test_a_news_sitemap_states_title_date_and_language(site: Site) -> None:
    news = (
        "<url><loc>SITE/n</loc><image:image><image:loc>SITE/p.jpg</image:loc><image:title>Photo</image:title></image:image>"
        "<news:news><news:publication><news:name>Post</news:name><news:language>en</news:language></news:publication>"
        "<news:publication_date>2026-11-28T08:00:00+01:00</news:publication_date><news:title>A &amp; B</news:title></news:news></url>"
    )
    url = site.add("/sitemap.xml", sitemap(more=news))
    (story,) = newsclean.discover(url, allow_private=True, delay=0)
    assert story.to_dict() == {
        "url": f"{site.url}/n", "title": "A & B", "published": "2026-11-28T08:00:00+01:00", "modified": None,
        "language": "en", "found_in": url, "kind": "news_sitemap",
    }  # fmt: skip


@pytest.mark.parametrize(
    "given",
    [
        sitemap("SITE/a?b=1&amp;c=2"),
        sitemap("SITE/a?b=1&c=2"),
        sitemap("<![CDATA[SITE/a?b=1&c=2]]>"),
        sitemap("\n SITE/a?b=1&amp;c=2 \n"),
        f"<!-- made by hand -->\n{sitemap('SITE/a?b=1&amp;c=2')}",
        "<urlset><url><loc>SITE/a?b=1&amp;c=2</loc></url></urlset>",
        "\ufeffSITE/a?b=1&c=2\r\nSITE/politics\r\n",
        '<urlset xmlns="https://www.google.com/schemas/sitemap/0.84"><url><loc>SITE/a?b=1&amp;c=2</loc></url><url>',
    ],
)
def test_sitemaps_as_they_occur(site: Site, given: str) -> None:
    site.add("/map", given.replace("/a?", "/a-b?"), "text/plain")
    assert paths(site, "/map") == ["/a-b?b=1&c=2"]


def test_pages_that_are_no_stories_are_left_out_of_sitemaps(site: Site) -> None:
    others = (
        "/",
        "/politics",
        "/tag/roads",
        "/author/ann",
        "/login",
        "/a/photo.jpg",
        "/2026/11/",
        "/news/page/2",
        "/de/",
    )
    story_paths = (
        "/politics/bridge",
        "/2026/11/29/bridge",
        "/bridge-opens",
        "/article.php?id=12345",
        "/archive/2026/11/29/bridge",
    )
    site.add("/map", sitemap(*(f"SITE{path}" for path in (*others, *story_paths))))
    assert paths(site, "/map") == list(story_paths)


def test_a_section_s_links_come_before_the_site_s_sitemaps(site: Site) -> None:
    site.add("/politics", LINK)
    site.add("/sitemap.xml", sitemap("SITE/story-one-of-all"))
    assert paths(site, "/politics") == ["/2026/11/29/the-bridge"]
    site.add("/politics", "Nothing here")
    assert paths(site, "/politics") == ["/story-one-of-all"]


def test_the_links_that_look_like_stories(site: Site) -> None:
    site.add(
        "/politics",
        "<base href='/news/'><a href='bridge-opens-after-ten-years'>Bridge opens after ten years of work</a>"
        "<a href='/story/123456.html'><img src=a.jpg></a><a href='/story/123456.html?utm_source=x'>Harbour closes for winter again</a>"
        "<a href='/2026/11/29/card'><h3>Ferry sails <b>to the</b> island</h3><p>" + "It took two winters. " * 20 + "</p></a>"
        "<a href='/tag/roads-of-the-whole-country'>All stories about roads of the country</a>"
        "<a href='/2026/11/29/short'>More</a><a href='/about-us-and-our-long-history'>Read</a>"
        "<a href='#top-of-this-page-and-more'>Back to the top of this page</a><a href='mailto:a@b.example'>Write us a long letter today</a>"
        "<a href='https://other.example/2026/11/29/elsewhere'>A story on another site entirely</a>",
    )  # fmt: skip
    found = list(newsclean.discover(f"{site.url}/politics", allow_private=True, delay=0))
    assert [(story.url.removeprefix(site.url), story.title) for story in found] == [
        ("/news/bridge-opens-after-ten-years", "Bridge opens after ten years of work"),
        ("/story/123456.html", "Harbour closes for winter again"),
        ("/2026/11/29/card", "Ferry sails to the island"),
    ]
    assert {story.kind for story in found} == {"page"}


def test_a_feed_with_the_scheme_of_feed_readers(site: Site) -> None:
    site.add("/p", HEAD.format(site.url.replace("http:", "feed:") + "/feed.xml"))
    site.add("/feed.xml", rss(ITEM), "application/rss+xml")
    assert paths(site, "/p") == ["/bridge"]
    site.add("/p", HEAD.format(f"feed:{site.url}/feed.xml"))
    assert paths(site, "/p") == ["/bridge"]


def test_a_feed_of_comments_is_left_out(site: Site) -> None:
    site.add("/p", HEAD.format("/comments/feed/") + LINK)
    assert paths(site, "/p") == ["/2026/11/29/the-bridge"] and "/comments/feed/" not in site.requests


def test_a_feed_that_fails_is_reported_and_the_rest_is_found(site: Site) -> None:
    site.add("/p", HEAD.format("/gone.xml") + "<link rel=alternate type=application/rss+xml href=/page.xml>" + LINK)
    site.add("/page.xml", "<html><p>Not here")
    problems: list[str] = []
    assert paths(site, "/p", on_problem=problems.append) == ["/2026/11/29/the-bridge"]
    assert problems == [
        f"{site.url}/gone.xml: the server answered 404 Not Found",
        f"{site.url}/page.xml: this is no feed, though the page links to it as one",
    ]


def test_redirects_are_followed_and_count_as_the_same_site(site: Site) -> None:
    site.files["/old"] = File(b"", status=301, location="/new/")
    site.add("/new/", "<a href='bridge-opens-after-ten-years'>Bridge opens after ten years</a>")
    assert paths(site, "/old") == ["/new/bridge-opens-after-ten-years"]


def test_robots_txt_is_obeyed(site: Site) -> None:
    site.add("/", HEAD.format("/private/feed.xml") + LINK)
    site.add("/private/feed.xml", rss(ITEM), "application/rss+xml")
    site.add("/robots.txt", "User-agent: *\nDisallow: /private/\nDisallow: /section", "text/plain")
    problems: list[str] = []
    assert paths(site, on_problem=problems.append) == ["/2026/11/29/the-bridge"]
    assert "/private/feed.xml" not in site.requests and "robots.txt disallows" in problems[0]
    with pytest.raises(FetchError, match=r"robots\.txt disallows"):
        paths(site, "/section")
    assert paths(site, ignore_robots=True) == ["/bridge"]


def test_nothing_found_is_an_error(site: Site) -> None:
    site.add("/", "<p>Under construction")
    with pytest.raises(FetchError, match="no feed, no sitemap and no links to stories found"):
        paths(site)
    site.add("/doc.pdf", b"%PDF-1.4 " + bytes(range(256)) * 20, "application/pdf")
    with pytest.raises(FetchError, match="no feed, no sitemap"):
        paths(site, "/doc.pdf")
    with pytest.raises(HttpStatusError):
        paths(site, "/gone")


def test_addresses_are_guarded(site: Site) -> None:
    with pytest.raises(FetchError, match="private address"):
        list(newsclean.discover(site.url))


def test_requests_are_made_only_as_far_as_needed(site: Site) -> None:
    site.add("/", HEAD.format("/feed.xml"))
    site.add("/feed.xml", rss(ITEM), "application/rss+xml")
    site.add("/sitemap.xml", sitemap("SITE/story-one-of-all"))
    found = newsclean.discover(site.url, allow_private=True, delay=0, limit=1)
    assert site.requests == []
    assert len(list(found)) == 1 and "/sitemap.xml" not in site.requests


def test_two_requests_have_the_delay_between(site: Site) -> None:
    import time

    site.add("/", HEAD.format("/feed.xml"))
    site.add("/feed.xml", rss(ITEM), "application/rss+xml")
    start = time.monotonic()
    list(newsclean.discover(site.url, allow_private=True, delay=0.4, limit=1))
    assert time.monotonic() - start >= 0.4
