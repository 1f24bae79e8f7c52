"""Results of pages that were fetched a moment ago, so that the next part of a long one comes from the same text."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

MAX_CACHED_RESULTS = 16
MAX_CACHE_SECONDS = 600.0


class ResultCache:
    """The texts of the last results, by what they were asked for with. Threads may share it."""

    def __init__(self) -> None:
        self._texts: OrderedDict[Hashable, tuple[float, str]] = OrderedDict()
        self._lock = Lock()

    def find(self, key: Hashable) -> str | None:
        """Return the text of a result; ``None`` where there is none or it is too old."""
        with self._lock:
            found_at, text = self._texts.get(key, (0.0, ""))
            is_fresh = key in self._texts and time.monotonic() - found_at < MAX_CACHE_SECONDS
            return text if is_fresh else None

    def add(self, key: Hashable, text: str) -> None:
        """Keep the text of a result, and drop the oldest of too many."""
        with self._lock:
            self._texts.pop(key, None)
            self._texts[key] = (time.monotonic(), text)
            while len(self._texts) > MAX_CACHED_RESULTS:
                self._texts.popitem(last=False)
