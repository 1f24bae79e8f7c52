"""Literal words that every match of a regular expression contains.

A text with none of the words cannot match, and looking for a few words is much cheaper than compiling a long pattern and
searching with it. The words are worked out from the parsed pattern when generated files are built and in tests, never
while pages are read.

The idea is that of the prefilters of RE2 and of codesearch: Russ Cox, "Regular Expression Matching with a Trigram Index",
2012.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Collection
from math import prod
from typing import Any

_PARSER: Any = importlib.import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")

_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
MAX_WORDS = 80
"""Words beyond which looking for all of them costs more than the pattern does."""
_MAX_SET_CHARS = 12
"""Characters of a set, such as ``[/／]``, beyond which it counts as any character; also the variants of a word that sets
spell, such as ``[Aa]uthor``."""
_MAX_STATES = 4096
"""Partial words that :func:`every_match_has_one` follows at once."""
_UNKNOWN = "\0"
"""Stands for a character that may be any; no word contains it."""


def required_words(pattern: str, flags: int = 0) -> frozenset[str]:
    """Find words of which every match of ``pattern`` contains at least one.

    Args:
        pattern: a regular expression in the syntax of :mod:`re`.
        flags: the pattern's flags. With ``re.IGNORECASE`` the words are case-folded: hold them against the case-folded text.

    Returns:
        The words, the rarest that can be found, none of which contains another; empty where there are none, or more than
        ``MAX_WORDS``.
    """
    parsed, ignores_case = _parse(pattern, flags)
    found = _best_words(parsed, ignores_case)
    words = frozenset(word for word in found if not any(other in word for other in found - {word}))
    return words if len(words) <= MAX_WORDS else frozenset()


def every_match_has_one(pattern: str, words: Collection[str], flags: int = 0) -> bool:
    """Prove that every match of ``pattern``, or the text right around it, contains at least one of ``words``.

    False means that no proof was found: the pattern is followed with every unclear character taken for any character.

    Args:
        pattern: a regular expression in the syntax of :mod:`re`.
        words: the words; case-folded where ``flags`` has ``re.IGNORECASE``.
        flags: the pattern's flags.
    """
    parsed, ignores_case = _parse(pattern, flags)
    return not _Cover(words, ignores_case).unproven(parsed, frozenset(("",)))


def first_words(pattern: str, flags: int = 0) -> frozenset[str]:
    r"""Find the words that a text can begin with where ``pattern`` matches at its start.

    A word is the text's first run of ``\w``, after white space.

    Args:
        pattern: a regular expression that begins with literal words and has a word's end behind each of them.
        flags: the pattern's flags. With ``re.IGNORECASE`` the words are case-folded.

    Raises:
        ValueError: the pattern does not determine the words.
    """
    ended: set[str] = set()
    parsed, ignores_case = _parse(pattern, flags)
    if _begun_words(parsed, {""}, ended, ignores_case):
        raise ValueError(f"the first word of {pattern!r} may continue behind the match")
    return frozenset(ended)


def _parse(pattern: str, flags: int) -> tuple[Any, bool]:
    """The steps of a pattern, and whether it ignores case.

    Raises:
        ValueError: ``(?i)`` in the pattern does what ``flags`` must say, so that the texts are case-folded as well.
    """
    parsed = _PARSER.parse(pattern, flags)
    ignores_case = bool(flags & re.IGNORECASE)
    if bool(parsed.state.flags & re.IGNORECASE) != ignores_case:
        raise ValueError(f"use re.IGNORECASE instead of (?i) in {pattern!r}")
    return parsed, ignores_case


def _ignores_case_inside(name: str, value: Any, folds: bool) -> bool:
    """Whether a step is a group such as ``(?i:by)`` in a pattern that does not ignore case."""
    return name == "SUBPATTERN" and not folds and bool(value[1] & re.IGNORECASE)


def _begun_words(items: Any, begun: set[str], ended: set[str], folds: bool) -> set[str]:
    """Extend the beginnings of words by the steps: return those that can still grow, add the others to ``ended``."""
    for kind, value in items:
        name = str(kind)
        if _ignores_case_inside(name, value, folds):
            raise ValueError("a group ignores case")
        if name == "BRANCH":
            begun = set().union(*(_begun_words(branch, begun, ended, folds) for branch in value[1]))
        elif name == "SUBPATTERN":
            begun = _begun_words(value[-1], begun, ended, folds)
        elif name == "LITERAL" and _is_word_char(chr(value)):
            begun = {word + _folded(chr(value), folds) for word in begun}
        elif name == "LITERAL" or (name == "AT" and str(value) == "AT_BOUNDARY") or _ends_word(name, value):
            ended |= begun - {""}
            begun = begun & {""}
        elif name in _REPEATS and value[:2] == (0, 1):
            begun = begun | _begun_words(value[-1], begun, ended, folds)
        elif name != "AT" and not (begun == {""} and _is_white_space(name, value)):
            raise ValueError(f"{name} may begin a match")
        if not begun:
            break
    return begun


def _is_word_char(char: str) -> bool:
    return re.match(r"\w", char) is not None


def _ends_word(name: str, value: Any) -> bool:
    r"""Whether a step is ``(?!\w)``."""
    if name != "ASSERT_NOT" or value[0] < 0:
        return False
    return [str(member) for _, members in value[1] if isinstance(members, list) for _, member in members] == [
        "CATEGORY_WORD"
    ]


def _is_white_space(name: str, value: Any) -> bool:
    """Whether a step is a repeat of white space."""
    return name in _REPEATS and [str(member) for _, members in value[-1] for _, member in members] == ["CATEGORY_SPACE"]


def _best_words(items: Any, folds: bool) -> frozenset[str]:
    """The best list that any step of a sequence, or a run of literal characters in it, gives."""
    best: frozenset[str] = frozenset()
    run = frozenset(("",))
    for kind, value in (*items, ("", None)):
        name = str(kind)
        longer = _longer_run(run, name, value, folds)
        if longer is not None:
            run = longer
            continue
        found, run = run - {""}, frozenset(("",))
        if name == "BRANCH":
            branches = [_best_words(branch, folds) for branch in value[1]]
            found = _rarer(found, frozenset().union(*branches) if all(branches) else frozenset())
        elif name == "IN":
            found = _rarer(found, frozenset(_set_characters(value, folds) or ()))
        elif _ignores_case_inside(name, value, folds):
            pass
        elif name in ("SUBPATTERN", "ASSERT") or (name in _REPEATS and value[0]):
            # What is only looked at is part of the text as well.
            found = _rarer(found, _best_words(value[-1], folds))
        elif name == "ATOMIC_GROUP":
            found = _rarer(found, _best_words(value, folds))
        best = _rarer(best, found)
    return best


def _longer_run(run: frozenset[str], name: str, value: Any, folds: bool) -> frozenset[str] | None:
    """A run of characters with the next step's behind it; None where that has too many, or is no character."""
    characters: set[str] | None = None
    if name == "LITERAL":
        characters = {_folded(chr(value), folds)}
    elif name == "IN":
        characters = _set_characters(value, folds)
    if characters is None or len(run) * len(characters) > _MAX_SET_CHARS:
        return None
    return frozenset(word + char for word in run for char in characters)


def _rarer(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Of two lists, the one that fewer texts have a word of; an empty list says nothing."""
    if not one or not other:
        return one or other
    return one if _expected_hits(one) <= _expected_hits(other) else other


def _expected_hits(words: frozenset[str]) -> float:
    """Roughly how many of the words stand at one place of a text, on average."""
    return sum(prod(map(_frequency, word)) for word in sorted(words))


def _frequency(char: str) -> float:
    """Roughly the share of a character in running text."""
    if char.isascii():
        # Most commas stand before a space, which makes the two together as frequent as two letters.
        return 0.2 if char == " " else 0.05 if char.islower() or char.isdigit() or char == "," else 0.01
    return 0.002


def _folded(char: str, folds: bool) -> str:
    return char.casefold() if folds else char


def _set_characters(members: Any, folds: bool) -> set[str] | None:
    """The characters that a set matches; None for any, or too many to name."""
    out: set[str] = set()
    for kind, member in members:
        name = str(kind)
        if name == "LITERAL":
            out.add(_folded(chr(member), folds))
        elif name == "RANGE" and member[1] - member[0] < _MAX_SET_CHARS:
            out.update(_folded(chr(code), folds) for code in range(member[0], member[1] + 1))
        else:
            return None
    return out if len(out) <= _MAX_SET_CHARS else None


class _Cover:
    """Follows the ends of all texts that a pattern matches, as long as they contain none of the words."""

    def __init__(self, words: Collection[str], folds: bool) -> None:
        self._words = tuple(words)
        self._folds = folds
        self._reach = max(map(len, self._words), default=1) - 1

    def unproven(self, items: Any, ends: frozenset[str]) -> frozenset[str]:
        """Return the ends after the steps of a pattern, without those of texts that contain a word."""
        for kind, value in items:
            if not ends:
                break
            ends = self._after(str(kind), value, ends)
            if len(ends) > _MAX_STATES:
                ends = frozenset(("",))
        return ends

    def _after(self, name: str, value: Any, ends: frozenset[str]) -> frozenset[str]:
        if name == "LITERAL":
            return self._grown(ends, (_folded(chr(value), self._folds),))
        if name == "IN":
            return self._grown(ends, _set_characters(value, self._folds) or (_UNKNOWN,))
        if name == "BRANCH":
            return frozenset().union(*(self.unproven(branch, ends) for branch in value[1]))
        if _ignores_case_inside(name, value, self._folds):
            return frozenset(("",))
        if name == "SUBPATTERN":
            return self.unproven(value[-1], ends)
        if name == "ATOMIC_GROUP":
            return self.unproven(value, ends)
        if name in _REPEATS:
            return self._repeated(value, ends)
        if name == "ASSERT":
            behind, inner = value
            # What is looked at is part of the text: an end that it completes to a word is proven.
            if behind < 0:
                return ends if self.unproven(inner, frozenset(("",))) else frozenset()
            return frozenset(end for end in ends if self.unproven(inner, frozenset((end,))))
        if name in ("AT", "ASSERT_NOT"):
            return ends
        # Any character, a category, a reference to a group.
        return self._grown(ends, (_UNKNOWN,))

    def _grown(self, ends: frozenset[str], characters: Collection[str]) -> frozenset[str]:
        grown = (end + char for end in ends for char in characters)
        return frozenset(self._kept_end(end) for end in grown if not any(word in end for word in self._words))

    def _kept_end(self, end: str) -> str:
        """As much of an end as may be the beginning of a word."""
        end = end.rpartition(_UNKNOWN)[2]
        return end[-self._reach :] if self._reach else ""

    def _repeated(self, value: Any, ends: frozenset[str]) -> frozenset[str]:
        least, most, items = value
        for _ in range(least):
            ends = self.unproven(items, ends)
        out = ends
        for _ in range(int(most) - int(least)):
            ends = self.unproven(items, ends) - out
            if not ends:
                break
            out |= ends
        return out
