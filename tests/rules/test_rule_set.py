"""The search for the rule that matches a text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from newsclean.rules.alternatives import AlternativeTable, literal_prefix
from newsclean.rules.rule import Rule, Scope, fold_text
from newsclean.rules.rule_set import RuleSet
from newsclean.rules.shipped import shipped_rules

SHIPPED = shipped_rules()
WITHIN = [rule for rule in SHIPPED.rules if rule.scope == "within"]


def test_texts_over_the_limit_are_not_tried() -> None:
    assert SHIPPED.match("分享到" * 100_000) is None


def test_the_first_match_in_the_order_of_precedence_is_returned() -> None:
    order = {rule.id: (rule.links_only, rule.strength == "evidence", place) for place, rule in enumerate(SHIPPED.rules)}
    for text in [text for rule in SHIPPED.rules for text in (*rule.examples, *rule.counter_examples)]:
        matches = SHIPPED.match_all(text)
        assert SHIPPED.match(text) == min(matches, key=lambda rule: order[rule.id], default=None), text


def test_a_text_has_the_role_of_the_rule_that_matches_it() -> None:
    # A set without cached texts, since a cached match is not searched again.
    rule_set = RuleSet(SHIPPED.rules, {}, SHIPPED.alternatives)
    roles = sorted({rule.role for rule in SHIPPED.rules})
    for rule in SHIPPED.rules:
        for text in (*rule.examples, *rule.counter_examples, *(f"--- {example} ---" for example in rule.examples)):
            match = SHIPPED.match(text)
            others = frozenset(role for role in roles if match is None or role != match.role)
            assert not rule_set.has_role(text, others), text
            if match is not None:
                assert rule_set.has_role(text, frozenset((match.role, roles[0]))), text


@pytest.mark.parametrize(
    ("pattern", "prefix"),
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
def test_literal_prefix(pattern: str, prefix: str) -> None:
    assert literal_prefix(pattern) == prefix


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=some.data())
def test_no_match_is_missed_for_its_prefix_or_required_words(data: some.DataObject) -> None:
    for row in data.draw(some.lists(some.sampled_from(SHIPPED.alternatives.rows), min_size=10, max_size=10)):
        _, source, *words = row
        text = data.draw(some.from_regex(source, fullmatch=True))
        assert text.startswith(literal_prefix(source)), row
        assert not words or any(word in text for word in words), row


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=some.data())
def test_every_match_within_a_text_contains_a_required_word(data: some.DataObject) -> None:
    rule = data.draw(some.sampled_from(WITHIN))
    text = data.draw(some.from_regex(rule.pattern, fullmatch=True))
    assert rule.required_words and any(word in text for word in rule.required_words), rule.id


def test_alternatives_match_as_the_whole_pattern_does() -> None:
    rule = Rule("a.b", "share", "line", "veto", False, ("en",), 40, (), "copy links?|copied|(?:an? )?old link", (), ())
    rows = (("a.b", "copy links?"), ("a.b", "copied"), ("a.b", "(?:an? )?old link", "old link"))
    alternatives = AlternativeTable(rows, {"co": (0, 1), "a ": (2,), "an": (2,), "ol": (2,)})
    unindexed, indexed = RuleSet((rule,), {}), RuleSet((rule,), {}, alternatives)
    for text in ("Copy link", "copy links", "copied", "old link", "An old link", "a old link"):
        assert unindexed.match(text) == indexed.match(text) == rule, text
    for text in ("copy", "copied it", "copy linkss", "link", "an old links"):
        assert unindexed.match(text) is None and indexed.match(text) is None, text
    other = RuleSet((rule._replace(id="a.c", pattern="old link"),), {}, alternatives.without(frozenset(("a.b",))))
    assert other.match("copy link") is None and other.match("old link") is not None


@pytest.mark.parametrize("scope", ["line", "start", "within"])
def test_only_rules_with_an_id_are_tried(scope: Scope) -> None:
    rule = Rule("own.wall.en", "paywall", scope, "veto", False, ("en",), 40, (), "read the full story", (), ())
    other = rule._replace(id="other.en")
    rule_set = RuleSet((other, rule), {})
    assert rule_set.match("Read the full story") == other
    assert rule_set.match_named("Read the full story", "own.wall.") == rule
    assert rule_set.match_named("Read the full story", "third.") is None
    assert rule_set.match_named("Read on", "own.wall.") is None


@pytest.mark.parametrize("text", ["The pier is shut. Sent with Pier Post.", "The café is shut. Sent with Pier Post."])
def test_a_trim_without_languages_is_tried_on_any_text(text: str) -> None:
    rule = Rule("own.trim", "share", "end", "trim", False, (), 40, ("sent with",), r"sent with pier post\.?", (), ())
    found = RuleSet((rule,), {}).trim_rules.find_at_end(text)
    assert found is not None and text[found.start :] == "Sent with Pier Post."


def test_another_thread_may_empty_the_cache_between_two_steps_of_a_search() -> None:
    class Emptied(dict[str, Rule | None]):
        """A cache that loses its entries after it was asked for one."""

        def __contains__(self, key: object) -> bool:
            is_known = super().__contains__(key)
            self.clear()
            return is_known

    rule = Rule("own.rule", "share", "line", "veto", False, ("en",), 40, (), "copy link", (), ())
    rule_set = RuleSet((rule,), {})
    rule_set._first_match = Emptied({"Copy link": rule, "Other": None})
    assert rule_set.match("Copy link") == rule and rule_set.match("Other") is None


def test_roles_of_container_names() -> None:
    names = SHIPPED.container_names
    assert "share" in names.find_roles("share-bar js-x")
    assert "content" in names.find_roles("article-body")
    assert "related" in names.find_roles("jp-relatedposts")
    assert names.find_roles("xyzzy") == ()


def test_text_is_folded_to_one_line_of_lower_case() -> None:
    assert fold_text(" Read\n  MORE\t") == "read more"


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=some.data())
def test_no_match_is_missed_for_its_length(data: some.DataObject) -> None:
    for number in data.draw(some.lists(some.integers(0, len(SHIPPED.alternatives.rows) - 1), min_size=10, max_size=10)):
        source = SHIPPED.alternatives.rows[number][1]
        fewest, most = SHIPPED.alternatives.lengths_of(number)
        assert fewest <= len(data.draw(some.from_regex(source, fullmatch=True))) <= most, source
