"""Limits on the size of a parsed page. They bound the time and memory per page; no news page reaches them."""

from __future__ import annotations

MAX_BLOCKS = 16_000
"""Blocks of a page. Long live blogs and books on one page have some thousands."""
MAX_LINES = 60_000
"""Lines of a dump. Wrapped blocks have several lines."""
