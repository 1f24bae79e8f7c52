"""Dumps that are too little to be a story."""

from __future__ import annotations

import pytest

import newsclean


@pytest.mark.parametrize("text", ["not much", "Home\nNews\nSport\nWeather\nContact us\n"])
def test_a_few_words_are_no_story(text: str) -> None:
    with pytest.raises(newsclean.NewscleanError, match="no article found"):
        newsclean.clean_dump(text)


def test_one_sentence_is_a_story() -> None:
    text = "Bridge stays open\n\nThe council of Marrow voted on Monday to keep the old bridge open."
    assert newsclean.clean_dump(text).text == "The council of Marrow voted on Monday to keep the old bridge open."
