"""Pages in the rows of JSON Lines and Parquet files."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from itertools import accumulate, islice
from os import SEEK_END
from pathlib import Path
from typing import NamedTuple

from newsclean.errors import SourceError

TABLE_ENDINGS = (".parquet", ".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
_GUESSED = ("html", "raw_html", "content", "page", "text", "body")
_ROWS = 64
"""Rows of a Parquet file read at a time: pages are large."""


class Columns(NamedTuple):
    """Which columns hold the page and its URL; ``None`` takes the first of the usual names that is there."""

    page: str | None = None
    url: str | None = None


GUESSED = Columns()


class Row(NamedTuple):
    """A row's page."""

    name: str
    data: bytes | str
    url: str | None
    share: float
    """How much of the file is read with it, 0 to 1."""
    error: str | None = None
    """Why the row cannot be read, where it cannot; the rows after it can."""


_Rows = Iterator[tuple[dict[str, object] | str, float]]
"""Rows, or what is wrong with one, each with its share of the file."""


def is_table(name: str) -> bool:
    """Whether a file's name says that its rows hold pages."""
    return name.lower().endswith(TABLE_ENDINGS)


def read_table(name: str, columns: Columns, skip: int = 0) -> Iterator[Row]:
    """The pages of a table's rows but the first ``skip``; a line that is no JSON costs its own row.

    Raises:
        SourceError: it cannot be read, has no such column, or needs pyarrow; rows before that are given first.
    """
    rows = _parquet(name, columns, skip) if name.lower().endswith(".parquet") else _json_lines(name, skip)
    chosen: Columns | None = None
    for number, (row, share) in enumerate(rows, skip + 1):
        id_ = f"{name}:{number}"
        if isinstance(row, str):
            if chosen is None:
                raise SourceError(f"{name}: {row}")
            yield Row(id_, b"", None, share, row)
            continue
        chosen = chosen or _choose(name, list(row), columns)
        data = row.get(str(chosen.page))
        url = row.get(chosen.url) if chosen.url else None
        yield Row(id_, data if isinstance(data, (bytes, str)) else b"", url if isinstance(url, str) else None, share)


def check_columns(name: str, columns: Columns) -> None:
    """Look at a table's beginning.

    Raises:
        SourceError: it cannot be read, or has no such column.
    """
    for _ in read_table(name, columns):
        break


def _choose(name: str, there: list[str], columns: Columns) -> Columns:
    page = columns.page or next((guess for guess in _GUESSED if guess in there), None)
    if page not in there:
        wanted = repr(columns.page) if columns.page else "for the page"
        raise SourceError(f"{name}: no column {wanted}: choose one with --column: {', '.join(there)}")
    if columns.url and columns.url not in there:
        raise SourceError(f"{name}: no column {columns.url!r}: choose one with --url-column: {', '.join(there)}")
    return Columns(page, columns.url or ("url" if "url" in there else None))


def _json_lines(name: str, skip: int) -> _Rows:
    try:
        with Path(name).open("rb") as raw:
            size = max(1, raw.seek(0, SEEK_END))
            raw.seek(0)
            packed = raw.peek(2).startswith(b"\x1f\x8b")
            lines = enumerate(gzip.GzipFile(fileobj=raw) if packed else raw, 1)
            for number, line in islice(((number, line) for number, line in lines if line.strip()), skip, None):
                yield _row(line, number), raw.tell() / size
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(f"{name}: {getattr(error, 'strerror', None) or error}") from None


def _row(line: bytes, number: int) -> dict[str, object] | str:
    try:
        row = json.loads(line)
    except ValueError:
        return f"line {number} is no JSON"
    except RecursionError:
        return f"line {number} is nested too deeply"
    return row if isinstance(row, dict) else f"line {number} is no JSON object"


def _parquet(name: str, columns: Columns, skip: int) -> _Rows:
    groups = row_groups(name)
    import pyarrow
    import pyarrow.parquet as parquet

    try:
        with parquet.ParquetFile(name) as file:
            chosen = _choose(name, file.schema_arrow.names, columns)
            wanted = [column for column in chosen if column]
            ends = list(accumulate(groups))
            # Groups that are skipped whole are not read.
            rest = [at for at, end in enumerate(ends) if end > skip]
            number = ends[-1] - sum(groups[at] for at in rest) if groups else 0
            for batch in file.iter_batches(batch_size=_ROWS, row_groups=rest, columns=wanted):
                for row in batch.to_pylist():
                    number += 1
                    if number > skip:
                        yield row, number / ends[-1]
    except (OSError, pyarrow.ArrowException) as error:
        raise _unreadable(name, error) from None


def row_groups(name: str) -> list[int]:
    """The rows in each row group of a Parquet file: what can be read apart.

    Raises:
        SourceError: it cannot be read, or pyarrow is missing.
    """
    try:
        import pyarrow
        import pyarrow.parquet as parquet
    except ImportError:
        raise SourceError(f"{name}: Parquet files need pyarrow: pip install 'newsclean[parquet]'") from None
    try:
        with parquet.ParquetFile(name) as file:
            found = file.metadata
            return [found.row_group(at).num_rows for at in range(found.num_row_groups)]
    except (OSError, pyarrow.ArrowException) as error:
        raise _unreadable(name, error) from None


def _unreadable(name: str, error: Exception) -> SourceError:
    why = str(error).splitlines() or [type(error).__name__]
    return SourceError(f"{name}: this Parquet file cannot be read: {why[0][:120]}")
