"""The end of the command's process. This module is imported for ``--version`` as well and imports next to nothing."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

SUCCESS = 0
SOME_FAILED = 1
"""Some inputs gave no article, or the command failed."""
WRONG_USAGE = 2
ALL_FAILED = 3
"""No input gave an article."""
INTERRUPTED = 130
SIGNAL_BASE = 128
"""The exit code of a process ended by a signal is this and the signal's number, as in shells."""


def exit_process(code: int) -> NoReturn:
    """End the process after flushing standard output and standard error."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            # Python flushes once more at exit, and must not fail again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    # The memory goes with the process. A last garbage collection would take a twelfth of a page's time.
    gc.freeze()
    sys.exit(code)


def describe_write_error(error: OSError) -> str:
    """Return the message for standard output that cannot be written."""
    return f"standard output: cannot be written: {error.strerror or error}"


def exit_code_of(successes: int, failures: int) -> int:
    """Return the exit code of a run over several inputs."""
    if not failures:
        return SUCCESS
    return SOME_FAILED if successes else ALL_FAILED
