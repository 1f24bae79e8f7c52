"""Limits on the size of a page."""

from __future__ import annotations

import time

import pytest
from lxml import etree

import newsclean
from newsclean.parse.html import reader
from newsclean.parse.html.attribute_floods import drop_attribute_floods
from newsclean.parse.html.block_builder import MAX_DEPTH
from newsclean.parse.html.builder import PageBuilder
from newsclean.parse.html.reader import read_html
from newsclean.parse.limits import MAX_BLOCKS
from tests.call_counts import count_calls
from tests.pages import article_page

FLOOD = " ".join(f'a{number}="x"' for number in range(3000))


def test_a_tag_with_thousands_of_attributes_loses_them() -> None:
    page = f"<body><div {FLOOD}><p>Text stays.</p></div></body>"
    assert drop_attribute_floods(page) == "<body><div><p>Text stays.</p></div></body>"


@pytest.mark.parametrize("quote", ['"', "'"])
@pytest.mark.parametrize("value", [">", "<", "<b>", "a > b < c", "</div>", "<!--"])
@pytest.mark.parametrize("equals", ["=", " = "])
def test_brackets_in_quotes_hide_no_flood(value: str, quote: str, equals: str) -> None:
    flood = " ".join(f"a{number}{equals}{quote}{value}{quote}" for number in range(30_000))
    page = f"<body><div {flood}><p>Text stays.</p></div></body>"
    assert drop_attribute_floods(page) == "<body><div><p>Text stays.</p></div></body>"


def test_names_alone_parted_by_brackets_in_quotes_are_a_flood() -> None:
    names = [f"a{number}" for number in range(900)]
    flood = " ".join(f"{' '.join(names)} b{number}='<b>'" for number in range(60))
    page = f"<body><div {flood}><p>Text stays.</p></div></body>"
    assert drop_attribute_floods(page) == "<body><div><p>Text stays.</p></div></body>"


def test_scripts_and_comments_full_of_quotes_and_brackets_stay() -> None:
    code = "".join(f"x += '<div title=\"' + y[{number}] + '\" data=\"<b>\">';\n" for number in range(4000))
    words = " ".join(f"it's word {number} of a=\"long < text" for number in range(2000))
    page = f"<body><script>{code}</script><!-- <p a=\" {words} --><p>Text <i a='<b>' b=\"<c>\">stays</i>, that's all.</p></body>"
    assert len(page) > 150_000
    assert drop_attribute_floods(page) == page


def test_one_long_attribute_stays() -> None:
    page = f"<body><div class='story' data-state='{'word ' * 4000}'><p>Text.</p></div></body>"
    assert drop_attribute_floods(page) == page


def test_read_html_removes_floods_before_parsing_with_an_older_libxml2(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_IS_FLOOD_SLOW", True)
    # An observable effect rather than time: the class goes with the other attributes of the tag.
    page = read_html(f"<body><div class='story' {FLOOD}>Text.</div><div class='other'>More.</div></body>", None)
    assert [block.text for block in page.blocks] == ["Text.", "More."]
    assert [page.containers[block.container].names for block in page.blocks] == ["", "other"]


@pytest.mark.skipif(etree.LIBXML_VERSION < (2, 14), reason="an older libxml2 needs the tags without their attributes")
def test_a_flood_of_attributes_is_read_in_linear_time() -> None:
    def seconds(attributes: int) -> float:
        page = f"<body><div {' '.join(f'a{n}=1' for n in range(attributes))}>Text.</div></body>"
        start = time.process_time()
        assert [block.text for block in read_html(page, None).blocks] == ["Text."]
        return time.process_time() - start

    seconds(1000)
    assert seconds(100_000) < 2


def test_a_page_over_the_limit_is_cut_with_a_warning() -> None:
    page = article_page("<p>Rain fell on the old bridge again today, and the town watched.</p>" * (MAX_BLOCKS + 50))
    article = newsclean.clean(page)
    assert len(article.body) <= MAX_BLOCKS
    assert any("was not read" in warning.text for warning in article.extraction.warnings)


def test_a_dump_over_the_limit_is_cut_with_a_warning() -> None:
    lines = (
        f"Rain fell on the old bridge again on day {day}, and the town of Marrow watched the river rise, as it had in "
        f"spring, when {day} cellars stood under water.\n\n"
        for day in range(MAX_BLOCKS + 50)
    )
    article = newsclean.clean_dump("".join(lines))
    assert len(article.body) <= MAX_BLOCKS
    assert any("was not read" in warning.text for warning in article.extraction.warnings)


STATED = "The word and | - other : by "


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(f"<meta property='og:title' content='{STATED * 40_000}'>", id="og:title"),
        pytest.param(f"<title>{STATED * 40_000}</title>", id="title"),
        pytest.param(f"<title>{'中国_新闻-网 ' * 100_000}</title>", id="chinese title"),
        pytest.param(f"<title>{STATED * 40_000}", id="unclosed title"),
        pytest.param(
            f'<script type=\'application/ld+json\'>{{"@type": "NewsArticle", "headline": "{STATED * 40_000}"}}</script>',
            id="headline",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x", "keywords": ['
            + ",".join(f'"k{number}"' for number in range(50_000))
            + "]}</script>",
            id="keywords",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x", "author": ['
            + ",".join(f'{{"@id": "#{number}"}}' for number in range(5_000))
            + "]}</script>",
            id="references",
        ),
    ],
)
def test_a_long_stated_text_costs_no_more_than_its_first_characters(head: str) -> None:
    text = "<p>The council said on Monday that the bridge will be closed for repairs until the end of June.</p>" * 5
    start = time.process_time()
    article = newsclean.clean(f"<html><head>{head}</head><body><h1>The bridge</h1>{text}</body></html>")
    # Without bounds these take from 5 seconds to minutes.
    assert time.process_time() - start < 3
    assert article.text.startswith("The council said on Monday")
    assert len(article.text) < 1000


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<div>" * 600_000, id="open div"),
        pytest.param(f"<p>{'&amp;' * 600_000}", id="references"),
        pytest.param("<p>" + "<a href='/x'>w</a> " * 100_000, id="links in one block"),
        pytest.param("<p>" + "<b>w" * 100_000, id="nested bold"),
        pytest.param("<p>" + "<b>" * 30_000 + "<img src=a.jpg>" * 30_000, id="images in nested bold"),
        pytest.param("<p>" + "w <span aria-hidden=true>wwww</span>" * 50_000, id="copies"),
        pytest.param("<p>" + "<sup class=footnote>w" * 50_000, id="nested references"),
    ],
)
def test_the_parser_takes_linear_time(html: str) -> None:
    start = time.process_time()
    read_html(html, None)
    # Quadratic steps take from 10 seconds to minutes here.
    assert time.process_time() - start < 4


def test_a_text_in_many_pieces_is_joined_once(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []
    take = PageBuilder._take_text

    def count(builder: PageBuilder, text: str) -> None:
        taken.append(len(builder._chunks) + len(text))
        take(builder, text)

    monkeypatch.setattr(PageBuilder, "_take_text", count)
    # The parser sends the character of each reference by itself.
    page = read_html(f"<p>{'&amp;' * 600_000}</p>", None)
    assert [block.chars for block in page.blocks] == [600_000]
    assert len(taken) == 1 and taken[0] >= 600_000


def test_elements_nested_too_deeply_give_no_containers() -> None:
    page = read_html("<div>" * 600_000 + "Text.", None)
    assert [block.text for block in page.blocks] == ["Text."]
    assert len(page.containers) <= MAX_DEPTH


@pytest.mark.parametrize(
    "unit", ["<div>", "<b>w", "<ul><li>w", "&amp;w<i>", "<a href='/x'>w</a> ", "<sup class=footnote>w"]
)
def test_the_steps_of_the_parser_grow_with_the_elements(unit: str) -> None:
    def calls(units: int) -> int:
        return count_calls(lambda: read_html("<p>" + unit * units, None))

    calls(10)  # Loads modules and patterns.
    assert calls(2 * MAX_DEPTH) <= 2.2 * calls(MAX_DEPTH) + 100


def test_a_copy_for_the_eye_is_left_out_far_into_a_block() -> None:
    words = "".join(f"<i>word {number}</i> " for number in range(500))
    page = read_html(f"<p>{words} Price $300 <span aria-hidden=true>$300</span> each</p>", None)
    assert page.blocks[0].text.endswith("word 499 Price $300 each")


def test_an_unclosed_title_is_closed_in_the_bytes_of_the_page_too() -> None:
    html = f"<title>The bridge<p>{'Text. ' * 1000}</p>"
    page = read_html(html, None, html.encode())
    assert page == read_html(html, None)
    assert page.hints.title == "The bridge"


def test_a_long_title_without_a_tag_in_it_is_no_body() -> None:
    page = read_html(f"<title>{'word ' * 3000}</title><p>Text.</p>", None)
    assert [block.text for block in page.blocks] == ["Text."]
    assert page.hints.title and page.hints.title.startswith("word word")


def test_a_stated_address_that_is_too_long_is_left_out() -> None:
    page = read_html(
        f"<link rel=canonical href='http://a.example/{'a-' * 5000}'><link rel=x href=/b><p>Text.</p>", None
    )
    assert page.hints.links == (("x", "/b"),)
