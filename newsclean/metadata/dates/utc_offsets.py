"""The UTC offset of a time zone as pages print it: ``Z``, ``+0200``, ``GMT+2``, ``BST``, ``ET``, ``Eastern Time``.

Names that stand for several zones are left out, unless the clock beside them tells: CST is Chinese time on a page that
counts 24 hours, and American time beside a.m. and p.m. ``ET`` and ``PT`` are daylight time in summer, by the day.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache

from newsclean.text.package_data import read_package_file
from newsclean.text.patterns import lazy_pattern

ZONE = (
    r"(?:(?:GMT|UTC)\s?[+-]\d{1,2}(?::?\d{2})?|\+\d{2}:?\d{2}|(?<=:\d\d:\d\d)[+-]\d\d(?:(?!\d)|:?\d\d)"
    r"|(?<=\s)-(?:0\d|1[0-2])(?:00|30)(?!\d)|(?:(?<=:\d\d:\d\d\s)|(?<=[AaPp][Mm]\s))-(?:0\d|1[0-2]):(?:00|30)(?!\d)"
    r"|(?:Eastern|Central|Mountain|Pacific)(?:\s(?:Standard|Daylight))?(?:\sTime)?(?![^\W_])|Z(?![^\W_])|TSİ"
    r"|(?:Uhr\s\(?)?(?:[A-ZМСК]{3,4}|[ECMP]T)(?![^\W_]))"
)
"""A zone behind a time. Only in capital letters is a word a zone, see :func:`utc_offset`."""
_SIGNED = lazy_pattern(r"(?:GMT|UTC)?\s?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?")
_MAX_HOURS, _MAX_MINUTES = 14, 59
_FIRST_YEAR_OF_LONG_SUMMER = 2007
"""From this year on American daylight time is from March to November, before from April to October."""
_SUNDAY = 6


def utc_offset(zone: str | None, is_half_day_clock: bool = False, day: date | None = None) -> str:
    """Return the offset (``+01:00``) of a zone; "" where it is none.

    Args:
        zone: the zone as printed.
        is_half_day_clock: whether a.m. or p.m. stands beside the time.
        day: the day of the time, which decides between standard and daylight time in ``ET``; without it ``ET`` has no
            offset.
    """
    if not zone:
        return ""
    zone = zone.removeprefix("Uhr").strip(" (")
    match = _SIGNED.fullmatch(zone)
    if match is None:
        found = _offsets("fixed").get(zone) or (_offsets("half_day_clock").get(zone) if is_half_day_clock else None)
        return found or (_american_offset(zone, day) if day else "")
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    if hours > _MAX_HOURS or minutes > _MAX_MINUTES:
        return ""
    return f"{match['sign']}{hours:02}:{minutes:02}"


def _american_offset(zone: str, day: date) -> str:
    """The offset of a zone of the United States that is named without ``standard`` or ``daylight``; "" for another."""
    standard = _offsets("american").get(zone.removesuffix(" Time"))
    if standard is None:
        return ""
    return f"-{int(standard[1:3]) - 1:02}:00" if _is_daylight_time(day) else standard


def _is_daylight_time(day: date) -> bool:
    if day.year >= _FIRST_YEAR_OF_LONG_SUMMER:
        return _sunday_from(date(day.year, 3, 8)) <= day < _sunday_from(date(day.year, 11, 1))
    return _sunday_from(date(day.year, 4, 1)) <= day < _sunday_from(date(day.year, 10, 25))


def _sunday_from(day: date) -> date:
    """The first Sunday from a day on."""
    return day + timedelta(days=_SUNDAY - day.weekday())


@cache
def _offsets(kind: str) -> dict[str, str]:
    offsets: dict[str, dict[str, str]] = json.loads(read_package_file("metadata/dates/utc_offsets.json"))
    return offsets[kind]
