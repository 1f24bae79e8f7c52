"""The date that a page shows, compared with the dates of its markup: time zones, republication, migrated pages."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from newsclean.metadata.candidates import Candidate, choose_best
from newsclean.metadata.dates.line_dates import LineDates
from newsclean.metadata.dates.parsing import days_between, swap_day_and_month

_SURE_WEIGHT = 0.95
_LINE_WEIGHT, _LINE_WITH_TIME_WEIGHT, _COMPLETED_WEIGHT = 0.58, 0.66, 0.99
"""Weights of a visible date: alone, with a time, and with the time of a day that markup states as well."""
_IN_LINE_ORIGINS = ("itemprop:datePublished", "time")
"""Origins of timestamps in the markup of the visible line itself."""
_MAX_UTC_OFFSET, _UTC_OFFSET_STEP = timedelta(hours=14), timedelta(minutes=15)
_MAX_HOUR_OF_DAY_BEFORE, _MIN_HOUR_OF_DAY_AFTER = 12, 10
"""Hours of UTC before which it is still the day before somewhere, and from which it is already the day after."""
_MIN_AGREEING_KINDS = 2
"""Kinds of markup with the same day that an unlabelled line does not overrule."""
_MAX_ZONE_DAYS = 1
"""Days between two dates that may be one moment in two time zones."""


class LastModification(NamedTuple):
    """What a page states about its last modification."""

    days: frozenset[str]
    """The days (ISO 8601) that it states for it."""
    is_publication: bool
    """Whether JSON-LD states one time for publication and modification: some systems write that of the modification twice."""


def local_day_candidate(candidates: list[Candidate[str]], dates: LineDates) -> Candidate[str] | None:
    """Return the visible date where the best candidate is the same moment on another day, in another time zone.

    That is so where the visible time differs from a timestamp without an offset by a possible difference of time zones. A
    timestamp with an offset states more than the visible time does. Where no time is visible, the timestamp must be in UTC,
    and the page's URL must have the visible day as well, or the timestamp must belong to the visible line.
    """
    best, line = choose_best(candidates), dates.line
    if best is None or line is None or "T" not in best.value or not dates.near:
        return None
    days = days_between(line, best.value)
    if abs(days) != _MAX_ZONE_DAYS:
        return None
    moment = datetime.fromisoformat(best.value)
    if "T" in line:
        if moment.utcoffset() is not None:
            return None
        # A timestamp without an offset counts as one in UTC.
        in_utc = moment.replace(second=0)
        shift = datetime.fromisoformat(line[:16]) - in_utc
        is_same_moment = abs(shift) <= _MAX_UTC_OFFSET and shift % _UTC_OFFSET_STEP == timedelta(0)
    else:
        is_confirmed = (
            any(one.origin == "url" and one.value == line for one in candidates) or best.origin in _IN_LINE_ORIGINS
        )
        is_same_moment = is_confirmed and _may_be_other_day(days, moment)
    return Candidate(line, "line:date", min(1.0, best.weight + 0.01)) if is_same_moment else None


def prefer_offset(candidates: list[Candidate[str]]) -> list[Candidate[str]]:
    """Return the candidates; where another states the best one's minute with an offset, or with its offset and the seconds,
    that one is first and has the best one's weight."""
    best = choose_best(candidates)
    if best is None or "T" not in best.value:
        return candidates
    is_complete = _has_offset(best.value)
    more = next((one for one in candidates if one.value[:16] == best.value[:16] and _has_offset(one.value)
                 and (not is_complete or (one.value[-6:] == best.value[-6:] and len(one.value) > len(best.value)))), None)  # fmt: skip
    return [Candidate(more.value, more.origin, best.weight), *candidates] if more else candidates


def _has_offset(iso: str) -> bool:
    return len(iso) > 16 and iso[-6] in "+-"


def _may_be_other_day(days: int, moment: datetime) -> bool:
    """Whether a timestamp in UTC may be on the day before (``days`` below 0) or after in some time zone."""
    if moment.utcoffset() != timedelta(0) or (moment.hour, moment.minute) == (0, 0):
        return False
    return moment.hour < _MAX_HOUR_OF_DAY_BEFORE if days < 0 else moment.hour >= _MIN_HOUR_OF_DAY_AFTER


def line_date_candidate(dates: LineDates, others: list[Candidate[str]], change: LastModification) -> Candidate[str]:
    """Return the visible date, weighted by whether the other candidates have the same day or another.

    Args:
        dates: the dates in the page's lines.
        others: the candidates of the markup and the URL.
        change: what the page states about its last modification.
    """
    line = dates.line or ""
    if (
        dates.ambiguous
        and (swapped := swap_day_and_month(line))
        and any(one.value[:10] == swapped[:10] for one in others)
    ):
        line = swapped
    best = choose_best(others)
    weight = _LINE_WITH_TIME_WEIGHT if "T" in line else _LINE_WEIGHT
    if best is None:
        return Candidate(line, "line:date", weight)
    if line[:10] == best.value[:10]:
        # The visible line has the time of the day that the markup states.
        is_day_only = "T" not in best.value or "T00:00" in best.value
        return Candidate(line, "line:date", _COMPLETED_WEIGHT if is_day_only and "T" in line else weight)
    if dates.ambiguous or not (dates.near or dates.labelled):
        return Candidate(line, "line:date", weight)
    days = days_between(line, best.value)
    if days < 0 and change.is_publication and best.origin.startswith("json-ld:datePublished"):
        return Candidate(line, "line:date", _SURE_WEIGHT)
    if not dates.near:
        return Candidate(line, "line:date", weight)
    confirmation = _find_confirmation(line, others, change) if abs(days) > _MAX_ZONE_DAYS else None
    if confirmation:
        return Candidate(line if "T" in line else confirmation.value, confirmation.origin, _SURE_WEIGHT)
    kinds = {one.origin.partition(":")[0] for one in others if one.value[:10] == best.value[:10]}
    if not _may_be_same_day(line, best.value) and (dates.labelled or (days < 0 and len(kinds) < _MIN_AGREEING_KINDS)):
        # Nothing is published after the day that it shows: the markup has the date of a migration.
        return Candidate(line, "line:date", _SURE_WEIGHT)
    return Candidate(line, "line:date", weight)


def _find_confirmation(line: str, others: list[Candidate[str]], change: LastModification) -> Candidate[str] | None:
    """Another candidate on the visible day: a ``<meta>`` tag, or a ``<time>`` that is not the last modification."""
    same_day = (one for one in others if one.value[:10] == line[:10])
    return next(
        (
            one
            for one in same_day
            if one.origin.startswith("meta:") or (one.origin == "time" and line[:10] not in change.days)
        ),
        None,
    )


def _may_be_same_day(line: str, stated: str) -> bool:
    """Whether the visible day, next to the stated one, may be the same day in another time zone."""
    if abs(days_between(line, stated)) != _MAX_ZONE_DAYS:
        return False
    if "T" not in line or "T" not in stated:
        return True
    return (datetime.fromisoformat(line[:16]) - datetime.fromisoformat(stated[:16])) % _UTC_OFFSET_STEP == timedelta(0)
