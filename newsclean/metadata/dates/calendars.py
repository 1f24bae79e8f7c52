"""Dates of other calendars, rewritten as Gregorian ones: Japanese and Taiwanese eras, Chinese numbers, Jalali, Hijri, short Thai years.

The text around a date stays, so that the time beside it is found. Jalali and Hijri dates are converted by libraries.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from newsclean.text.package_data import read_package_file
from newsclean.text.patterns import contains_any, lazy_pattern, word_alternatives

_FIRST_YEARS = {"元": 1}
_MAX_JALALI_YEAR, _MIN_HIJRI_YEAR = 1409, 1410
"""Years of news on the web: 1369 to 1409 are Jalali, later ones are Hijri. Both calendars are in the 1400s."""
_ERA_YEAR = lazy_pattern(r"(?P<era>令和|平成|民[國国])\s?(?P<year>\d{1,3}|元)\s?(?P<sign>[年./-])")
_YEAR_IN_BOTH_COUNTS = lazy_pattern(r"(?:令和|平成|民[國国])\s?(?:\d{1,3}|元)年?\s?[(（](?P<year>20\d\d)年?[)）]年?")
_YEAR_OF_THE_REPUBLIC = lazy_pattern(r"(?<!\d)(?P<year>1[01]\d)年(?=\d{1,2}月\d{1,2}日)")
"""A year of the Taiwanese count without its era."""
_CHINESE_NUMBER = lazy_pattern("[〇○零一二三四五六七八九十]{1,4}(?=[年月日号號])")
_CHINESE_DIGITS = {char: str(number) for number, char in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0"}
_BRACKETED_ERA = lazy_pattern(r"(?<=年)\s?[(（](?:令和|平成|民[國国])\s?(?:\d{1,3}|元)年?[)）]")
_NUMERIC = lazy_pattern(r"(?<!\d)(?P<year>1[34]\d\d)\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<day>\d{1,2})(?!\d)")
_THAI_ABBREVIATION = lazy_pattern(
    r"(?<!\d)(?P<day>\d{1,2})\s?(?P<name>[\u0e00-\u0e7f]{1,3}\.[\u0e00-\u0e7f]{1,2}\.)\s?(?:พ\.ศ\.\s?)?(?P<year>[67]\d)(?!\d|[:.]\d)"
)
_PERSIAN_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "أ": "ا", "إ": "ا", "\u200c": " "})
_OTHER_YEAR = lazy_pattern(
    r"(?<!\d)1[34]\d\d\s?[/.-]|(?<!\d)1[01]\d年|[〇○零一二三四五六七八九十][年月]|[^\0-\u007f]\D{0,9}1[34]\d\d|令和|平成|民[國国]|[\u0e00-\u0e7f]\.\s?[67]\d(?!\d)"
)
_SHORT_THAI_YEAR = lazy_pattern(r"[\u0e00-\u0e7f]\.\s?[67]\d(?!\d)")
_DIGIT = re.compile(r"\d")
_ERA_CHARS = ("年", "月", "令", "平", "民")
"""Characters, one of which is in every year that is not of four digits in the 1300s or 1400s, or Thai."""


def has_digit_or_era(text: str) -> bool:
    """Whether a text has a digit of any script, or a character of a year without digits: every date has one of them."""
    return _DIGIT.search(text) is not None or (not text.isascii() and contains_any(text, _ERA_CHARS))


def may_have_other_calendar(text: str) -> bool:
    """Whether a text with ASCII digits has a year of another calendar."""
    if "13" in text or "14" in text or (not text.isascii() and contains_any(text, _ERA_CHARS)):
        return _OTHER_YEAR.search(text) is not None
    # Without these only a short Thai year is possible.
    return not text.isascii() and _SHORT_THAI_YEAR.search(text) is not None


def to_gregorian(text: str) -> str:
    """Return a text with its first date of another calendar as a Gregorian one; the same text where there is none.

    Args:
        text: a text with ASCII digits.
    """
    if "年" in text or "令和" in text or "平成" in text or "民" in text:
        text = _CHINESE_NUMBER.sub(lambda number: _from_chinese(number.group()), text)
        text = _YEAR_IN_BOTH_COUNTS.sub(r"\g<year>年", _BRACKETED_ERA.sub("", text))
        text = _ERA_YEAR.sub(_era_to_gregorian, text)
        return _YEAR_OF_THE_REPUBLIC.sub(lambda year: f"{int(year['year']) + 1911}年", text)
    if match := _THAI_ABBREVIATION.search(text):
        months: list[str] = _data()["thai"]
        if match["name"] in months:
            return _replaced(
                text, match, (int(match["year"]) + 1957, months.index(match["name"]) + 1, int(match["day"]))
            )
    if match := _NUMERIC.search(text):
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        convert = _from_jalali if year <= _MAX_JALALI_YEAR else _from_hijri
        return _replaced(text, match, convert(year, month, day))
    folded = text.translate(_PERSIAN_LETTERS)
    for calendar, convert in (("jalali", _from_jalali), ("hijri", _from_hijri)):
        match = _named(calendar).search(folded)
        if match:
            month = _months(calendar)[match["name"]]
            # Each letter was replaced by one letter, so that the place is the same in both texts.
            return _replaced(text, match, convert(int(match["year"]), month, int(match["day"])))
    return text


def _era_to_gregorian(match: re.Match[str]) -> str:
    years = _data()["eras"]
    number = _FIRST_YEARS.get(match["year"]) or int(match["year"])
    return f"{years[match['era']] + number}{match['sign']}"


def _from_chinese(number: str) -> str:
    """A number in Chinese characters, by place (``二〇二三``) or by words (``十五``), with ASCII digits."""
    tens, ten, ones = number.partition("十")
    if not ten:
        return "".join(_CHINESE_DIGITS[char] for char in number)
    return (_CHINESE_DIGITS.get(tens, "1") if tens else "1") + (_CHINESE_DIGITS.get(ones, "0") if ones else "0")


def _replaced(text: str, match: re.Match[str], day: tuple[int, int, int] | None) -> str:
    if day is None:
        return text
    return f"{text[: match.start()]}{day[0]:04}-{day[1]:02}-{day[2]:02}{text[match.end() :]}"


def _from_jalali(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    from persiantools.jdatetime import JalaliDate

    if year > _MAX_JALALI_YEAR:
        return None
    try:
        moment = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
    except ValueError:
        return None
    return moment.year, moment.month, moment.day


def _from_hijri(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    from hijridate import Hijri

    if year < _MIN_HIJRI_YEAR:
        return None
    try:
        moment = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return moment.year, moment.month, moment.day


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(read_package_file("metadata/dates/calendars.json"))
    return data


@cache
def _months(calendar: str) -> dict[str, int]:
    return {
        name.translate(_PERSIAN_LETTERS): number for number, names in enumerate(_data()[calendar], 1) for name in names
    }


@cache
def _named(calendar: str) -> re.Pattern[str]:
    names = word_alternatives(map(re.escape, _months(calendar)))
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})\s?-?\s?(?P<name>{names})(?:\s?ماه)?\s?-?،?,?\s?(?:سال\s)?(?P<year>1[34]\d\d)(?!\d)"
    )
