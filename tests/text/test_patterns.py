from __future__ import annotations

import re

import pytest

from benchmarks.required_words import OUT, file_text, prefiltered_patterns
from newsclean.metadata.authors import bylines, split_names
from newsclean.parse import credit
from newsclean.text.patterns import LazyPattern, PrefilteredPattern, lazy_pattern, required_words_of
from newsclean.text.words.required_words import every_match_has_one, first_words

PATTERNS = dict(prefiltered_patterns())


def test_the_stored_words_are_those_of_the_patterns() -> None:
    assert OUT.read_text(encoding="utf-8") == file_text(), "run: make required-words"


def test_there_are_some() -> None:
    assert len(PATTERNS) > 20


@pytest.mark.parametrize("name", PATTERNS)
def test_no_match_is_missed_for_want_of_a_word(name: str) -> None:
    pattern = PATTERNS[name]
    words = pattern._words or required_words_of(pattern.pattern)
    assert words != ("",)
    assert every_match_has_one(pattern.pattern, words, pattern.flags)


def test_no_byline_is_missed_for_its_first_word() -> None:
    for pattern, words in (
        (split_names._INTRODUCTION, split_names._INTRODUCTION_FIRST_WORDS),
        (bylines._LINE, bylines._LINE_FIRST_WORDS),
    ):
        assert first_words(pattern.pattern, pattern.flags) == words


def test_without_a_required_word_nothing_is_found_and_nothing_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    pattern = PrefilteredPattern(r"(?P<what>red|green) door", re.IGNORECASE, ("door",))
    with monkeypatch.context() as broken:
        broken.setattr(re, "compile", lambda *_: pytest.fail("it was compiled"))
        text = "A red gate"
        assert pattern.search(text) is pattern.match(text) is pattern.fullmatch(text) is None
        assert list(pattern.finditer(text)) == []
        assert pattern.split(text) == [text]
        assert pattern.sub("", text) == text
    assert pattern.sub("gate", "A RED DOOR", count=1) == "A gate"
    assert pattern.split("a red door and b") == ["a ", "red", " and b"]
    assert [found["what"] for found in pattern.finditer("Red door, green door")] == ["Red", "green"]
    assert pattern.match("red door") and pattern.fullmatch("red door") and not pattern.match("a red door")


def test_a_pattern_without_stored_words_is_tried_on_every_text() -> None:
    assert PrefilteredPattern("no such pattern in the package", 0).search("no such pattern in the package")


def test_a_lazy_pattern_has_a_pattern_s_methods_alone() -> None:
    pattern = lazy_pattern("a")
    assert isinstance(pattern, LazyPattern)
    assert pattern.findall("banana") == ["a", "a", "a"]
    with pytest.raises(AttributeError):
        pattern.nothing  # noqa: B018


def test_every_credit_contains_a_required_word() -> None:
    for pattern, words in (
        (credit._PICTURE_CREDIT, credit._PICTURE_SIGNS),
        (credit._PICTURE_CREDIT, credit._PICTURE_HINTS),
        (credit._AGENCY_CREDIT, credit._AGENCIES),
        (credit._EAST_ASIAN_CREDIT, credit._EAST_ASIAN_HINTS),
    ):
        assert every_match_has_one(pattern.pattern, words, pattern.flags)
    assert credit.is_credited("Most v noci, fotka: Jana Novotná")


@pytest.mark.parametrize("agency", credit._AGENCIES)
def test_agencies_end_a_credit_or_stand_before_a_sign(agency: str) -> None:
    for end in ("", " ", "\n", "/Ada Fell", " /Ada", ")", " Images"):
        assert credit.is_credited(f"The bridge {agency}{end}")
    assert not credit.is_credited(f"The bridge {agency} says")
