"""Every interstitial rule matches its examples, and no rule matches its counter-examples."""

from __future__ import annotations

import re

import pytest

from newsclean.rules.interstitials import Interstitial, find_interstitial, load_interstitials
from newsclean.text.words.required_words import every_match_has_one

EXAMPLES = [
    pytest.param(kind, text, id=f"{kind.id}:{text[:20]}") for kind in load_interstitials() for text in kind.examples
]
COUNTER_EXAMPLES = [
    pytest.param(kind, text, id=f"{kind.id}:{text[:20]}")
    for kind in load_interstitials()
    for text in kind.counter_examples
]


@pytest.mark.parametrize(("kind", "text"), EXAMPLES)
def test_example(kind: Interstitial, text: str) -> None:
    found = find_interstitial(text, [], [text], text)
    # Rules of two languages may share a phrase; both say the same of the page.
    assert found is not None
    assert found.id.split(".")[1] == kind.id.split(".")[1]


@pytest.mark.parametrize(("kind", "text"), COUNTER_EXAMPLES)
def test_counter_example(kind: Interstitial, text: str) -> None:
    assert find_interstitial(text, [], [text], text) is None


def test_every_kind_has_required_words() -> None:
    assert all(all(kind.required_words) for kind in load_interstitials())


@pytest.mark.parametrize("kind", load_interstitials(), ids=lambda kind: kind.id)
def test_no_match_is_missed_for_want_of_a_word(kind: Interstitial) -> None:
    assert every_match_has_one(kind.pattern.pattern, kind.required_words, re.DOTALL)


def test_a_pattern_without_a_required_word_is_not_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    load_interstitials.cache_clear()
    with monkeypatch.context() as broken:
        broken.setattr(re, "compile", lambda *_: pytest.fail("it was compiled"))
        assert find_interstitial("The bridge", [], ["It stays open."], "It stays open.") is None
    load_interstitials.cache_clear()


def test_ids_are_unique() -> None:
    ids = [kind.id for kind in load_interstitials()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", ["gone", "redirect", "maintenance"])
def test_the_common_kinds_know_twenty_languages(name: str) -> None:
    languages = {
        language for kind in load_interstitials() if kind.id.startswith(f"wall.{name}.") for language in kind.languages
    }
    assert len(languages) >= 20


def test_a_page_with_much_text_is_told_by_title_and_headings_alone() -> None:
    line = "This page has been removed."
    text = f"{line} {'Some words of a story. ' * 200}"
    assert find_interstitial("The bridge", [], [line], text) is None
    found = find_interstitial("Page not found | The Example", [], [line], text)
    assert found is not None and found.id == "wall.gone.en"
