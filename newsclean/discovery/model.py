"""What discovery finds: addresses of stories, and what their lists state of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SourceKind = Literal["feed", "news_sitemap", "sitemap", "page"]
"""The kind of list that an address was found in."""


@dataclass(frozen=True, slots=True)
class DiscoveredStory:
    """The address of a story, and what the list that has it states of the story."""

    url: str
    """Absolute; without tracking parameters, fragment and credentials."""
    title: str | None
    """The headline in the feed or the news sitemap, or the text of the link."""
    published: str | None
    """ISO 8601, with the offset that the list states; None where it states no date."""
    modified: str | None
    """ISO 8601, as ``published``."""
    language: str | None
    """The language tag that the list states, such as ``en`` or ``zh-cn``."""
    found_in: str
    """The address of the feed, sitemap or page."""
    kind: SourceKind
    """The kind of that list."""

    def to_dict(self) -> dict[str, str | None]:
        """Return the fields as they stand in JSON Lines."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list, as written there."""

    url: str
    title: str | None = None
    published: str | None = None
    """ISO 8601."""
    modified: str | None = None
    language: str | None = None
