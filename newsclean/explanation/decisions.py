"""What decided blocks, in words: rules by their strength and scope, structural facts and vetoes by their ids."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from newsclean.explanation.data_files import read_explanation_data
from newsclean.rules.interstitials import Interstitial
from newsclean.rules.rule import Rule

EVIDENCE_PREFIX = "score+"
"""Starts the reason of a block that the weights decided with a rule among the features, before the rule's id."""
RULE_KIND = "rule"
_INTERSTITIAL_STRENGTH = "interstitial"


@dataclass(frozen=True, slots=True)
class ExplainedRule:
    """What decided blocks or contributed to a decision: a rule, or a fact of the page's structure."""

    kind: str
    """``rule``; or ``exclusion``, ``veto``, ``sequence``, ``site``, ``header`` or ``score`` for what has no pattern."""
    words: str
    """What it says, in a sentence."""
    role: str | None = None
    """The role of the blocks that a rule drops."""
    strength: str | None = None
    """``veto``, ``trim`` or ``evidence``; ``interstitial`` for a rule about pages that are no article."""
    scope: str | None = None
    """Where the pattern must match: ``line`` (the whole block), ``start``, ``end``, ``within`` (anywhere) or ``title``."""
    pattern: str | None = None
    """A rule's regular expression."""

    @classmethod
    def from_dict(cls, data: Any) -> ExplainedRule:
        """Return the rule from the data of :meth:`to_dict`, or from the line of text of earlier versions."""
        return cls(RULE_KIND, data) if isinstance(data, str) else cls(**data)

    def to_dict(self) -> dict[str, str]:
        """Return what is known of the rule."""
        return {name: value for name, value in asdict(self).items() if value is not None}


class Term(NamedTuple):
    """A word of explanations, such as veto."""

    name: str
    words: str


class _Words(NamedTuple):
    verdicts: dict[str, ExplainedRule]
    """By id."""
    kinds: dict[str, str]
    strengths: dict[str, str]
    scopes: dict[str, str]
    page_scopes: dict[str, str]
    terms: tuple[Term, ...]


def explain_decisions(
    ids: Iterable[str], rules: Iterable[Rule], interstitial: Interstitial | None
) -> dict[str, ExplainedRule]:
    """Return what is known of the reasons of verdicts, by id; nothing for the ids of another version.

    Args:
        ids: the reasons; ``score+ID`` stands for the rule.
        rules: the active rules.
        interstitial: the rule that decided that the page is no article.
    """
    found: dict[str, ExplainedRule] = {}
    rules_by_id: dict[str, Rule] = {}
    for id_ in dict.fromkeys(one.removeprefix(EVIDENCE_PREFIX) for one in ids):
        known = _load_words().verdicts.get(id_)
        if known is not None:
            found[id_] = known
            continue
        rules_by_id = rules_by_id or {rule.id: rule for rule in rules}
        if id_ in rules_by_id:
            found[id_] = _explain_rule(rules_by_id[id_])
    if interstitial is not None:
        words = _load_words()
        found[interstitial.id] = ExplainedRule(
            RULE_KIND,
            f"A rule that {words.strengths[_INTERSTITIAL_STRENGTH]}: its pattern matches {words.page_scopes[interstitial.scope]}.",
            strength=_INTERSTITIAL_STRENGTH,
            scope=interstitial.scope,
            pattern=interstitial.pattern.pattern,
        )
    return found


def load_facts() -> dict[str, ExplainedRule]:
    """Return what decides without a pattern, such as the facts of a page's structure, by id."""
    return _load_words().verdicts


def load_kinds() -> dict[str, str]:
    """Return how the kinds of :class:`ExplainedRule` without a pattern decide, by kind."""
    return _load_words().kinds


def load_terms() -> tuple[Term, ...]:
    """Return the words of explanations with their meanings."""
    return _load_words().terms


def _explain_rule(rule: Rule) -> ExplainedRule:
    words = _load_words()
    what = f"A rule that {words.strengths[rule.strength]}: its pattern matches {words.scopes[rule.scope]}"
    only = ", which is nothing but a link" if rule.links_only else ""
    return ExplainedRule(RULE_KIND, f"{what}{only}.", rule.role, rule.strength, rule.scope, rule.pattern)


@lru_cache(maxsize=1)
def _load_words() -> _Words:
    data = read_explanation_data("verdicts")
    return _Words(
        {entry["id"]: ExplainedRule(entry["kind"], entry["words"]) for entry in data["verdict"]},
        {entry["id"]: entry["words"] for entry in data["kind"]},
        data["strength"],
        data["scope"],
        data["page_scope"],
        tuple(Term(entry["name"], entry["words"]) for entry in data["term"]),
    )
