"""Dates that count from the moment of reading, such as "3 hours ago"."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from newsclean.text.patterns import prefiltered_pattern

_WORDS_BY_UNIT = (
    ("minutes", "分钟|分鐘|分|minutes?|mins?|minuten?|minuti|minutos?|минут[ыу]?|분|dakika|menit|phút|دقيقة|دقائق"),
    (
        "hours",
        "小时|小時|时间|時間|hours?|hrs?|stunden?|heures?|horas?|ore|ora|час(?:а|ов)?|시간|saat|jam|giờ|ساعة|ساعات|uur|timmar|timer",
    ),
    ("days", "天|日|days?|tag(?:en)?|jours?|d[ií]as?|giorn[io]|д(?:ень|ня|ней)|일|gün|hari|ngày|dagen|dagar"),
)
_WORDS_AFTER = "前|之前|ago|fa|назад|전|önce|lalu|trước|geleden|sedan|siden"
_WORDS_BEFORE = "vor|il y a|hace|há|منذ|for"
_RELATIVE = prefiltered_pattern(
    rf"(?:(?:^|\W)(?:{_WORDS_BEFORE})\s(?P<a>\d{{1,2}})\s?(?:{'|'.join(words for _, words in _WORDS_BY_UNIT)})(?!\w)"
    rf"|(?<!\d)(?P<b>\d{{1,2}})\s?(?:{'|'.join(words for _, words in _WORDS_BY_UNIT)})\s?(?:{_WORDS_AFTER})(?!\w))",
    re.IGNORECASE,
)
_DAY_AND_TIME = prefiltered_pattern(r"(?:^|(?<=[\s:：|]))(?P<day>今天|昨天|前天)\s?(?P<hour>\d{1,2}):(?P<minute>\d{2})")
_DAYS_BACK_BY_WORD = {"今天": 0, "昨天": 1, "前天": 2}


def is_relative_date(text: str) -> bool:
    """Whether a line has a relative date."""
    return any(map(str.isdecimal, text)) and bool(_RELATIVE.search(text) or _DAY_AND_TIME.search(text))


def parse_relative_date(text: str, now: str) -> str | None:
    """Return the date (ISO 8601) of a relative date: to the minute for minutes and hours, else the day.

    Args:
        text: the line.
        now: the moment of reading, in ISO 8601; another text gives None.
    """
    try:
        moment = datetime.fromisoformat(now.replace("Z", "+00:00"))
    except ValueError:
        return None
    match = _DAY_AND_TIME.search(text)
    if match:
        day = (moment - timedelta(days=_DAYS_BACK_BY_WORD[match.group("day")])).date()
        hour, minute = int(match.group("hour")), int(match.group("minute"))
        return f"{day.isoformat()}T{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
    match = _RELATIVE.search(text)
    if not match:
        return None
    matched = match.group().casefold()
    unit = next(
        name
        for name, words in _WORDS_BY_UNIT
        if re.search(rf"\d\s?(?:{words})(?!\w)|\d\s?(?:{words})(?:{_WORDS_AFTER})", matched)
    )
    then = moment - timedelta(**{unit: int(match.group("a") or match.group("b"))})
    return then.date().isoformat() if unit == "days" else then.isoformat(timespec="minutes")
