"""How the command's process ends."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def leave(code: int) -> NoReturn:
    """End the process with an exit code; what was written to standard output comes out first."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            # Python flushes once more at exit; what cannot be written goes nowhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    # The memory goes with the process: looking for circles in it first is a twelfth of a page's time.
    gc.freeze()
    sys.exit(code)


def unwritten(error: OSError) -> str:
    """What there is to say when standard output cannot be written."""
    return f"standard output: cannot be written: {error.strerror or error}"
