"""Stems of words."""

from __future__ import annotations

from newsclean.text.word_stems import word_stems


def test_words_are_cut_and_short_ones_dropped() -> None:
    assert word_stems("The bridges of Marrow, bridge by bridge", stem_letters=6, min_word_letters=4, max_chars=100) == (
        "bridge",
        "marrow",
    )


def test_pairs_of_characters_where_words_have_no_spaces() -> None:
    assert word_stems("保留old桥", stem_letters=5, min_word_letters=3, max_chars=100) == ("old", "保留")
    assert word_stems("保留老桥", stem_letters=5, min_word_letters=3, max_chars=100) == ("保留", "留老", "老桥")


def test_only_the_first_characters_are_read() -> None:
    assert word_stems("bridge ferry", stem_letters=5, min_word_letters=3, max_chars=6) == ("bridg",)
