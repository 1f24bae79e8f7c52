"""WordIndex: which entries of a table have a word that a text contains.

A text is searched once for parts of all the words, not once for each word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import accumulate

from newsclean.text.patterns import contains_any
from newsclean.text.width import has_wide

_LETTERS_BY_FREQUENCY = " etaoinsrhldcumfpgwybvkxjqz"
"""By falling frequency in languages of the Latin script."""
_MIN_PART_CHARS = 3
_MAX_PART_CHARS = 5
_MAX_TEXTS_WITHOUT_INDEX = 200

_Search = Callable[[str], "re.Match[str] | None"]
_Entries = list[tuple[str, int]]
"""Words, each with the number of its entry."""


class WordIndex:
    """Finds the entries of a table that have a word which a text contains.

    The first texts are searched for one word after the other: an index takes as long to build as a few pages to read.
    """

    def __init__(self, words_by_entry: Sequence[Collection[str]]) -> None:
        """Keep the words until an index of them is worth while.

        Args:
            words_by_entry: the words of each entry. The empty word is in every text.
        """
        self._words_by_entry = words_by_entry
        self._searched_texts = 0
        self.find: Callable[[str], set[int]] = self._find_one_by_one
        """Returns the numbers of the entries that have a word which a text contains."""

    def _find_one_by_one(self, text: str) -> set[int]:
        self._searched_texts += 1
        if self._searched_texts > _MAX_TEXTS_WITHOUT_INDEX:
            self.find = _BuiltIndex(self._words_by_entry).find
        return {number for number, words in enumerate(self._words_by_entry) if contains_any(text, words)}


class _BuiltIndex:
    """The index of a :class:`WordIndex`."""

    def __init__(self, words_by_entry: Sequence[Collection[str]]) -> None:
        self._few_chars: list[tuple[int, _Search]] = []
        """Entries with a word that is too short for the index."""
        self._by_part: dict[str, _Entries] = {}
        self._by_wide_char: dict[str, _Entries] = {}
        by_part: dict[str, _Entries] = {}
        for number, words in enumerate(words_by_entry):
            if any(len(word) < _MIN_PART_CHARS and not has_wide(word) for word in words):
                self._few_chars.append((number, re.compile(_any_of(_without_continued(words))).search))
                continue
            for word in words:
                if has_wide(word):
                    wide_char = next(filter(has_wide, word))
                    self._by_wide_char.setdefault(wide_char, []).append((word, number))
                else:
                    by_part.setdefault(_rare_part(word), []).append((word, number))
        # The search finds the shortest of the parts that begin with each other.
        parts = dict.fromkeys(_without_continued(by_part))
        for part in by_part:
            shortest = next(one for one in accumulate(part) if one in parts)
            self._by_part.setdefault(shortest, []).extend(by_part[part])
        self._search_part = re.compile(_any_of(parts)).search if parts else _find_no_part
        wide_chars = "".join(self._by_wide_char)
        self._find_wide_chars = re.compile(f"[{re.escape(wide_chars)}]").findall if wide_chars else _find_no_chars

    def find(self, text: str) -> set[int]:
        """Return the numbers of the entries that have a word which a text contains."""
        found = set()
        for number, search in self._few_chars:
            if search(text) is not None:
                found.add(number)
        match = self._search_part(text)
        while match is not None:
            for word, number in self._by_part[match.group()]:
                if word in text:
                    found.add(number)
            # Another part may begin inside this one.
            match = self._search_part(text, match.start() + 1)
        if not text.isascii():
            for char in self._find_wide_chars(text):
                for word, number in self._by_wide_char[char]:
                    if word in text:
                        found.add(number)
        return found


def _without_continued(words: Iterable[str]) -> list[str]:
    """Return the words that begin with none of the others."""
    shortest: list[str] = []
    for word in sorted(words):
        if not shortest or not word.startswith(shortest[-1]):
            shortest.append(word)
    return shortest


def _find_no_part(text: str, start: int = 0) -> None:
    """Find nothing: there are no parts."""


def _find_no_chars(text: str) -> tuple[str, ...]:
    return ()


def _rare_part(word: str) -> str:
    """Return a part of a word that begins with its rarest letter, so that the search for it tries few places."""
    starts = range(len(word) - _MIN_PART_CHARS + 1)
    start = max(starts, key=lambda start: _rarity(word[start]))
    return word[start : start + _MAX_PART_CHARS]


def _rarity(char: str) -> int:
    place = _LETTERS_BY_FREQUENCY.find(char)
    return place if place >= 0 else len(_LETTERS_BY_FREQUENCY)


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern of words none of which begins with another; what several begin with is tried once for all."""
    by_char: dict[str, list[str]] = {}
    for word in words:
        if not word:
            return ""
        by_char.setdefault(word[0], []).append(word[1:])
    branches = [re.escape(char) + _any_of(rest) for char, rest in by_char.items()]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
