"""The entry point. ``--version`` alone is answered before the command line's libraries are imported."""

from __future__ import annotations

import _signal as signal  # type: ignore[import-not-found]  # The module signal imports enum, which takes longer than --version.
import sys

from newsclean.cli.process_exit import SOME_FAILED, SUCCESS, describe_write_error, exit_process
from newsclean.version import VERSION_MESSAGE


def run() -> None:
    """Run the command line."""
    # Until the command line can handle it, an interrupt ends the process as the system does it, without a traceback.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.argv[1:] == ["--version"]:
        try:
            print(VERSION_MESSAGE, flush=True)
        except BrokenPipeError:
            exit_process(SUCCESS)
        except OSError as error:
            print(f"newsclean: {describe_write_error(error)}", file=sys.stderr)
            exit_process(SOME_FAILED)
        exit_process(SUCCESS)
    from newsclean.cli.main import run

    run()
