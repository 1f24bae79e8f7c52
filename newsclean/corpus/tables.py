"""Pages in the rows of JSON Lines and Parquet files."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
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


def is_table(name: str) -> bool:
    """Whether a file's name says that its rows hold pages."""
    return name.lower().endswith(TABLE_ENDINGS)


def read_table(name: str, columns: Columns) -> Iterator[Row]:
    """The pages of a table's rows.

    Raises:
        SourceError: it cannot be read, has no such column, or needs pyarrow; rows before that are given first.
    """
    rows = _parquet(name, columns) if name.lower().endswith(".parquet") else _json_lines(name)
    chosen = columns
    for number, row in enumerate(rows, 1):
        if number == 1:
            chosen = _choose(name, list(row), columns)
        data = row.get(str(chosen.page))
        url = row.get(chosen.url) if chosen.url else None
        yield Row(
            f"{name}:{number}",
            data if isinstance(data, (bytes, str)) else b"",
            url if isinstance(url, str) else None,
        )


def _choose(name: str, there: list[str], columns: Columns) -> Columns:
    page = columns.page or next((guess for guess in _GUESSED if guess in there), None)
    if page not in there:
        wanted = repr(columns.page) if columns.page else "for the page"
        raise SourceError(f"{name}: no column {wanted}: choose one with --column: {', '.join(there)}")
    return Columns(page, columns.url or ("url" if "url" in there else None))


def _json_lines(name: str) -> Iterator[dict[str, object]]:
    path = Path(name)
    try:
        with path.open("rb") as probe:
            packed = probe.read(2) == b"\x1f\x8b"
        with gzip.open(path, "rb") if packed else path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                try:
                    row = json.loads(line)
                except ValueError:
                    raise SourceError(f"{name}: line {number} is no JSON") from None
                if not isinstance(row, dict):
                    raise SourceError(f"{name}: line {number} is no JSON object")
                yield row
    except (OSError, EOFError) as error:
        raise SourceError(f"{name}: {getattr(error, 'strerror', None) or error}") from None


def _parquet(name: str, columns: Columns) -> Iterator[dict[str, object]]:
    try:
        import pyarrow
        import pyarrow.parquet as parquet
    except ImportError:
        raise SourceError(f"{name}: Parquet files need pyarrow: pip install 'newsclean[parquet]'") from None
    try:
        with parquet.ParquetFile(name) as file:
            chosen = _choose(name, file.schema_arrow.names, columns)
            wanted = [column for column in chosen if column]
            for batch in file.iter_batches(batch_size=_ROWS, columns=wanted):
                yield from batch.to_pylist()
    except (OSError, pyarrow.ArrowException) as error:
        raise SourceError(f"{name}: this Parquet file cannot be read: {str(error).splitlines()[0][:120]}") from None
