"""What a fetch may do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from newsclean.version import VERSION

Permit = Callable[[str], None]
"""Called before an address is gone on to; raises FetchError where that must not be."""

USER_AGENT = f"newsclean/{VERSION}"


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """What a fetch may do."""

    allow_private: bool = False
    """Whether loopback, private and other special addresses may be fetched from."""
    seconds: float = 60.0
    """Time for the whole request, redirects and retries included."""
    max_bytes: int = 64_000_000
    """Size of a page, on the wire and after decompression."""
    retries: int = 2
    cache: Path | None = None
    """A folder that keeps pages, which are then asked for again only where they may have changed."""
    offline: bool = False
    """Whether pages are taken from the cache alone."""
    pages_only: bool = True
    """Whether an answer of another type, an image or a script, is refused."""
    render: bool = False
    """Whether the page's scripts run, in Chromium, before it is read."""


DEFAULTS = FetchOptions()
