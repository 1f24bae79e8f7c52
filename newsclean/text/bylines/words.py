"""The words that introduce the authors of a byline, in all languages: the table ``words.json``.

A row has the word in lower case, its language, an example, and a kind:

- ``preposition``: stands before names, and seldom begins another line (``by``).
- ``heading_preposition``: stands before names, and begins headings as well (``von``, ``par``).
- ``field_word``: introduces names in fields that hold nothing else (``from``, ``photo by``); on other lines it begins a
  sentence or a credit.
- ``phrase``: ends in a preposition (``written by``).
- ``filing_phrase``: a phrase that weblogs write; the name may be an account's (``posted by``).
- ``label``: a noun before a colon (``author``).

``may_be_glued`` marks prepositions that may stand before a name without a space (``ByAnn Example``).
"""

from __future__ import annotations

import json
from functools import cache
from typing import Literal, NamedTuple

from newsclean.text.package_data import read_package_file
from newsclean.text.patterns import word_alternatives

Kind = Literal["preposition", "heading_preposition", "field_word", "phrase", "filing_phrase", "label"]


LINE_KINDS: tuple[Kind, ...] = ("preposition", "heading_preposition", "phrase", "filing_phrase")
"""Kinds of words that begin a byline."""
ALL_KINDS: tuple[Kind, ...] = (*LINE_KINDS, "field_word", "label")


class BylineWord(NamedTuple):
    """A row of the table."""

    word: str
    language: str
    kind: Kind
    example: str
    may_be_glued: bool = False


@cache
def byline_words() -> tuple[BylineWord, ...]:
    """Read the table."""
    return tuple(BylineWord(**row) for row in json.loads(read_package_file("text/bylines/words.json")))


def words_of(*kinds: Kind) -> list[str]:
    """Return the words of the given kinds."""
    return [row.word for row in byline_words() if row.kind in kinds]


def pattern_of(*kinds: Kind) -> str:
    """Return a pattern that matches the words of the given kinds."""
    return word_alternatives(words_of(*kinds))


@cache
def glued_prepositions() -> tuple[str, ...]:
    """Return the prepositions that may stand before a name without a space."""
    return tuple(row.word for row in byline_words() if row.may_be_glued)
