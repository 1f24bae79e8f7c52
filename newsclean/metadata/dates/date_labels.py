"""The words that say what a date in a line is: of the publication or of the last modification.

``date_labels.json`` has them by language; a full stop in a word stands for any one sign between its parts.
"""

from __future__ import annotations

import json
import re
from functools import cache

from newsclean.text.package_data import read_package_file
from newsclean.text.patterns import prefiltered_pattern


@cache
def modification_words() -> re.Pattern[str]:
    """Return the pattern of the words for the last modification."""
    return prefiltered_pattern(_modification_alternatives(), re.IGNORECASE, (*_literal_parts("modified"), "edited"))


@cache
def publication_words() -> re.Pattern[str]:
    """Return the pattern of the words for the publication."""
    return prefiltered_pattern(_alternatives("published"), re.IGNORECASE, _literal_parts("published"))


@cache
def modification_label() -> re.Pattern[str]:
    """Return the pattern of a label of the last modification on a line of its own, above the date."""
    words = _modification_alternatives()
    return re.compile(rf"\W*(?:[^\W\d_]+\s){{0,2}}(?:{words})(?:\s(?:on|am|le|date))?\W*", re.IGNORECASE)


@cache
def reply_button() -> re.Pattern[str]:
    """Return the pattern of the button below a reader's comment."""
    return re.compile(rf"\W*(?:{_alternatives('reply')})(?:\W+(?:to|an|à|a)?\W*\w*)?\W*", re.IGNORECASE)


def _modification_alternatives() -> str:
    return rf"{_alternatives('modified')}|\bedited\b"


def _alternatives(kind: str) -> str:
    return "|".join(_words(kind))


def _literal_parts(kind: str) -> tuple[str, ...]:
    """The longest part of each word, case-folded: a text without any of them has none of the words."""
    return tuple(dict.fromkeys(max(word.casefold().split("."), key=len) for word in _words(kind)))


def _words(kind: str) -> list[str]:
    words_by_language: dict[str, dict[str, str]] = json.loads(read_package_file("metadata/dates/date_labels.json"))
    return list(dict.fromkeys(word for words in words_by_language[kind].values() for word in words.split()))
