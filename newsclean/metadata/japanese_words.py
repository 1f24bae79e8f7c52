"""The words of Japanese bylines: the table ``japanese_words.json``.

A row has the word, an example, and a kind: ``label`` introduces names (``文●米倉優斗``), ``role`` stands before a name
(``編集委員 米倉優斗``), ``title`` ends what stands behind one (``米倉優斗・汐見大学教授``), ``non_name`` stands in brackets at a
text's end and is no name.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Literal, NamedTuple

from newsclean.text.package_data import read_package_file
from newsclean.text.patterns import word_alternatives

NAME = "[\u4e00-\u9fff々]{1,4}(?:[ \u3000]?[\u4e00-\u9fff々]{1,4}|[ \u3000]?[\u3041-\u3096]{2,4}|[ \u3000]?[\u30a1-\u30ff]{2,6})"
"""A pattern of the form of a name: it begins with a Chinese character, a space may part family and given name,
and the given name is in one script."""
_MIN_NAME_CHARS, _MAX_NAME_CHARS = 3, 7
_MAX_WHOLE_WORD_CHARS = 2
"""Longer words are no name's part either."""
Kind = Literal["label", "role", "title", "non_name"]


class JapaneseWord(NamedTuple):
    """A row of the table."""

    word: str
    kind: Kind
    example: str


@cache
def japanese_words() -> tuple[JapaneseWord, ...]:
    """Read the table."""
    rows = json.loads(read_package_file("metadata/japanese_words.json"))
    return tuple(JapaneseWord(**row) for row in rows)


@cache
def words_of(kind: Kind) -> list[str]:
    """Return the words of a kind."""
    return [row.word for row in japanese_words() if row.kind == kind]


def pattern_of(kind: Kind) -> str:
    """Return a pattern that matches the words of a kind."""
    return word_alternatives(words_of(kind))


def is_japanese_name(text: str) -> bool:
    """Whether a text that has the form of a name is none of the words that stand in a name's place."""
    bare = text.replace(" ", "").replace("\u3000", "")
    return _MIN_NAME_CHARS <= len(bare) <= _MAX_NAME_CHARS and not _is_other(bare)


def _is_other(text: str) -> bool:
    return any(word in text if len(word) > _MAX_WHOLE_WORD_CHARS else word == text for word in words_of("non_name"))
