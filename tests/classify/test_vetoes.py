"""What vetoes a block, and the role of a dropped block, as ``explain`` shows them."""

from __future__ import annotations

import pytest

from newsclean.api import explain
from newsclean.classify.observation import MID_STORY_ROLES, BlockObservation
from newsclean.classify.verdict import TITLE_VETO
from newsclean.classify.vetoes import CAPTION_VETO, LINK_VETO, may_interrupt_story
from newsclean.explanation.model import ExplainedBlock
from newsclean.rules import active_rules
from newsclean.rules.rule import Rule
from tests.pages import ENGLISH, article_page

HEADLINE = "The mill by the weir turns again after eleven years of quiet"


def block(page: str, text: str) -> ExplainedBlock:
    (found,) = [one for one in explain(page).blocks if one.text == text]
    return found


@pytest.mark.parametrize("container", ["div class=related", "nav", "aside", "footer", "div class=pagination"])
def test_nothing_but_a_link_among_boilerplate_links_is_vetoed(container: str) -> None:
    page = ENGLISH.replace(
        "<footer>", f"<{container}><p><a href=/x>{HEADLINE}</a></p></{container.split()[0]}><footer>"
    )
    found = block(page, HEADLINE)
    assert (found.keep, found.rule, found.reasons) == (False, LINK_VETO, ((), ()))


@pytest.mark.parametrize("container", ["div", "div class=story", "section"])
def test_a_link_elsewhere_is_weighed(container: str) -> None:
    page = ENGLISH.replace(
        "<footer>", f"<{container}><p><a href=/x>{HEADLINE}</a></p></{container.split()[0]}><footer>"
    )
    found = block(page, HEADLINE)
    assert found.rule != LINK_VETO and found.reasons.first


@pytest.mark.parametrize(
    "caption",
    ["<figure><img src=/a.jpg><figcaption>{}</figcaption></figure>", "<div class=photo-caption><p>{}</p></div>"],
)
def test_a_caption_is_vetoed_and_a_long_one_is_weighed(caption: str) -> None:
    short, long = (
        "The reading room at noon, with its windows open.",
        "The reading room is old and has many chairs. " * 13,
    )
    assert (
        block(article_page(caption.format(short) + "<p>The story goes on for a while.</p>"), short).rule == CAPTION_VETO
    )
    assert block(article_page(caption.format(long) + "<p>The story goes on.</p>"), long.strip()).rule != CAPTION_VETO


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
def test_a_dropped_block_has_the_role_of_its_container(markup: str, text: str, role: str) -> None:
    found = block(ENGLISH.replace("<footer>", f"{markup}<footer>", 1), text)
    assert not found.keep and found.role == role


def test_a_veto_that_may_interrupt_a_story_says_nothing_of_its_neighbours() -> None:
    def interrupts(veto_id: str | None, rule: Rule | None = None) -> bool:
        return may_interrupt_story(BlockObservation(40, True, 0.0, rule, veto_id, False, [], ()))

    assert interrupts(TITLE_VETO) and interrupts(CAPTION_VETO)
    assert not interrupts(LINK_VETO) and not interrupts(None)
    vetoes = [rule for rule in active_rules().rules if rule.strength == "veto"]
    inside = {interrupts(rule.id, rule) for rule in vetoes if rule.role in MID_STORY_ROLES}
    others = {interrupts(rule.id, rule) for rule in vetoes if rule.role not in MID_STORY_ROLES}
    assert (inside, others) == ({True}, {False})
    assert not interrupts(LINK_VETO, vetoes[0])
