"""The entry point: what asks for the version alone is answered before anything is imported for the rest."""

from __future__ import annotations

import sys

from newsclean.cli.exit import leave, unwritten
from newsclean.version import VERSION_MESSAGE


def run() -> None:
    """Run the command line."""
    if sys.argv[1:] == ["--version"]:
        try:
            print(VERSION_MESSAGE, flush=True)
        except BrokenPipeError:
            leave(0)
        except OSError as error:
            print(f"newsclean: {unwritten(error)}", file=sys.stderr)
            leave(1)
        leave(0)
    from newsclean.cli.main import run

    run()
