"""Which of the addresses that were found are wanted: by date, address, language and site."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Literal

from newsclean.discovery.model import DiscoveredStory
from newsclean.metadata.dates.parsing import parse_url_date
from newsclean.text.hosts import host_of, registered_domain

Rejection = Literal[
    "no_address", "other_page", "off_site", "unmatched", "excluded", "early", "late", "undated", "other_language"
]
"""Why an address is left out."""
REJECTION_TEXTS: dict[Rejection, str] = {
    "no_address": "without an address", "other_page": "no stories by their address", "off_site": "on other sites", "unmatched": "without a match", "excluded": "excluded by pattern", "early": "too old",
    "late": "too new", "undated": "undated in sitemaps", "other_language": "in other languages",
}  # fmt: skip
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
            return _moment_of(text, is_end=is_end)
        return datetime.now(timezone.utc) - timedelta(seconds=int(age[1]) * _SECONDS[age[2].lower()])
    except (ValueError, OverflowError):
        raise ValueError(f"{text!r} is neither an age such as 2d or 12h nor a date such as 2026-11-01") from None


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
        return _moment_of(value.isoformat(), is_end=is_end)
    raise TypeError(f"a date must be text, date, datetime or timedelta, not {type(value).__name__}")


@dataclass(frozen=True, slots=True)
class Selection:
    """Which addresses are wanted."""

    since: datetime | None = None
    """The earliest date; with a time zone."""
    until: datetime | None = None
    """The latest date; with a time zone."""
    match: tuple[re.Pattern[str], ...] = ()
    """Patterns of which one is found in the address; empty for any address."""
    exclude: tuple[re.Pattern[str], ...] = ()
    """Patterns of which none is found in the address."""
    language: str | None = None
    """The language, such as ``en``; ``en-GB`` is one of ``en``. Addresses of no known language are wanted."""
    same_site: bool = True
    """Whether addresses on other registered domains are unwanted."""

    def reject(self, story: DiscoveredStory, sites: Collection[str]) -> Rejection | None:
        """Return why an address is left out; None where it is wanted.

        Args:
            sites: the registered domains that count as the same site.
        """
        if self.same_site and site_of(story.url) not in sites:
            return "off_site"
        if self.match and not any(pattern.search(story.url) for pattern in self.match):
            return "unmatched"
        if any(pattern.search(story.url) for pattern in self.exclude):
            return "excluded"
        if self.language and story.language and not _is_language(story.language, self.language):
            return "other_language"
        if self.since is None and self.until is None:
            return None
        return self._reject_date(story)

    def _reject_date(self, story: DiscoveredStory) -> Rejection | None:
        stated = story.published or story.modified or parse_url_date(story.url)
        if stated is None:
            # Feeds and pages list what is new. Sitemaps list everything.
            return "undated" if story.kind == "sitemap" else None
        if self.since is not None and _moment_of(stated, is_end=True) < self.since:
            return "early"
        if self.until is not None and _moment_of(stated, is_end=False) > self.until:
            return "late"
        return None

    def may_contain_wanted(self, modified: str | None) -> bool:
        """Whether a sitemap that was last modified then may have wanted addresses."""
        return self.since is None or modified is None or _moment_of(modified, is_end=True) >= self.since


def site_of(url: str) -> str:
    """Return the registered domain of an address."""
    return registered_domain(host_of(url))


def _is_language(tag: str, wanted: str) -> bool:
    tag, wanted = tag.lower().replace("_", "-"), wanted.lower().replace("_", "-")
    return tag == wanted or tag.startswith(f"{wanted}-") or wanted.startswith(f"{tag}-")


def _moment_of(iso: str, *, is_end: bool) -> datetime:
    """The moment of a timestamp; of a day, its start or its end."""
    if _DAY.fullmatch(iso):
        return datetime.combine(date.fromisoformat(iso), time.max if is_end else time.min, timezone.utc)
    # Python 3.10 does not know Z.
    moment = datetime.fromisoformat(f"{iso[:-1]}+00:00" if iso[-1:] in "Zz" else iso)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=timezone.utc)
