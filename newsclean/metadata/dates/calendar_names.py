"""The names of months and weekdays in about a hundred languages.

``calendar_names.json`` is made from the Unicode CLDR by ``python -m benchmarks.calendar_names``; ``more_month_names.json``
has forms that pages write and the CLDR lacks. Both have a row for each language; names are separated by spaces, and ``_``
stands for a space inside a name.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from typing import Any

from newsclean.text.package_data import read_package_file
from newsclean.text.patterns import word_alternatives

NAMES_FILE = "metadata/dates/calendar_names.json"
MORE_NAMES_FILE = "metadata/dates/more_month_names.json"
_ONE_LETTER_FOR_VARIANTS = str.maketrans("يىكأإآ", "ییکااا")
_IGNORED_SIGNS = str.maketrans("", "", ".'’׳\u200c\u200d")
_ACCENTED_SCRIPTS = re.compile("[\u00c0-\u03ff\u1e00-\u1fff]")
"""Latin and Greek letters, which capitals and hasty writers leave without accents."""


def normalize_name(name: str) -> str:
    """Return a name as the tables have it: folded, without full stops, its variants of letters as one, ``_`` for spaces."""
    folded = unicodedata.normalize("NFC", name.casefold()).translate(_ONE_LETTER_FOR_VARIANTS).translate(_IGNORED_SIGNS)
    return "_".join(folded.split())


def without_accents(name: str) -> str:
    """Return a name without the accents of Latin and Greek letters; names in other scripts stay."""
    if not _ACCENTED_SCRIPTS.search(name):
        return name
    return "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))


def find_month_number(name: str, language: str = "") -> int | None:
    """Return the number (1 to 12) of a month; None for another word.

    Args:
        name: a name of one word, or of several that :func:`join_month_names` joined; in any case, full or abbreviated.
        language: the language (ISO 639 code) that decides where languages disagree: ``listopad`` is October in Croatian
            and November in Polish.
    """
    table, normal = _numbers_by_language(), normalize_name(name)
    numbers = table.get(normal) or table.get(without_accents(normal), {})
    return numbers.get(language) or next(iter(numbers.values()), None)


def is_weekday(name: str) -> bool:
    """Whether a word is a weekday's name, full or abbreviated, in any language."""
    return normalize_name(name) in _weekdays()


def join_month_names(text: str) -> str:
    """Return a text with ``_`` for the spaces inside the names of months of several words (``كانون الثاني``).

    Letters that have variants are the one that the tables have.
    """
    return _spaced_names().sub(lambda match: match.group().replace(" ", "_"), text.translate(_ONE_LETTER_FOR_VARIANTS))


@cache
def _numbers_by_language() -> dict[str, dict[str, int]]:
    table: dict[str, dict[str, int]] = {}
    for rows in (_read(NAMES_FILE)["months"], _read(MORE_NAMES_FILE)):
        for language, months in rows.items():
            for number, names in enumerate(months, 1):
                for name in names.split():
                    table.setdefault(name, {}).setdefault(language, number)
    return table


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(name for names in _read(NAMES_FILE)["weekdays"].values() for name in names.split())


@cache
def _spaced_names() -> re.Pattern[str]:
    names = word_alternatives(name.replace("_", " ") for name in _numbers_by_language() if "_" in name)
    return re.compile(rf"(?<!\w){names}(?!\w)", re.IGNORECASE)


@cache
def _read(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(read_package_file(name))
    return data
