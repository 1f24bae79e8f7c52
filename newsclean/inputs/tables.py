"""Pages in the rows of JSON Lines and Parquet files."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from itertools import accumulate, chain, islice
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


_TRIED = 10
"""Lines of a JSON Lines file of which one at least must be JSON."""


class WrongColumn(SourceError):
    """A table can be read, and has no such column."""


class NotInstalled(SourceError):
    """What reads a table is missing."""


_Rows = Iterator[tuple[dict[str, object] | str, str, float]]
"""Rows, or what is wrong with one, each with what to call it and its share of the file."""


def is_table(name: str) -> bool:
    """Whether a file's name says that its rows hold pages."""
    return name.lower().endswith(TABLE_ENDINGS)


def read_table(name: str, columns: Columns, skip: int = 0) -> Iterator[Row]:
    """The pages of a table's rows but the first ``skip``; a line that is no JSON costs its own row.

    Raises:
        SourceError: it cannot be read, or breaks after the rows before that.
        WrongColumn: it has no such column.
        NotInstalled: it needs pyarrow.
    """
    read = _parquet if name.lower().endswith(".parquet") else _json_lines
    chosen, rows = read(name, columns, skip)
    for number, (row, shown, share) in enumerate(rows, skip + 1):
        error = row if isinstance(row, str) else None
        values = {} if isinstance(row, str) else row
        data = values.get(str(chosen.page))
        if not isinstance(data, (bytes, str)):
            if data is not None:
                error = f"{shown}: {chosen.page} is no text"
            data = b""
        url = values.get(chosen.url) if chosen.url else None
        problem = f"{name}: {error}" if error else None
        yield Row(f"{name}:{number}", data, url if isinstance(url, str) else None, share, problem)


def check_columns(names: Iterable[str], columns: Columns) -> SourceError | None:
    """Look at the beginning of the first table that can be read; what is wrong with the first, where none can.

    Raises:
        WrongColumn: it has no such column.
        NotInstalled: what reads it is missing.
    """
    failed: SourceError | None = None
    for name in names:
        try:
            next(read_table(name, columns), None)
        except (WrongColumn, NotInstalled):
            raise
        except SourceError as error:
            failed = failed or error
        else:
            return None
    return failed


def _choose(name: str, there: list[str], columns: Columns) -> Columns:
    page = columns.page or next((guess for guess in _GUESSED if guess in there), None)
    if page not in there:
        wanted = repr(columns.page) if columns.page else "for the page"
        raise WrongColumn(f"{name}: no column {wanted}: choose one with --column: {', '.join(there)}")
    if columns.url and columns.url not in there:
        raise WrongColumn(f"{name}: no column {columns.url!r}: choose one with --url-column: {', '.join(there)}")
    return Columns(page, columns.url or ("url" if "url" in there else None))


def _json_lines(name: str, columns: Columns, skip: int) -> tuple[Columns, _Rows]:
    lines = _lines(name)
    # Where the run goes on has no part in what the columns are.
    head = []
    found: dict[str, object] | str | None = None
    for line in islice(lines, _TRIED):
        head.append(line)
        row = _row(line.text, line.number)
        found = row if isinstance(row, dict) else found or row
        if isinstance(row, dict):
            break
    if isinstance(found, str):
        raise SourceError(f"{name}: {found}")
    chosen = _choose(name, list(found), columns) if found is not None else columns
    rest = islice(chain(head, lines), skip, None)
    return chosen, ((_row(line.text, line.number), f"line {line.number}", line.share) for line in rest)


class _Line(NamedTuple):
    """A line that is not blank, its number from 1, and how much of the file is read with it."""

    text: bytes
    number: int
    share: float


def _lines(name: str) -> Iterator[_Line]:
    try:
        with Path(name).open("rb") as raw:
            size = max(1, raw.seek(0, SEEK_END))
            raw.seek(0)
            packed = raw.peek(2).startswith(b"\x1f\x8b")
            for number, line in enumerate(gzip.GzipFile(fileobj=raw) if packed else raw, 1):
                if line.strip():
                    yield _Line(line, number, raw.tell() / size)
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


def _parquet(name: str, columns: Columns, skip: int) -> tuple[Columns, _Rows]:
    groups = row_groups(name)
    import pyarrow
    import pyarrow.parquet as parquet

    try:
        with parquet.ParquetFile(name) as file:
            chosen = _choose(name, file.schema_arrow.names, columns)
    except (OSError, pyarrow.ArrowException) as error:
        raise _unreadable(name, error) from None
    return chosen, _parquet_rows(name, [column for column in chosen if column], groups, skip)


def _parquet_rows(name: str, wanted: list[str], groups: list[int], skip: int) -> _Rows:
    import pyarrow
    import pyarrow.parquet as parquet

    try:
        with parquet.ParquetFile(name) as file:
            ends = list(accumulate(groups))
            # Groups that are skipped whole are not read.
            rest = [at for at, end in enumerate(ends) if end > skip]
            number = ends[-1] - sum(groups[at] for at in rest) if groups else 0
            for batch in file.iter_batches(batch_size=_ROWS, row_groups=rest, columns=wanted):
                for row in batch.to_pylist():
                    number += 1
                    if number > skip:
                        yield row, f"row {number}", number / ends[-1]
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
        raise NotInstalled(f"{name}: Parquet files need pyarrow: pip install 'newsclean[parquet]'") from None
    try:
        with parquet.ParquetFile(name) as file:
            found = file.metadata
            return [found.row_group(at).num_rows for at in range(found.num_row_groups)]
    except (OSError, pyarrow.ArrowException) as error:
        raise _unreadable(name, error) from None


def _unreadable(name: str, error: Exception) -> SourceError:
    why = str(error).splitlines() or [type(error).__name__]
    return SourceError(f"{name}: this Parquet file cannot be read: {why[0][:120]}")
