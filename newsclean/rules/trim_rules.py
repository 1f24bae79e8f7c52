"""Rules of strength ``trim``: words that are cut off the start or the end of a block's text."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from newsclean.rules.alternatives import is_wide_only
from newsclean.rules.rule import Rule, fold_chars
from newsclean.text.width import has_wide
from newsclean.text.words.word_index import WordIndex


class TrimMatch(NamedTuple):
    """What a rule cuts off a text."""

    rule: Rule
    start: int
    end: int
    """Offsets into the text."""


class _RuleTable:
    """The rules of one scope, in the order of precedence."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.max_chars = max((rule.max_chars for rule in rules), default=0)
        self._rules = rules
        self._are_wide = [is_wide_only(rule.languages) for rule in rules]

    @cached_property
    def _word_index(self) -> WordIndex:
        return WordIndex([rule.required_words or ("",) for rule in self._rules])

    def candidates(self, folded: str) -> list[Rule]:
        """Return the rules that folded text has a word of, in the order of precedence.

        Rules for Chinese, Japanese or Korean alone are none for text without a wide character.
        """
        found = self._word_index.find(folded)
        if not found:
            return []
        is_wide = has_wide(folded)
        return [self._rules[number] for number in sorted(found) if is_wide or not self._are_wide[number]]


class TrimRules:
    """Finds the words that are cut off a text."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._at_start = _RuleTable(tuple(rule for rule in rules if rule.scope == "start"))
        self._at_end = _RuleTable(tuple(rule for rule in rules if rule.scope == "end"))
        self._patterns: dict[str, re.Pattern[str]] = {}

    def find_at_start(self, text: str) -> TrimMatch | None:
        """Return what the first matching rule cuts off the start of a text."""
        return self._find(self._at_start, fold_chars(text[: self._at_start.max_chars]), 0)

    def find_at_end(self, text: str) -> TrimMatch | None:
        """Return what the first matching rule cuts off the end of a text."""
        offset = max(0, len(text) - self._at_end.max_chars)
        return self._find(self._at_end, fold_chars(text[offset:]), offset)

    def is_match(self, rule: Rule, folded: str) -> bool:
        """Return whether a rule cuts something off folded text."""
        return self._search(rule, folded) is not None

    def is_whole(self, rule: Rule, folded: str) -> bool:
        """Return whether a rule would cut off all of folded text."""
        return len(folded) <= rule.max_chars and self._compile(rule).fullmatch(folded) is not None

    def _find(self, table: _RuleTable, folded: str, offset: int) -> TrimMatch | None:
        for rule in table.candidates(folded):
            match = self._search(rule, folded)
            if match is not None:
                return TrimMatch(rule, offset + match[0], offset + match[1])
        return None

    def _search(self, rule: Rule, folded: str) -> tuple[int, int] | None:
        pattern = self._compile(rule)
        if rule.scope == "end":
            offset = max(0, len(folded) - rule.max_chars)
            match = pattern.search(folded, offset)
        else:
            match = pattern.match(folded)
        return match.span() if match and match.end() - match.start() <= rule.max_chars else None

    def _compile(self, rule: Rule) -> re.Pattern[str]:
        pattern = self._patterns.get(rule.id)
        if pattern is None:
            edge = r"\s*\Z" if rule.scope == "end" else r"\s*"
            pattern = self._patterns[rule.id] = re.compile(f"(?:{rule.pattern}){edge}")
        return pattern
