"""Comparison keys: a text without its spaces, punctuation and case."""

from __future__ import annotations

from functools import lru_cache

from newsclean.text.patterns import lazy_pattern

_ASCII_NON_ALPHANUMERIC = bytes(code for code in range(128) if not chr(code).isalnum())
_ASCII_NON_LETTERS_OF_LINES = _ASCII_NON_ALPHANUMERIC.replace(b"\n", b"")
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
    letters = _without_marks(text, _ASCII_NON_ALPHANUMERIC)
    return letters if letters.isalnum() else _NON_ALPHANUMERIC.sub("", letters)


def letters_of_lines(text: str) -> list[str]:
    """The letters of each line of a text, in one step for all of them."""
    if text.isascii():
        return text.encode().translate(_LOWER_CASE, _ASCII_NON_LETTERS_OF_LINES).decode().split("\n")
    lines = _without_marks(text, _ASCII_NON_LETTERS_OF_LINES).split("\n")
    return [line if line.isalnum() else _NON_ALPHANUMERIC.sub("", line) for line in lines]


def _without_marks(text: str, ascii_marks: bytes) -> str:
    """A text, case-folded, without some characters of ASCII and the most common punctuation outside it."""
    # A lone surrogate has no UTF-8 of its own.
    encoded = text.encode("utf-8", "surrogatepass").translate(None, ascii_marks)
    rest = encoded.decode("utf-8", "surrogatepass").casefold()
    for mark in _COMMON_MARKS:
        if mark in rest:
            rest = rest.replace(mark, "")
    return rest


_cached_letters = lru_cache(maxsize=4096)(_find_letters)


def begins_lower_case(text: str) -> bool:
    """Whether a text begins with a small letter of a script in which names begin with capitals, unlike Georgian."""
    return text[:1].islower() and text[:1].title() != text[:1]
