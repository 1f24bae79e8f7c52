"""Word stems of headlines and lines of text, by which they are compared."""

from __future__ import annotations

from functools import lru_cache

from newsclean.text.word_stems import word_stems

_STEM_LETTERS = 5
_MIN_WORD_LETTERS = 3
_MAX_COMPARED_CHARS = 2000


def text_stems(text: str) -> frozenset[str]:
    """Return the stems of the words that a text begins with; a line is compared with many others, so they are cached."""
    return _find_stems(text[:_MAX_COMPARED_CHARS])


@lru_cache(maxsize=512)
def _find_stems(text: str) -> frozenset[str]:
    return frozenset(
        word_stems(text, stem_letters=_STEM_LETTERS, min_word_letters=_MIN_WORD_LETTERS, max_chars=_MAX_COMPARED_CHARS)
    )
