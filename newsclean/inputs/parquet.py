"""Pages in the rows of Parquet files, read with pyarrow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from newsclean.errors import SourceError
from newsclean.inputs.columns import Columns, MissingLibrary, choose_columns, row_entry
from newsclean.inputs.entry import Entry

PARQUET_SUFFIX = ".parquet"
PARQUET_MAGIC = b"PAR1"
ROWS_PER_BATCH = 64
"""Rows that are read at a time: pages are large."""
MAX_REASON_CHARS = 120


def is_parquet(path: str, head: bytes) -> bool:
    """Tell whether a file is a Parquet table, by its name or its first bytes."""
    return path.lower().endswith(PARQUET_SUFFIX) or head.startswith(PARQUET_MAGIC)


def read_parquet(path: str, columns: Columns, skip: int) -> Iterator[Entry]:
    """Read the pages of a Parquet file.

    Args:
        path: the file's path.
        columns: the columns to read.
        skip: the number of rows at the beginning to leave out.

    Raises:
        SourceError: the file cannot be read, or breaks after the rows before.
        WrongColumn: the file has no such column.
        MissingLibrary: pyarrow is not installed.
    """
    group_rows = row_group_sizes(path)
    import pyarrow
    import pyarrow.parquet as parquet

    try:
        with parquet.ParquetFile(path) as file:
            chosen = choose_columns(path, file.schema_arrow.names, columns)
            ends = list(accumulate(group_rows))
            # Row groups that are skipped whole are not read.
            groups = [index for index, end in enumerate(ends) if end > skip]
            number = ends[-1] - sum(group_rows[index] for index in groups) if ends else 0
            names = [name for name in chosen if name]
            for batch in file.iter_batches(batch_size=ROWS_PER_BATCH, row_groups=groups, columns=names):
                for row in batch.to_pylist():
                    if number >= skip:
                        yield row_entry(path, number, f"row {number + 1}", row, chosen, (number + 1) / ends[-1])
                    number += 1
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
        raise MissingLibrary(f"{path}: Parquet files need pyarrow: pip install 'newsclean[parquet]'", path) from None
    try:
        with parquet.ParquetFile(path) as file:
            metadata = file.metadata
            return [metadata.row_group(index).num_rows for index in range(metadata.num_row_groups)]
    except (OSError, pyarrow.ArrowException) as error:
        raise _broken_file(path, error) from None


def _broken_file(path: str, error: Exception) -> SourceError:
    reason = str(error).splitlines() or [type(error).__name__]
    return SourceError(f"{path}: this Parquet file cannot be read: {reason[0][:MAX_REASON_CHARS]}", path)
