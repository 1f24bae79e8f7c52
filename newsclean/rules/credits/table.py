"""The words by which picture credits are recognized, in all languages: the table ``credits.json``.

A row has words (patterns, case-folded), examples with the caption and the credit they hold, counter-examples, and a kind:

- ``label``: stands before the name, followed by a colon, a slash or the like (``Photo: Ann Example``).
- ``preposition``: stands before the name without a sign (``Photo by Ann Example``).
- ``sign``: a copyright sign before the name.
- ``verb``: stands after the name (``张晓三 摄``).
- ``picture_agency``: a name that is a credit wherever a caption ends in it.
- ``news_agency``: a name that is a credit in brackets, or alone after a sentence.
- ``opening``: begins a caption (``图为``).
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Literal, NamedTuple

from newsclean.text.package_data import read_package_file
from newsclean.text.patterns import word_alternatives

Kind = Literal["label", "preposition", "sign", "verb", "picture_agency", "news_agency", "opening"]


class CreditWords(NamedTuple):
    """A row of the table."""

    id: str
    kind: Kind
    languages: list[str]
    words: list[str]
    examples: list[list[str | None]]
    """Texts, each with its caption and its credit."""
    counter_examples: list[str]
    is_weak: bool = False
    """Whether the words end paragraphs of stories as well, so that they do not make a paragraph a caption."""


@cache
def credit_words() -> tuple[CreditWords, ...]:
    """Read the table."""
    return tuple(CreditWords(**row) for row in json.loads(read_package_file("rules/credits/credits.json")))


def alternatives(*kinds: Kind, weak: bool | None = None) -> str:
    """Return a pattern of the words of these kinds, the longest first."""
    rows = [row for row in credit_words() if row.kind in kinds and (weak is None or row.is_weak is weak)]
    return word_alternatives({word for row in rows for word in row.words})


@cache
def patterns() -> Patterns:
    """Compile the table."""
    return Patterns(
        re.compile(
            rf"(?:^|(?<=[\s.。．!！?？)）(（\[【|,，;；·•–—＝=/]))(?P<label>{alternatives('label')})\s?"
            rf"(?:[:：・]|(?<=[^\x00-\x7f])\s?[|｜=＝]|(?<=[图圖摄攝真])\s?[/／]|\s[-–]\s|(?<=fot\.)\s)\s?(?P<name>[^:：。！？!?]{{2,90}})$",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?:^|(?<=[.。!?)\]|–—-]\s)|(?<=[(（\[|]))(?:{alternatives('preposition')})\s(?P<name>[^:：。！？!?]{{2,90}})$",
            re.IGNORECASE,
        ),
        re.compile(rf"{alternatives('sign')}\s?(?:\d{{4}}\s)?(?P<name>[^:：。！？!?©ⓒ]{{2,80}})$", re.IGNORECASE),
        re.compile(rf"(?P<name>\S.*?)\s?(?:{alternatives('verb')})$"),
        re.compile(rf"(?:{alternatives('picture_agency')})\W*$", re.IGNORECASE),
        re.compile(rf"(?<![\w-]){alternatives('picture_agency', 'news_agency')}(?![\w-])", re.IGNORECASE),
        re.compile(rf"{alternatives('opening')}\s?", re.IGNORECASE),
        re.compile(rf"{alternatives('label', weak=True)}", re.IGNORECASE),
    )


class Patterns(NamedTuple):
    """The compiled table."""

    label: re.Pattern[str]
    preposition: re.Pattern[str]
    sign: re.Pattern[str]
    verb: re.Pattern[str]
    ends_in_picture_agency: re.Pattern[str]
    agency: re.Pattern[str]
    opening: re.Pattern[str]
    weak_label: re.Pattern[str]
