"""Pages that a site shows instead of a story."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.rules.interstitials import Interstitial, find_interstitial, load_interstitials
from tests.pages import ENGLISH, PARAGRAPHS

EXAMPLES = [
    pytest.param(kind, text, id=f"{kind.id}:{text[:20]}") for kind in load_interstitials() for text in kind.examples
]
COUNTER_EXAMPLES = [
    pytest.param(kind, text, id=f"{kind.id}:{text[:20]}")
    for kind in load_interstitials()
    for text in kind.counter_examples
]


@pytest.mark.parametrize("kind,text", EXAMPLES)
def test_example(kind: Interstitial, text: str) -> None:
    assert find_interstitial(text) is kind


@pytest.mark.parametrize("kind,text", COUNTER_EXAMPLES)
def test_counter_example(kind: Interstitial, text: str) -> None:
    assert find_interstitial(text) is None


def test_a_bot_check_is_named() -> None:
    page = (
        "<html><head><title>Just a moment...</title></head><body><h1>news.example</h1><p>Verify you are human by "
        "completing the action below.</p><p>news.example needs to review the security of your connection before "
        "proceeding.</p></body></html>"
    )
    with pytest.raises(newsclean.NoArticle, match=r"a bot check.*wall\.bot"):
        newsclean.clean(page)


def test_a_story_that_quotes_one_is_a_story() -> None:
    page = ENGLISH.replace(PARAGRAPHS[2], "“Verify you are human,” the screen said, and he did not know what to say.")
    assert "Verify you are human" in newsclean.clean(page).text
