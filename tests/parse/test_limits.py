"""Limits on the size of a page."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.parse.html.attribute_floods import drop_attribute_floods
from newsclean.parse.html.reader import read_html
from newsclean.parse.limits import MAX_BLOCKS
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


def test_read_html_removes_floods_before_parsing() -> None:
    # An observable effect rather than time: the class goes with the other attributes of the tag.
    page = read_html(f"<body><div class='story' {FLOOD}>Text.</div><div class='other'>More.</div></body>", None)
    assert [block.text for block in page.blocks] == ["Text.", "More."]
    assert [page.containers[block.container].names for block in page.blocks] == ["", "other"]


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
