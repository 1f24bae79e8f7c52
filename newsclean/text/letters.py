"""Comparison keys: a text without its spaces, punctuation and case."""

from __future__ import annotations

from functools import lru_cache

from newsclean.text.patterns import lazy_pattern

_ASCII_NON_ALPHANUMERIC = bytes(code for code in range(128) if not chr(code).isalnum())
_NON_ALPHANUMERIC = lazy_pattern(r"[\W_]+")


@lru_cache(maxsize=4096)
def letters_only(text: str) -> str:
    """Letters and digits of ``text``, case-folded. Two spellings of one headline or name have the same key."""
    if text.isascii():
        return text.lower().encode().translate(None, _ASCII_NON_ALPHANUMERIC).decode()
    return _NON_ALPHANUMERIC.sub("", text.casefold())


def begins_lower_case(text: str) -> bool:
    """Whether a text begins with a small letter of a script in which names begin with capitals, unlike Georgian."""
    return text[:1].islower() and text[:1].title() != text[:1]
