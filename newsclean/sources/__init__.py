"""Where bytes come from: files, standard input, HTTP."""

from __future__ import annotations

from typing import NamedTuple


class HttpAnswer(NamedTuple):
    """What a server said before the page."""

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]


class Input(NamedTuple):
    """One page as it came in."""

    name: str
    """What to call it in messages: a path, ``standard input`` or a URL."""
    data: bytes
    url: str | None = None
    charset: str | None = None
    fetched_at: str | None = None
    """ISO 8601, UTC."""
    answer: HttpAnswer | None = None
