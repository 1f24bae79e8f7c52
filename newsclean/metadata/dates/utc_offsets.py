"""The UTC offset of a time zone as pages print it: ``Z``, ``+0200``, ``GMT+2``, ``BST``.

Names that stand for several zones are left out, unless the clock beside them tells: CST is Chinese time on a page that
counts 24 hours, and American time beside a.m. and p.m.
"""

from __future__ import annotations

import json
from functools import cache

from newsclean.text.package_data import read_package_file
from newsclean.text.patterns import lazy_pattern

ZONE = r"(?:(?:GMT|UTC)\s?[+-]\d{1,2}(?::?\d{2})?|\+\d{2}:?\d{2}|Z(?![^\W_])|[A-ZМСК]{3,4}(?![^\W_])|Uhr(?=\s[A-Z]{3,4}\b)\s[A-Z]{3,4})"
"""A zone behind a time. Only in capital letters is a word a zone, see :func:`utc_offset`."""
_SIGNED = lazy_pattern(r"(?:GMT|UTC)?\s?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?")
_MAX_HOURS, _MAX_MINUTES = 14, 59


def utc_offset(zone: str | None, is_half_day_clock: bool = False) -> str:
    """Return the offset (``+01:00``) of a zone; "" where it is none.

    Args:
        zone: the zone as printed.
        is_half_day_clock: whether a.m. or p.m. stands beside the time.
    """
    if not zone:
        return ""
    zone = zone.removeprefix("Uhr").strip()
    match = _SIGNED.fullmatch(zone)
    if match is None:
        found = _offsets("fixed").get(zone, "")
        return found or (_offsets("half_day_clock").get(zone, "") if is_half_day_clock else "")
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    if hours > _MAX_HOURS or minutes > _MAX_MINUTES:
        return ""
    return f"{match['sign']}{hours:02}:{minutes:02}"


@cache
def _offsets(kind: str) -> dict[str, str]:
    offsets: dict[str, dict[str, str]] = json.loads(read_package_file("metadata/dates/utc_offsets.json"))
    return offsets[kind]
