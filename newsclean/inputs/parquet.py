"""Pages in the rows of Parquet files, read with pyarrow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from newsclean.errors import SourceError
from newsclean.inputs.columns import Columns, MissingLibrary, WrongColumn, choose_columns, row_entry
from newsclean.inputs.entry import Entry
from newsclean.text.install_hints import install_hint

PARQUET_SUFFIXES = (".parquet", ".parq", ".pq")
PARQUET_MAGIC = b"PAR1"
ROWS_PER_BATCH = 64
"""Rows that are read at a time: pages are large."""
MAX_REASON_CHARS = 120


def is_parquet(path: str, head: bytes) -> bool:
    """Tell whether a file is a Parquet table, by its name or its first bytes."""
    return path.lower().endswith(PARQUET_SUFFIXES) or head.startswith(PARQUET_MAGIC)


def read_parquet(path: str, columns: Columns, skip: int) -> Iterator[Entry]:
    """Read the pages of a Parquet file; a row group that is broken loses only its rows from the fault on.

    Args:
        path: the file's path.
        columns: the columns to read.
        skip: the number of rows at the beginning to leave out.

    Raises:
        SourceError: the file cannot be read.
        WrongColumn: the file has no such column.
        MissingLibrary: pyarrow is not installed.
    """
    group_rows = row_group_sizes(path)
    import pyarrow
    import pyarrow.parquet as parquet

    from newsclean.inputs.parquet_columns import find_column, list_columns, text_of, values_of

    try:
        with parquet.ParquetFile(path) as file:
            schema = file.schema_arrow
            available, with_text = list_columns(schema)
            chosen = choose_columns(path, available, with_text, columns)
            names = chosen.names
            as_text = {name for name in (chosen.page, chosen.url) if name}
            if chosen.page not in with_text:
                kind = find_column(schema, chosen.page or "")[1]
                raise WrongColumn(
                    f"{path}: column {chosen.page!r} holds {kind}, no text: choose one with --column", path
                )
            ends = list(accumulate(group_rows))
            for group, end in enumerate(ends):
                # Row groups that are skipped whole are not read.
                if end <= skip:
                    continue
                number = end - group_rows[group]
                try:
                    for batch in file.iter_batches(batch_size=ROWS_PER_BATCH, row_groups=[group], columns=names):
                        values = [(text_of if name in as_text else values_of)(batch, name) for name in names]
                        for index in range(batch.num_rows):
                            if number >= skip:
                                row = {name: column[index] for name, column in zip(names, values, strict=True)}
                                yield row_entry(path, number, f"row {number + 1}", row, chosen, (number + 1) / ends[-1])
                            number += 1
                except (OSError, pyarrow.ArrowException) as error:
                    # The error has the number of the group's last row, so that a run goes on with the next group.
                    message = f"{path}: rows {number + 1} to {end} cannot be read: {_reason_of(error)}"
                    yield Entry(SourceError(message, f"{path}:{number + 1}"), end - 1, end / ends[-1])
    except (OSError, pyarrow.ArrowException) as error:
        raise _broken_file(path, error) from None


def row_group_sizes(path: str) -> list[int]:
    """Return the number of rows in each row group of a Parquet file; row groups can be read independently.

    Raises:
        SourceError: the file cannot be read.
        MissingLibrary: pyarrow is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet as parquet
    except ImportError:
        raise MissingLibrary(f"{path}: Parquet files need pyarrow: {install_hint('parquet')}", path) from None
    try:
        with parquet.ParquetFile(path) as file:
            metadata = file.metadata
            return [metadata.row_group(index).num_rows for index in range(metadata.num_row_groups)]
    except (OSError, pyarrow.ArrowException) as error:
        raise _broken_file(path, error) from None


def _broken_file(path: str, error: Exception) -> SourceError:
    return SourceError(f"{path}: this Parquet file cannot be read: {_reason_of(error)}", path)


def _reason_of(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:MAX_REASON_CHARS]
