"""Pages that stand in a story's place."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.rules.interstitials import Wall, wall_in, walls
from tests.pages import ENGLISH, PARAGRAPHS

EVERY = [pytest.param(wall, text, id=f"{wall.id}:{text[:20]}") for wall in walls() for text in wall.examples]
NONE = [pytest.param(wall, text, id=f"{wall.id}:{text[:20]}") for wall in walls() for text in wall.counter]


@pytest.mark.parametrize("wall,text", EVERY)
def test_example(wall: Wall, text: str) -> None:
    assert wall_in(text) is wall


@pytest.mark.parametrize("wall,text", NONE)
def test_counter_example(wall: Wall, text: str) -> None:
    assert wall_in(text) is None


def test_a_bot_check_is_named() -> None:
    page = (
        "<html><head><title>Just a moment...</title></head><body><h1>news.example</h1><p>Verify you are human by "
        "completing the action below.</p><p>news.example needs to review the security of your connection before "
        "proceeding.</p></body></html>"
    )
    with pytest.raises(newsclean.NoArticle, match=r"a bot check.*wall\.bot"):
        newsclean.clean(page)


def test_a_story_about_one_is_a_story() -> None:
    page = ENGLISH.replace(PARAGRAPHS[2], "“Verify you are human,” the screen said, and he did not know what to say.")
    assert "Verify you are human" in newsclean.clean(page).text
