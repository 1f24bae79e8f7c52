"""Dumps that are too short to be a story, and the shortest that are one."""

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


def test_a_consent_box_above_the_story_is_not_the_story() -> None:
    purposes = [
        "Store and/or access information on a device",
        "Cookies, device or similar online identifiers together with other information can be stored on your device to "
        "recognise it whenever it comes back to this site, " + "for one or several of the purposes named here, " * 8,
        "Advertising and content can be personalised based on your profile. Your activity on this service can be used to "
        "build a profile about you for personalised advertising.",
        "Reports can be generated based on your activity and those of others.",
    ]
    story = [
        "The council of Marrow voted on Monday to keep the old bridge open to carts and to all who walk over it.",
        "Work begins in April, said the mayor, and will take two summers.",
    ]
    dump = "\n".join(["We value your choice", *purposes * 2, "Marrow keeps its old bridge", *story])
    article = newsclean.clean(dump, kind="dump")
    assert article.text.split("\n\n") == story
    assert article.title == "Marrow keeps its old bridge"
