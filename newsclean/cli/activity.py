"""The activity indicator: which input a long run is at, on standard error."""

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

DELAY_SECONDS = 2.0
"""Seconds before the indicator appears: short runs show none."""
LOG_INTERVAL_SECONDS = 10.0
"""Seconds between two log lines where standard error is no terminal."""


class ActivityIndicator:
    """An animated line on a terminal, a log line now and then elsewhere."""

    def __init__(self, console: Console | None = None, *, is_quiet: bool = False, total: int | None = None) -> None:
        """Create an indicator that shows nothing yet.

        Args:
            console: the console of standard error, if something else prints there too.
            is_quiet: whether to show nothing at all.
            total: the number of inputs; None where it is unknown.
        """
        self._console = console
        self._is_quiet = is_quiet
        self._is_animated = not is_quiet and sys.stderr.isatty()
        self._status: Status | None = None
        self._timer: Timer | None = None
        self._lock = Lock()
        self._logged_at = time.monotonic()
        self._text = ""
        self._inputs_done = 0
        self._total = total

    def __enter__(self) -> ActivityIndicator:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.hide()

    def show(self, name: str) -> None:
        """Show the name of the input that the run has come to."""
        total = "" if self._total is None or self._inputs_done >= self._total else f" of {self._total:,}"
        count = f"{self._inputs_done:,}{total} done, now " if self._inputs_done else ""
        self._text = f"{count}{terminal_text(name)}"
        self._inputs_done += 1
        if self._is_animated:
            self._animate()
        elif not self._is_quiet and time.monotonic() - self._logged_at >= LOG_INTERVAL_SECONDS:
            self._logged_at = time.monotonic()
            log("info", self._text)

    def hide(self) -> None:
        """Remove the line: something else is about to be written, or the run is over."""
        with self._lock:
            timer, status, self._timer, self._status = self._timer, self._status, None, None
        if timer is not None:
            timer.cancel()
        if status is not None:
            status.stop()

    def _animate(self) -> None:
        with self._lock:
            if self._status is not None:
                self._status.update(_escape_markup(self._text))
            elif self._timer is None:
                self._timer = Timer(DELAY_SECONDS, self._start)
                self._timer.daemon = True
                self._timer.start()

    def _start(self) -> None:
        from newsclean.output.terminal import terminal

        console = self._console or terminal(stderr=True)
        with self._lock, suppress(OSError):
            # The line was hidden in the meantime.
            if self._timer is None:
                return
            self._timer = None
            self._status = console.status(_escape_markup(self._text))
            self._status.start()


def _escape_markup(text: str) -> str:
    from rich.markup import escape

    return escape(text)
