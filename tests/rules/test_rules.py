from __future__ import annotations

import re

import pytest

from newsclean.rules import RuleError, rules
from newsclean.rules.book import Rule
from newsclean.rules.load import check_patterns, read_rules

BOOK = rules()


def fold(text: str) -> str:
    return " ".join(text.casefold().split())


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_examples(rule: Rule) -> None:
    assert len(rule.examples) >= 2 and len(rule.counter) >= 2
    for example in rule.examples:
        assert BOOK.holds(rule, fold(example)), example
        assert rule in BOOK.matches(example), example
    for counter in rule.counter:
        assert not BOOK.holds(rule, fold(counter)), counter


def test_ids_are_unique() -> None:
    assert len({rule.id for rule in BOOK.rules}) == len(BOOK.rules)


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_patterns_are_bounded(rule: Rule) -> None:
    # No star, plus or open range: with max_chars, that bounds the work a hostile line can cause.
    bare = re.sub(r"\\.|\[(?:\\.|[^\]])*\]", "x", rule.pattern)
    assert not re.search(r"[*+]|\{\d*,\}", bare)


def test_long_texts_are_not_tried() -> None:
    assert BOOK.match("分享到" * 100_000) is None


def test_names() -> None:
    assert "share" in BOOK.name_roles("share-bar js-x")
    assert "content" in BOOK.name_roles("article-body")
    assert "related" in BOOK.name_roles("jp-relatedposts")
    assert BOOK.name_roles("xyzzy") == ()


@pytest.mark.parametrize(
    "text,word",
    [
        ("[[rule]]\nid = 'a'", "role"),
        ("[[rule", "x.toml"),
        (
            "[[rule]]\nid='a'\nrole='b'\nscope='line'\nstrength='veto'\npattern='('\nexamples=[]\ncounter=[]",
            "a: the pattern",
        ),
        ("[[rule]]\nid='a'\nrole='b'\nscope='up'\nstrength='veto'\npattern='c'\nexamples=[]\ncounter=[]", "scope"),
    ],
)
def test_broken_files_are_named(text: str, word: str) -> None:
    with pytest.raises(RuleError, match=re.escape(word)):
        found: list[Rule] = []
        read_rules("x.toml", text, found, {})
        check_patterns("x.toml", found)


def test_every_shipped_pattern_compiles() -> None:
    check_patterns("data", list(BOOK.rules))
