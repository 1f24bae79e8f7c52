"""Boxes amid the story: forms to sign up with, headlines of other stories; told by their form, in any language."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.api import explain
from newsclean.classify.structure.plaintext.lines import Lines
from newsclean.classify.structure.plaintext.streams import find_streams
from newsclean.parse.plaintext.reader import read_dump
from newsclean.rules import active_rules
from newsclean.story import find_clues
from tests.pages import PARAGRAPHS, article_page

BEFORE = "".join(f"<p>{line}</p>" for line in PARAGRAPHS[:3])
AFTER = "".join(f"<p>{line}</p>" for line in PARAGRAPHS[3:])
SIGN_UP = "<h3>Five minutes in the Marrow</h3><p>What the editors read, on every weekday at seven.</p>"


def _kept(amid: str) -> list[str]:
    return [block.text for block in newsclean.clean_html(article_page(BEFORE + amid + AFTER)).body]


@pytest.mark.parametrize("kind", ["type=email", "type=text", "type=tel", ""])
def test_a_box_with_a_field_to_write_in_is_excluded(kind: str) -> None:
    page = article_page(f"{BEFORE}<div class=css-1>{SIGN_UP}<input {kind}><button>Go</button></div>{AFTER}")
    assert [block.text for block in newsclean.clean_html(page).body] == list(PARAGRAPHS)
    assert "structure.form-box" in [block.rule for block in explain(page).blocks]


@pytest.mark.parametrize("field", ["<input type=hidden>", "<input type=search>", "<input type=radio>", ""])
def test_a_box_with_another_field_is_not(field: str) -> None:
    page = article_page(f"{BEFORE}<div class=css-1>{SIGN_UP}{field}</div>{AFTER}")
    assert "structure.form-box" not in [block.rule for block in explain(page).blocks]


def test_a_form_around_the_story_excludes_nothing_of_it() -> None:
    page = article_page(f"<form>{BEFORE}{AFTER}<input type=text></form>")
    assert [block.text for block in newsclean.clean_html(page).body] == list(PARAGRAPHS)


def test_a_field_in_the_story_s_own_box_excludes_nothing_of_it() -> None:
    assert _kept("<input type=email>") == list(PARAGRAPHS)


TEASER = "<div class=promo><a href='/x'><span>Analysis: who pays for the reading room?</span></a></div>"


def test_a_headline_in_a_box_of_its_own_is_excluded() -> None:
    assert _kept(TEASER) == list(PARAGRAPHS)


def test_a_link_between_paragraphs_of_its_own_shape_stays() -> None:
    story = "".join(f"<div class=text>{line}</div>" for line in PARAGRAPHS)
    link = "<div class=text><a href='/report'>The report on the costs of the reading room, in full</a></div>"
    page = article_page(story.replace("<div class=text>The decision", f"{link}<div class=text>The decision"))
    assert "structure.link-list" not in [block.rule for block in explain(page).blocks]


def test_linked_sentences_in_a_complementary_box_are_excluded() -> None:
    updates = (
        "<p><a href='/1'>The board authorizes longer hours for readers.</a></p>"
        "<p><a href='/2'>A second room may open in the autumn.</a></p>"
    )
    assert _kept(f"<div role=complementary>{updates}</div>") == list(PARAGRAPHS)


HEADLINES = ("1 Bank follows the price of gold", "2 A new head for the harbour office", "3 Snack bars close in June")


@pytest.mark.parametrize("heading", ["Most read", "热门文章", "相关阅读"])
def test_a_list_without_links_below_a_heading_of_other_stories_is_excluded(heading: str) -> None:
    items = "".join(f"<li>{headline}</li>" for headline in HEADLINES)
    page = article_page(f"<p>{PARAGRAPHS[0]}</p><div class=hot><h3>{heading}</h3><ul>{items}</ul></div>")
    assert [block.text for block in newsclean.clean_html(page).body] == [PARAGRAPHS[0]]


def test_a_list_below_a_heading_of_the_story_stays() -> None:
    items = "".join(f"<li>{headline}</li>" for headline in HEADLINES)
    assert set(HEADLINES) <= set(_kept(f"<h3>What else the council decided</h3><ul>{items}</ul>"))


TEASERS = "".join(
    f"{headline}\n{sentence}\n{hours} hours ago\n"
    for hours, (headline, sentence) in enumerate(
        (
            ("Swans close a road", "Police say that the birds were in no hurry."),
            ("Mayor rides a tram", "The trip took four minutes longer than by bike."),
            ("Bells fall silent", "The tower's clock will be cleaned until Easter."),
            ("Ducks return", "A pair was seen on the pond below the castle."),
        ),
        1,
    )
)


def test_a_stream_of_teasers_below_the_story_of_a_dump_is_excluded() -> None:
    dump = "Library stays open\nBy Ann Example\n\n" + "\n\n".join(PARAGRAPHS) + f"\n\n{TEASERS}"
    assert [block.text for block in newsclean.clean_dump(dump).body] == list(PARAGRAPHS)


def test_entries_below_their_times_are_no_teasers() -> None:
    times = "".join(f"{hour} hours ago\n{text}\n\n" for hour, text in enumerate(PARAGRAPHS[1:], 1))
    dump = f"Library stays open\nBy Ann Example\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}\n\n{times}"
    page = read_dump(dump, None)
    assert find_streams(Lines(page, find_clues(page)[1], active_rules()), {}) == {}
