"""The date that a page shows, compared with the dates of its markup: time zones, republication, migrated pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from newsclean.metadata.candidates import Candidate, choose_best
from newsclean.metadata.dates.line_dates import LineDates
from newsclean.metadata.dates.parsing import days_between, swap_day_and_month

_SURE_WEIGHT = 0.95
_LINE_WEIGHT, _LINE_WITH_TIME_WEIGHT, _COMPLETED_WEIGHT = 0.58, 0.66, 0.99
"""Weights of a visible date: alone, with a time, and with the time of a day that markup states as well."""
_LAST_CHANGE_WEIGHT, _MAX_WEAK_WEIGHT = 0.2, 0.62
_IN_LINE_ORIGINS = ("itemprop:datePublished", "time")
"""Origins of timestamps in the markup of the visible line itself."""
_MAX_UTC_OFFSET, _UTC_OFFSET_STEP = timedelta(hours=14), timedelta(minutes=15)
_FULL_HOUR, _QUARTER_MINUTES = timedelta(hours=1), 15
_UTC_SECONDS = "2023-08-15T09:30:00+00:00"
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


def correct_false_utc(candidates: list[Candidate[str]], dates: LineDates) -> list[Candidate[str]]:
    """Return the candidates with local times that are marked as UTC put right.

    Some systems write a local time with ``Z`` in one place and the moment in UTC in another: both then differ by full hours
    to the second. The one that agrees with the visible line, or with the day of the page's URL, is the local one.
    """
    in_utc = [one for one in candidates if len(one.value) == len(_UTC_SECONDS) and one.value.endswith("+00:00")]
    days = {one.value[:10] for one in candidates if one.origin in ("url", "line:date")}
    for local in in_utc:
        for moment in in_utc:
            shift = datetime.fromisoformat(local.value) - datetime.fromisoformat(moment.value)
            if not shift or abs(shift) > _MAX_UTC_OFFSET or shift % _FULL_HOUR or local.value[14:19] == "00:00":
                continue
            if dates.line and dates.line[:16] == local.value[:16]:
                right = local.value[:19] + _format_offset(shift)
            elif days == {local.value[:10]} and moment.value[:10] not in days:
                right = moment.value
            else:
                continue
            return [replace(one, value=right) if one.value == local.value else one for one in candidates]
    return candidates


def local_day_candidate(candidates: list[Candidate[str]], dates: LineDates) -> Candidate[str] | None:
    """Return the visible date where the best candidate is the same moment on another day, in another time zone.

    That is so where the visible time differs from the timestamp by a possible difference of time zones. Where no time is
    visible, the timestamp must be in UTC, and the page's URL must have the visible day as well, or the timestamp must
    belong to the visible line.
    """
    best, line = choose_best(candidates), dates.line
    if best is None or line is None or "T" not in best.value or not dates.near:
        return None
    days = days_between(line, best.value)
    if abs(days) != _MAX_ZONE_DAYS:
        return None
    moment = datetime.fromisoformat(best.value)
    if "T" in line:
        # A timestamp without an offset counts as one in UTC.
        in_utc = (moment - (moment.utcoffset() or timedelta(0))).replace(tzinfo=None, second=0)
        shift = datetime.fromisoformat(line[:16]) - in_utc
        is_same_moment = abs(shift) <= _MAX_UTC_OFFSET and shift % _UTC_OFFSET_STEP == timedelta(0)
    else:
        is_confirmed = (
            any(one.origin == "url" and one.value == line for one in candidates)
            or best.origin in _IN_LINE_ORIGINS
            or (dates.labelled and moment.utcoffset() is None)
        )
        is_same_moment = is_confirmed and _may_be_other_day(days, moment)
    return Candidate(line, "line:date", min(1.0, best.weight + 0.01)) if is_same_moment else None


def prefer_offset(candidates: list[Candidate[str]]) -> list[Candidate[str]]:
    """Return the candidates, with a better form of the best one before them where others state more of its moment.

    A candidate with the same minute may add the offset or the seconds. Where the best one has a time without an offset, and
    another is the same moment in another zone, the difference between both is the offset.
    """
    best = choose_best(candidates)
    if best is None or "T" not in best.value:
        return candidates
    offset = _offset_of(best.value)
    for one in candidates:
        is_more = _offset_of(one.value) and (
            not offset or (_offset_of(one.value) == offset and len(one.value) > len(best.value))
        )
        if is_more and one.value[:16] == best.value[:16]:
            return [Candidate(one.value, one.origin, best.weight), *candidates]
    others = () if offset or best.origin != "line:date" else candidates
    derived = next(filter(None, (_derive_offset(best.value, one.value) for one in others)), None)
    return [Candidate(best.value + derived, best.origin, best.weight), *candidates] if derived else candidates


def _derive_offset(local: str, stated: str) -> str | None:
    """The offset (``+02:00``) of a local time, if a timestamp with an offset may be the same moment."""
    if not _offset_of(stated):
        return None
    moment = datetime.fromisoformat(stated)
    in_utc = (moment - (moment.utcoffset() or timedelta(0))).replace(tzinfo=None, second=0)
    shift = datetime.fromisoformat(local[:16]) - in_utc
    # Times at full quarters of an hour agree by chance more often, so that their difference must be full hours.
    step = _FULL_HOUR if in_utc.minute % _QUARTER_MINUTES == 0 else _UTC_OFFSET_STEP
    if abs(shift) > _MAX_UTC_OFFSET or shift % step:
        return None
    return _format_offset(shift)


def _format_offset(shift: timedelta) -> str:
    minutes = abs(shift) // timedelta(minutes=1)
    return f"{'-' if shift < timedelta(0) else '+'}{minutes // 60:02}:{minutes % 60:02}"


def _offset_of(iso: str) -> str:
    """The offset of a date in ISO 8601; "" where it has none."""
    return iso[-6:] if len(iso) > len("2023-08-15T09:30") and iso[-6] in "+-" else ""


def _may_be_other_day(days: int, moment: datetime) -> bool:
    """Whether a timestamp in UTC may be on the day before (``days`` below 0) or after in some time zone."""
    if moment.utcoffset() or (moment.hour, moment.minute) == (0, 0):
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


def last_change_candidate(updated: str, others: list[Candidate[str]]) -> Candidate[str]:
    """Return the visible date of the last modification as one of the publication.

    It counts where a page states no other date, and where markup that is often wrong has a later one.

    Args:
        updated: the date of the last modification (ISO 8601).
        others: the candidates of the markup and the lines.
    """
    best = choose_best(others)
    is_weak = best is not None and best.weight <= _MAX_WEAK_WEIGHT and not best.origin.startswith("line:")
    is_impossible = best is not None and is_weak and _is_after(best.value, updated)
    return Candidate(updated, "line:updated", _SURE_WEIGHT if is_impossible else _LAST_CHANGE_WEIGHT)


def _is_after(stated: str, updated: str) -> bool:
    """Whether a stated moment is after the last modification in every time zone."""
    if "T" not in stated or "T" not in updated:
        return days_between(stated, updated) > _MAX_ZONE_DAYS
    return datetime.fromisoformat(stated[:16]) - datetime.fromisoformat(updated[:16]) > _MAX_UTC_OFFSET


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
