"""The progress of a run."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

from newsclean.corpus.input_files import InputFile
from newsclean.corpus.pages import Position
from newsclean.inputs.entry import SKIPPED_KINDS


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of a run at one moment. "Since the start" means since the last start of the command."""

    counts: Counter[str]
    """Number of pages by outcome, those of earlier starts included."""
    pages_done: int
    """Number of pages done since the start."""
    megabytes_done: float
    """Size of the pages done since the start; pages that are whole files count with their size on disk."""
    seconds: float
    """Time since the start."""
    fraction_done: float
    """Share of the inputs' bytes that is done, 0 to 1."""
    seconds_left: float | None
    """Estimated from the inputs' bytes; ``None`` before the first page."""


class ProgressListener(Protocol):
    """Receives the progress and the errors of a run."""

    def on_progress(self, progress: Progress) -> None:
        """Called after each batch of pages."""

    def on_changed_inputs(self, message: str) -> None:
        """Called at the start of a run that goes on, if inputs have changed since it began."""

    def on_unreadable(self, message: str) -> None:
        """Called for each input file that cannot be read, or not to its end."""


class ProgressMeter:
    """Counts pages, bytes and time since the start of the command."""

    def __init__(self, files: list[InputFile], start: Position) -> None:
        self._bytes_before = list(accumulate((max(1, file.size_bytes) for file in files), initial=0))
        self._bytes_at_start = self._bytes_before[start.file]
        self._started = time.monotonic()
        self._pages = self._bytes = 0

    def add(self, pages: int, size_bytes: int) -> None:
        """Count pages that are done."""
        self._pages += pages
        self._bytes += size_bytes

    def measure(self, file: int, fraction_read: float, counts: Counter[str]) -> Progress:
        """Return the run's progress.

        Args:
            file: the number of the file of the last page that is done.
            fraction_read: how much of that file is read, 0 to 1.
            counts: number of pages by outcome.
        """
        before, after = self._bytes_before[file], self._bytes_before[file + 1]
        done = before + fraction_read * (after - before)
        seconds = time.monotonic() - self._started
        done_since_start, total = done - self._bytes_at_start, self._bytes_before[-1]
        seconds_left = seconds * (total - done) / done_since_start if done_since_start > 0 else None
        pages = Counter({kind: count for kind, count in counts.items() if kind not in SKIPPED_KINDS})
        return Progress(pages, self._pages, self._bytes / 1e6, seconds, done / total, seconds_left)
