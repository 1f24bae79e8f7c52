"""The words of Chinese credits, in mainland and Taiwanese spelling: the table ``chinese_roles.json``.

A row has the word, an example, and a kind:

- ``writer``: who wrote or reported; the name may follow without a sign (``记者 林晓帆``).
- ``credit``: common words that introduce a name only before a colon, slash or bar (``文/林晓帆``).
- ``editor``: who edited, checked or released the story (``责任编辑：林晓帆``).
- ``staff``: who produced it otherwise (``排版：林晓帆``).
- ``label``: what other fields begin with (``来源：青溪晚报``). It ends the value before it.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Literal, NamedTuple

from newsclean.text.package_data import read_package_file
from newsclean.text.patterns import word_alternatives

_CREDIT_SIGNS = ("/", "｜", "：")
Kind = Literal["writer", "credit", "editor", "staff", "label"]


class RoleWord(NamedTuple):
    """A row of the table."""

    word: str
    kind: Kind
    example: str
    begins_line: bool = False
    """Whether a short line that begins with the word is a byline: roles and names are glued."""


@cache
def role_words() -> tuple[RoleWord, ...]:
    """Read the table."""
    return tuple(RoleWord(**row) for row in json.loads(read_package_file("text/bylines/chinese_roles.json")))


def words_of(*kinds: Kind) -> list[str]:
    """Return the words of the given kinds; all without kinds."""
    return [row.word for row in role_words() if not kinds or row.kind in kinds]


def line_starts() -> list[str]:
    """Return how Chinese bylines begin; a common word is followed by one of its signs."""
    rows = [row for row in role_words() if row.begins_line]
    return [row.word + sign for row in rows for sign in (_CREDIT_SIGNS if row.kind == "credit" else ("",))]


def pattern_of(*kinds: Kind) -> str:
    """Return a pattern that matches the words of the given kinds."""
    return word_alternatives(words_of(*kinds))
