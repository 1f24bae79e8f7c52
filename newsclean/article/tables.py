"""The cells of a table's text: a table's spans index the text that joins all its cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from newsclean.article.model import Span

CELL_SEPARATOR, ROW_SEPARATOR = " | ", "\n"
"""What stands between cells and between rows in a table's text."""


class Cell(NamedTuple):
    """A cell with the inline markup in it."""

    text: str
    spans: list[Span]
    """The spans within the cell, as offsets into its text."""


def split_cells(rows: Sequence[Sequence[str]], spans: Sequence[Span]) -> list[list[Cell]]:
    """Return the cells of each row with their spans. A span across cells belongs to none.

    Args:
        rows: the texts of the cells.
        spans: the spans of the table's text.
    """
    table: list[list[Cell]] = []
    starts: list[int] = []
    cells: list[Cell] = []
    at = 0
    for row in rows:
        for column, text in enumerate(row):
            at += len(CELL_SEPARATOR) if column else 0
            starts.append(at)
            cells.append(Cell(text, []))
            at += len(text)
        at += len(ROW_SEPARATOR)
        table.append(cells[len(cells) - len(row) :])
    for span in spans:
        number = bisect_right(starts, span.start) - 1
        if number >= 0 and span.end <= starts[number] + len(cells[number].text):
            start = starts[number]
            cells[number].spans.append(Span(span.start - start, span.end - start, span.type, span.url))
    return table
