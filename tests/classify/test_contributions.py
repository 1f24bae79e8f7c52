"""Contributions to a score are the weights that the classifier adds up."""

from __future__ import annotations

import pytest

from newsclean.classify.contributions import find_contributions
from newsclean.classify.story_clues import StoryClues
from newsclean.classify.weights import load_weights
from newsclean.parse.html.reader import read_html
from newsclean.parse.model import Page
from newsclean.parse.plaintext.reader import read_dump
from tests.pages import ENGLISH, PARAGRAPHS

DUMP = "Library stays open\n\nHome\nNews\n\n" + "\n\n".join(PARAGRAPHS) + "\n\nShare this story\n"


@pytest.mark.parametrize("page", [read_html(ENGLISH, None), read_dump(DUMP, None)], ids=["html", "dump"])
def test_the_heaviest_come_first_with_the_weights_that_were_added(page: Page) -> None:
    weights = load_weights(page.input)
    title = frozenset(block.index for block in page.blocks if block.text == "Library stays open")
    found = find_contributions(page, StoryClues("Library stays open", title, None, ()))
    by_text = dict(zip((block.text for block in page.blocks), found, strict=True))
    assert by_text["Library stays open"] == ((), ())
    for text in PARAGRAPHS:
        words = {f"has:{word}": weight for word, weight in weights.stems.items()}
        for shown, table in zip(by_text[text], (weights.first | words, weights.second), strict=True):
            assert 0 < len(shown) <= 8 and all(table[name] == round(1000 * weight) for name, weight in shown)
            heights = [abs(weight) for _, weight in shown]
            assert heights == sorted(heights, reverse=True)
            assert len({name for name, _ in shown}) == len(shown)


def test_words_of_a_dump_that_weigh_something_are_among_them() -> None:
    page = read_dump(DUMP, None)
    weights = load_weights("dump")
    shown = {
        name for found in find_contributions(page, StoryClues(None, frozenset(), None, ())) for name, _ in found.first
    }
    assert any(name.startswith("has:") and name.removeprefix("has:") in weights.stems for name in shown)
