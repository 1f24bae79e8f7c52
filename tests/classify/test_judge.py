"""What a classification says of itself: how sure it is, what it was unsure of, what it did at the story's ends."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.api import explain
from newsclean.classify.readability_fallback import readability_opinion
from newsclean.parse.html.walker import read_html
from tests.pages import ENGLISH, PARAGRAPHS, article_page


def test_a_plain_story_is_sure_and_says_nothing() -> None:
    extraction = newsclean.clean(ENGLISH).extraction
    assert 0.8 < extraction.confidence <= 1 and extraction.warnings == ()


def test_a_page_of_little_text_is_less_sure_and_says_whom_it_asked() -> None:
    line = "The council of Marrow voted to keep the bridge open to walkers and carts until spring."
    extraction = newsclean.clean(f"<html><body><div>{line}</div><div><a href=/>More</a></div></body></html>").extraction
    assert extraction.confidence <= 0.6
    assert "low confidence; also checked with readability" in extraction.warnings


def test_a_guess_says_that_it_is_one() -> None:
    line = "Cookies help us deliver our services and by using them you agree to our use of cookies here"
    menu = "<ul><li><a href=/>Menu</a></li></ul>"
    extraction = newsclean.clean(
        f"<body><footer><div class='cookie-consent modal'><p>{line}</p></div></footer>{menu}</body>"
    ).extraction
    assert extraction.confidence == 0.1
    assert "no block was classified as article text; the body is a best guess" in extraction.warnings


def test_a_heading_that_nothing_kept_follows_is_dropped() -> None:
    story = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    page = article_page(story + "<h2>Where the money goes</h2>")
    (heading,) = [block for block in explain(page).blocks if block.text == "Where the money goes"]
    assert not heading.keep


def test_the_second_opinion_has_the_story_and_not_the_menu() -> None:
    page = read_html(ENGLISH, None)
    opinion = readability_opinion(page, ENGLISH)
    assert opinion is not None and len(opinion) == len(page.blocks)
    has = {block.text: yes for block, yes in zip(page.blocks, opinion, strict=True)}
    assert all(has[line] for line in PARAGRAPHS) and not has["Home"]


def test_there_is_no_second_opinion_on_what_is_empty_or_too_large() -> None:
    page = read_html(ENGLISH, None)
    assert readability_opinion(page, "") is None
    assert readability_opinion(page, ENGLISH + " " * 3_000_001) is None


def test_a_second_opinion_without_the_likeliest_block_is_not_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    line = "The council of Marrow voted to keep the bridge open to walkers and carts until spring."
    page = f"<html><body><div>{line}</div><div><a href=/>More</a></div></body></html>"
    monkeypatch.setattr(
        "newsclean.classify.classifier.readability_opinion", lambda page, html: [False] * len(page.blocks)
    )
    extraction = newsclean.clean(page).extraction
    assert newsclean.clean(page).text == line
    assert "low confidence; also checked with readability" not in extraction.warnings


def test_a_story_that_a_script_will_show_is_judged_as_if_it_were_shown() -> None:
    story = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    shown = article_page(f'<div class="story-body">{story}</div>')
    hidden = article_page(f'<div class="story-body" style="display: none">{story}</div>')
    scores = [[block.score for block in explain(page).blocks if block.text in PARAGRAPHS] for page in (shown, hidden)]
    assert scores[0] == scores[1]


def test_a_hidden_box_beside_the_story_is_weighed_as_hidden() -> None:
    story = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    box = "<div{}><p>Members read the paper first.</p></div>"
    shown, hidden = (explain(article_page(story + box.format(dress))).blocks for dress in ("", " hidden"))
    assert [block.score for block in hidden if block.text.startswith("Members")] < [
        block.score for block in shown if block.text.startswith("Members")
    ]
