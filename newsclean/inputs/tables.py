"""Questions that a run asks about tables before it reads them."""

from __future__ import annotations

from itertools import accumulate, islice

from newsclean.decode.gzip import unpack_prefix
from newsclean.document import Document
from newsclean.errors import SourceError
from newsclean.inputs.columns import Columns, EncodedPage, MissingLibrary, WrongColumn
from newsclean.inputs.documents import PEEK_BYTES, USUAL_COLUMNS, read_file
from newsclean.inputs.entry import Entry
from newsclean.inputs.folders import TABLE_SUFFIXES
from newsclean.inputs.json_lines import is_json_lines
from newsclean.inputs.parquet import PARQUET_MAGIC, row_group_sizes

MAX_ROWS_FOR_BASE64 = 20
"""Rows at the beginning of a table by which a column of Base64 is recognised."""


def check_columns(paths: list[str], columns: Columns) -> None:
    """Read the first rows of the first readable table, so that a wrong column ends a run before it begins.

    Args:
        paths: the input files; those whose names are no tables' are passed over.
        columns: the columns to read.

    Raises:
        WrongColumn: no table has such a column, or it holds Base64.
        MissingLibrary: the library that reads it is not installed.
        SourceError: all inputs are tables and none can be read.
    """
    tables = [path for path in paths if path.lower().endswith(TABLE_SUFFIXES)]
    first_error: SourceError | None = None
    for path in tables:
        error = _first_error(path, columns)
        if error is None:
            return
        if isinstance(error, MissingLibrary):
            raise error
        # A wrong column is the run's mistake where no table has it.
        if first_error is None or (isinstance(error, WrongColumn) and not isinstance(first_error, WrongColumn)):
            first_error = error
    if first_error is not None and (isinstance(first_error, WrongColumn) or len(tables) == len(paths)):
        raise first_error


def _first_error(path: str, columns: Columns) -> SourceError | None:
    head = list(islice(read_file(path, columns), MAX_ROWS_FOR_BASE64))
    if head and head[0].ends_file and isinstance(head[0].content, SourceError):
        return head[0].content
    encoded = [entry.content for entry in head if isinstance(entry.content, EncodedPage)]
    return encoded[0] if encoded and len(encoded) == sum(map(_has_page, head)) else None


def _has_page(entry: Entry) -> bool:
    return isinstance(entry.content, EncodedPage) or bool(isinstance(entry.content, Document) and entry.content.data)


def is_json_table(path: str) -> bool:
    """Tell whether a file is a table in JSON Lines, by its content."""
    try:
        with open(path, "rb") as file:
            head = unpack_prefix(file.read(PEEK_BYTES), PEEK_BYTES)
    except (OSError, ValueError):
        return False
    return is_json_lines(path, head, USUAL_COLUMNS)


def split_points(path: str) -> list[int]:
    """Return the numbers of the pages at which a file can be read independently: the ends of a Parquet file's row groups.

    The list is empty for a file of another kind, or one that cannot be read: its reader reports that.
    """
    try:
        with open(path, "rb") as file:
            if file.read(len(PARQUET_MAGIC)) != PARQUET_MAGIC:
                return []
        return list(accumulate(row_group_sizes(path)))
    except (OSError, ValueError, SourceError):
        return []
