"""Site profiles with CSS selectors and XPath: body, strip, title, author, date, next page."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import newsclean
from newsclean.article.model import Article
from newsclean.parse.html.reader import read_html, read_marked_html
from newsclean.rules import read_rule_folder, use_rules
from tests.pages import CHINESE, ENGLISH, PARAGRAPHS

URL = "https://post.example/news/library"
PAGE = (
    "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Post</title>"
    "<meta property='og:title' content='Wrong title'><meta name='author' content='Wrong Writer'>"
    "<meta property='article:published_time' content='2020-01-01'></head><body>"
    "<div class='top'><span class='head'>Library stays open</span><span class='who'>By Ann Example and Ben Sample</span>"
    "<time class='when' datetime='2024-03-05T09:00:00Z'>today</time></div>"
    "<div id='intro'><p>An introduction that the profile leaves out, with a sentence that is long enough to be kept.</p></div>"
    f"<span class='story'><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>"
    "<div class='poll extra'><p>Should the library stay open? Tell us in a long sentence, which reads as prose.</p>"
    "<img src='/poll.jpg' width='900' height='600'></div>"
    f"<p>{PARAGRAPHS[2]} <span class='note'>Words of a note.</span> And the end of it.</p><p>{PARAGRAPHS[3]}</p></span>"
    f"<div class='more'><p>{PARAGRAPHS[4]}</p></div><a class='forward' href='/news/library/two'>Onwards</a></body></html>"
)
WHOLE = """
body = ["div.missing", "span.story"]
strip = ["//div[contains(@class, 'poll')]", ".note"]
title = ["//h9", "span.head"]
author = [".who"]
date = ["//time/@datetime"]
next_page = ["a.forward"]
"""


@contextmanager
def profile(folder: Path, keys: str) -> Iterator[None]:
    (folder / "post.toml").write_text(f'[site]\nhosts = ["post.example"]\n{keys}', encoding="utf-8")
    with use_rules(read_rule_folder(folder)):
        yield


def clean(folder: Path, keys: str, page: str = PAGE, url: str = URL) -> Article:
    with profile(folder, keys):
        return newsclean.clean(page, url=url)


def test_every_field_comes_from_where_the_profile_says(tmp_path: Path) -> None:
    article = clean(tmp_path, WHOLE)
    texts = [block.text for block in article.body]
    assert texts == [*PARAGRAPHS[:2], f"{PARAGRAPHS[2]} And the end of it.", PARAGRAPHS[3]]
    assert article.title == "Library stays open"
    assert [person.name for person in article.authors] == ["Ann Example", "Ben Sample"]
    assert article.published == "2024-03-05T09:00:00+00:00"
    assert article.extraction.next_page == f"{URL}/two"
    assert {name: article.extraction.evidence[name] for name in ("title", "authors", "published", "next_page")} == {
        "title": "site:title", "authors": "site:author", "published": "site:date", "next_page": "site:next_page",
    }  # fmt: skip
    assert not any("poll" in image.url for image in article.images)
    assert article.extraction.warnings == ()


def test_explain_shows_the_elements_that_are_dropped_and_the_candidates_that_lost(tmp_path: Path) -> None:
    with profile(tmp_path, WHOLE):
        explanation = newsclean.explain(PAGE, url=URL)
    rules = {block.text[:12]: block.rule for block in explanation.blocks}
    assert rules["Should the l"] == "site.drop" and rules["An introduct"] == "site.outside"
    title = explanation.fields["title"]
    assert (title.value, title.origin) == ("Library stays open", "site:title")
    assert [one.value for one in title.candidates if one.chosen] == ["Library stays open"]
    assert "Wrong title" in [one.value for one in title.candidates]


def test_what_a_profile_does_not_find_is_found_as_usual(tmp_path: Path) -> None:
    page = ENGLISH.replace("<p class='byline'>By Ann Example</p>", "<p>By Ann Example</p><p>March 5, 2024</p>")
    plain = newsclean.clean(page, url=URL)
    keys = 'body = ["#none"]\ntitle = ["//none"]\nauthor = [".none"]\ndate = ["time.none"]\nnext_page = ["a.none"]\n'
    article = clean(tmp_path, keys, page)
    assert [warning.code for warning in article.extraction.warnings] == ["site_profile_no_match"]
    assert (article.body, article.title, article.authors, article.published) == (
        plain.body, plain.title, plain.authors, plain.published,
    )  # fmt: skip
    assert article.extraction.evidence == plain.extraction.evidence


def test_a_profile_that_finds_nothing_leaves_the_structure_to_be_found(tmp_path: Path) -> None:
    """Comments and other stories are excluded by form: a profile without its elements must not switch that off."""
    comments = "<div class='comments'>" + "".join(
        f"<div class='comment'><span>Reader {n}</span><p>I have used this library for {n} years and hope it stays.</p></div>"
        for n in range(8)
    )  # fmt: skip
    page = ENGLISH.replace("</article>", f"</article>{comments}</div>")
    plain = newsclean.clean(page, url=URL)
    for keys in ('body = ["#none"]', 'title = ["h1"]', 'story = ["none"]', 'drop = ["none"]'):
        assert clean(tmp_path, keys, page).body == plain.body


def test_titles_and_dates_that_are_none_do_no_harm(tmp_path: Path) -> None:
    article = clean(tmp_path, 'author = ["#intro"]\ndate = ["span.head"]\ntitle = ["string(//time/@lang)"]\n')
    plain = newsclean.clean(PAGE, url=URL)
    assert (article.authors, article.published, article.title) == (plain.authors, plain.published, plain.title)


def test_an_xpath_expression_may_give_a_text(tmp_path: Path) -> None:
    keys = """title = ["normalize-space(//span[@class='head'])"]
author = ["substring-before(substring-after(//span[@class='who'], 'By '), ' and ')"]
date = ["//meta[@property='article:published_time']"]
"""
    article = clean(tmp_path, keys)
    assert (article.title, article.published) == ("Library stays open", "2020-01-01")
    assert [person.name for person in article.authors] == ["Ann Example"]


def test_a_profile_of_another_site_does_nothing(tmp_path: Path) -> None:
    other = clean(tmp_path, WHOLE, url="https://courier.example/news/library")
    assert other == newsclean.clean(PAGE, url="https://courier.example/news/library")


def test_hidden_story_elements_are_read(tmp_path: Path) -> None:
    page = PAGE.replace("<span class='story'>", "<span class='story' style='display:none' hidden aria-hidden='true'>")
    assert [block.text for block in clean(tmp_path, WHOLE, page).body][:2] == list(PARAGRAPHS[:2])


@pytest.mark.parametrize(
    "page",
    [PAGE, ENGLISH, CHINESE, "", "<!-- a -->", "text", "<p>a<!-- b -->c<?d?>e</p>", "<table><tr><td>a<td>b</table>"],
)
def test_a_page_read_over_a_tree_is_the_page_read_without_one(page: str) -> None:
    assert read_marked_html(page, URL, lambda root: {}) == read_html(page, URL)


def test_no_page_can_mark_its_own_elements() -> None:
    page = "<div mark='story' ' mark'='story' data-mark=story><p>Text</p></div>"
    assert all(container.mark == "" for container in read_html(page, None).containers)


def test_profiles_can_be_sent_to_other_processes(tmp_path: Path) -> None:
    with profile(tmp_path, WHOLE):
        expected = newsclean.clean(PAGE, url=URL)
    with use_rules(pickle.loads(pickle.dumps(read_rule_folder(tmp_path)))):
        assert newsclean.clean(PAGE, url=URL) == expected


def test_a_copy_in_a_web_archive_is_read_with_the_profile_of_its_site(tmp_path: Path) -> None:
    url = f"https://web.archive.org/web/20240306120000/{URL}"
    article = clean(tmp_path, WHOLE, url=url)
    assert (article.url, article.title) == (URL, "Library stays open")
    assert article.extraction.archived_at == "2024-03-06T12:00:00+00:00"


def test_a_short_story_that_the_profile_finds_is_not_replaced_by_a_longer_one_in_scripts(tmp_path: Path) -> None:
    hidden = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    page = (
        "<html><head><title>Short</title></head><body><h1>Short news</h1><div class='brief'><p>The library closes early "
        f"today, the council said.</p></div><noscript>{hidden}</noscript></body></html>"
    )
    assert len(newsclean.clean(page, url=URL).body) > 1
    article = clean(tmp_path, 'body = ["div.brief"]', page)
    assert [block.text for block in article.body] == ["The library closes early today, the council said."]


def test_a_story_in_scripts_has_the_fields_that_the_profile_finds(tmp_path: Path) -> None:
    hidden = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    page = (
        "<html><head><title>Short</title></head><body><h2>Wrong heading</h2><span class='head'>Library stays open</span>"
        f"<noscript>{hidden}</noscript></body></html>"
    )
    article = clean(tmp_path, 'title = ["span.head"]', page)
    assert (article.title, len(article.body) > 3) == ("Library stays open", True)
