"""Progress and outcome of a long run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
from rich.table import Table
from rich.text import Text

from newsclean.text.escaping import terminal_text


class State(Protocol):
    """What there is to show of a run."""

    @property
    def counts(self) -> Counter[str]: ...
    @property
    def pages_done(self) -> int: ...
    @property
    def megabytes_done(self) -> float: ...
    @property
    def seconds(self) -> float: ...
    @property
    def fraction_done(self) -> float: ...
    @property
    def seconds_left(self) -> float | None: ...


@contextmanager
def bar() -> Iterator[Callable[[State], None]]:
    """A bar that moves while the block runs; call what it gives with the state of the run."""
    columns = (BarColumn(8), TaskProgressColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True, highlight=False), transient=True) as shown:
        task = shown.add_task("starting", total=1.0)

        def show(state: State) -> None:
            shown.update(task, description=in_words(state), completed=state.fraction_done)

        yield show


def in_words(state: State) -> str:
    """A run's state in one line: pages, pages and megabytes a second, time left, articles, rejects."""
    kept, all_ = state.counts["article"], sum(state.counts.values())
    rate, flow = state.pages_done / state.seconds, state.megabytes_done / state.seconds
    left = "" if state.seconds_left is None else f", {timedelta(seconds=round(state.seconds_left))} left"
    return f"{all_:,} pages, {rate:,.0f}/s, {flow:.1f} MB/s{left}, {kept:,} kept, {all_ - kept:,} rejected"


def print_counts(counts: Counter[str], folder: Path) -> None:
    """The table at the end: pages by outcome."""
    table = Table("outcome", "pages", "", box=None, pad_edge=False)
    all_ = sum(counts.values())
    for column in table.columns[1:]:
        column.justify = "right"
    for kind, count in sorted(counts.items(), key=lambda entry: -entry[1]):
        table.add_row(Text(kind.replace("_", " ")), f"{count:,}", f"{100 * count / all_:.1f} %")
    console = Console(stderr=True, highlight=False)
    console.print(table)
    rejects = ", the reasons for the rest in its rejects files" if counts["article"] < all_ else ""
    console.print(Text(f"in {terminal_text(str(folder))}{rejects}"), soft_wrap=True)
