"""Which of the addresses that were found are wanted: by date, address, language and site."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from newsclean.discovery.model import DiscoveredStory
from newsclean.metadata.dates.parsing import parse_url_date
from newsclean.metadata.language.matching import is_language
from newsclean.text.hosts import host_of, registered_domain
from newsclean.text.moments import moment_of

Rejection = Literal[
    "no_address", "other_page", "off_site", "unmatched", "excluded", "early", "late", "undated", "other_language"
]
"""Why an address is left out."""
REJECTION_TEXTS: dict[Rejection, str] = {
    "no_address": "without an address", "other_page": "no stories by their address", "off_site": "on other sites", "unmatched": "without a match", "excluded": "excluded by pattern", "early": "too old",
    "late": "too new", "undated": "undated in sitemaps", "other_language": "in other languages",
}  # fmt: skip


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
        if self.language and story.language and not is_language(story.language, self.language):
            return "other_language"
        if self.since is None and self.until is None:
            return None
        return self._reject_date(story)

    def _reject_date(self, story: DiscoveredStory) -> Rejection | None:
        stated = story.published or story.modified or parse_url_date(story.url)
        if stated is None:
            # Feeds and pages list what is new. Sitemaps list everything.
            return "undated" if story.kind == "sitemap" else None
        if self.since is not None and moment_of(stated, is_end=True) < self.since:
            return "early"
        if self.until is not None and moment_of(stated, is_end=False) > self.until:
            return "late"
        return None

    def may_contain_wanted(self, modified: str | None) -> bool:
        """Whether a sitemap that was last modified then may have wanted addresses."""
        return self.since is None or modified is None or moment_of(modified, is_end=True) >= self.since


def site_of(url: str) -> str:
    """Return the registered domain of an address."""
    return registered_domain(host_of(url))
