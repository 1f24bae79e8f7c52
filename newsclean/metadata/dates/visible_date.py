"""The day that a page prints, weighed against what its markup says: time zones, republication, moves to another system."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from newsclean.metadata.candidates import Candidate, choose_best
from newsclean.metadata.dates.datelines import LineDates
from newsclean.metadata.dates.parsing import days_between, swap_day_and_month

_SURE = 0.95
_PRINTED_WITH = ("itemprop:datePublished", "time")
"""Stamps that stand in the line that readers see."""
_FARTHEST_ZONE, _ZONES = timedelta(hours=14), timedelta(minutes=15)
_WEST, _EAST = 12, 10
"""Hours of UTC before which it is the day before somewhere, and from which it is the day after."""
_WITNESSES = 2
"""Kinds of markup whose word for a day no unlabelled line overrules."""
_NEXT_DAY = 1
"""Days that two dates may be apart and mean one moment, seen from two time zones."""


class LastModification(NamedTuple):
    """What a page says of its last change."""

    days: frozenset[str]
    """The days that it names for it."""
    is_publication: bool
    """Whether JSON-LD states the same for publication and last change: some systems write the latter twice."""


def local_day_candidate(out: list[Candidate[str]], dates: LineDates) -> Candidate[str] | None:
    """The chosen moment on the day that readers were told, where the markup's clock is in another day.

    The printed hour differs from the stamp's by as much as two time zones may; or, where no hour is printed, the stamp is
    in UTC, and the page's address names the printed day too or the stamp is the printed line's own.
    """
    best, line = choose_best(out), dates.line
    if best is None or line is None or "T" not in best.value or not dates.near:
        return None
    apart = days_between(line, best.value)
    if abs(apart) != _NEXT_DAY:
        return None
    moment = datetime.fromisoformat(best.value)
    if "T" in line:
        # A stamp without an offset counts as one in UTC.
        in_utc = (moment - (moment.utcoffset() or timedelta(0))).replace(tzinfo=None, second=0)
        shift = datetime.fromisoformat(line[:16]) - in_utc
        meant = abs(shift) <= _FARTHEST_ZONE and shift % _ZONES == timedelta(0)
    else:
        backed = any(one.origin == "url" and one.value == line for one in out) or best.origin in _PRINTED_WITH
        meant = backed and _may_be_local(apart, moment)
    return Candidate(line, "line:date", min(1.0, best.weight + 0.01)) if meant else None


def _may_be_local(apart: int, moment: datetime) -> bool:
    """Whether a stamp in UTC may be on the day before, or after, on some clock."""
    if moment.utcoffset() != timedelta(0) or (moment.hour, moment.minute) == (0, 0):
        return False
    return moment.hour < _WEST if apart < 0 else moment.hour >= _EAST


def line_date_candidate(dates: LineDates, others: list[Candidate[str]], change: LastModification) -> Candidate[str]:
    """The date that readers see, beside what the markup says of the same day, and against what it says of another."""
    line = dates.line or ""
    if (
        dates.ambiguous
        and (turned := swap_day_and_month(line))
        and any(one.value[:10] == turned[:10] for one in others)
    ):
        line = turned
    best = choose_best(others)
    weight = 0.66 if "T" in line else 0.58
    if best is None:
        return Candidate(line, "line:date", weight)
    if line[:10] == best.value[:10]:
        # The visible line says the hour of the day that the markup only names.
        only_day = "T" not in best.value or "T00:00" in best.value
        return Candidate(line, "line:date", 0.99 if only_day and "T" in line else weight)
    if dates.ambiguous or not (dates.near or dates.labelled):
        return Candidate(line, "line:date", weight)
    apart = days_between(line, best.value)
    if apart < 0 and change.is_publication and best.origin.startswith("json-ld:datePublished"):
        return Candidate(line, "line:date", _SURE)
    if not dates.near:
        return Candidate(line, "line:date", weight)
    backing = _backing(line, others, change) if abs(apart) > _NEXT_DAY else None
    if backing:
        return Candidate(line if "T" in line else backing.value, backing.origin, _SURE)
    kinds = {one.origin.partition(":")[0] for one in others if one.value[:10] == best.value[:10]}
    if not _one_day(line, best.value) and (dates.labelled or (apart < 0 and len(kinds) < _WITNESSES)):
        # Nothing is published after the day that is printed on it: the markup tells of a move to another system.
        return Candidate(line, "line:date", _SURE)
    return Candidate(line, "line:date", weight)


def _backing(line: str, others: list[Candidate[str]], change: LastModification) -> Candidate[str] | None:
    """What else names the printed day: a meta tag; or the line's own ``<time>``, unless that is the day of a change."""
    alike = (one for one in others if one.value[:10] == line[:10])
    return next(
        (
            one
            for one in alike
            if one.origin.startswith("meta:") or (one.origin == "time" and line[:10] not in change.days)
        ),
        None,
    )


def _one_day(line: str, stated: str) -> bool:
    """Whether a printed day next to the stated one may be the same day, seen from two time zones."""
    if abs(days_between(line, stated)) != _NEXT_DAY:
        return False
    if "T" not in line or "T" not in stated:
        return True
    return (datetime.fromisoformat(line[:16]) - datetime.fromisoformat(stated[:16])) % _ZONES == timedelta(0)
