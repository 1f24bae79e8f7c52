"""Blocks that repeat what the page states: the story's text, its description, an image's alternative text."""

from __future__ import annotations

from newsclean.classify.features.html.stated_text import StatedText
from newsclean.classify.story_clues import StoryClues
from newsclean.parse.html.reader import read_html
from tests.pages import PARAGRAPHS

PAGE = read_html(
    "<body><article><figure><img src=/a.jpg alt='The reading room at noon, seen from the yard'><p>The reading room at noon,"
    f" seen from the yard</p></figure><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></article><div><p>Readers &amp; friends"
    " of this paper get a mug</p><p>More</p></div></body>",
    "https://example.com/",
)
CAPTION, FIRST, SECOND, OFFER, MORE = PAGE.blocks


def features(body: str | None, *summaries: str) -> dict[int, list[str]]:
    stated = StatedText(PAGE, StoryClues(None, frozenset(), body, summaries))
    return {block.index: stated.features(block, block.chars) for block in PAGE.blocks}


def test_a_stated_body_has_its_blocks_whatever_their_case_and_signs() -> None:
    found = features(" ".join(PARAGRAPHS).upper().replace("'", "&#39;"))
    assert found[FIRST.index] == ["stated:in:2"] and found[SECOND.index] == ["stated:in:2"]
    assert found[OFFER.index] == ["stated:out:1"]
    # A few letters may be in the body by chance.
    assert found[MORE.index] == ["stated:out:0"]


def test_a_body_too_short_to_be_the_storys_says_nothing() -> None:
    assert features("Readers & friends of this paper get a mug")[OFFER.index] == []
    assert features(None)[OFFER.index] == []


def test_the_start_of_a_description_and_the_rest_of_it() -> None:
    found = features(None, f"{PARAGRAPHS[0]} {PARAGRAPHS[1]}", "")
    assert found[FIRST.index] == ["described:start:2"] and found[SECOND.index] == ["described:in:2"]
    assert found[OFFER.index] == [] and found[MORE.index] == []


def test_alternative_texts_and_the_distance_from_an_image() -> None:
    assert features(None)[CAPTION.index] == ["alt:1", "image:0:1"]
