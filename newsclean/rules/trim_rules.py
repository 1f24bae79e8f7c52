"""Rules of strength ``trim``: words that are cut off the start or the end of a block's text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from newsclean.rules.alternatives import is_wide_only
from newsclean.rules.rule import Rule, fold_chars
from newsclean.text.width import has_wide

_RuleRows = tuple[tuple[Rule, tuple[str, ...]], ...]
"""Rules, each with its required words."""


class TrimMatch(NamedTuple):
    """What a rule cuts off a text."""

    rule: Rule
    start: int
    end: int
    """Offsets into the text."""


class _RuleTable:
    """The rules of one scope, with the required words that a text of few characters may have."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.max_chars = max((rule.max_chars for rule in rules), default=0)
        self._all = tuple((rule, rule.required_words or ("",)) for rule in rules)
        self._without_wide = _select_words(self._all, lambda word: not has_wide(word))
        self._ascii = _select_words(self._without_wide, str.isascii)

    def rows_for(self, folded: str) -> _RuleRows:
        """Return the rules that folded text may match, each with the words of which it must have one."""
        if folded.isascii():
            return self._ascii
        return self._all if has_wide(folded) else self._without_wide


def _select_words(rows: _RuleRows, is_possible: Callable[[str], bool]) -> _RuleRows:
    """Return the rules with a possible word. The empty word, of rules whose words are unknown, is always possible."""
    selected = ((rule, tuple(filter(is_possible, words))) for rule, words in rows)
    return tuple((rule, words) for rule, words in selected if words and not is_wide_only(rule.languages))


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
        # Nested loops are faster than any() with a generator, and this runs for every long block.
        for rule, words in table.rows_for(folded):
            for word in words:
                if word in folded:
                    match = self._search(rule, folded)
                    if match is not None:
                        return TrimMatch(rule, offset + match[0], offset + match[1])
                    break
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
