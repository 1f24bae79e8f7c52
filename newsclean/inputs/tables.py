"""Questions that a run asks about tables before it reads them."""

from __future__ import annotations

from itertools import accumulate

from newsclean.errors import SourceError
from newsclean.inputs.columns import Columns, MissingLibrary, WrongColumn
from newsclean.inputs.documents import read_file
from newsclean.inputs.folders import TABLE_SUFFIXES
from newsclean.inputs.parquet import PARQUET_SUFFIX, row_group_sizes


def check_columns(paths: list[str], columns: Columns) -> None:
    """Read the first row of the first readable table, so that a wrong column ends a run before it begins.

    Args:
        paths: the input files; those whose names are no tables' are passed over.
        columns: the columns to read.

    Raises:
        WrongColumn: the table has no such column.
        MissingLibrary: the library that reads it is not installed.
        SourceError: all inputs are tables and none can be read.
    """
    tables = [path for path in paths if path.lower().endswith(TABLE_SUFFIXES)]
    first_error: SourceError | None = None
    for path in tables:
        error = _first_error(path, columns)
        if error is None:
            return
        if isinstance(error, (WrongColumn, MissingLibrary)):
            raise error
        first_error = first_error or error
    if first_error is not None and len(tables) == len(paths):
        raise first_error


def _first_error(path: str, columns: Columns) -> SourceError | None:
    for entry in read_file(path, columns):
        return entry.content if entry.ends_file and isinstance(entry.content, SourceError) else None
    return None


def split_points(path: str) -> list[int]:
    """Return the numbers of the pages at which a file can be read independently: the ends of a Parquet file's row groups.

    The list is empty for a file of another kind, or one that cannot be read: its reader reports that.
    """
    if not path.lower().endswith(PARQUET_SUFFIX):
        return []
    try:
        return list(accumulate(row_group_sizes(path)))
    except SourceError:
        return []
