"""Dates and times beside a name, and lines of a place and a date, which look like those of a name and a date."""

from __future__ import annotations

from newsclean.text.patterns import lazy_pattern

YEAR = lazy_pattern(r"(?:19|20)\d\d")
RELATIVE_DATE = lazy_pattern(
    r"\d{1,3} (?:minute|hour|day|week|month)s? ago|\bvor \d{1,3} (?:Minute|Stunde|Tag|Woche|Monat)e?n?\b|\bil y a \d{1,3} "
)
CLOCK_TIME = lazy_pattern(r"\b\d{1,2}(?:[:.]\d{2}\b|\s?[AP]M\b)")
_PLACE_AND_DATE = lazy_pattern(r"^[^\d,|•·]{2,30},\s.{0,24}\d|\d[\d ,./:-]*,\s?[^\d,|•·]{2,30}$")
"""A comma stands between a place and its date: ``Berlin, 3. Mai 2020``, ``3.5.2020, Berlin``."""
_NAME_DATE_AND_TIME = lazy_pattern(
    r"^(?P<first>[^\W\d_][\w’'-]{1,20}) [^\W\d_][\w’'-]{2,24}, \d[^,]{4,24}\d{1,2}[:.]\d{2}"
)
_FIRST_WORDS_OF_PLACES = frozenset((
    "new", "san", "los", "las", "santa", "saint", "st", "bad", "el", "la", "le", "cape", "fort", "port", "north", "south", "east",
    "west", "rio", "são", "sao", "den", "kuala", "hong", "tel", "abu", "addis", "buenos", "palm", "salt", "baton", "washington",
))  # fmt: skip
"""First words, case-folded, of towns whose names look like persons'."""


def has_place_and_date(line: str) -> bool:
    """Whether a dated line has the form of a place with its date."""
    return _PLACE_AND_DATE.search(line) is not None


def has_name_date_and_time(line: str) -> bool:
    """Whether a line is a name with date and time. A place seldom has a time behind its date."""
    match = _NAME_DATE_AND_TIME.match(line)
    return match is not None and match.group("first").casefold() not in _FIRST_WORDS_OF_PLACES
