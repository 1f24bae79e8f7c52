"""Moments that users state: an age, a day, a timestamp."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone

_AGE = re.compile(r"(\d{1,6})\s?([smhdw])", re.IGNORECASE)
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def parse_moment(text: str, *, is_end: bool = False) -> datetime:
    """Return the moment that ``2d``, ``12h``, ``2026-11-01`` or ``2026-11-01T08:00+01:00`` states, with a time zone.

    Args:
        text: an age (seconds s, minutes m, hours h, days d, weeks w), a day, or a timestamp in ISO 8601; UTC where it has
            no offset.
        is_end: whether a day stands for its end instead of its start.

    Raises:
        ValueError: it is none of them.
    """
    text = text.strip()
    try:
        age = _AGE.fullmatch(text)
        if age is None:
            return moment_of(text, is_end=is_end)
        return datetime.now(timezone.utc) - timedelta(seconds=int(age[1]) * _SECONDS[age[2].lower()])
    except (ValueError, OverflowError):
        raise ValueError(f"{text!r} is neither an age such as 2d or 12h nor a date such as 2026-11-01") from None


def parse_date(text: str, *, is_end: bool = False) -> datetime:
    """Return the moment of a day or a timestamp that a user states; see :func:`moment_of`.

    An age would name another time when a run is continued.

    Raises:
        ValueError: it is neither.
    """
    try:
        return moment_of(text.strip(), is_end=is_end)
    except ValueError:
        raise ValueError(f"{text!r} is no date such as 2026-11-01 and no timestamp") from None


def to_moment(value: str | date | datetime | timedelta | None, *, is_end: bool = False) -> datetime | None:
    """Return the moment that a value of Python states; text as for :func:`parse_moment`, a ``timedelta`` as an age.

    Raises:
        TypeError: it is of another type.
        ValueError: it is text that states no moment.
    """
    if value is None:
        return None
    if isinstance(value, str):
        return parse_moment(value, is_end=is_end)
    if isinstance(value, timedelta):
        return datetime.now(timezone.utc) - value
    if isinstance(value, (date, datetime)):
        return moment_of(value.isoformat(), is_end=is_end)
    raise TypeError(f"a date must be text, date, datetime or timedelta, not {type(value).__name__}")


def moment_of(iso: str, *, is_end: bool) -> datetime:
    """Return the moment of a timestamp in ISO 8601; of a day, its start or its end. Without an offset it is UTC.

    Raises:
        ValueError: it is neither.
    """
    if _DAY.fullmatch(iso):
        return datetime.combine(date.fromisoformat(iso), time.max if is_end else time.min, timezone.utc)
    # Python 3.10 does not know Z.
    moment = datetime.fromisoformat(f"{iso[:-1]}+00:00" if iso[-1:] in "Zz" else iso)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=timezone.utc)
