"""Other stories, teasers, links, copies and labels in the markup of other publishers: told by form, place and repetition."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.api import explain
from newsclean.parse.html.reader import read_html
from newsclean.rules import active_rules
from tests.pages import PARAGRAPHS, article_page

STORY = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
BEFORE = "".join(f"<p>{line}</p>" for line in PARAGRAPHS[:3])
AFTER = "".join(f"<p>{line}</p>" for line in PARAGRAPHS[3:])
OTHER = (
    "<p>A heron has built its nest on the crane of the old shipyard, and work there has stopped until the young can fly, "
    "the owner said on Monday.</p><p>Children from the school nearby count the birds each morning and write the number "
    "on a board by the gate, where the welders read it.</p>"
)
HEADLINE = "A heron stops work at the shipyard"
SUMMARY = "The nest is on the crane, and the welders wait until the young can fly, perhaps in the last days of July."


def _body(story: str) -> list[str]:
    return [block.text for block in newsclean.clean_html(article_page(story)).body]


@pytest.mark.parametrize("date", ["14 March 2023", "March 14, 2023", "14. März 2023", "14 de marzo de 2023"])
@pytest.mark.parametrize("headline", ["<h2>{}</h2>", "<div class='text-3xl font-bold'>{}</div>"])
def test_a_story_below_with_the_date_in_words_is_another(headline: str, date: str) -> None:
    below = f"<section class=mt-12>{headline.format(HEADLINE)}<div class=q1>Nora Field, {date}</div>{OTHER}</section>"
    page = article_page(STORY).replace("</article>", f"</article>{below}")
    assert [block.text for block in newsclean.clean_html(page).body] == list(PARAGRAPHS)


def test_a_line_in_a_box_without_a_byline_begins_no_other_story() -> None:
    page = article_page(f"{BEFORE}<section><div class=lead>What the fund pays for</div>{OTHER}</section>{AFTER}")
    assert "structure.other-story" not in [block.rule for block in explain(page).blocks]


def test_a_numbered_heading_with_a_date_begins_a_part_of_the_story() -> None:
    page = article_page(f"{BEFORE}<h2>2. The harbour fair</h2><p>Marrow, 14 March 2023</p>{OTHER}{AFTER}")
    assert "structure.other-story" not in [block.rule for block in explain(page).blocks]


@pytest.mark.parametrize(
    "amid",
    [
        f"<a class='rounded-lg' href='/3'><div class=b>{HEADLINE}</div><div class=s>{SUMMARY}</div></a>",
        f"<div class=inset><h4><a href='/3'>{HEADLINE}</a></h4><p>{SUMMARY}</p></div>",
        f"<p><b>Noch mehr Tiere:</b> <a href='/3'>{HEADLINE}</a></p>",
        f"<p><a href='/3'>{HEADLINE}</a></p>",
        f"<ul><li><a href='/3'>{HEADLINE}</a></li><li><a href='/4'>Swans close the road by the mill</a></li></ul>",
        f"<div class=grid><a href='/3'>{HEADLINE}</a> <a href='/4'>Swans close the road by the mill</a></div>",
    ],
)
def test_teasers_of_the_site_amid_the_prose_are_excluded(amid: str) -> None:
    assert _body(BEFORE + amid + AFTER) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "amid",
    [
        f"<p>The town has written about it before, in a letter to all: <a href='/3'>{HEADLINE}</a></p>",
        f"<p>Source: <a href='https://birds.example/report'>{HEADLINE}</a></p>",
        "<p><a href='#notes'>The notes on the costs of the roof</a></p>",
        f"<p><a href='/3'>{HEADLINE}</a>.</p>",
    ],
)
def test_links_of_the_story_are_not(amid: str) -> None:
    page = article_page(BEFORE + amid + AFTER).replace(
        "<head>", "<head><link rel=canonical href='https://marrow.example/library'>"
    )
    assert "structure.link-list" not in [block.rule for block in explain(page).blocks]


def test_teasers_without_boxes_at_the_story_s_end_are_excluded() -> None:
    teasers = "".join(f"<h3><a href='/{n}'>{HEADLINE}, part {n}</a></h3><p>{n}: {SUMMARY}</p>" for n in range(3))
    assert _body(STORY + teasers) == list(PARAGRAPHS)


def test_a_review_of_other_stories_keeps_its_entries() -> None:
    entries = "".join(f"<h3><a href='/{n}'>{HEADLINE}, part {n}</a></h3>{OTHER}" for n in range(4))
    assert "structure.other-story" not in [block.rule for block in explain(article_page(BEFORE + entries)).blocks]


def test_a_strip_of_teasers_above_the_story_is_excluded() -> None:
    strip = "".join(f"<div class=item><a href='/{n}'>{HEADLINE} {n}</a><p>{n}: {SUMMARY}</p></div>" for n in range(3))
    page = article_page(STORY).replace("<div class='body'>", f"<div class=strip>{strip}</div><div class='body'>")
    assert [block.text for block in newsclean.clean_html(page).body] == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "quote",
    [
        "<h3>Officials said the building needs a new roof before the winter, and that the money will come from a fund set "
        "up for repairs to schools and other public houses.</h3>",
        "<p>… the money will come from a fund set up for repairs to schools …</p>",
    ],
)
def test_a_heading_or_a_part_of_a_sentence_in_the_text_is_a_pull_quote(quote: str) -> None:
    assert _body(PARAGRAPHS[0].join(("<p>", "</p>")) + quote + STORY[STORY.index("<p>Officials") :]) == list(PARAGRAPHS)


def test_a_heading_with_words_of_its_own_stays() -> None:
    assert "Who pays for the roof of the reading room?" in _body(
        f"{BEFORE}<h3>Who pays for the roof of the reading room?</h3>{AFTER}"
    )


def test_of_a_copy_and_a_text_with_headings_the_text_stays() -> None:
    text = f"{BEFORE}<h3>A report in spring</h3>{AFTER}"
    page = article_page(text).replace("<div class='body'>", f"<div class=md-block>{STORY}</div><div class='body'>")
    assert "A report in spring" in [block.text for block in newsclean.clean_html(page).body]


def test_the_entries_of_a_live_blog_in_the_story_s_container_stay() -> None:
    texts = ["Crews throw lines.", "The bridge stays closed until noon.", "Nobody was hurt, the port says."]
    heads = ["First boats at the pier", "Bridge closed", "All are well"]
    entries = "".join(f"<div class=e><time>1{n}:20</time><h3>{heads[n]}</h3><p>{texts[n]}</p></div>" for n in range(3))
    body = _body(f"{STORY}<div class=feed>{entries}</div>")
    assert set(texts + heads) <= set(body)


def test_times_with_linked_headlines_do_not() -> None:
    entries = "".join(
        f"<div class=e><time>1{n}:20</time><h3><a href='/{n}'>{HEADLINE} {n}</a></h3></div>" for n in range(3)
    )
    assert _body(f"{STORY}<div class=feed>{entries}</div>") == list(PARAGRAPHS)


def test_signs_of_buttons_and_tooltips_leave_the_sentence() -> None:
    markup = (
        "<p>The rate <button>i</button>rose <span role=tooltip>What a rate is.</span>again.</p>"
        "<p>The <button>base rate</button> fell <span class='Tooltip_text__x1'>What it is.</span>again.</p>"
    )
    assert [block.text for block in read_html(markup, None).blocks] == [
        "The rate rose again.",
        "The base rate fell again.",
    ]


def test_rules_for_lines_ignore_signs_around_a_label() -> None:
    rule_set = active_rules()
    for label in ("--- Advertisement ---", "▼ Article continues after the ad ▼", "*** Anzeige ***"):
        rule = rule_set.match(label)
        assert rule is not None and rule.role == "ad"
    assert rule_set.match("--- The harbour board ---") is None
