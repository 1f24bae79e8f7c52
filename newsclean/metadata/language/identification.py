"""The language of a text without a stated tag, identified by CLD3's model.

The library is imported only for such a text. Its model has no Croatian beside Bosnian; words that differ decide between these
and Serbian in Latin letters.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from typing import Any

from newsclean.text.package_data import read_package_file

MIN_IDENTIFIED_LETTERS = 24
"""Letters of a text that is long enough for the model."""
_MAX_SAMPLE_BYTES = 4000
_FIRST_CHARS = 100
"""Characters that nearly always have enough letters."""
_SOUTH_SLAVIC = ("hr", "bs", "sr")
_MODERN_CODES = {"iw": "he", "tl": "fil", "jw": "jv", "in": "id"}
"""Codes of the model that BCP 47 has replaced."""
_UNDETERMINED = "und"
_CYRILLIC = re.compile("[\u0400-\u04ff]")


def identify_language(text: str) -> str | None:
    """Return the language (ISO 639 code) of a text; None where the text is short or the model is not sure.

    Args:
        text: the text; only its beginning is read.
    """
    if not (_has_letters(text[:_FIRST_CHARS]) or _has_letters(text[:_MAX_SAMPLE_BYTES])):
        return None
    # The model takes no lone surrogates.
    sample = text[:_MAX_SAMPLE_BYTES].encode("utf-8", "ignore").decode("utf-8")
    result = _identifier().FindLanguage(text=sample)
    code: str = result.language.partition("-")[0]
    if not result.is_reliable or code == _UNDETERMINED:
        return None
    if code in _SOUTH_SLAVIC and not _CYRILLIC.search(text):
        return _south_slavic(text)
    return _MODERN_CODES.get(code, code)


def _has_letters(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= MIN_IDENTIFIED_LETTERS


def _south_slavic(text: str) -> str:
    words = Counter(re.findall(r"\w+", text[:_MAX_SAMPLE_BYTES].casefold()))
    counts = {code: sum(words[word] for word in known) for code, known in _south_slavic_words().items()}
    return max(_SOUTH_SLAVIC, key=lambda code: counts[code])


@cache
def _south_slavic_words() -> dict[str, frozenset[str]]:
    rows: dict[str, str] = json.loads(read_package_file("metadata/language/south_slavic_words.json"))
    return {code: frozenset(words.split()) for code, words in rows.items()}


@cache
def _identifier() -> Any:
    from gcld3 import NNetLanguageIdentifier

    return NNetLanguageIdentifier(0, _MAX_SAMPLE_BYTES)
