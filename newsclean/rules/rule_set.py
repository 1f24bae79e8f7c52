"""A set of rules, and the search for the rule that matches a block's text."""

from __future__ import annotations

import re

from newsclean.rules.alternatives import (
    NO_ALTERNATIVES,
    PREFIX_CHARS,
    Alternative,
    AlternativeTable,
    literal_prefix,
    prefix_key,
)
from newsclean.rules.container_names import ContainerNames, NameRoles
from newsclean.rules.rule import Rule, fold_text
from newsclean.rules.trim_rules import TrimRules
from newsclean.text.width import has_wide

_MAX_CACHED_TEXTS = 50_000


class RuleSet:
    """Rules in the order of precedence, ready to match.

    Vetoes and trims precede evidence; rules for links alone come last; among equals, rules keep the order of their files.
    """

    def __init__(
        self, rules: tuple[Rule, ...], name_roles: NameRoles, alternatives: AlternativeTable = NO_ALTERNATIVES
    ) -> None:
        """Build a set.

        Args:
            rules: the rules in the order of their files.
            name_roles: roles by token of container names.
            alternatives: the indexed alternatives of the rules' patterns. Rules that it does not cover are tried
                with their whole pattern on every text.
        """
        self.rules = rules
        self.alternatives = alternatives
        self.container_names = ContainerNames(name_roles)
        self.max_chars = max((rule.max_chars for rule in rules), default=0)
        self._ordered = tuple(sorted(rules, key=lambda rule: (rule.links_only, rule.strength == "evidence")))
        self._within = tuple(rule for rule in self._ordered if rule.scope == "within")
        self.trim_rules = TrimRules(tuple(rule for rule in rules if rule.strength == "trim"))
        self._order = {rule.id: place for place, rule in enumerate(self._ordered)}
        indexed = {row[0] for row in alternatives.rows if row}
        self._unindexed = tuple(
            Alternative(rule, self._order[rule.id], rule.pattern)
            for rule in self._ordered
            if rule.scope != "within" and rule.id not in indexed
        )
        self._alternative_by_row: dict[int, Alternative] = {}
        self._alternatives_by_prefix: dict[str, tuple[Alternative, ...]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._first_match: dict[str, Rule | None] = {}

    def match(self, text: str) -> Rule | None:
        """Return the matching rule of the highest precedence."""
        if len(text) > self.max_chars:
            return None
        if text in self._first_match:
            return self._first_match[text]
        folded = fold_text(text)
        matches = (self._match_anchored(folded), self._match_within(folded))
        rule = min((rule for rule in matches if rule), key=lambda rule: self._order[rule.id], default=None)
        if len(self._first_match) > _MAX_CACHED_TEXTS:
            self._first_match.clear()
        self._first_match[text] = rule
        return rule

    def match_all(self, text: str) -> tuple[Rule, ...]:
        """Return every rule that matches a block's text in the order of precedence; trims where it is all they cut."""
        if len(text) > self.max_chars:
            return ()
        folded = fold_text(text)
        return tuple(
            rule
            for rule in self._ordered
            if (self.trim_rules.is_whole(rule, folded) if rule.strength == "trim" else self.is_match(rule, folded))
        )

    def is_match(self, rule: Rule, folded: str) -> bool:
        """Return whether one rule matches folded text. A rule of strength ``trim`` matches where it would cut."""
        if rule.strength == "trim":
            return self.trim_rules.is_match(rule, folded)
        if len(folded) > rule.max_chars:
            return False
        pattern = self._patterns.get(rule.id)
        if pattern is None:
            pattern = self._patterns[rule.id] = re.compile(rule.pattern)
        if rule.scope == "line":
            return pattern.fullmatch(folded) is not None
        if rule.scope == "start":
            return pattern.match(folded) is not None
        return pattern.search(folded) is not None

    def _match_within(self, folded: str) -> Rule | None:
        """Return the first rule of the scope ``within`` that matches."""
        for rule in self._within:
            # Nested loops are faster than any() with a generator, and this runs for every block.
            for word in rule.required_words or ("",):
                if word in folded:
                    if self.is_match(rule, folded):
                        return rule
                    break
        return None

    def _match_anchored(self, folded: str) -> Rule | None:
        """Return the first rule of the scopes ``line`` and ``start`` that matches.

        Text without a wide character is not tried against rules for Chinese, Japanese or Korean alone.
        """
        key = prefix_key(folded)
        alternatives = self._alternatives_by_prefix.get(key)
        if alternatives is None:
            alternatives = self._alternatives_for(key)
        length = len(folded)
        is_wide: bool | None = None
        for alternative in alternatives:
            if length > alternative.rule.max_chars:
                continue
            if alternative.is_wide:
                if is_wide is None:
                    is_wide = has_wide(folded)
                if not is_wide:
                    continue
            if alternative.matches(folded):
                return alternative.rule
        return None

    def _alternatives_for(self, key: str) -> tuple[Alternative, ...]:
        """Return the alternatives that texts with a prefix key may match, in the order of precedence."""
        by_prefix = self.alternatives.rows_by_prefix
        numbers = {number for length in range(PREFIX_CHARS + 1) for number in by_prefix.get(key[:length], ())}
        indexed = (self._alternative(number) for number in sorted(numbers) if self.alternatives.rows[number])
        alternatives = tuple(sorted((*self._unindexed, *indexed), key=lambda alternative: alternative.order))
        if len(self._alternatives_by_prefix) > _MAX_CACHED_TEXTS:
            self._alternatives_by_prefix.clear()
        self._alternatives_by_prefix[key] = alternatives
        return alternatives

    def _alternative(self, number: int) -> Alternative:
        alternative = self._alternative_by_row.get(number)
        if alternative is None:
            rule_id, source, *words = self.alternatives.rows[number]
            order = self._order[rule_id]
            alternative = Alternative(self._ordered[order], order, source, literal_prefix(source), words)
            self._alternative_by_row[number] = alternative
        return alternative
