"""How far a run is, and who is told."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

from newsclean.corpus.items import File, Place


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is."""

    counts: Counter[str]
    """Pages by outcome, those of earlier starts included."""
    now: int
    """Pages done since this start."""
    megabytes: float
    """Of pages done since this start; of those that are files of their own, as they are on disk."""
    seconds: float
    """Since this start."""
    share: float
    """How much of the inputs' bytes is done, 0 to 1."""
    left: float | None
    """Seconds left, judged by the inputs' bytes; ``None`` while nothing can be said."""


class Listener(Protocol):
    """Who is told how a run goes."""

    def progress(self, state: Progress) -> None:
        """Called after each batch of pages."""

    def broken(self, message: str) -> None:
        """Called for each input file that cannot be read, or not to its end."""


class Clock:
    """Pages, bytes and time since this start."""

    def __init__(self, files: list[File], start: Place) -> None:
        self._files = files
        self._before = list(accumulate((max(1, file.size) for file in files), initial=0))
        self._at_start = self._before[start.file]
        self._start = time.monotonic()
        self._pages = self._bytes = 0

    def count(self, pages: int, bytes_: int) -> None:
        """Note that pages are done."""
        self._pages += pages
        self._bytes += bytes_

    def progress(self, at: int, share: float, counts: Counter[str]) -> Progress:
        """The run's state when ``share`` of the ``at``-th file is done."""
        done = self._before[at] + share * (self._before[at + 1] - self._before[at])
        seconds = time.monotonic() - self._start
        now, whole = done - self._at_start, self._before[-1]
        left = seconds * (whole - done) / now if now > 0 else None
        return Progress(counts, self._pages, self._bytes / 1e6, seconds, done / whole, left)
