"""What a page may cost, and that every run gives the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

import newsclean
from newsclean.parse.html.attribute_floods import drop_attribute_floods
from newsclean.parse.html.walker import read_html
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


def test_parser_meets_no_flood() -> None:
    # Work, not time: what the parser is given must not hold the attributes that make its cost grow by the square.
    page = f"<body>{f'<div {FLOOD}></div>' * 5}<p>Text.</p></body>"
    assert len(drop_attribute_floods(page)) < 100
    assert [block.text for block in read_html(page, None).blocks] == ["Text."]


def test_a_page_without_end_is_cut_and_says_so() -> None:
    page = article_page("<p>Rain fell on the old bridge again today, and the town watched.</p>" * (MAX_BLOCKS + 50))
    article = newsclean.clean(page)
    assert len(article.body) <= MAX_BLOCKS
    assert any("was not read" in warning for warning in article.extraction.warnings)


def test_a_dump_without_end_is_cut_and_says_so() -> None:
    lines = (
        f"Rain fell on the old bridge again on day {day}, and the town of Marrow watched the river rise, as it had in "
        f"spring, when {day} cellars stood under water.\n\n"
        for day in range(MAX_BLOCKS + 50)
    )
    article = newsclean.clean_dump("".join(lines))
    assert len(article.body) <= MAX_BLOCKS
    assert any("was not read" in warning for warning in article.extraction.warnings)


def test_readings_of_a_title_that_weigh_the_same_do_not_hang_on_the_run() -> None:
    script = (
        "from newsclean.metadata.title import html as headline\n"
        "signs = {f's{at}': at / 10 for at in range(40)}\n"
        "one = headline.Reading('Bridge stays open', 0)\n"
        "one.signs.update(signs)\n"
        "print(repr(headline.weight_of(one, signs)))"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", script], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in "12345678"
    }
    assert len(seen) == 1


def test_every_run_gives_the_same() -> None:
    script = (
        "import json, newsclean, sys\n"
        "from tests.pages import ENGLISH\n"
        "print(json.dumps(newsclean.clean(ENGLISH).to_dict()))"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", script], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(seen) == 1
    assert json.loads(seen.pop())["text"]
