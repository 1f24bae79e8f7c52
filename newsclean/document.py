"""A page as it arrives from a file, an archive or a server, before anything is decoded."""

from __future__ import annotations

from typing import NamedTuple


class HttpResponse(NamedTuple):
    """The status line and the headers of the response that a page came in."""

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]


class Document(NamedTuple):
    """The bytes of one page, and what is known about them."""

    name: str
    """The name used in messages: a path, ``standard input`` or a URL."""
    data: bytes | str
    """Text only where a table holds text."""
    url: str | None = None
    charset: str | None = None
    """The charset that the HTTP header states."""
    fetched_at: str | None = None
    """ISO 8601, UTC."""
    response: HttpResponse | None = None
