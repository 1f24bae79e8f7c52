"""What settles a block by itself, and what a dropped block is said to be: as ``explain`` shows both."""

from __future__ import annotations

import pytest

from newsclean.api import explain
from newsclean.classify.observation import PASSING_ROLES, BlockObservation
from newsclean.classify.vetoes import CAPTION, LINKED, TITLE, stands_inside
from newsclean.explanation.model import ExplainedBlock
from newsclean.rules import active_rules
from newsclean.rules.rule import Rule
from tests.pages import ENGLISH, article_page

HEADLINE = "The mill by the weir turns again after eleven years of quiet"


def block(page: str, text: str) -> ExplainedBlock:
    (found,) = [one for one in explain(page).blocks if one.text == text]
    return found


@pytest.mark.parametrize("place", ["div class=related", "nav", "aside", "footer", "div class=pagination"])
def test_nothing_but_a_link_where_links_are_furniture_is_dropped_unweighed(place: str) -> None:
    page = ENGLISH.replace("<footer>", f"<{place}><p><a href=/x>{HEADLINE}</a></p></{place.split()[0]}><footer>")
    found = block(page, HEADLINE)
    assert (found.keep, found.rule, found.reasons) == (False, LINKED, ((), ()))


@pytest.mark.parametrize("place", ["div", "div class=story", "section"])
def test_a_link_elsewhere_is_weighed(place: str) -> None:
    page = ENGLISH.replace("<footer>", f"<{place}><p><a href=/x>{HEADLINE}</a></p></{place.split()[0]}><footer>")
    found = block(page, HEADLINE)
    assert found.rule != LINKED and found.reasons.first


@pytest.mark.parametrize(
    "caption",
    ["<figure><img src=/a.jpg><figcaption>{}</figcaption></figure>", "<div class=photo-caption><p>{}</p></div>"],
)
def test_a_caption_goes_out_with_its_image_and_a_long_one_is_weighed(caption: str) -> None:
    short, long = (
        "The reading room at noon, with its windows open.",
        "The reading room is old and has many chairs. " * 13,
    )
    assert block(article_page(caption.format(short) + "<p>The story goes on for a while.</p>"), short).rule == CAPTION
    assert block(article_page(caption.format(long) + "<p>The story goes on.</p>"), long.strip()).rule != CAPTION


@pytest.mark.parametrize(
    "markup,text,role",
    [
        ("<ul><li><a href=/a>Weather</a></li></ul>", "Weather", "navigation"),
        (f"<ul><li><a href=/a>{HEADLINE}</a></li></ul>", HEADLINE, "related"),
        ("<div class=comments><p>Bo: I like it</p></div>", "Bo: I like it", "comments"),
        ("<div class=cookie-banner><p>We like biscuits</p></div>", "We like biscuits", "cookie"),
        ("<footer><p>Marrow, Quay Street 4</p></footer>", "Marrow, Quay Street 4", "legal"),
        ("<aside><p>Tides: 4 pm</p></aside>", "Tides: 4 pm", "related"),
    ],
)
def test_a_dropped_block_is_called_by_its_place(markup: str, text: str, role: str) -> None:
    found = block(ENGLISH.replace("<footer>", f"{markup}<footer>", 1), text)
    assert not found.keep and found.role == role


def test_what_stands_inside_stories_says_nothing_of_its_neighbours() -> None:
    def settled(by: str | None, rule: Rule | None = None) -> bool:
        return stands_inside(BlockObservation(40, True, 0.0, rule, by, None, False, [], (), words=()))

    assert settled(TITLE) and settled(CAPTION)
    assert not settled(LINKED) and not settled(None)
    vetoes = [rule for rule in active_rules().rules if rule.strength == "veto"]
    inside = {settled(rule.id, rule) for rule in vetoes if rule.role in PASSING_ROLES}
    others = {settled(rule.id, rule) for rule in vetoes if rule.role not in PASSING_ROLES}
    assert (inside, others) == ({True}, {False})
    assert not settled(LINKED, vetoes[0])
