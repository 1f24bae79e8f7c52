"""The shipped rules: each one's examples, and the compiled file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsclean.rules.compile_json import compile_json
from newsclean.rules.rule import Rule, fold_text
from newsclean.rules.shipped import COMPILED_FILE, parse_shipped_rules, read_toml_files, shipped_rules
from tests.rules.test_validation import CUSTOM_RULE

SHIPPED = shipped_rules()


@pytest.mark.parametrize("rule", SHIPPED.rules, ids=lambda rule: rule.id)
def test_examples(rule: Rule) -> None:
    assert len(rule.examples) >= 2 and len(rule.counter_examples) >= 2
    for example in rule.examples:
        assert SHIPPED.is_match(rule, fold_text(example)), example
        assert rule.strength == "trim" or rule in SHIPPED.match_all(example), example
    for counter_example in rule.counter_examples:
        assert not SHIPPED.is_match(rule, fold_text(counter_example)), counter_example


def test_ids_are_unique() -> None:
    assert len({rule.id for rule in SHIPPED.rules}) == len(SHIPPED.rules)


@pytest.mark.parametrize("rule", SHIPPED.rules, ids=lambda rule: rule.id)
def test_patterns_are_bounded(rule: Rule) -> None:
    # Without star, plus and open ranges, max_chars bounds the work that a hostile line can cause.
    bare = re.sub(r"\\.|\[(?:\\.|[^\]])*\]", "x", rule.pattern)
    assert not re.search(r"[*+]|\{\d*,\}", bare)


def test_every_shipped_file_is_valid() -> None:
    parsed = parse_shipped_rules(read_toml_files())
    assert parsed.rules == SHIPPED.rules
    assert parsed.container_names.roles_by_token == SHIPPED.container_names.roles_by_token


def test_the_compiled_file_is_up_to_date() -> None:
    assert Path(COMPILED_FILE).read_text(encoding="utf-8") == compile_json(), "run make compile-rules"


def test_changed_toml_is_read_instead_of_an_outdated_compiled_file(monkeypatch: pytest.MonkeyPatch) -> None:
    files = read_toml_files() | {"zz.toml": CUSTOM_RULE.encode()}
    monkeypatch.setattr("newsclean.rules.shipped.read_toml_files", lambda: files)
    shipped_rules.cache_clear()
    try:
        assert "my.rule" in {rule.id for rule in shipped_rules().rules}
    finally:
        shipped_rules.cache_clear()
