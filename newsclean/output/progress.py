"""Progress and outcome of a corpus run on the terminal."""

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

from newsclean.inputs.entry import SKIPPED_KINDS
from newsclean.text.escaping import terminal_text

_BAR_COLUMNS = 8
_OUTCOMES_WITHOUT_ROW = ("article", *SKIPPED_KINDS)


class State(Protocol):
    """The state of a run, as :class:`newsclean.corpus.progress.Progress` has it."""

    @property
    def counts(self) -> Counter[str]:
        """Pages by outcome."""

    @property
    def pages_done(self) -> int:
        """Pages in this run, without those of an earlier one."""

    @property
    def megabytes_done(self) -> float:
        """Megabytes read in this run."""

    @property
    def seconds(self) -> float:
        """Seconds since the run started."""

    @property
    def fraction_done(self) -> float:
        """The part of the input that is done, 0 to 1."""

    @property
    def seconds_left(self) -> float | None:
        """Estimated seconds left; ``None`` if unknown."""


@contextmanager
def progress_bar() -> Iterator[Callable[[State], None]]:
    """Show a progress bar on standard error. The yielded function updates it."""
    columns = (BarColumn(_BAR_COLUMNS), TaskProgressColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True, highlight=False), transient=True) as progress:
        task = progress.add_task("starting", total=1.0)

        def update(state: State) -> None:
            progress.update(task, description=format_progress(state), completed=state.fraction_done)

        yield update


def format_progress(state: State) -> str:
    """Return one line: pages, pages and megabytes per second, time left, articles, rejects."""
    articles, pages = state.counts["article"], sum(state.counts.values())
    page_rate, megabyte_rate = state.pages_done / state.seconds, state.megabytes_done / state.seconds
    left = "" if state.seconds_left is None else f", {timedelta(seconds=round(state.seconds_left))} left"
    return (
        f"{pages:,} pages, {page_rate:,.0f}/s, {megabyte_rate:.1f} MB/s{left}, "
        f"{articles:,} kept, {pages - articles:,} rejected"
    )


def print_counts(counts: Counter[str], folder: Path) -> None:
    """Print the pages by outcome, and the output folder, on standard error."""
    table = Table("outcome", "pages", "", box=None, pad_edge=False)
    pages = sum(counts.values())
    for column in table.columns[1:]:
        column.justify = "right"
    for kind, count in sorted(counts.items(), key=lambda entry: -entry[1]):
        table.add_row(Text(kind.replace("_", " ")), f"{count:,}", f"{100 * count / pages:.1f} %")
    console = Console(stderr=True, highlight=False)
    console.print(table)
    has_rejects = any(kind not in _OUTCOMES_WITHOUT_ROW for kind in counts)
    rejects = "; its rejects files give the reasons" if has_rejects else ""
    console.print(Text(f"output in {terminal_text(str(folder))}{rejects}"), soft_wrap=True)
