"""Pages in the rows of JSON Lines files, plain or gzip."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from itertools import chain, islice
from os import SEEK_END
from typing import NamedTuple

from newsclean.decode.gzip import GZIP_MAGIC
from newsclean.errors import SourceError
from newsclean.inputs.columns import PAGE_COLUMNS, Columns, Row, choose_columns, row_entry
from newsclean.inputs.entry import Entry, unreadable

JSON_LINES_SUFFIXES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
MAX_HEAD_LINES = 10
"""Lines at the beginning of which at least one must be a JSON object."""


class _Line(NamedTuple):
    """A line that is not blank, its number from 1, and how much of the file's bytes is read with it, 0 to 1."""

    text: bytes
    number: int
    fraction_read: float


def is_json_lines(path: str, head: bytes, columns: Columns) -> bool:
    """Tell whether a file is a table in JSON Lines.

    Its name may say so; else its first line must be a JSON object that has the page's column.

    Args:
        path: the file's path.
        head: the file's first bytes, unpacked.
        columns: the columns to read.
    """
    if path.lower().endswith(JSON_LINES_SUFFIXES):
        return True
    if not head.lstrip().startswith(b"{"):
        return False
    try:
        line = next(_read_lines(path), None)
    except SourceError:
        return False
    row = _parse_row(line) if line is not None else ""
    names = (columns.page,) if columns.page else PAGE_COLUMNS
    return isinstance(row, dict) and any(isinstance(row.get(name), str) for name in names)


def read_json_lines(path: str, columns: Columns, skip: int) -> Iterator[Entry]:
    """Read the pages of a JSON Lines file; a line that is no JSON object affects only itself.

    Args:
        path: the file's path.
        columns: the columns to read.
        skip: the number of rows at the beginning to leave out.

    Raises:
        SourceError: the file cannot be read, or breaks after the rows before.
        WrongColumn: the file has no such column.
    """
    lines = _read_lines(path)
    # The columns are those of the first rows, also where a run continues further down.
    head: list[_Line] = []
    first: Row | str | None = None
    for line in islice(lines, MAX_HEAD_LINES):
        head.append(line)
        row = _parse_row(line)
        first = row if isinstance(row, dict) else first or row
        if isinstance(row, dict):
            break
    if isinstance(first, str):
        raise SourceError(f"{path}: {first}", path)
    chosen = choose_columns(path, list(first), columns) if first is not None else columns
    for number, line in enumerate(islice(chain(head, lines), skip, None), skip):
        yield row_entry(path, number, f"line {line.number}", _parse_row(line), chosen, line.fraction_read)


def _read_lines(path: str) -> Iterator[_Line]:
    try:
        with open(path, "rb") as raw:
            size_bytes = max(1, raw.seek(0, SEEK_END))
            raw.seek(0)
            is_packed = raw.peek(len(GZIP_MAGIC)).startswith(GZIP_MAGIC)
            for number, line in enumerate(gzip.GzipFile(fileobj=raw) if is_packed else raw, 1):
                if line.strip():
                    yield _Line(line, number, raw.tell() / size_bytes)
    except (EOFError, zlib.error) as error:
        raise SourceError(f"{path}: {error}", path) from None
    except OSError as error:
        raise unreadable(path, error) from None


def _parse_row(line: _Line) -> Row | str:
    """Parse a line; return its values by column, or why it cannot be read."""
    try:
        row = json.loads(line.text)
    except ValueError:
        return f"line {line.number} is no JSON"
    except RecursionError:
        return f"line {line.number} is nested too deeply"
    return row if isinstance(row, dict) else f"line {line.number} is no JSON object"
