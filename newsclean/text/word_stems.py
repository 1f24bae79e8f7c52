"""Word stems: what two texts on the same subject have in common."""

from __future__ import annotations

import re
from functools import cache

from newsclean.text.patterns import lazy_pattern

# Kana and Han: scripts that do not separate words by spaces.
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff"
_UNSPACED_RUN = lazy_pattern(f"[{_UNSPACED}]+")
_SPACED_LETTER = f"[^\\W\\d_{_UNSPACED}]"
_SMALL_ASCII_LETTER = "[a-z]"


def word_stems(text: str, *, stem_letters: int, min_word_letters: int, max_chars: int) -> tuple[str, ...]:
    """Stems of a text's words in order of first appearance, each once.

    Words are cut to a fixed number of letters, which removes most inflections in most languages. Chinese and Japanese
    have no spaces between words: there, each pair of adjacent characters is a stem.

    Args:
        text: the text, of any language.
        stem_letters: letters of a word that are kept.
        min_word_letters: shorter words are dropped; at least 3.
        max_chars: characters of ``text`` that are read.
    """
    text = text[:max_chars].casefold()
    is_ascii = text.isascii()
    letter = _SMALL_ASCII_LETTER if is_ascii else _SPACED_LETTER
    stems: list[str] = _stem_pattern(letter, min_word_letters, stem_letters).findall(text)
    if not is_ascii:
        for run in _UNSPACED_RUN.findall(text):
            stems.extend([run[at : at + 2] for at in range(len(run) - 1)])
    # A fixed order: sums over stems come out the same in every run.
    return tuple(dict.fromkeys(stems))


@cache
def _stem_pattern(letter: str, min_letters: int, max_letters: int) -> re.Pattern[str]:
    """Return a pattern whose group is the stem of a word of at least ``min_letters``."""
    return re.compile(f"({letter}{{{min_letters},{max_letters}}}){letter}*")
