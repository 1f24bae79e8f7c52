"""Dates in many languages, converted to ISO 8601 with the precision and the offset that the page states.

Sources: ISO 8601, RFC 9557 and RFC 5322 for timestamps; the Unicode CLDR for names of months.
"""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from newsclean.metadata.dates.calendars import may_have_other_calendar, to_gregorian
from newsclean.metadata.dates.utc_offsets import ZONE, utc_offset
from newsclean.text.package_data import read_package_file
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern

_MAX_TIMESTAMP_CHARS, _MAX_SEARCHED_CHARS = 120, 400
_MIN_TIME_CHARS, _MAX_TIME_CHARS = 5, 48
"""Characters of a time before a date, with its zone and the weekday."""
_MIN_YEAR = 1990
"""Earlier years are those of events, not of news on the web."""
_MAX_AHEAD = timedelta(days=2)
"""Time by which a date may be ahead of this machine's clock: time zones and wrong clocks differ by no more."""
_OTHER_DIGIT = lazy_pattern(r"(?![0-9])\d")
_TO_ASCII_SIGNS = str.maketrans("：／－", ":/-")
_TIME = (
    r"(?P<hour>\d{1,2})\s?(?:[:.h]|시|時|时|点)\s?(?P<minute>\d{2})(?:\s?(?:분|分))?(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?:\s?(?P<half>[ap]\.?\s?m\b\.?|[بق]\.?ظ))?"
    rf"(?:\s?\(?(?P<zone>{ZONE}))?"
)
_ISO = lazy_pattern(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"(?:[T\s]{1,3}(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"\s?(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}(?!\d))?)?"
)
_YEAR_MONTH_DAY = prefiltered_pattern(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?[-/.年년]\s?(?P<month>\d{1,2})\s?[-/.月월]\s?(?P<day>\d{1,2})(?!\d{3})\s?[日일号.]?"
    r"(?:\s{0,2}[(（]?(?:星期|周|週)?[一二三四五六日天月火水木金土월화수목금토일]?(?:曜日|요일)?[)）]?)?"
    r"(?P<gap>[\s,|T·–-]{0,4}(?:(?:(?P<noon>午前|午後|上午|下午|晚上|오전|오후))\s?)?" + _TIME + r")?",
)
_DAY_MONTH_YEAR_WITH_BARS = prefiltered_pattern(
    r"(?<!\d)(?P<day>\d{1,2}) \| (?P<month>\d{1,2}) \| (?P<year>20\d\d)(?!\d)"
)
_GLUED_TIME = prefiltered_pattern(
    r"(?P<year>(?:19|20)\d\d)[-/](?P<month>\d\d)[-/](?P<day>\d\d)(?P<hour>[012]\d):(?P<minute>\d\d)"
)
_DAY_MONTH_YEAR = prefiltered_pattern(
    r"(?<![\d.])(?P<day>\d{1,2})\s?[./-]\s?(?P<month>\d{1,2})\s?[./-]\s?(?P<year>(?:19|20|25)\d\d)(?!\d)"
    r"(?:[\s,|–-]{0,4}(?:um|ore|à|às|a las|at|в|klo?\.?|kl\.?|saat|o)?\s{0,2}" + _TIME + ")?",
)
_DAY_MONTH_SHORT_YEAR = prefiltered_pattern(
    r"(?<![\d.])(?P<day>\d{2})\.(?P<month>\d{2})\.(?P<year>\d{2})(?![\d.])(?:[\s,|–-]{0,4}(?:um\s)?" + _TIME + ")?",
)
_LABELLED_SHORT_YEAR = lazy_pattern(
    r"(?:时间|時間|日期|发布|發布|发表|更新)[于於]?\s?[:：]?\s?(?P<year>[012]\d)[-/.](?P<month>\d\d)[-/.](?P<day>\d\d)(?!\d)"
    r"(?:\s{0,3}" + _TIME + ")?",
)
_SHORT_YEAR_BESIDE_TIME = lazy_pattern(
    r"(?<![\d./-])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>[012]\d)(?![\d/])"
    r"[\s,|–-]{1,4}(?:um|ore|à|às|a las|at|kl\.?|saat)?\s{0,2}" + _TIME,
)
_TIME_BEFORE_DATE = lazy_pattern(
    r"(?<![\d:.])(?P<hour>\d{1,2})[:h](?P<minute>\d\d)(?::(?P<second>\d\d))?(?:\s?(?P<half>[ap]\.?m\b\.?))?"
    rf"(?:\s?\(?(?P<zone>{ZONE})\)?)?(?:\sUhr)?[\s,|·–-]{{1,4}}(?:(?:on|am|le|el|il|em)\s)?(?:[^\W\d_]{{2,12}}\.?,?\s)?$",
    re.IGNORECASE,
)
"""A time right before a date: ``9:30 AM BST, Tue August 15, 2023``."""
# Thai and Indic vowel signs are no letters to a regular expression, and Thai abbreviations contain a full stop.
_MONTH_NAME = r"(?:[^\W\d_]|[\u0900-\u0903\u093a-\u094d\u0980-\u0983\u09bc-\u09cd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]|(?<=[\u0e00-\u0e7f])\.(?=[\u0e00-\u0e7f])){3,14}"
_NAMED = lazy_pattern(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.|-)?\s{{0,2}}(?:de\s|of\s|d['’])?\s?(?P<name>{_MONTH_NAME})\.?[,-]?\s{{0,2}}(?:de\s|del\s)?"
    rf"(?P<year>(?:19|20)\d\d|25\d\d)(?!\d(?!\d:))\s?г?\.?(?:[\s,|–•·-]{{0,4}}(?:um|ore|à|às|a las|alle|at|в|klo?\.?|kl\.?|saat|o|u|เวลา|pukul)?\s{{0,2}}{_TIME})?",
    re.IGNORECASE,
)
_YEAR_FIRST_NAMED_MONTH = lazy_pattern(
    rf"(?<!\d)(?P<year>(?:19|20)\d\d)\.?\s(?P<name>{_MONTH_NAME})\.?\s(?P<day>\d{{1,2}})(?!\d)(?:[.,\s–|-]{{1,4}}{_TIME})?"
)
_NAMED_MONTH_FIRST = lazy_pattern(
    rf"(?P<name>{_MONTH_NAME})\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,2}}(?P<year>(?:19|20)\d\d)(?!\d)"
    rf"(?:[\s,|–•·-]{{0,4}}(?:at\s)?{_TIME})?",
    re.IGNORECASE,
)
_RFC = lazy_pattern(
    r"(?P<day>\d{1,2}) (?P<name>[A-Z][a-z]{2}) (?P<year>\d{4}) (?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))? "
    r"(?P<zone>[+-]\d{4}|[A-Z]{1,4}(?![A-Za-z]))"
)
_CTIME = lazy_pattern(
    r"(?:[A-Z][a-z]{2} )?(?P<name>[A-Z][a-z]{2}) {1,2}(?P<day>\d{1,2}) (?P<hour>\d{2}):(?P<minute>\d{2}):(?P<second>\d{2}) "
    r"(?:(?P<zone>[A-Z]{1,4}(?:[+-]\d\d:\d\d)?|[+-]\d{4}) )?(?P<year>\d{4})(?!\d)"
)
"""The forms of C's ``ctime`` and of Java's ``Date.toString``."""
_COMPACT = lazy_pattern(
    r"(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?:[T ]?(?P<hour>[012]\d):?(?P<minute>[0-5]\d)(?::?(?P<second>[0-5]\d))?"
    r"(?P<zone>Z|[+-]\d{4})?)?"
)
_LEVANTINE_MONTHS = (("كانون الثاني", "يناير"), ("كانون الأول", "ديسمبر"), ("كانون الاول", "ديسمبر"), ("تشرين الأول", "أكتوبر"),
              ("تشرين الاول", "أكتوبر"), ("تشرين الثاني", "نوفمبر"), (" آب ", " أغسطس "))  # fmt: skip
_ARABIC_MONTH_PAIR = lazy_pattern("[\u0621-\u064a]{2,8}\\s?/\\s?([\u0621-\u064a]{3,8})(?=\\s(?:19|20)\\d\\d)")
_VISIBLE_FORMS = (
    _GLUED_TIME,
    _YEAR_MONTH_DAY,
    _DAY_MONTH_YEAR,
    _DAY_MONTH_YEAR_WITH_BARS,
    _DAY_MONTH_SHORT_YEAR,
    _LABELLED_SHORT_YEAR,
    _SHORT_YEAR_BESIDE_TIME,
    _CTIME,
    _NAMED,
    _NAMED_MONTH_FIRST,
    _YEAR_FIRST_NAMED_MONTH,
)
"""The forms of a date in visible text."""
_GLUED_MONTH_NAME = lazy_pattern(r"(?<=[a-z])(?:[A-Z][a-z]{2,8}|[A-Z]{3,9})$")
_URL_DATE = prefiltered_pattern(
    r"/(?:[A-Za-z_-]{0,2}(?P<year>(?:19|20)\d\d)[-/_]?(?P<month>[01]\d)[-/_]?(?P<day>[0-3]\d)(?=[/_.-]|$|\D)"
    r"|[A-Za-z]{1,3}(?P<year2>20\d\d)(?P<month2>[01]\d)(?P<day2>[0-3]\d)(?=\d{4,14}(?:\D|$)))",
)
_URL_WITH_MONTH_NAME = prefiltered_pattern(r"/(?P<year>(?:19|20)\d\d)/(?P<name>[A-Za-z]{3,9})/(?P<day>[0-3]?\d)(?=/|$)")
_UNIX_TIME = lazy_pattern(r"1\d{9}(?:\d{3})?")


@lru_cache(maxsize=1)
def month_numbers() -> dict[str, int]:
    """Return the numbers (1 to 12) of months by their case-folded names, abbreviations and inflected forms."""
    table: dict[str, int] = {}
    # The file has the months of each language from January on, each with its forms separated by spaces.
    for names in json.loads(read_package_file("metadata/dates/months.json")).values():
        for number, forms in enumerate(names, 1):
            for name in forms.split():
                table.setdefault(name, number)
    return table


def parse_timestamp(text: str) -> str | None:
    """Parse a timestamp (ISO 8601, RFC 5322, Unix time), or else find a date in the text; return it in ISO 8601."""
    text = _to_ascii_digits(text.strip()[:_MAX_TIMESTAMP_CHARS])
    match = _ISO.match(text)
    if match:
        # What follows a timestamp does not matter.
        iso = _to_iso(match)
        if iso:
            return iso
    match = _RFC.search(text) or _CTIME.search(text) or _COMPACT.fullmatch(text)
    if match:
        return _to_iso(match)
    if _UNIX_TIME.fullmatch(text):
        moment = datetime.fromtimestamp(int(text[:10]), tz=timezone.utc)
        return moment.isoformat(timespec="seconds")
    return find_date(text)


_YEAR_OR_SHORT_DATE = lazy_pattern(r"(?:19|20|25)\d\d|\d\d\.\d\d\.\d\d|(?<!\d)\d{1,2}([/-])\d{1,2}\1\d\d(?!\d)")
_NUMERIC_DATE = prefiltered_pattern(r"(?<!\d)(\d{1,2})\s?[/-]\s?(\d{1,2})\s?[/-]\s?(?:19|20)\d\d(?!\d)")


def may_contain_date(text: str) -> bool:
    """Whether a text has the digits of a year or of a short date, in any script. Cheaper than :func:`find_date`."""
    text = _to_ascii_digits(text)
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


def find_date(text: str, month_first: bool = False) -> str | None:
    """Return the first date in a visible text in ISO 8601, with the time next to it.

    Args:
        text: the text; only its beginning is searched.
        month_first: whether 03/04/2024 is the fourth of March. With full stops the day is always first.
    """
    text = text[:_MAX_SEARCHED_CHARS]
    if not text.isascii():
        text = _to_egyptian_months(_to_ascii_digits(text))
    found = _find_gregorian_date(text, month_first)
    if found is None and may_have_other_calendar(text):
        found = _find_gregorian_date(to_gregorian(text), month_first)
    return found


def _to_ascii_digits(text: str) -> str:
    """A text with the decimal digits of all scripts as ASCII ones."""
    if text.isascii():
        return text
    return _OTHER_DIGIT.sub(lambda digit: str(unicodedata.digit(digit.group())), text).translate(_TO_ASCII_SIGNS)


def _find_gregorian_date(text: str, month_first: bool) -> str | None:
    if not _YEAR_OR_SHORT_DATE.search(text):
        return None
    best: tuple[int, str] | None = None
    for pattern in _VISIBLE_FORMS:
        for match in pattern.finditer(text):
            iso = _convert_match(pattern, match, month_first)
            if iso:
                if best is None or match.start() < best[0]:
                    best = (match.start(), iso if "T" in iso else _with_time_before(iso, text, match.start()))
                break
        if best and not best[0]:
            break
    return best[1] if best else None


def _with_time_before(day: str, text: str, start: int) -> str:
    """A day (ISO 8601) with the time that stands right before it in a text."""
    match = _TIME_BEFORE_DATE.search(text[max(0, start - _MAX_TIME_CHARS) : start]) if start > _MIN_TIME_CHARS else None
    return day + _to_iso_time(match) if match else day


def _to_egyptian_months(text: str) -> str:
    """A text with Egyptian names of months in place of Levantine ones of two words or two letters, and in place of pairs
    of both (``28 آب/أغسطس 2013``)."""
    if "كانون" in text or "تشرين" in text or " آب " in text:
        for levantine, egyptian in _LEVANTINE_MONTHS:
            text = text.replace(levantine, egyptian)
    return _ARABIC_MONTH_PAIR.sub(r"\1", text) if "/" in text else text


def parse_leading_date(text: str, month_first: bool = False) -> tuple[str, str] | None:
    """Return the date (ISO 8601) that a text begins with, and the text behind it."""
    text = _to_ascii_digits(text)
    for pattern in _VISIBLE_FORMS:
        match = pattern.match(text)
        iso = _convert_match(pattern, match, month_first) if match else None
        if match and iso:
            return iso, text[match.end() :]
    return None


def _convert_match(pattern: re.Pattern[str], match: re.Match[str], month_first: bool) -> str | None:
    """The date of a match in ISO 8601, with 03/04 in the order of the page's country."""
    iso = _to_iso(match)
    is_numeric = pattern is _SHORT_YEAR_BESIDE_TIME or (pattern is _DAY_MONTH_YEAR and is_ambiguous(match.group()))
    if iso and month_first and is_numeric:
        return swap_day_and_month(iso) or iso
    return iso


def parse_url_date(url: str) -> str | None:
    """Return the date in the path of a URL, such as ``/2023/03/22/`` or ``/2023/mar/22/``."""
    named = _URL_WITH_MONTH_NAME.search(url)
    if named:
        return _to_iso(named)
    match = _URL_DATE.search(url)
    if not match:
        return None
    year, month, day = (match.group(name) or match.group(f"{name}2") for name in ("year", "month", "day"))
    return find_date(f"{year}-{month}-{day}")


def _to_iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    name = parts.get("name")
    month = _month_number(name) if name else int(parts["month"])
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
    return moment.date().isoformat() + (_to_iso_time(match) if parts.get("hour") else "")


def _to_iso_time(match: re.Match[str]) -> str:
    """The time of a match as it stands in a timestamp, ``T15:05+02:00``; "" where it is none."""
    parts = match.groupdict()
    hour, minute = int(parts["hour"]), int(parts["minute"])
    half = (parts.get("half") or parts.get("noon") or "").lower()
    if half.startswith(("p", "午後", "下午", "晚上", "오후", "ب")) and hour < 12:
        hour += 12
    elif half.startswith(("a", "午前", "上午", "오전", "ق")) and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        return ""
    second = parts.get("second")
    seconds = f":{second}" if second and int(second) <= 59 else ""
    return f"T{hour:02}:{minute:02}{seconds}{utc_offset(parts.get('zone'), bool(half))}"


def _month_number(name: str) -> int | None:
    """The number of a month; a word glued to its name (``EditorialNovember``) is ignored."""
    number = month_numbers().get(name.casefold().rstrip("."))
    if number is None:
        glued = _GLUED_MONTH_NAME.search(name)
        number = month_numbers().get(glued.group().casefold()) if glued else None
    return number
