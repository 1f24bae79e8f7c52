"""Dates in many languages, converted to ISO 8601 with the precision and the offset that the page states."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from newsclean.metadata.dates import date_forms as forms
from newsclean.metadata.dates.calendar_names import find_month_number, is_weekday, join_month_names
from newsclean.metadata.dates.calendars import has_digit_or_era, may_have_other_calendar, to_gregorian
from newsclean.metadata.dates.conventions import DEFAULT_CONVENTIONS, DateConventions
from newsclean.metadata.dates.utc_offsets import utc_offset
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern

_MAX_TIMESTAMP_CHARS, _MAX_SEARCHED_CHARS = 120, 400
_MIN_TIME_CHARS, _MAX_TIME_CHARS = 5, 48
"""Characters of a time before a date, with its zone and the weekday."""
_MIN_YEAR = 1990
"""Earlier years are those of events, not of news on the web."""
_MAX_AHEAD = timedelta(days=2)
"""Time by which a date may be ahead of this machine's clock: time zones and wrong clocks differ by no more."""
_OTHER_DIGIT = lazy_pattern(r"(?![0-9])\d")
_ONE_SIGN_FOR_VARIANTS = str.maketrans(
    "：／－−", ":/--", "\u061c\u200b\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\ufeff"
)
"""Signs that are written in full width, and invisible ones that are left out."""
_MORNING_WORDS = ("a", "午前", "上午", "오전", "ق", "π", "ص", "sa", "pg")
_YEAR_OR_SHORT_DATE = lazy_pattern(
    r"(?:19|20|25)\d\d|\d\d\.\d\d\.\d\d|(?<!\d)\d{1,2}([/.-])\d{1,2}\1\d\d(?!\d)"
    r"|(?<!\d)\d{1,2}[\s-][^\W\d_]{3,14}[\s.-]{1,2}['’]?[012]\d(?![\d:])"
)
_NUMERIC_DATE = prefiltered_pattern(r"(?<!\d)(\d{1,2})\s?[/-]\s?(\d{1,2})\s?[/-]\s?(?:19|20)?\d\d(?!\d)")
_NUMERIC_FORMS = (forms.SHORT_YEAR_BESIDE_TIME, forms.SHORT_YEAR_ALONE, forms.DAY_MONTH_YEAR)
"""Forms in which the month may be before the day."""
_ARABIC_MONTH_PAIR = lazy_pattern("[\u0621-\u06d3_]{2,14}\\s?/\\s?([\u0621-\u06d3]{3,8})(?=\\s(?:19|20)\\d\\d)")
_GLUED_MONTH_NAME = lazy_pattern(r"(?<=[a-z])(?:[A-Z][a-z]{2,8}|[A-Z]{3,9})$")


def parse_timestamp(text: str) -> str | None:
    """Parse a timestamp (ISO 8601, RFC 5322, Unix time), or else find a date in the text; return it in ISO 8601."""
    text = _unify_signs(text.strip()[:_MAX_TIMESTAMP_CHARS])
    match = forms.ISO.match(text)
    if match:
        # What follows a timestamp does not matter, unless it is the time in another form.
        iso = _to_iso(match)
        if iso:
            return iso if "T" in iso or match.end() == len(text) else find_date(text)
    match = forms.RFC.search(text) or forms.CTIME.search(text) or forms.COMPACT.fullmatch(text)
    if match:
        return _to_iso(match)
    if forms.UNIX_TIME.fullmatch(text):
        moment = datetime.fromtimestamp(int(text[:10]), tz=timezone.utc)
        return moment.isoformat(timespec="seconds")
    return find_date(text)


def may_contain_date(text: str) -> bool:
    """Whether a text has the digits of a year or of a short date, in any script. Cheaper than :func:`find_date`."""
    if not has_digit_or_era(text):
        return False
    text = _unify_signs(text)
    return _YEAR_OR_SHORT_DATE.search(text) is not None or may_have_other_calendar(text)


def is_ambiguous(text: str) -> bool:
    """Whether the day of the first date may be its month: both numbers are at most 12, with slashes or dashes between."""
    match = _NUMERIC_DATE.search(text)
    return match is not None and int(match.group(1)) <= 12 and int(match.group(2)) <= 12


def swap_day_and_month(iso: str) -> str | None:
    """Return a date (ISO 8601) with day and month exchanged; None where that is no date."""
    year, month, day = iso[:10].split("-")
    return f"{year}-{day}-{month}{iso[10:]}" if int(day) <= 12 else None


def days_between(one: str, other: str) -> int:
    """Return the calendar days from ``other`` to ``one``; negative where ``one`` is earlier."""
    return (date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days


def find_date(text: str, conventions: DateConventions = DEFAULT_CONVENTIONS) -> str | None:
    """Return the first date in a visible text in ISO 8601, with the time next to it.

    Args:
        text: the text; only its beginning is searched.
        conventions: how the page writes dates.
    """
    text = text[:_MAX_SEARCHED_CHARS]
    if not has_digit_or_era(text):
        return None
    text = _unify_signs(text)
    found = _find_gregorian_date(text, conventions)
    if found is None and may_have_other_calendar(text):
        found = _find_gregorian_date(to_gregorian(text), conventions)
    return found


def find_time(text: str, day: str) -> str | None:
    """Return the time that follows a text's first words, on a given day, in ISO 8601; None where there is none.

    Args:
        text: the text, such as ``Updated 5:01 p.m. ET``.
        day: a date in ISO 8601; its time is left out.
    """
    match = forms.TIME_BEHIND_WORDS.match(_unify_signs(text))
    time = _to_iso_time(match, date.fromisoformat(day[:10])) if match else ""
    return day[:10] + time if time else None


@lru_cache(maxsize=128)
def _unify_signs(text: str) -> str:
    """A text with the decimal digits of all scripts as ASCII ones, without invisible signs.

    The last results are kept: whether a line may have a date is asked before its date is.
    """
    if text.isascii():
        return text
    return _OTHER_DIGIT.sub(lambda digit: str(unicodedata.digit(digit.group())), text).translate(_ONE_SIGN_FOR_VARIANTS)


def _find_gregorian_date(text: str, conventions: DateConventions) -> str | None:
    if not _YEAR_OR_SHORT_DATE.search(text):
        return None
    if not text.isascii():
        text = _join_names(text)
    compact = forms.COMPACT.fullmatch(text)
    if compact:
        return _to_iso(compact)
    best: tuple[int, str] | None = None
    for pattern in forms.VISIBLE_FORMS:
        if pattern is forms.NAMED_MONTH_DAY_YEAR and not forms.DAY_AND_YEAR.search(text):
            continue
        for match in pattern.finditer(text):
            iso = _convert_match(pattern, match, conventions)
            if iso:
                if best is None or match.start() < best[0]:
                    best = (match.start(), iso if "T" in iso else _with_time_before(iso, text, match.start()))
                break
        if best and not best[0]:
            break
    return best[1] if best else None


def _with_time_before(day: str, text: str, start: int) -> str:
    """A day (ISO 8601) with the time that stands right before it in a text."""
    if start <= _MIN_TIME_CHARS:
        return day
    match = forms.TIME_BEFORE_DATE.search(text[max(0, start - _MAX_TIME_CHARS) : start])
    return day + _to_iso_time(match, date.fromisoformat(day)) if match else day


def _join_names(text: str) -> str:
    """A text with names of months in one word, and with one name for pairs (``28 آب/أغسطس 2013``)."""
    text = join_month_names(text)
    return _ARABIC_MONTH_PAIR.sub(r"\1", text) if "/" in text else text


def parse_leading_date(text: str, conventions: DateConventions = DEFAULT_CONVENTIONS) -> tuple[str, str] | None:
    """Return the date (ISO 8601) that a text begins with, and the text behind it."""
    text = _unify_signs(text)
    for pattern in forms.VISIBLE_FORMS:
        match = pattern.match(text)
        iso = _convert_match(pattern, match, conventions) if match else None
        if match and iso:
            return iso, text[match.end() :]
    return None


def _convert_match(pattern: re.Pattern[str], match: re.Match[str], conventions: DateConventions) -> str | None:
    """The date of a match in ISO 8601, with 03/04 in the order of the page's country."""
    iso = _to_iso(match, conventions.language)
    is_numeric = pattern in _NUMERIC_FORMS and is_ambiguous(match.group())
    if iso and conventions.month_first and is_numeric:
        return swap_day_and_month(iso) or iso
    return iso


def parse_url_date(url: str) -> str | None:
    """Return the date in the path of a URL, such as ``/2023/03/22/`` or ``/2023/mar/22/``."""
    named = forms.URL_WITH_MONTH_NAME.search(url)
    if named:
        return _to_iso(named)
    match = forms.URL_DATE.search(url)
    if not match:
        return None
    year, month, day = (match.group(name) or match.group(f"{name}2") for name in ("year", "month", "day"))
    return find_date(f"{year}-{month}-{day}")


def _to_iso(match: re.Match[str], language: str = "") -> str | None:
    parts = match.groupdict()
    name = parts.get("name")
    month = _month_number(name, language) if name else int(parts["month"])
    if month is None:
        return None
    year, day = int(parts["year"]), int(parts["day"])
    if year < 100:
        year += 2000
    if month > 12 >= day:
        month, day = day, month  # 10/31/2024 can only be American
    if year > 2400:
        year -= 543  # Thai solar calendar
    try:
        moment = datetime(year, month, day)
    except ValueError:
        return None
    if year < _MIN_YEAR or moment > datetime.now() + _MAX_AHEAD:
        return None
    return moment.date().isoformat() + (_to_iso_time(match, moment.date()) if parts.get("hour") else "")


def _to_iso_time(match: re.Match[str], day: date) -> str:
    """The time of a match as it stands in a timestamp, ``T15:05+02:00``; "" where it is none."""
    parts = match.groupdict()
    hour, minute = int(parts["hour"]), int(parts["minute"])
    half = (parts.get("half") or parts.get("noon") or "").lower()
    if half.startswith(_MORNING_WORDS):
        hour = 0 if hour == 12 else hour
    elif half and hour < 12:
        hour += 12
    if hour > 23 or minute > 59 or (parts.get("weekday") and not is_weekday(parts["weekday"])):
        return ""
    second = parts.get("second")
    seconds = f":{second}" if second and int(second) <= 59 else ""
    return f"T{hour:02}:{minute:02}{seconds}{utc_offset(parts.get('zone'), bool(half), day)}"


def _month_number(name: str, language: str) -> int | None:
    """The number of a month; a word glued to its name (``EditorialNovember``) is ignored."""
    number = find_month_number(name, language)
    if number is None:
        glued = _GLUED_MONTH_NAME.search(name)
        number = find_month_number(glued.group(), language) if glued else None
    return number
