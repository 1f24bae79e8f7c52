"""Comparison keys: a text without its spaces, punctuation and case."""

from __future__ import annotations

from functools import lru_cache

from newsclean.text.patterns import lazy_pattern

_ASCII_NON_ALPHANUMERIC = bytes(code for code in range(128) if not chr(code).isalnum())
_MAX_CACHED_CHARS = 1000
"""Length of a text whose letters are kept: lines are compared many times, and long paragraphs would fill the memory."""
_LOWER_CASE = bytes(range(256)).lower()
_MIN_FILTERED_CHARS = 40
"""Length from which on ASCII is removed first: one step for each sign takes longer than all of it at once."""
_COMMON_MARKS = "’“”„–…，。、："
"""Most of the punctuation outside ASCII."""
# One by one: a sign rarely follows another.
_NON_ALPHANUMERIC = lazy_pattern(r"[\W_]")


def letters_only(text: str) -> str:
    """Letters and digits of ``text``, case-folded. Two spellings of one headline or name have the same key."""
    return _cached_letters(text) if len(text) <= _MAX_CACHED_CHARS else _find_letters(text)


def _find_letters(text: str) -> str:
    if text.isascii():
        return text.encode().translate(_LOWER_CASE, _ASCII_NON_ALPHANUMERIC).decode()
    if len(text) < _MIN_FILTERED_CHARS:
        return _NON_ALPHANUMERIC.sub("", text.casefold())
    # A lone surrogate has no UTF-8 of its own.
    encoded = text.encode("utf-8", "surrogatepass").translate(None, _ASCII_NON_ALPHANUMERIC)
    letters = encoded.decode("utf-8", "surrogatepass").casefold()
    if letters.isalnum():
        return letters
    for mark in _COMMON_MARKS:
        if mark in letters:
            letters = letters.replace(mark, "")
    return letters if letters.isalnum() else _NON_ALPHANUMERIC.sub("", letters)


_cached_letters = lru_cache(maxsize=2048)(_find_letters)


def begins_lower_case(text: str) -> bool:
    """Whether a text begins with a small letter of a script in which names begin with capitals, unlike Georgian."""
    return text[:1].islower() and text[:1].title() != text[:1]
