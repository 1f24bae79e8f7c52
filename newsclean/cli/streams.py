"""Standard streams that may be closed."""

from __future__ import annotations

import os
import sys


class OutputClosed(Exception):
    """The reader of standard output has closed it, as ``head`` does."""


def open_closed_streams() -> None:
    """Open the null device for closed standard streams; the next file would get their number, and the messages."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def is_terminal(stream: object) -> bool:
    """Whether a standard stream is a terminal; a closed one is ``None``."""
    return stream is not None and stream.isatty()  # type: ignore[attr-defined]
