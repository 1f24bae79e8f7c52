"""The rich console of the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table


class _Terminal(Console):
    def on_broken_pipe(self) -> None:
        """Raise instead of ending the process: a closed pipe is no error."""
        raise BrokenPipeError


def terminal(*, stderr: bool = False) -> Console:
    """Return a console on standard output or standard error that highlights nothing."""
    return _Terminal(stderr=stderr, highlight=False, soft_wrap=False)


def print_table(console: Console, table: Table) -> None:
    """Print a table. Where the output is no terminal, lines end without the spaces that fill the width."""
    if console.is_terminal:
        console.print(table)
        return
    with console.capture() as capture:
        console.print(table)
    console.file.writelines(f"{line.rstrip()}\n" for line in capture.get().splitlines())
