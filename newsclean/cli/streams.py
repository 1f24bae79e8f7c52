"""Standard streams that are closed, and signals that end a run: nothing is lost, nothing lands in the wrong file."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


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
def ended_by_signals() -> Iterator[None]:
    """While it lasts, SIGTERM and a terminal that is closed end the run as an error would: what is half written is
    taken away, and the exit code is 128 and the signal's number, as shells have it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {}
    for number in filter(None, (signal.SIGTERM, getattr(signal, "SIGHUP", None))):
        # nohup lets a run outlive its terminal.
        if signal.getsignal(number) is not signal.SIG_IGN:
            before[number] = signal.signal(number, _end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
