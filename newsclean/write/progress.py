"""Progress and outcome of a long run, on a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text


class State(Protocol):
    """What there is to show of a run."""

    @property
    def counts(self) -> Counter[str]: ...
    @property
    def now(self) -> int: ...
    @property
    def megabytes(self) -> float: ...
    @property
    def seconds(self) -> float: ...


@contextmanager
def bar() -> Iterator[Callable[[State], None]]:
    """A line that moves while the block runs; call what it gives with the state of the run."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("starting", total=None)

        def tell(state: State) -> None:
            kept, all_ = state.counts["article"], sum(state.counts.values())
            rate, flow = state.now / state.seconds, state.megabytes / state.seconds
            size = f"  {flow:.1f} MB/s" if state.megabytes else ""
            progress.update(
                task, description=f"{all_:,} pages  {rate:.0f}/s{size}  kept {kept:,}  rejected {all_ - kept:,}"
            )

        yield tell


def print_counts(counts: Counter[str], folder: Path) -> None:
    """The table at the end: pages by outcome."""
    table = Table("outcome", "pages", box=None, pad_edge=False)
    table.columns[1].justify = "right"
    for kind, count in sorted(counts.items(), key=lambda entry: -entry[1]):
        table.add_row(Text(kind.replace("_", " ")), f"{count:,}")
    console = Console(stderr=True, highlight=False)
    console.print(table)
    console.print(Text(f"in {folder}"))
