"""Pages in the rows of JSON Lines files: UTF-8 or UTF-16, plain or gzip."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice

from newsclean.errors import SourceError
from newsclean.inputs.columns import PAGE_COLUMNS, URL_COLUMN, Columns, Row, choose_columns, row_entry
from newsclean.inputs.entry import Entry
from newsclean.inputs.text_lines import TextLine, read_lines

JSON_LINES_SUFFIXES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz", ".jl", ".jl.gz")
MAX_HEAD_ROWS = 1_000
MAX_HEAD_BYTES = 8_000_000
"""Limits of the first rows, whose columns are the table's. The rows below are searched where no row above has the column."""
MIN_ROWS_OF_OTHER_NAMES = 2
"""JSON objects, one per line, that make a table of a file whose name does not say so and that has no usual column."""
_BLANKS = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""Byte order marks, the zero bytes of UTF-16, and blanks."""


def is_json_lines(path: str, head: bytes, columns: Columns) -> bool:
    """Tell whether a file is a table in JSON Lines.

    Its name may say so; else its first line must be a JSON object, and a row must have the page's column or the second
    line must be a JSON object as well.

    Args:
        path: the file's path.
        head: the file's first bytes, unpacked.
        columns: the columns to read.
    """
    if path.lower().endswith(JSON_LINES_SUFFIXES):
        return True
    if not head.lstrip(_BLANKS).startswith(b"{"):
        return False
    try:
        rows = [row for row in map(_parse_row, islice(read_lines(path), MIN_ROWS_OF_OTHER_NAMES))]
    except SourceError:
        return False
    if not rows or not all(isinstance(row, dict) for row in rows):
        return False
    first = rows[0]
    names = (columns.page,) if columns.page else PAGE_COLUMNS
    has_page = isinstance(first, dict) and any(isinstance(value_of(first, name), str) for name in names)
    return has_page or len(rows) >= MIN_ROWS_OF_OTHER_NAMES


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
    chosen = _find_columns(path, columns)
    as_text = {name for name in (chosen.page, chosen.url) if name}
    for number, line in enumerate(islice(read_lines(path), skip, None), skip):
        row = _parse_row(line)
        if isinstance(row, dict):
            found = {name: value_of(row, name) for name in chosen.names}
            row = {name: _page_bytes(value, line) if name in as_text else value for name, value in found.items()}
        yield row_entry(path, number, f"line {line.number}", row, chosen, line.fraction_read)


def value_of(row: Row, name: str) -> object:
    """Return the value of a column; ``a.b`` is also the field ``b`` of the object in ``a``. ``None`` where there is none."""
    if name in row:
        return row[name]
    head, dot, rest = name.partition(".")
    while dot:
        inner = row.get(head)
        if isinstance(inner, dict) and (found := value_of(inner, rest)) is not None:
            return found
        more, dot, rest = rest.partition(".")
        head = f"{head}.{more}"
    return None


def _find_columns(path: str, wanted: Columns) -> Columns:
    """Choose the columns among those of all the first rows: rows without a page may come first."""
    with_text: dict[str, bool] = {}
    first_error = ""
    size_bytes = 0
    best_page = wanted.page or PAGE_COLUMNS[0]
    others = [name for name in (wanted.url or URL_COLUMN, wanted.id, *wanted.kept) if name]
    lines = _readable_lines(path)
    for line in islice(lines, MAX_HEAD_ROWS):
        row = _parse_row(line)
        if isinstance(row, str):
            first_error = first_error or row
            continue
        _add_columns(row, with_text)
        size_bytes += len(line.text)
        if size_bytes > MAX_HEAD_BYTES or (with_text.get(best_page) and all(name in with_text for name in others)):
            break
    if first_error and not with_text:
        raise SourceError(f"{path}: {first_error}", path)
    names = (wanted.page,) if wanted.page else PAGE_COLUMNS
    if with_text and not any(name in with_text for name in names):
        # The rows below are parsed only where they may have the column.
        marks = [mark for name in names for mark in _marks_of(name)]
        for line in lines:
            text = line.text if isinstance(line.text, bytes) else line.text.encode("utf-8", "replace")
            if any(mark in text for mark in marks) and isinstance(row := _parse_row(line), dict):
                _add_columns(row, with_text)
                if any(name in with_text for name in names):
                    break
    if not with_text:
        # There are only blank lines or empty objects: no page and no error.
        return wanted
    return choose_columns(path, list(with_text), [name for name, has_text in with_text.items() if has_text], wanted)


def _readable_lines(path: str) -> Iterator[TextLine]:
    """Read the lines before a fault; the fault is an error only where no line is before it."""
    is_first = True
    try:
        for line in read_lines(path):
            yield line
            is_first = False
    except SourceError:
        if is_first:
            raise


def _marks_of(name: str) -> tuple[bytes, ...]:
    key = name.rpartition(".")[2]
    return json.dumps(key).encode(), json.dumps(key, ensure_ascii=False).encode("utf-8", "replace")


def _add_columns(row: Row, with_text: dict[str, bool], prefix: str = "") -> None:
    for name, value in row.items():
        if isinstance(value, dict):
            _add_columns(value, with_text, f"{prefix}{name}.")
        with_text[prefix + name] = with_text.get(prefix + name, False) or (isinstance(value, str) and bool(value))


def _parse_row(line: TextLine) -> Row | str:
    """Parse a line; return its values by column, or why it cannot be read."""
    if line.error:
        return f"line {line.number} {line.error}"
    try:
        row = json.loads(line.text if isinstance(line.text, str) else line.text.decode("utf-8", "surrogateescape"))
    except ValueError:
        return f"line {line.number} is no JSON"
    except RecursionError:
        return f"line {line.number} is nested too deeply"
    return row if isinstance(row, dict) else f"line {line.number} is no JSON object"


def _page_bytes(value: object, line: TextLine) -> object:
    """Return the bytes of a value that is no UTF-8: its charset is detected as a page's is."""
    if not isinstance(value, str) or not isinstance(line.text, bytes) or line.is_utf8:
        return value
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        try:
            return value.encode("utf-8", "surrogateescape")
        except UnicodeEncodeError:
            return value
    return value
