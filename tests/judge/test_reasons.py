"""The reasons behind a score are what the judge adds up."""

from __future__ import annotations

import pytest

from newsclean.judge.clues import Clues
from newsclean.judge.reasons import reasons
from newsclean.judge.weights import load_weights
from newsclean.page.blocks import Page
from newsclean.page.dump import read_dump
from newsclean.page.html import read_html
from tests.pages import ENGLISH, PARAGRAPHS

DUMP = "Library stays open\n\nHome\nNews\n\n" + "\n\n".join(PARAGRAPHS) + "\n\nShare this story\n"


@pytest.mark.parametrize("page", [read_html(ENGLISH, None), read_dump(DUMP, None)], ids=["html", "dump"])
def test_the_heaviest_come_first_with_the_weights_that_were_added(page: Page) -> None:
    weights = load_weights(page.input)
    title = frozenset(block.index for block in page.blocks if block.text == "Library stays open")
    found = reasons(page, Clues("Library stays open", title, None, ()))
    by_text = dict(zip((block.text for block in page.blocks), found, strict=True))
    assert by_text["Library stays open"] == ((), ())
    for text in PARAGRAPHS:
        for shown, table in zip(by_text[text], (weights.first, weights.second), strict=True):
            assert 0 < len(shown) <= 8 and all(table[name] == weight for name, weight in shown)
            heights = [abs(weight) for _, weight in shown]
            assert heights == sorted(heights, reverse=True)
            assert len({name for name, _ in shown}) == len(shown)
