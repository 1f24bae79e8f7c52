"""The columns of a table that hold the pages and their URLs, and a row as a document."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.document import Document
from newsclean.errors import SourceError
from newsclean.inputs.entry import Entry

PAGE_COLUMNS = ("html", "raw_html", "content", "page", "text", "body")
"""Usual names of the column that holds the page, the likeliest first."""
URL_COLUMN = "url"

Row = dict[str, object]


class Columns(NamedTuple):
    """The names of the columns to read; ``None`` takes the first of the usual names that the table has."""

    page: str | None = None
    url: str | None = None


class WrongColumn(SourceError):
    """The table can be read and has no such column."""


class MissingLibrary(SourceError):
    """The library that reads this kind of table is not installed."""


def choose_columns(path: str, available: list[str], wanted: Columns) -> Columns:
    """Choose the columns to read among those that a table has.

    Raises:
        WrongColumn: the table has no such column.
    """
    page = wanted.page or next((name for name in PAGE_COLUMNS if name in available), None)
    listed = ", ".join(available)
    if page not in available:
        missing = repr(wanted.page) if wanted.page else "for the page"
        raise WrongColumn(f"{path}: no column {missing}: choose one with --column: {listed}", path)
    if wanted.url and wanted.url not in available:
        raise WrongColumn(f"{path}: no column {wanted.url!r}: choose one with --url-column: {listed}", path)
    return Columns(page, wanted.url or (URL_COLUMN if URL_COLUMN in available else None))


def row_entry(path: str, number: int, label: str, row: Row | str, columns: Columns, fraction_read: float) -> Entry:
    """Make a row's entry.

    Args:
        path: the table's path.
        number: the row's number, from 0.
        label: the row's name in messages, such as ``line 3``.
        row: the values by column, or why the row cannot be read.
        columns: the columns that the table has.
        fraction_read: how much of the table is read with this row, 0 to 1.
    """
    name = f"{path}:{number + 1}"
    if isinstance(row, str):
        return Entry(SourceError(f"{path}: {row}", name), number, fraction_read)
    data = row.get(columns.page) if columns.page else None
    if data is not None and not isinstance(data, (bytes, str)):
        return Entry(SourceError(f"{path}: {label}: {columns.page} is no text", name), number, fraction_read)
    url = row.get(columns.url) if columns.url else None
    return Entry(Document(name, data or b"", url if isinstance(url, str) else None), number, fraction_read)
