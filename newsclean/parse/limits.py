"""Limits on the size of a parsed page. They bound the time and memory per page; no news page reaches them."""

from __future__ import annotations

MAX_BLOCKS = 16_000
"""Blocks of a page. Long live blogs and books on one page have some thousands."""
MAX_LINES = 60_000
"""Lines of a dump. Wrapped blocks have several lines."""
MAX_STATED_CHARS = 5000
"""Characters that are read of a text that the page states: its title, a ``<meta>``, a field of JSON-LD. Patterns that take
quadratic time see no more."""
MAX_STATED_URL_CHARS = 8000
"""Characters of a stated address. A longer one is left out: a part of an address is another address."""
