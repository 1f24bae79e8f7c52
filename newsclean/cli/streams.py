"""Standard streams that may be closed."""

from __future__ import annotations

import errno
import os
import sys
from typing import TextIO


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


def open_standard_output() -> TextIO:
    """Return standard output for articles and addresses: UTF-8 in every locale, and line ends as the format has them.

    Raises:
        OSError: it is closed.
    """
    if sys.stdout is None:
        raise OSError(errno.EBADF, "it is closed")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="")
    return sys.stdout
