"""What decided blocks in words: each id in the code has a sentence, each rule its strength, scope and pattern."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import newsclean
from newsclean.explanation.data_files import read_explanation_data
from newsclean.explanation.decisions import ExplainedRule, explain_decisions, load_kinds, load_terms
from newsclean.rules.active import active_rules
from newsclean.rules.interstitials import load_interstitials
from newsclean.rules.rule import SCOPES, STRENGTHS

PACKAGE = Path(newsclean.__file__).parent
_ID = re.compile(r"(?:structure|line|sequence|site|title)\.[a-z]+(?:-[a-z]+)*")
_SOURCES = (*(PACKAGE / "classify").rglob("*.py"), *(PACKAGE / "explanation").rglob("*.py"), PACKAGE / "story.py")


def ids_in_the_code() -> set[str]:
    """Return the ids of structural facts and vetoes, as strings in the modules that give verdicts."""
    strings = (
        node.value
        for path in _SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {text for text in strings if _ID.fullmatch(text)}


def test_every_fact_in_the_code_has_a_sentence() -> None:
    ids = ids_in_the_code()
    assert {"structure.link-list", "line.comment", "sequence.lead", "site.outside", "title.repeated"} <= ids
    described = explain_decisions(ids, (), None)
    assert ids - described.keys() == set()
    assert {entry["id"] for entry in read_explanation_data("verdicts")["verdict"]} == ids | {"score"}
    for id_, fact in described.items():
        assert fact.words.endswith(".") and fact.kind in load_kinds(), id_
        assert fact.pattern is None


def test_every_rule_says_what_it_does() -> None:
    rules = active_rules().rules
    described = explain_decisions([rule.id for rule in rules], rules, None)
    assert len(described) == len(rules)
    words = {(rule.strength, rule.scope): described[rule.id].words for rule in rules}
    assert len(words) == len(set(words.values()))
    assert {strength for strength, _ in words} == set(STRENGTHS) and {scope for _, scope in words} == set(SCOPES)
    rule = next(rule for rule in rules if rule.id == "byline.by.en")
    assert described[rule.id] == ExplainedRule(
        "rule",
        "A rule that is weighed with the other features and does not decide: its pattern matches the whole block.",
        "byline",
        "evidence",
        "line",
        rule.pattern,
    )


def test_a_rule_among_the_features_is_named_by_its_id() -> None:
    described = explain_decisions(["score+byline.by.en", "score", "no.such"], active_rules().rules, None)
    assert list(described) == ["byline.by.en", "score"]


def test_every_rule_for_pages_says_what_it_does() -> None:
    for interstitial in load_interstitials():
        described = explain_decisions((), (), interstitial)[interstitial.id]
        assert described.strength == "interstitial" and described.pattern == interstitial.pattern.pattern
        assert described.words.endswith(".")


def test_rules_survive_the_way_through_json() -> None:
    described = explain_decisions(["structure.note", "byline.by.en"], active_rules().rules, None)
    for rule in described.values():
        assert ExplainedRule.from_dict(rule.to_dict()) == rule


def test_rules_of_earlier_versions_are_read() -> None:
    assert ExplainedRule.from_dict("veto, line: by ann") == ExplainedRule("rule", "veto, line: by ann")


def test_the_terms_have_meanings() -> None:
    names = [term.name for term in load_terms()]
    assert {"first pass", "second pass", "score (log-odds)", "veto", "evidence"} <= set(names)
    assert len(names) == len(set(names))
