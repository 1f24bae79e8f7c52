"""The value of ``<meta http-equiv="refresh">``, read as the HTML standard reads it."""

from __future__ import annotations

import re
from typing import NamedTuple

MAX_REFRESH_CHARS = 4000
MAX_FORWARD_SECONDS = 10
"""A page that loads another one later than this is a page to read: front pages reload themselves after minutes."""
_REFRESH = re.compile(
    r"\s{0,50}(?P<seconds>\d{0,9})(?:\.[\d.]{0,20})?\s{0,50}(?:[;,]\s{0,50}|\s)?(?:url\s{0,50}=\s{0,50})?(?P<url>.*)",
    re.IGNORECASE | re.DOTALL,
)


class Refresh(NamedTuple):
    """A page that is loaded instead of this one after some seconds."""

    seconds: int
    url: str
    """As written in the page, or resolved. Empty where the page loads itself again."""


def parse_refresh(content: str) -> Refresh | None:
    """Return what a refresh states; ``None`` where it states no time."""
    found = _REFRESH.fullmatch(content[:MAX_REFRESH_CHARS])
    if found is None or not found["seconds"]:
        return None
    url = found["url"].strip()
    if url[:1] in ("'", '"'):
        url = url[1:].partition(url[0])[0]
    return Refresh(int(found["seconds"]), url.strip())
