"""Patterns compiled when they are first asked for: a page uses few of them, and compiling is most of a start."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")


class _Lazy:
    """Stands for a pattern until a method of it is called; then its methods are the pattern's own."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


class _Needing:
    """Stands for a pattern that is asked of no text without a word that every match of it has."""

    def __init__(self, pattern: str, flags: int, needs: tuple[str, ...]) -> None:
        self.pattern = pattern
        self.flags = flags
        self.needs = needs
        self._compiled = _Lazy(pattern, flags)
        self._folds = bool(flags & re.IGNORECASE)

    def _may(self, text: str) -> bool:
        if self._folds:
            text = text.casefold()
        return any(map(text.__contains__, self.needs))

    def search(self, text: str) -> re.Match[str] | None:
        return self._compiled.search(text) if self._may(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        return self._compiled.match(text) if self._may(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self._compiled.fullmatch(text) if self._may(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self._compiled.finditer(text) if self._may(text) else iter(())

    def split(self, text: str) -> list[str | Any]:
        return self._compiled.split(text) if self._may(text) else [text]

    def sub(self, by: str, text: str, count: int = 0) -> str:
        return self._compiled.sub(by, text, count) if self._may(text) else text


def lazy_pattern(pattern: str, flags: int = 0, *, needs: tuple[str, ...] = ()) -> re.Pattern[str]:
    """``re.compile`` put off until the first use.

    ``needs`` are words of which every match has one, in lower case where case is ignored: a text with none of them is
    not held against the pattern at all, which is cheaper, and compiles nothing on most pages.
    """
    return cast("re.Pattern[str]", _Needing(pattern, flags, needs) if needs else _Lazy(pattern, flags))
