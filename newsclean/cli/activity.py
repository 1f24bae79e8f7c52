"""A sign of life on standard error when a run takes longer than two seconds."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from threading import Lock, Timer
from types import TracebackType
from typing import TYPE_CHECKING

from newsclean.cli.messages import log
from newsclean.text.escaping import terminal_text

if TYPE_CHECKING:
    from rich.console import Console
    from rich.status import Status

_PATIENCE = 2.0
"""Seconds after which somebody who waits wants to know for what."""
_LINE_SECONDS = 10.0
"""Seconds between two lines where standard error is a file."""


class Waiting:
    """Tells how far a run is: a line that moves on a terminal, a line now and then elsewhere; quiet for short runs."""

    def __init__(self, console: Console | None, quiet: bool) -> None:
        """``console`` is standard error's where something else prints there too."""
        self._console = console
        self._quiet = quiet
        self._moving = not quiet and sys.stderr.isatty()
        self._status: Status | None = None
        self._timer: Timer | None = None
        self._lock = Lock()
        self._told = time.monotonic()
        self._text = ""
        self._done = 0

    def __enter__(self) -> Waiting:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.pause()

    def at(self, name: str) -> None:
        """The run has come to an input."""
        count = f"{self._done:,} done, now " if self._done else ""
        self._text = f"{count}{terminal_text(name)}"
        self._done += 1
        if self._moving:
            self._move()
        elif not self._quiet and time.monotonic() - self._told >= _LINE_SECONDS:
            self._told = time.monotonic()
            log("info", self._text)

    def pause(self) -> None:
        """Take the moving line away, for something else is about to be written or the run is over."""
        with self._lock:
            timer, status, self._timer, self._status = self._timer, self._status, None, None
        if timer is not None:
            timer.cancel()
        if status is not None:
            status.stop()

    def _move(self) -> None:
        with self._lock:
            if self._status is not None:
                self._status.update(_markup(self._text))
            elif self._timer is None:
                self._timer = Timer(_PATIENCE, self._start)
                self._timer.daemon = True
                self._timer.start()

    def _start(self) -> None:
        from newsclean.output.terminal import terminal

        console = self._console or terminal(stderr=True)
        with self._lock, suppress(OSError):
            # Paused in the meantime.
            if self._timer is None:
                return
            self._timer = None
            self._status = console.status(_markup(self._text))
            self._status.start()


def _markup(text: str) -> str:
    from rich.markup import escape

    return escape(text)
