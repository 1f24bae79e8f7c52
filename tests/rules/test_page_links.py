"""Every label rule of links between pages matches its examples and none of its counter-examples."""

from __future__ import annotations

import pytest

from newsclean.rules.page_links import PageLinkRule, load_page_links, read_label

RULES = load_page_links().rules
EXAMPLES = [pytest.param(rule, text, id=f"{rule.id}:{text}") for rule in RULES for text in rule.examples]
COUNTER_EXAMPLES = [
    pytest.param(rule, text, id=f"{rule.id}:{text}") for rule in RULES for text in rule.counter_examples
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text"), EXAMPLES)
def test_example(rule: PageLinkRule, text: str) -> None:
    label = read_label(text)
    assert label is not None
    assert label.rule.kind == rule.kind


@pytest.mark.parametrize(("rule", "text"), COUNTER_EXAMPLES)
def test_counter_example(rule: PageLinkRule, text: str) -> None:
    label = read_label(text)
    assert label is None or label.rule.id != rule.id


def test_ids_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(("kind", "count"), [("next_page", 25), ("all_pages", 15), ("other_story", 25)])
def test_labels_are_known_in_many_languages(kind: str, count: int) -> None:
    assert len({language for rule in RULES if rule.kind == kind for language in rule.languages}) >= count


@pytest.mark.parametrize(("text", "number"), [("2", 2), ("[3]", 3), ("【12】", 12)])
def test_the_number_of_a_page(text: str, number: int) -> None:
    label = read_label(text)
    assert label is not None and label.number == number
