"""Regular expressions that are compiled when they are first used: a page uses few of them, and compiling all of them
would be most of the start-up time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, cast

from newsclean.text.package_data import read_package_file

REQUIRED_WORDS_FILE = "text/required-words.json"
"""Made by ``python -m benchmarks.required_words``."""
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")


class LazyPattern:
    """A pattern that is compiled when a method of it is first called; from then on its methods are the compiled one's."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


class PrefilteredPattern:
    """A pattern that is tried only on texts that contain a word which every match contains."""

    def __init__(self, pattern: str, flags: int, words: tuple[str, ...] | None = None) -> None:
        self.pattern = pattern
        self.flags = flags
        self._words = words
        self._ascii_words: tuple[str, ...] | None = None
        """The words that text in ASCII can contain."""
        self._compiled = LazyPattern(pattern, flags)
        self._ignores_case = bool(flags & re.IGNORECASE)

    def _may_match(self, text: str) -> bool:
        ascii_words = self._ascii_words
        if ascii_words is None:
            self._words = required_words_of(self.pattern) if self._words is None else self._words
            ascii_words = self._ascii_words = tuple(filter(str.isascii, self._words))
        if self._ignores_case:
            text = text.casefold()
        # As contains_any(), without the call.
        for word in ascii_words if text.isascii() else self._words or ():  # noqa: SIM110
            if word in text:
                return True
        return False

    def search(self, text: str) -> re.Match[str] | None:
        """As :meth:`re.Pattern.search`."""
        return self._compiled.search(text) if self._may_match(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """As :meth:`re.Pattern.match`."""
        return self._compiled.match(text) if self._may_match(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As :meth:`re.Pattern.fullmatch`."""
        return self._compiled.fullmatch(text) if self._may_match(text) else None

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """As :meth:`re.Pattern.finditer`."""
        return self._compiled.finditer(text, start) if self._may_match(text) else iter(())

    def split(self, text: str) -> list[str | Any]:
        """As :meth:`re.Pattern.split`."""
        return self._compiled.split(text) if self._may_match(text) else [text]

    def sub(self, replacement: str, text: str, count: int = 0) -> str:
        """As :meth:`re.Pattern.sub`."""
        return self._compiled.sub(replacement, text, count) if self._may_match(text) else text


def lazy_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern like that of :func:`re.compile`, compiled when it is first used."""
    return cast("re.Pattern[str]", LazyPattern(pattern, flags))


def prefiltered_pattern(pattern: str, flags: int = 0, words: tuple[str, ...] | None = None) -> re.Pattern[str]:
    """Return a lazy pattern that is tried only on texts with a word that every match contains.

    Use it for long patterns that few texts match. The words are derived from the pattern
    (:mod:`newsclean.text.words.required_words`) and stored in ``text/required-words.json``: run ``make required-words`` after a
    change of the pattern. A pattern that is missing there is tried on every text.

    Args:
        pattern: the pattern.
        flags: those of :func:`re.compile`.
        words: the words, case-folded where the pattern ignores case; for patterns that are made of a table.
    """
    return cast("re.Pattern[str]", PrefilteredPattern(pattern, flags, words))


def contains_any(text: str, words: Iterable[str]) -> bool:
    """Return whether a text contains one of some words."""
    # any() with a generator or with map() takes half as long again, and this runs hundreds of times a page.
    for word in words:  # noqa: SIM110
        if word in text:
            return True
    return False


def word_alternatives(words: Iterable[str]) -> str:
    """Return a pattern that matches one of the words, the longest first: a word may begin with another.

    Args:
        words: the words, each as a pattern.
    """
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


def required_words_of(pattern: str) -> tuple[str, ...]:
    """Return the stored words for a prefiltered pattern; the empty word, which every text contains, where there are none."""
    return tuple(_stored_words().get(pattern, ("",)))


@cache
def _stored_words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = json.loads(read_package_file(REQUIRED_WORDS_FILE))
    return words
