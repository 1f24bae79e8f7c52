"""The terminal as rich writes to it."""

from __future__ import annotations

from rich.console import Console


class _Terminal(Console):
    def on_broken_pipe(self) -> None:
        """A reader that leaves early is no error: the run ends as that of any command in a pipe."""
        raise BrokenPipeError


def terminal(*, stderr: bool = False) -> Console:
    """A console on standard output or standard error that reads no meaning into what it is given."""
    return _Terminal(stderr=stderr, highlight=False, soft_wrap=False)
