"""Standard streams that are closed, and signals that end a run: nothing is lost, nothing lands in the wrong file."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

TERMINATED = 128 + signal.SIGTERM
"""The exit code of a run that SIGTERM ended, as shells have it."""


class ReaderLeft(Exception):
    """Whoever read standard output wants no more of it."""


def fill_gaps() -> None:
    """Open the null device where a standard stream is closed: the next file would take its number, and its messages."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def is_terminal(stream: object) -> bool:
    """Whether a standard stream, which is ``None`` where it is closed, is a terminal."""
    return stream is not None and stream.isatty()  # type: ignore[attr-defined]


@contextmanager
def ended_by_sigterm() -> Iterator[None]:
    """While it lasts, SIGTERM ends the run as an error would: what is half written is taken away."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(number: int, frame: FrameType | None) -> None:
    raise SystemExit(TERMINATED)
