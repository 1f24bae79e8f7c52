from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from newsclean.rules import rules
from newsclean.rules.book import Parts, Rule, RuleBook, plain_start
from newsclean.rules.compile import compiled
from newsclean.rules.literal_prefixes import needed
from newsclean.rules.shipped import COMPILED, read_shipped, shipped, toml_files
from tests.rules.test_check import MINE

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


def test_the_rule_that_speaks_is_the_surest_of_those_that_match() -> None:
    order = {rule.id: (rule.strength != "veto", place) for place, rule in enumerate(BOOK.rules)}
    for text in [text for rule in BOOK.rules for text in (*rule.examples, *rule.counter)]:
        found = BOOK.matches(text)
        assert BOOK.match(text) == min(found, key=lambda rule: order[rule.id], default=None), text


@pytest.mark.parametrize(
    ("pattern", "start"),
    [
        ("read more", "read more"),
        ("comments?", "comment"),
        ("comment(?:s|ary)", "comment"),
        ("x{0,3}y", ""),
        ("more\\.", "more"),
        ("(?:a )?photo", ""),
        ("by.{0,9}", "by"),
        ("?", ""),
    ],
)
def test_the_plain_characters_that_matches_begin_with(pattern: str, start: str) -> None:
    assert plain_start(pattern) == start


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (".{0,9}(?:by|from) ", ("by", "from")),
        (r"[(\[]?(?:ad|paid content)s?", ("ad", "paid content")),
        (r"\d{1,2}(?: am)? o'clock", (" o'clock",)),
        ("(?:a|b{0,2})c?", ()),
        ("(?:one ){1,3}.{0,9}", ("one ",)),
        ("|".join(f"word {number} .?" for number in range(100)), ("word ",)),
        ("|".join(f"{chr(number)}{number}" for number in range(97, 97 + 100)), ()),
    ],
)
def test_the_words_of_which_every_match_has_one(pattern: str, words: tuple[str, ...]) -> None:
    assert needed(pattern) == words


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=some.data())
def test_no_match_is_missed_for_its_start_or_want_of_a_word(data: some.DataObject) -> None:
    for row in data.draw(some.lists(some.sampled_from(BOOK.parts.rows), min_size=10, max_size=10)):
        _, source, *needs = row
        text = data.draw(some.from_regex(source, fullmatch=True))
        assert text.startswith(plain_start(source)), row
        assert not needs or any(word in text for word in needs), row


def test_an_alternative_is_tried_whatever_it_begins_with() -> None:
    rule = Rule("a.b", "share", "line", "veto", False, ("en",), 40, (), "copy links?|copied|(?:an? )?old link", (), ())
    rows = (("a.b", "copy links?"), ("a.b", "copied"), ("a.b", "(?:an? )?old link", "old link"))
    parts = Parts(rows, {"co": (0, 1), "a ": (2,), "an": (2,), "ol": (2,)})
    whole, apart = RuleBook((rule,), {}), RuleBook((rule,), {}, parts)
    for text in ("Copy link", "copy links", "copied", "old link", "An old link", "a old link"):
        assert whole.match(text) == apart.match(text) == rule, text
    for text in ("copy", "copied it", "copy linkss", "link", "an old links"):
        assert whole.match(text) is None and apart.match(text) is None, text
    other = RuleBook((rule._replace(id="a.c", pattern="old link"),), {}, parts.without(frozenset(("a.b",))))
    assert other.match("copy link") is None and other.match("old link") is not None


def test_names() -> None:
    assert "share" in BOOK.name_roles("share-bar js-x")
    assert "content" in BOOK.name_roles("article-body")
    assert "related" in BOOK.name_roles("jp-relatedposts")
    assert BOOK.name_roles("xyzzy") == ()


def test_every_shipped_file_stands_the_check() -> None:
    book = read_shipped(toml_files())
    assert (book.rules, book.names) == (BOOK.rules, BOOK.names)


def test_what_is_read_is_made_of_what_is_written() -> None:
    assert Path(COMPILED).read_text(encoding="utf-8") == compiled(), "run make compile-rules"


def test_changed_toml_counts_before_the_json_made_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    files = toml_files() | {"zz.toml": MINE.encode()}
    monkeypatch.setattr("newsclean.rules.shipped.toml_files", lambda: files)
    shipped.cache_clear()
    try:
        assert "my.rule" in {rule.id for rule in shipped().rules}
    finally:
        shipped.cache_clear()
