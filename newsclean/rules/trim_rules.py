"""Rules of strength ``trim``: words that are cut off the start or the end of a block's text."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.rules.rule import Rule, fold_chars

_WIDE_LANGUAGES = frozenset(("zh", "ja", "ko"))


class TrimMatch(NamedTuple):
    """What a rule cuts off a text."""

    rule: Rule
    start: int
    end: int
    """Offsets into the text."""


class TrimRules:
    """Finds the words that are cut off a text."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._at_start = tuple(rule for rule in rules if rule.scope == "start")
        self._at_end = tuple(rule for rule in rules if rule.scope == "end")
        self._max_start_chars = max((rule.max_chars for rule in self._at_start), default=0)
        self._max_end_chars = max((rule.max_chars for rule in self._at_end), default=0)
        self._patterns: dict[str, re.Pattern[str]] = {}

    def find_at_start(self, text: str) -> TrimMatch | None:
        """Return what the first matching rule cuts off the start of a text."""
        return self._find(self._at_start, fold_chars(text[: self._max_start_chars]), 0) if self._at_start else None

    def find_at_end(self, text: str) -> TrimMatch | None:
        """Return what the first matching rule cuts off the end of a text."""
        if not self._at_end:
            return None
        offset = max(0, len(text) - self._max_end_chars)
        return self._find(self._at_end, fold_chars(text[offset:]), offset)

    def is_match(self, rule: Rule, folded: str) -> bool:
        """Return whether a rule cuts something off folded text."""
        return self._search(rule, folded) is not None

    def is_whole(self, rule: Rule, folded: str) -> bool:
        """Return whether a rule would cut off all of folded text."""
        return len(folded) <= rule.max_chars and self._compile(rule).fullmatch(folded) is not None

    def _find(self, rules: tuple[Rule, ...], folded: str, offset: int) -> TrimMatch | None:
        is_ascii = folded.isascii()
        for rule in rules:
            if is_ascii and _WIDE_LANGUAGES.issuperset(rule.languages):
                continue
            # Nested loops are faster than any() with a generator, and this runs for every long block.
            for word in rule.required_words or ("",):
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
