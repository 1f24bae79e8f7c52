"""Alternatives of the patterns of anchored rules, indexed by how their matches begin.

The shipped patterns are long lists of alternatives in many languages. A page needs few of them, so each alternative is
compiled on its own, when the first text comes that it may match. The index is made when the rules are compiled to JSON
(:mod:`newsclean.rules.compile_json`).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newsclean.rules.rule import Rule
from newsclean.text.patterns import contains_any

PREFIX_CHARS = 2
"""Length of the prefixes in the index."""

ANY_LENGTH = (0, sys.maxsize)
"""The fewest and the most characters of matches of any length."""
_WIDE_LANGUAGES = frozenset(("zh", "ja", "ko"))
_SPECIAL_CHARS = frozenset("\\.^$*+?{}[]()|")
_OPTIONAL_QUANTIFIERS = frozenset("*?{")


class AlternativeTable(NamedTuple):
    """Alternatives of the patterns of the scopes ``line`` and ``start``, in the form of the shipped JSON.

    Nothing is built from the rows that a page does not need.
    """

    rows: Sequence[Sequence[str]]
    """Each row: the id of the rule, the alternative's pattern, then its required words. Alternatives with a literal
    prefix longer than :data:`PREFIX_CHARS` have no words, since the prefix is selective enough. A row without content
    belongs to a disabled rule."""
    rows_by_prefix: Mapping[str, Sequence[int]]
    """Row numbers by prefix key (:func:`prefix_key`); a shorter key where any character may follow."""
    lengths: Sequence[Sequence[int]] = ()
    """The fewest and the most characters of each row's matches; none if they are unknown."""

    def lengths_of(self, number: int) -> Sequence[int]:
        """Return the fewest and the most characters of the matches of a row."""
        return self.lengths[number] if self.lengths else ANY_LENGTH

    def rows_for(self, key: str) -> tuple[int, ...]:
        """Return the numbers of the rows for texts with a prefix key, without those for any prefix, ascending."""
        by_prefix = self.rows_by_prefix
        numbers = {number for length in range(1, PREFIX_CHARS + 1) for number in by_prefix.get(key[:length], ())}
        return self._without_disabled(numbers)

    def rows_of_any_prefix(self) -> tuple[int, ...]:
        """Return the numbers of the rows whose alternatives texts may match however they begin, ascending."""
        return self._without_disabled(self.rows_by_prefix.get("", ()))

    def _without_disabled(self, numbers: Iterable[int]) -> tuple[int, ...]:
        return tuple(number for number in sorted(numbers) if self.rows[number])

    def without(self, rule_ids: frozenset[str]) -> AlternativeTable:
        """Return the table without the alternatives of some rules."""
        rows = [() if row and row[0] in rule_ids else row for row in self.rows]
        return self._replace(rows=rows)


NO_ALTERNATIVES = AlternativeTable((), {})


class Alternative:
    """One alternative of a rule's pattern, compiled on first use."""

    __slots__ = (
        "_max_chars",
        "_min_chars",
        "_must_match_all",
        "_pattern",
        "_source",
        "is_wide",
        "literal_prefix",
        "may_match_ascii",
        "order",
        "required_words",
        "rule",
    )
    is_anchored = True

    def __init__(
        self,
        rule: Rule,
        order: int,
        source: str,
        literal_prefix: str = "",
        required_words: Sequence[str] = (),
        lengths: Sequence[int] = ANY_LENGTH,
    ) -> None:
        """Describe an alternative.

        Args:
            rule: the rule that it belongs to.
            order: the rule's place in the order of precedence, from 0.
            source: the alternative's pattern.
            literal_prefix: the literal characters that every match begins with.
            required_words: words of which every match contains one; none if they are unknown.
            lengths: the fewest and the most characters of its matches.
        """
        self.rule = rule
        self.order = order
        self.is_wide = is_wide_only(rule.languages)
        self.may_match_ascii = not required_words or any(map(str.isascii, required_words))
        self._must_match_all = rule.scope == "line" or rule.strength == "trim"
        self._min_chars, max_chars = lengths
        self._max_chars = max_chars if self._must_match_all else ANY_LENGTH[1]
        self._source = source
        self.literal_prefix = literal_prefix
        self.required_words = required_words
        self._pattern: re.Pattern[str] | None = None

    def matches(self, folded: str) -> bool:
        """Return whether folded text matches."""
        if not self._min_chars <= len(folded) <= self._max_chars or not folded.startswith(self.literal_prefix):
            return False
        if self.literal_prefix == self._source:
            return not self._must_match_all or len(folded) == len(self._source)
        pattern = self._pattern
        if pattern is None:
            # A compiled pattern is as cheap as the search for the words, so the words only delay the compilation.
            if self.required_words and not contains_any(folded, self.required_words):
                return False
            pattern = self._pattern = re.compile(self._source)
        return (pattern.fullmatch(folded) if self._must_match_all else pattern.match(folded)) is not None


def is_wide_only(languages: Sequence[str]) -> bool:
    """Whether all languages of a rule, of which there are some, are written in wide characters."""
    return bool(languages) and _WIDE_LANGUAGES.issuperset(languages)


class AlternativeGroup:
    """The alternatives that texts with one prefix key may match.

    Most texts begin with none of the literal prefixes: one comparison with all of them leaves the few open alternatives,
    those whose matches begin with no more literal characters than the key has.
    """

    __slots__ = ("_all", "_ascii", "_ascii_open", "_open", "_prefixes")

    def __init__(self, alternatives: Sequence[Alternative]) -> None:
        """Make a group.

        Args:
            alternatives: the alternatives in the order of precedence.
        """
        self._all = tuple(alternatives)
        self._open = tuple(filter(_is_open, alternatives))
        self._ascii = tuple(one for one in alternatives if one.may_match_ascii)
        self._ascii_open = tuple(filter(_is_open, self._ascii))
        self._prefixes = tuple({one.literal_prefix for one in alternatives if not _is_open(one)})

    def candidates(self, folded: str) -> Sequence[Alternative]:
        """Return the alternatives that folded text may match, in the order of precedence."""
        if folded.startswith(self._prefixes):
            every = self._ascii if folded.isascii() else self._all
            return [one for one in every if folded.startswith(one.literal_prefix)]
        return self._ascii_open if folded.isascii() else self._open


def _is_open(alternative: Alternative) -> bool:
    return len(alternative.literal_prefix) <= PREFIX_CHARS


def literal_prefix(source: str) -> str:
    """Return the literal characters that every match of an alternative begins with.

    Args:
        source: a pattern without ``|`` outside groups.
    """
    for position, char in enumerate(source):
        if char in _SPECIAL_CHARS:
            # A quantifier that allows none makes the character before it optional.
            return source[: position - 1] if char in _OPTIONAL_QUANTIFIERS and position else source[:position]
    return source


def prefix_key(folded: str) -> str:
    """Return the key of a text in the index: its first characters, every decimal digit as ``0``."""
    start = folded[:PREFIX_CHARS]
    if start.isalpha():
        return start
    return "".join("0" if char.isdecimal() else char for char in start)
