"""Options of a fetch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple, Protocol

from newsclean.document import Document
from newsclean.version import VERSION

UrlCheck = Callable[[str], None]
"""Called with a URL before it is requested; raises FetchError where it must not be."""

USER_AGENT = f"newsclean/{VERSION}"


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """Options of a fetch."""

    allow_private: bool = False
    """Whether loopback, private and other special addresses may be fetched from."""
    timeout: float = 60.0
    """Seconds for the whole page: redirects, retries and scripts included."""
    max_bytes: int = 64_000_000
    """Limit on the size of a page, decompressed."""
    retries: int = 2
    """Further attempts after a failed connection or a status such as 503."""
    cache: Path | None = None
    """A folder that caches pages; a cached page is requested again only where it may have changed."""
    offline: bool = False
    """Whether only cached pages are used and no requests are made."""
    pages_only: bool = True
    """Whether a media type that no page has, such as an image, is refused."""
    keeps_start: bool = False
    """Whether the first ``max_bytes`` of a longer page are kept, instead of refusing it."""
    render: bool = False
    """Whether the page's scripts run, in Chromium, before it is read."""
    user_agent: str = USER_AGENT
    """The ``User-Agent``, which also chooses the rules in robots.txt."""
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Further headers. They go to the URL's host alone, and not to that of a redirect's target."""
    cookies: Path | None = None
    """A file of cookies in the Netscape format. Each goes to its own host alone."""
    proxy: str | None = field(default=None, repr=False)
    """The URL of a proxy for all requests, instead of those in the environment."""

    def without_identity(self) -> FetchOptions:
        """Return the options for a request that is not to the URL's host: without the user's headers and cookies."""
        return replace(self, headers=(), cookies=None)


DEFAULT_OPTIONS = FetchOptions()


class PageAddresses(NamedTuple):
    """Addresses of other pages of a page's story."""

    next_page: str | None = None
    all_pages: str | None = None
    """The whole story on one page."""


class PageFinder(Protocol):
    """Finds the other pages of a story. Fetching does not read pages, so that another part does it."""

    def find(self, document: Document) -> PageAddresses:
        """Return the addresses of the other pages that a page links to."""

    def is_whole_story(self, document: Document, first_page: Document) -> bool:
        """Whether a page holds the story of another page, and more of it."""


@dataclass(frozen=True, slots=True)
class StoryOptions:
    """What is fetched of a story beside the page of its address."""

    max_pages: int = 1
    """The number of the story's pages that are read, the first included."""
    finder: PageFinder | None = None
    """Finds the further pages; needed for more than one."""
    availability_url: str | None = None
    """The availability interface of a web archive, which is asked for a copy of each page that is gone."""


ONE_PAGE = StoryOptions()
AVAILABILITY_URL = "https://archive.org/wayback/available"
"""The availability interface of the Wayback Machine."""
