"""A set of rules, and the search for the rule that matches a block's text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Protocol

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
from newsclean.text.words.word_index import WordIndex

_MAX_CACHED_TEXTS = 20_000
_LONG_TEXT_CHARS = (120, 300)
"""Lengths beyond which a text can match fewer and fewer rules, so that it is searched for fewer words."""
_ORNAMENTS = "-–—*•·~=_|#+<>▼▽▾▲△▴▶►◀◄◆◇■□●○★☆※↓↑→← "
"""Signs around a label that say nothing."""


class _Candidate(Protocol):
    """What a text may match: a rule, or one alternative of its pattern."""

    rule: Rule
    order: int
    """The rule's place in the order of precedence."""

    @property
    def is_anchored(self) -> bool: ...
    @property
    def is_wide(self) -> bool: ...
    @property
    def required_words(self) -> Sequence[str]: ...
    def matches(self, folded: str) -> bool: ...


class _CandidateTable:
    """Candidates in the order of precedence, found by their words."""

    def __init__(self, candidates: tuple[_Candidate, ...]) -> None:
        self._candidates = candidates

    @cached_property
    def _word_index(self) -> WordIndex:
        return WordIndex([candidate.required_words or ("",) for candidate in self._candidates])

    def find(self, folded: str) -> list[_Candidate]:
        """Return the candidates that a text has a word of."""
        found = self._word_index.find(folded)
        return [self._candidates[number] for number in sorted(found)] if found else []


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
        self._table_by_roles: dict[frozenset[str], _CandidateTable] = {}

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
        rule = self._find_first(folded, self._candidates_by_word(folded))
        if rule is None and folded and folded[0] in _ORNAMENTS and folded[-1] in _ORNAMENTS:
            # Signs around a label: “--- advertisement ---”.
            bare = folded.strip(_ORNAMENTS)
            if bare:
                rule = self._find_first(bare, [one for one in self._candidates_by_word(bare) if one.is_anchored])
        if len(self._first_match) > _MAX_CACHED_TEXTS:
            self._first_match.clear()
        self._first_match[text] = rule
        return rule

    def has_role(self, text: str, roles: frozenset[str]) -> bool:
        """Return whether the rule that :meth:`match` finds has one of some roles.

        Most texts match no rule with such a role, and then no other rule is tried.
        """
        if len(text) > self.max_chars:
            return False
        try:
            rule = self._first_match[text]
        except KeyError:
            rule = self.match(text) if self._may_have_role(fold_text(text), roles) else None
        return rule is not None and rule.role in roles

    def match_all(self, text: str) -> tuple[Rule, ...]:
        """Return every rule that matches a block's text in the order of precedence; trims where it is all they cut."""
        if len(text) > self.max_chars:
            return ()
        folded = fold_text(text)
        length = len(folded)
        found = {
            candidate.order
            for candidate in self._all_candidates(folded)
            if length <= candidate.rule.max_chars and candidate.matches(folded)
        }
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
            candidate
            for candidate in self._all_candidates(folded)
            if candidate.rule.id.startswith(id_prefix)
            and length <= candidate.rule.max_chars
            and candidate.matches(folded)
        ]
        return min(found, key=lambda candidate: candidate.order).rule if found else None

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

    def _find_first(self, folded: str, by_word: Sequence[_Candidate]) -> Rule | None:
        """Return the first rule that matches.

        Text without a wide character is not tried against rules for Chinese, Japanese or Korean alone.

        Args:
            folded: the folded text.
            by_word: the candidates that it has a word of, in the order of precedence.
        """
        key = prefix_key(folded)
        group = self._group_by_prefix.get(key)
        if group is None:
            group = self._group_for(key)
        length = len(folded)
        is_wide: bool | None = None
        first: _Candidate | None = None
        for candidates in (by_word, group.candidates(folded)):
            for candidate in candidates:
                if first is not None and candidate.order >= first.order:
                    break
                if length > candidate.rule.max_chars:
                    continue
                if candidate.is_wide:
                    if is_wide is None:
                        is_wide = has_wide(folded)
                    if not is_wide:
                        continue
                if candidate.matches(folded):
                    first = candidate
                    break
        return first.rule if first is not None else None

    def _may_have_role(self, folded: str, roles: frozenset[str]) -> bool:
        """Whether folded text matches a rule with one of some roles, or may do so without the signs around it."""
        if folded and folded[0] in _ORNAMENTS and folded[-1] in _ORNAMENTS:
            return True
        table = self._table_by_roles.get(roles)
        if table is None:
            by_word = (one for one in self._candidates_of_any_prefix if one.rule.role in roles)
            table = self._table_by_roles[roles] = _CandidateTable(tuple(by_word))
        length = len(folded)
        for candidate in (*table.find(folded), *self._group_for(prefix_key(folded)).candidates(folded)):
            if candidate.rule.role in roles and length <= candidate.rule.max_chars and candidate.matches(folded):
                return True
        return False

    def _all_candidates(self, folded: str) -> list[_Candidate]:
        return [*self._candidates_by_word(folded), *self._group_for(prefix_key(folded)).candidates(folded)]

    def _candidates_by_word(self, folded: str) -> list[_Candidate]:
        """Return the candidates that may begin in any way and that a text has a word of, in the order of precedence."""
        length = len(folded)
        place = 0
        while place < len(_LONG_TEXT_CHARS) and length > _LONG_TEXT_CHARS[place]:
            place += 1
        return self._candidate_tables[place].find(folded)

    @cached_property
    def _candidate_tables(self) -> tuple[_CandidateTable, ...]:
        """What texts may match however they begin: all of it, and what longer and longer texts may match."""
        candidates = self._candidates_of_any_prefix
        long_ones = (
            tuple(one for one in candidates if one.rule.max_chars > min_chars) for min_chars in _LONG_TEXT_CHARS
        )
        return tuple(map(_CandidateTable, (candidates, *long_ones)))

    @cached_property
    def _candidates_of_any_prefix(self) -> tuple[_Candidate, ...]:
        """What texts may match however they begin, in the order of precedence."""
        candidates: list[_Candidate] = [
            _SearchedRule(rule, order, self.trim_rules.is_whole if rule.strength == "trim" else self.is_match)
            for order, rule in enumerate(self._ordered)
            if _is_searched(rule)
        ]
        alternatives = map(self._alternative, self.alternatives.rows_of_any_prefix())
        candidates.extend(one for one in alternatives if not _is_searched(one.rule))
        return tuple(sorted(candidates, key=lambda candidate: candidate.order))

    def _group_for(self, key: str) -> AlternativeGroup:
        """Return the alternatives for texts with a prefix key, without those for any prefix, in the order of precedence."""
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
            lengths = self.alternatives.lengths_of(number)
            alternative = Alternative(self._ordered[order], order, source, literal_prefix(source), words, lengths)
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
    """A rule whose pattern is tried on the texts that have one of its words."""

    __slots__ = ("_is_match", "order", "required_words", "rule")
    is_anchored = False
    is_wide = False
    """Its words tell on which texts it is tried."""

    def __init__(self, rule: Rule, order: int, is_match: Callable[[Rule, str], bool]) -> None:
        self.rule = rule
        self.order = order
        self.required_words = rule.required_words
        self._is_match = is_match

    def matches(self, folded: str) -> bool:
        """Return whether folded text matches."""
        return self._is_match(self.rule, folded)
