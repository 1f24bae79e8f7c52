from __future__ import annotations

import re

import pytest

from newsclean.text.words.required_words import every_match_has_one, first_words, required_words


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("red door", {"red door"}),
        (r"\d+ (?:red|green) door", {" door"}),
        (r"\d(?:red|green)\d", {"red", "green"}),
        (r"[Aa]uthors?\b", {"Author", "author"}),
        (r"(?:记者|见习记者)\s", {"记者"}),
        (r"\w+[/／]\w+", {"/", "／"}),
        (r"(?<=作者)\s\w", {"作者"}),
        (r"\w(?=作者)", {"作者"}),
        (r"(?:abc)?\d", set()),
        (r"(?:abc|\d)", set()),
        (r"\w(?!作者)", set()),
        (r"(?:ab){2,3}", {"ab"}),
        (r"[^ab]\d", set()),
        (r"(?i:by)\d", set()),
    ],
)
def test_required_words(pattern: str, words: set[str]) -> None:
    assert required_words(pattern) == words
    assert not words or every_match_has_one(pattern, words)


def test_words_are_case_folded_where_case_is_ignored() -> None:
    assert required_words("STRAßE", re.IGNORECASE) == {"strasse"}


def test_too_many_words_are_none() -> None:
    assert required_words("|".join(f"{one}x{other}" for one in "abcdefghij" for other in "abcdefghij")) == set()


@pytest.mark.parametrize(
    ("pattern", "words", "proven"),
    [
        ("(?:re|de)porter", ["reporter", "deporter"], True),
        ("(?:re|de)porter", ["reporter"], False),
        ("[Bb]y ", ["by ", "By "], True),
        ("[Bb]y ", ["by "], False),
        ("━{4,}", ["━━"], True),
        ("━{1,}", ["━━"], False),
        ("(?:ab)*c", ["c"], True),
        ("a(?:xa)*b", ["ab", "xa"], True),
        ("a(?:xa)*b", ["xa"], False),
        ("ba(?=r)", ["bar"], True),
        ("ba(?!r)", ["bar"], False),
        (r"(?<=b)ar", ["b"], True),
        (r"a.c", ["ac"], False),
        ("a", [], False),
        ("(?i:by) x", ["by"], False),
        ("(?i:by) x", [" x"], True),
    ],
)
def test_every_match_has_one(pattern: str, words: list[str], proven: bool) -> None:
    assert every_match_has_one(pattern, words) is proven


def test_first_words() -> None:
    assert first_words(r"^\s*(?:written by|by|photos? by)\b\s?:?", re.IGNORECASE) == {
        "written",
        "by",
        "photo",
        "photos",
    }


@pytest.mark.parametrize("pattern", [r"\d+\b", r"by", r"(?:by)?\w", r"[ab]c\b", r"(?i:by)\b"])
def test_first_words_that_cannot_be_told(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"may|ignores"):
        first_words(pattern)


def test_case_is_ignored_by_the_flag_alone() -> None:
    with pytest.raises(ValueError, match="IGNORECASE"):
        required_words("(?i)by")
