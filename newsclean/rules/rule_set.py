"""A set of rules, and the search for the rule that matches a block's text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.rules.alternatives import (
    NO_ALTERNATIVES,
    Alternative,
    AlternativeGroup,
    AlternativeTable,
    is_wide_only,
    literal_prefix,
    prefix_key,
)
from newsclean.rules.container_names import ContainerNames, NameRoles
from newsclean.rules.rule import Rule, fold_text
from newsclean.rules.trim_rules import TrimRules
from newsclean.text.width import has_wide

_MAX_CACHED_TEXTS = 4_000
_ORNAMENTS = "-–—*•·~=_|#+<>▼▽▾▲△▴▶►◀◄◆◇■□●○★☆※↓↑→← "
"""Signs around a label that say nothing."""


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
        self._searched = tuple(map(_SearchedRule, filter(_is_searched, self._ordered)))
        self.trim_rules = TrimRules(tuple(rule for rule in rules if rule.strength == "trim"))
        self._order = {rule.id: place for place, rule in enumerate(self._ordered)}
        indexed = {row[0] for row in alternatives.rows if row}
        self._unindexed = tuple(
            Alternative(rule, self._order[rule.id], rule.pattern)
            for rule in self._ordered
            if not _is_searched(rule) and rule.id not in indexed
        )
        self._alternative_by_row: dict[int, Alternative] = {}
        self._groups: dict[tuple[int, ...], AlternativeGroup] = {}
        self._group_by_prefix: dict[str, AlternativeGroup] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._first_match: dict[str, Rule | None] = {}

    def match(self, text: str) -> Rule | None:
        """Return the matching rule of the highest precedence."""
        if len(text) > self.max_chars:
            return None
        try:
            return self._first_match[text]
        except KeyError:
            # A test before the look-up is not safe: another thread may empty the cache between the two.
            pass
        folded = fold_text(text)
        rule = self._match_anchored(folded)
        searched = next(self._match_searched(folded), None)
        if searched is not None and (rule is None or self._order[searched.id] < self._order[rule.id]):
            rule = searched
        if rule is None and folded and folded[0] in _ORNAMENTS and folded[-1] in _ORNAMENTS:
            # Signs around a label: “--- advertisement ---”.
            bare = folded.strip(_ORNAMENTS)
            rule = self._match_anchored(bare) if bare else None
        if len(self._first_match) > _MAX_CACHED_TEXTS:
            self._first_match.clear()
        self._first_match[text] = rule
        return rule

    def match_all(self, text: str) -> tuple[Rule, ...]:
        """Return every rule that matches a block's text in the order of precedence; trims where it is all they cut."""
        if len(text) > self.max_chars:
            return ()
        folded = fold_text(text)
        group = self._group_for(prefix_key(folded))
        length = len(folded)
        found = {
            alternative.order
            for alternative in group.candidates(folded)
            if length <= alternative.rule.max_chars and alternative.matches(folded)
        }
        found.update(self._order[rule.id] for rule in self._match_searched(folded))
        return tuple(self._ordered[place] for place in sorted(found))

    def match_named(self, text: str, id_prefix: str) -> Rule | None:
        """Return the rule of the highest precedence that matches a block's text and has such an id.

        Args:
            text: the text.
            id_prefix: how the rule's id begins. No other rule is tried.
        """
        if len(text) > self.max_chars:
            return None
        folded = fold_text(text)
        length = len(folded)
        found = [
            alternative.rule
            for alternative in self._group_for(prefix_key(folded)).candidates(folded)
            if alternative.rule.id.startswith(id_prefix)
            and length <= alternative.rule.max_chars
            and alternative.matches(folded)
        ]
        found += [
            rule
            for rule in (searched.rule for searched in self._searched)
            if rule.id.startswith(id_prefix)
            and (self.trim_rules.is_whole(rule, folded) if rule.strength == "trim" else self.is_match(rule, folded))
        ]
        return min(found, key=lambda rule: self._order[rule.id], default=None)

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

    def _match_searched(self, folded: str) -> Iterator[Rule]:
        """Yield the rules without alternatives that match, in the order of precedence."""
        length = len(folded)
        is_ascii = folded.isascii()
        for searched in self._searched:
            rule = searched.rule
            if length > rule.max_chars:
                continue
            # Nested loops are faster than any() with a generator, and this runs for every block.
            for word in searched.ascii_words if is_ascii else searched.words:
                if word in folded:
                    if rule.strength == "trim":
                        if self.trim_rules.is_whole(rule, folded):
                            yield rule
                    elif self.is_match(rule, folded):
                        yield rule
                    break

    def _match_anchored(self, folded: str) -> Rule | None:
        """Return the first rule of the scopes ``line`` and ``start`` that matches.

        Text without a wide character is not tried against rules for Chinese, Japanese or Korean alone.
        """
        key = prefix_key(folded)
        group = self._group_by_prefix.get(key)
        if group is None:
            group = self._group_for(key)
        length = len(folded)
        is_wide: bool | None = None
        for alternative in group.candidates(folded):
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

    def _group_for(self, key: str) -> AlternativeGroup:
        """Return the alternatives that texts with a prefix key may match, in the order of precedence."""
        group = self._group_by_prefix.get(key)
        if group is not None:
            return group
        numbers = self.alternatives.rows_for(key)
        group = self._groups.get(numbers)
        if group is None:
            indexed = (self._alternative(number) for number in numbers)
            alternatives = sorted((*self._unindexed, *indexed), key=lambda alternative: alternative.order)
            alternatives = [one for one in alternatives if not _is_searched(one.rule)]
            group = self._groups[numbers] = AlternativeGroup(alternatives)
        if len(self._group_by_prefix) > _MAX_CACHED_TEXTS:
            self._group_by_prefix.clear()
        self._group_by_prefix[key] = group
        return group

    def _alternative(self, number: int) -> Alternative:
        alternative = self._alternative_by_row.get(number)
        if alternative is None:
            rule_id, source, *words = self.alternatives.rows[number]
            order = self._order[rule_id]
            alternative = Alternative(self._ordered[order], order, source, literal_prefix(source), words)
            self._alternative_by_row[number] = alternative
        return alternative


def _is_searched(rule: Rule) -> bool:
    """Whether a rule's whole pattern is tried on the texts that have one of its words.

    These are the rules of the scope ``within``, and those for Chinese, Japanese and Korean that trim: their pattern is
    needed to trim as well, and takes long to compile.
    """
    return rule.scope == "within" or (
        rule.strength == "trim" and bool(rule.required_words) and is_wide_only(rule.languages)
    )


class _SearchedRule:
    """A rule with the words that are looked for before its pattern is tried."""

    __slots__ = ("ascii_words", "rule", "words")

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.words = rule.required_words or ("",)
        self.ascii_words = tuple(filter(str.isascii, self.words))
        """The words that text in ASCII can contain."""
