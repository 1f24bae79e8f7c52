"""The rich console of the terminal."""

from __future__ import annotations

from rich.console import Console


class _Terminal(Console):
    def on_broken_pipe(self) -> None:
        """Raise instead of ending the process: a closed pipe is no error."""
        raise BrokenPipeError


def terminal(*, stderr: bool = False) -> Console:
    """Return a console on standard output or standard error that highlights nothing."""
    return _Terminal(stderr=stderr, highlight=False, soft_wrap=False)
