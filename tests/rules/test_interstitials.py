"""Every interstitial rule matches its examples, and no rule matches its counter-examples."""

from __future__ import annotations

import pytest

from newsclean.rules.interstitials import Interstitial, find_interstitial, load_interstitials

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
