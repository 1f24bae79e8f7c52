"""Stories of several pages, fetched from a site on loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsclean
from newsclean.fetching import stories
from tests.command import newsclean as newsclean_command
from tests.fetching.site import Site, running_site
from tests.pages import CHINESE_PARAGRAPHS, PARAGRAPHS

MORE_PARAGRAPHS = tuple(
    f"On {day} the members of the reading circle counted {number} visitors between opening and noon, more than on any other "
    "day of the month, and wrote the figure in the ledger beside the door."
    for day, number in (
        ("Monday", "forty"), ("Tuesday", "sixty-one"), ("Wednesday", "fifty-five"), ("Thursday", "thirty"),
        ("Friday", "seventy-two"), ("Saturday", "ninety-four"),
    )
)  # fmt: skip


def page(
    paragraphs: tuple[str, ...], links: str = "", *, title: str = "Library stays open", language: str = "en"
) -> str:
    return (
        f"<!DOCTYPE html><html lang='{language}'><head><meta charset='utf-8'><title>{title}</title></head><body>"
        f"<nav><a href='/'>Home</a> <a href='/news/'>News</a></nav><article><h1>{title}</h1>"
        + "".join(f"<p>{text}</p>" for text in paragraphs)
        + f"<div class='pagination'>{links}</div></article><footer><p>© 2026 The Marrow Post</p></footer></body></html>"
    )


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "DEFAULT_DELAY_SECONDS", 0.0)


def add_three_pages(site: Site) -> tuple[str, str, str]:
    """Add a story of three pages whose second page repeats the last paragraph of the first."""
    row = "<a href='library.html'>1</a> <a href='library_2.html'>2</a> <a href='library_3.html'>3</a>"
    site.add("/news/library.html", page(PARAGRAPHS, row))
    site.add("/news/library_2.html", page((PARAGRAPHS[-1], *MORE_PARAGRAPHS[:3]), row))
    site.add("/news/library_3.html", page(MORE_PARAGRAPHS[3:], row))
    return tuple(f"{site.url}/news/library{end}.html" for end in ("", "_2", "_3"))  # type: ignore[return-value]


def fetch(url: str, pages: int = 10) -> newsclean.Article:
    return newsclean.fetch(url, allow_private=True, pages=pages)


def texts(article: newsclean.Article) -> list[str]:
    return [block.text for block in article.body]


def test_all_pages_become_one_article_without_repeated_paragraphs(site: Site) -> None:
    addresses = add_three_pages(site)
    article = fetch(addresses[0])
    assert texts(article) == [*PARAGRAPHS, *MORE_PARAGRAPHS]
    assert article.url == addresses[0]
    assert article.extraction.pages == addresses
    assert article.extraction.next_page is None
    assert article.extraction.warnings == ()


def test_without_pages_the_next_one_is_named_and_not_fetched(site: Site) -> None:
    addresses = add_three_pages(site)
    article = newsclean.fetch(addresses[0], allow_private=True)
    assert texts(article) == list(PARAGRAPHS)
    assert article.extraction.pages == ()
    assert article.extraction.next_page == addresses[1]
    assert article.extraction.evidence["next_page"] == "page-link.number"
    assert len(site.requests) == 1


def test_no_more_pages_are_read_than_asked_for(site: Site) -> None:
    addresses = add_three_pages(site)
    article = fetch(addresses[0], pages=2)
    assert article.extraction.pages == addresses[:2]
    assert article.extraction.next_page == addresses[2]
    assert len(site.requests) == 2


def test_the_command_reads_further_pages_and_saves_them(site: Site, tmp_path: Path) -> None:
    addresses = add_three_pages(site)
    done = newsclean_command(
        "fetch", "--allow-private", "--delay", "0", "--pages", "3", "--save", tmp_path, addresses[0]
    )
    article = json.loads(done.stdout)
    assert article["extraction"]["pages"] == list(addresses)
    assert len(list(tmp_path.glob("*.warc.gz"))) == 3
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("language", "first", "label", "second"),
    [
        ("zh", "/202611/t20261102_8812345.shtml", "下一页", "/202611/t20261102_8812345_1.shtml"),
        ("zh", "/n1/2026/1102/c1001-29737470.html", "【2】", "/n1/2026/1102/c1001-29737470-2.html"),
        ("en", "/2026/11/02/library-stays-open/", "Continued on next page", "/2026/11/02/library-stays-open/2/"),
        ("en", "/story.php?id=12", "Next", "/story.php?id=12&page=2"),
        ("de", "/2026-11/bibliothek-bleibt-offen", "Nächste Seite: Was der Rat sagt", "/2026-11/bibliothek-bleibt-offen/seite-2"),
        ("fr", "/actualites/bibliotheque-12345.html", "Page suivante", "/actualites/bibliotheque-12345,2.html"),
        ("ja", "/articles/6d19a1e3c576", "次のページ", "/articles/6d19a1e3c576?page=2"),
        ("ru", "/news/12345/", "Следующая страница", "/news/12345/page/2/"),
    ],
)  # fmt: skip
def test_forms_of_next_pages(site: Site, language: str, first: str, label: str, second: str) -> None:
    story = (CHINESE_PARAGRAPHS, tuple(f"{text}记者随后再次到访核实。" for text in CHINESE_PARAGRAPHS)) if language == "zh" else (PARAGRAPHS, MORE_PARAGRAPHS)  # fmt: skip
    site.add(first, page(story[0], f"<a href='{second}'>{label}</a>", language=language))
    site.add(second, page(story[1], f"<a href='{first}'>1</a>", language=language))
    article = fetch(site.url + first)
    assert article.extraction.pages == (site.url + first, site.url + second)
    assert texts(article) == [*story[0], *story[1]]


def test_rel_next_in_the_head(site: Site) -> None:
    head = "<link rel='next' href='/story/12345?page=2'>"
    site.add("/story/12345", page(PARAGRAPHS).replace("</head>", f"{head}</head>"))
    site.add("/story/12345?page=2", page(MORE_PARAGRAPHS))
    assert len(fetch(f"{site.url}/story/12345").extraction.pages) == 2


def test_a_link_that_is_an_icon(site: Site) -> None:
    site.add("/story/12345", page(PARAGRAPHS, "<a aria-label='Next page' href='?page=2'><svg></svg></a>"))
    site.add("/story/12345?page=2", page(MORE_PARAGRAPHS))
    assert len(fetch(f"{site.url}/story/12345").extraction.pages) == 2


@pytest.mark.parametrize(
    "link",
    [
        "<a rel='next' href='/2026/11/03/bridge-closes/'>Bridge closes</a>",
        "<a rel='next' href='/2026/11/02/library-stays-open-2/'>Library stays open</a>",
        "<a href='/2026/11/02/library-stays-open/2/'>Next story</a>",
        "<a href='/2026/11/02/library-stays-open/2/'>下一篇</a>",
        "<a href='http://127.0.0.2:{port}/2026/11/02/library-stays-open/2/'>Next page</a>",
        "<a href='/2026/11/02/library-stays-open/#page-2'>Next page</a>",
        "<a href='/2026/11/02/library-stays-open/feed/'>Next page</a>",
        "<a href='/2026/11/02/library-stays-open/3/'>3</a>",
        "<a href='javascript:next(2)'>Next page</a>",
        "<p>See <a href='/2026/11/02/library-stays-open/2/'>the next page of history</a>.</p>",
    ],
)
def test_links_that_are_not_followed(site: Site, link: str) -> None:
    site.add("/2026/11/02/library-stays-open/", page(PARAGRAPHS, link.format(port=site.server_port)))
    article = fetch(f"{site.url}/2026/11/02/library-stays-open/")
    assert article.extraction.next_page is None
    assert site.requests == ["/2026/11/02/library-stays-open/"]


def test_the_day_in_an_address_is_no_page(site: Site) -> None:
    site.add("/daily/2026/11/12", page(PARAGRAPHS, "<a rel='next' href='/daily/2026/11/13'>Next</a>"))
    site.add("/daily/2026-11-12", page(PARAGRAPHS, "<a href='/daily/2026-11-13'>Next page</a>"))
    for path in list(site.answers):
        assert fetch(site.url + path).extraction.next_page is None


def test_the_pages_of_comments_are_no_pages_of_the_story(site: Site) -> None:
    comments = "".join(
        f"<div class='comment'><b>Reader {n}</b> <time>1 November 2026</time><p>I was there on Tuesday, and it was full.</p></div>"
        for n in range(6)
    )
    site.add("/story/12345", page(PARAGRAPHS, f"<div id='comments' class='comments'><h3>Comments</h3>{comments}<a href='?page=2'>2</a></div>"))  # fmt: skip
    assert fetch(f"{site.url}/story/12345").extraction.next_page is None


def test_a_loop_ends(site: Site) -> None:
    site.add("/story/12345", page(PARAGRAPHS, "<a href='?page=2'>Next page</a>"))
    site.add("/story/12345?page=2", page(MORE_PARAGRAPHS, "<a href='/story/12345?page=3'>Next page</a>"))
    site.add("/story/12345?page=3", "", status=302, location="/story/12345?page=2")
    article = fetch(f"{site.url}/story/12345")
    assert len(article.extraction.pages) == 2
    assert texts(article) == [*PARAGRAPHS, *MORE_PARAGRAPHS]
    assert site.requests.count("/story/12345") == 1


def test_a_page_that_repeats_the_first_adds_nothing(site: Site) -> None:
    for path in ("/story/12345", "/story/12345?page=2"):
        site.add(path, page(PARAGRAPHS, "<a href='?page=2'>2</a>"))
    article = fetch(f"{site.url}/story/12345")
    assert texts(article) == list(PARAGRAPHS)
    assert article.extraction.pages == ()
    assert article.extraction.next_page is None


def test_the_whole_story_on_one_page_comes_first(site: Site) -> None:
    links = "<a href='/story/12345/2'>2</a> <a href='/story/12345?page=all'>Show all on one page</a>"
    site.add("/story/12345", page(PARAGRAPHS, links))
    site.add("/story/12345?page=all", page((*PARAGRAPHS, *MORE_PARAGRAPHS)))
    article = fetch(f"{site.url}/story/12345")
    assert texts(article) == [*PARAGRAPHS, *MORE_PARAGRAPHS]
    assert article.extraction.pages == (f"{site.url}/story/12345", f"{site.url}/story/12345?page=all")
    assert site.requests == ["/story/12345", "/story/12345?page=all"]


@pytest.mark.parametrize("status", [200, 403])
def test_a_page_that_is_not_the_whole_story_is_not_used(site: Site, status: int) -> None:
    links = "<a href='/story/12345/2'>2</a> <a href='/story/12345?page=all'>View as single page</a>"
    site.add("/story/12345", page(PARAGRAPHS, links))
    site.add("/story/12345?page=all", page(PARAGRAPHS[:2]), status=status)
    site.add("/story/12345/2", page(MORE_PARAGRAPHS))
    article = fetch(f"{site.url}/story/12345")
    assert texts(article) == [*PARAGRAPHS, *MORE_PARAGRAPHS]
    assert article.extraction.warnings == ()


def test_a_page_that_cannot_be_fetched_is_named(site: Site) -> None:
    addresses = add_three_pages(site)
    del site.answers["/news/library_3.html"]
    done = newsclean_command("fetch", "--allow-private", "--delay", "0", "--pages", "3", addresses[0])
    extraction = json.loads(done.stdout)["extraction"]
    assert extraction["next_page"] == addresses[2]
    (warning,) = extraction["warnings"]
    assert warning["code"] == "page_not_read"
    assert warning["text"].endswith(f"{addresses[2]}: the server answered 404 Not Found")
    assert done.stderr == f"newsclean: {addresses[0]}: {warning['text']}\n"
    assert done.returncode == 0


def test_a_page_that_is_no_article_is_named(site: Site) -> None:
    addresses = add_three_pages(site)
    site.add("/news/library_2.html", "<title>Just a moment...</title><p>Verify you are human.</p>")
    article = fetch(addresses[0])
    assert [warning.code for warning in article.extraction.warnings] == ["page_not_read"]
    assert article.extraction.next_page == addresses[1]


def test_robots_txt_applies_to_further_pages_of_a_list(site: Site, tmp_path: Path) -> None:
    addresses = add_three_pages(site)
    site.add("/robots.txt", "User-agent: *\nDisallow: /news/library_2.html\n", content_type="text/plain")
    (tmp_path / "urls.txt").write_text(addresses[0])
    done = newsclean_command(
        "fetch", "--allow-private", "--delay", "0", "--pages", "3", "--from", tmp_path / "urls.txt"
    )
    extraction = json.loads(done.stdout)["extraction"]
    assert [warning["code"] for warning in extraction["warnings"]] == ["page_not_read"]
    assert "robots.txt" in done.stderr
    assert site.requests == ["/news/library.html"]


def test_headers_of_the_user_do_not_reach_the_host_of_a_redirect(site: Site) -> None:
    with running_site("127.0.0.2") as other:
        site.add("/story/12345", "", status=302, location=f"{other.url}/story/12345")
        other.add("/story/12345", page(PARAGRAPHS, "<a href='?page=2'>2</a>"))
        other.add("/story/12345?page=2", page(MORE_PARAGRAPHS))
        article = newsclean.fetch(f"{site.url}/story/12345", allow_private=True, pages=2, headers={"X-Key": "secret"})
        assert len(article.extraction.pages) == 2
        assert all("X-Key" not in headers for headers in other.request_headers)


def test_fewer_than_one_page_is_wrong() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        newsclean.fetch("http://news.example/", pages=0)
