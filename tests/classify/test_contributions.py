"""Contributions to a score are the weights that the classifier adds up."""

from __future__ import annotations

import pytest

from newsclean.classify import contributions
from newsclean.classify.contributions import find_contributions
from newsclean.classify.first_pass import observe_blocks
from newsclean.classify.story_clues import StoryClues
from newsclean.classify.weights import load_weights, score_first_pass
from newsclean.parse.html.reader import read_html
from newsclean.parse.model import Page
from newsclean.parse.plaintext.reader import read_dump
from newsclean.rules import active_rules
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
            assert 0 < len(shown) <= 8 and all(round(1000 * weight) % table[name] == 0 for name, weight in shown)
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


@pytest.mark.parametrize("text", ["Home. ", "A line of some length that ends no sentence"])
def test_the_weights_of_all_features_sum_to_the_score(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # In dumps, the blank lines around a line and its length may give one feature twice.
    monkeypatch.setattr(contributions, "_MAX_SHOWN", 10_000)
    page = read_dump("\n\n".join((*PARAGRAPHS, text, *PARAGRAPHS)), None)
    clues = StoryClues(None, frozenset(), None, ())
    weights = load_weights("dump")
    observations = observe_blocks(page, clues, active_rules())
    scores = score_first_pass(observations, weights)
    for found, score, observation in zip(find_contributions(page, clues), scores, observations, strict=True):
        if not observation.veto_id:
            assert sum(weight for _, weight in found.first) == pytest.approx(score)
