"""Blocks held against what the page states: the story's text, its description, what stands beside its images."""

from __future__ import annotations

from newsclean.classify.story_clues import Statements, StoryClues
from newsclean.parse.html.walker import read_html
from tests.pages import PARAGRAPHS

PAGE = read_html(
    "<body><article><figure><img src=/a.jpg alt='The reading room at noon, seen from the yard'><p>The reading room at noon,"
    f" seen from the yard</p></figure><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></article><div><p>Readers &amp; friends"
    " of this paper get a mug</p><p>More</p></div></body>",
    "https://example.com/",
)
CAPTION, FIRST, SECOND, OFFER, MORE = PAGE.blocks


def features(body: str | None, *summaries: str) -> dict[int, list[str]]:
    statements = Statements(PAGE, StoryClues(None, frozenset(), body, summaries))
    return {block.index: statements.features(block, block.chars) for block in PAGE.blocks}


def test_a_stated_text_has_its_blocks_whatever_their_dress() -> None:
    found = features(" ".join(PARAGRAPHS).upper().replace("'", "&#39;"))
    assert found[FIRST.index] == ["stated:in:2"] and found[SECOND.index] == ["stated:in:2"]
    assert found[OFFER.index] == ["stated:out:1"]
    # Of a few letters it says nothing that they are in it.
    assert found[MORE.index] == ["stated:out:0"]


def test_a_text_too_short_to_be_the_story_s_says_nothing() -> None:
    assert features("Readers & friends of this paper get a mug")[OFFER.index] == []
    assert features(None)[OFFER.index] == []


def test_a_description_s_start_and_what_else_is_in_it() -> None:
    found = features(None, f"{PARAGRAPHS[0]} {PARAGRAPHS[1]}", "")
    assert found[FIRST.index] == ["described:start:2"] and found[SECOND.index] == ["described:in:2"]
    assert found[OFFER.index] == [] and found[MORE.index] == []


def test_what_an_image_is_said_to_show_and_how_far_from_it_a_block_stands() -> None:
    assert features(None)[CAPTION.index] == ["alt:1", "image:0:1"]
