"""The classification of a page: confidence, warnings, readability's opinion, headings, hidden elements."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.api import explain
from newsclean.classify.readability_fallback import readability_opinion
from newsclean.parse.html.reader import read_html
from tests.pages import ENGLISH, PARAGRAPHS, article_page


def test_a_plain_story_has_a_high_confidence_and_no_warnings() -> None:
    extraction = newsclean.clean(ENGLISH).extraction
    assert 0.8 < extraction.confidence <= 1 and extraction.warnings == ()


def test_a_page_of_little_text_has_a_low_confidence_and_a_warning() -> None:
    line = "The council of Marrow voted to keep the bridge open to walkers and carts until spring."
    extraction = newsclean.clean(f"<html><body><div>{line}</div><div><a href=/>More</a></div></body></html>").extraction
    assert extraction.confidence <= 0.6
    assert "low_confidence" in [warning.code for warning in extraction.warnings]


def test_a_guess_has_a_warning() -> None:
    line = "Cookies help us deliver our services and by using them you agree to our use of cookies here"
    menu = "<ul><li><a href=/>Menu</a></li></ul>"
    extraction = newsclean.clean(
        f"<body><footer><div class='cookie-consent modal'><p>{line}</p></div></footer>{menu}</body>"
    ).extraction
    assert extraction.confidence == 0.1
    assert "best_guess" in [warning.code for warning in extraction.warnings]


def test_a_heading_that_nothing_kept_follows_is_dropped() -> None:
    story = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    page = article_page(story + "<h2>Where the money goes</h2>")
    (heading,) = [block for block in explain(page).blocks if block.text == "Where the money goes"]
    assert not heading.keep


def test_readability_keeps_the_story_and_not_the_menu() -> None:
    page = read_html(ENGLISH, None)
    opinion = readability_opinion(page, ENGLISH)
    assert opinion is not None and len(opinion) == len(page.blocks)
    has = {block.text: yes for block, yes in zip(page.blocks, opinion, strict=True)}
    assert all(has[line] for line in PARAGRAPHS) and not has["Home"]


def test_readability_has_no_opinion_on_an_empty_or_too_large_page() -> None:
    page = read_html(ENGLISH, None)
    assert readability_opinion(page, "") is None
    assert readability_opinion(page, ENGLISH + " " * 3_000_001) is None


def test_an_opinion_without_the_likeliest_block_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    line = "The council of Marrow voted to keep the bridge open to walkers and carts until spring."
    page = f"<html><body><div>{line}</div><div><a href=/>More</a></div></body></html>"
    monkeypatch.setattr(
        "newsclean.classify.classifier.readability_opinion", lambda page, html: [False] * len(page.blocks)
    )
    extraction = newsclean.clean(page).extraction
    assert newsclean.clean(page).text == line
    assert "low confidence; also checked with readability" not in extraction.warnings


def test_a_hidden_story_has_the_scores_of_a_visible_one() -> None:
    story = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    shown = article_page(f'<div class="story-body">{story}</div>')
    hidden = article_page(f'<div class="story-body" style="display: none">{story}</div>')
    scores = [[block.score for block in explain(page).blocks if block.text in PARAGRAPHS] for page in (shown, hidden)]
    assert scores[0] == scores[1]


def test_a_hidden_element_beside_the_story_is_dropped() -> None:
    story = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    blocks = explain(article_page(f"{story}<div hidden><p>Members read the paper first.</p></div>")).blocks
    assert [block.keep for block in blocks if block.text.startswith("Members")] == [False]
