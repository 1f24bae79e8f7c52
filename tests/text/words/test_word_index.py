"""The search for many words at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from newsclean.text.words.word_index import WordIndex, _BuiltIndex

WORDS = some.text("abey 分享é-", min_size=0, max_size=7)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("read our newsletter", {0, 1, 4}),
        ("open the letters", {0, 2}),
        ("点击分享", {0, 3}),
        ("ad", {0, 4}),
        ("nothing", {0}),
        ("", {0}),
    ],
)
def test_entries_with_a_word_of_the_text_are_found(text: str, found: set[int]) -> None:
    index = WordIndex([("",), ("newsletter", "sign up"), ("letters",), ("分享", "转发"), ("ad", "advertisement")])
    assert index.find(text) == _BuiltIndex(index._words_by_entry).find(text) == found


def test_an_index_is_built_after_some_texts() -> None:
    index = WordIndex([("newsletter",), ("share", "分享")])
    for _ in range(300):
        assert index.find("点击分享") == {1}
    assert index.find != index._find_one_by_one


def test_a_word_may_begin_inside_another() -> None:
    assert _BuiltIndex([("yabxk",), ("xkya",), ("kyabx",)]).find("yabxkyabxk") == {0, 1, 2}


def test_an_index_without_words_finds_nothing() -> None:
    assert _BuiltIndex([]).find("read more") == _BuiltIndex([()]).find("read more") == set()


@given(some.lists(some.lists(WORDS, max_size=4), max_size=6), some.text("abey 分享é-", max_size=30))
def test_no_word_is_missed(words_by_entry: list[list[str]], text: str) -> None:
    expected = {number for number, words in enumerate(words_by_entry) if any(word in text for word in words)}
    assert WordIndex(words_by_entry).find(text) == _BuiltIndex(words_by_entry).find(text) == expected
