"""Where bytes come from: files, standard input, HTTP."""

from __future__ import annotations

import re
from typing import NamedTuple

_CHARSET = r"charset\s{0,5}=\s{0,5}[\"']?([\w:.-]{2,40})"


def stated_charset(content_type: str) -> str | None:
    """The charset that a Content-Type header says outright, if any."""
    found = re.search(_CHARSET, content_type, re.IGNORECASE)
    return found.group(1) if found else None


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
