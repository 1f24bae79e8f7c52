"""Signals that end a run."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from newsclean.cli.process_exit import SIGNAL_BASE


@contextmanager
def exit_on_signals() -> Iterator[None]:
    """Let SIGTERM and SIGHUP raise ``SystemExit`` in the block, so that temporary files are removed."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    previous = {}
    for number in filter(None, (signal.SIGTERM, getattr(signal, "SIGHUP", None))):
        # Under nohup SIGHUP is ignored, and a run outlives its terminal.
        if signal.getsignal(number) is not signal.SIG_IGN:
            previous[number] = signal.signal(number, _exit)
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


def _exit(number: int, frame: FrameType | None) -> None:
    # A second signal would interrupt the removal.
    signal.signal(number, signal.SIG_IGN)
    raise SystemExit(SIGNAL_BASE + number)
