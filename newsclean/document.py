"""A page as read from a file, an archive or a server, not decoded."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.article.warnings import ExtractionWarning

STATING_HEADERS = ("link", "memento-datetime", "tdm-reservation", "x-robots-tag")
"""Headers of a response, in lower case, that state something about its page: its reuse, or when an archive stored it."""


class HttpResponse(NamedTuple):
    """The status line and headers of a page's HTTP response."""

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]

    @property
    def stating_headers(self) -> tuple[tuple[str, str], ...]:
        """The headers that state something about the page: lower-case name; value."""
        return tuple((name.lower(), value) for name, value in self.headers if name.lower() in STATING_HEADERS)


class Listing(NamedTuple):
    """What the list that a page's address was found in states of the page."""

    origin: str
    """The kind of list, which begins the evidence: ``feed``, ``sitemap``, ``page`` (a link's text) or ``list``."""
    title: str | None = None
    published: str | None = None
    """As written in the list, or ISO 8601."""
    modified: str | None = None


class Document(NamedTuple):
    """The bytes of one page and their metadata."""

    name: str
    """The name used in messages: a path, ``standard input`` or a URL."""
    data: bytes | str
    """Bytes; text only where a table holds text."""
    url: str | None = None
    """Where the page came from, without credentials."""
    charset: str | None = None
    """The charset that the HTTP header states."""
    fetched_at: str | None = None
    """When the page was received: ISO 8601, UTC."""
    response: HttpResponse | None = None
    warnings: tuple[ExtractionWarning, ...] = ()
    """What reading or fetching the page found that may be wrong with it."""
    listing: Listing | None = None
    """What the list that has the page's address states of it."""
    further_pages: tuple[Document, ...] = ()
    """The further pages of the same story, in order."""
