"""The columns of a table that hold the pages and their URLs, and a row as a document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from newsclean.document import Document
from newsclean.errors import SourceError
from newsclean.inputs.base64_pages import decode_base64, is_base64
from newsclean.inputs.entry import Entry
from newsclean.inputs.kept_columns import to_id, to_kept_json

PAGE_COLUMNS = ("html", "raw_html", "content", "page", "text", "body")
"""Usual names of the column that holds the page, the likeliest first."""
URL_COLUMN = "url"
MAX_LISTED_COLUMNS = 20
"""Columns that a message lists."""

Row = dict[str, object]


class Columns(NamedTuple):
    """The names of the columns to read; ``None`` takes the first of the usual names that the table has."""

    page: str | None = None
    url: str | None = None
    is_base64: bool = False
    """Whether the pages are written in Base64."""
    id: str | None = None
    """The column that identifies the pages; ``None`` for the file and the row's number."""
    kept: tuple[str, ...] = ()
    """Columns whose values go into the output."""

    @property
    def names(self) -> list[str]:
        """The names of the columns that are read, each once."""
        return list(dict.fromkeys(name for name in (self.page, self.url, self.id, *self.kept) if name))


class WrongColumn(SourceError):
    """The table can be read and has no such column."""


class EncodedPage(WrongColumn):
    """The page is written in Base64, and the run was not asked to decode it."""


class MissingLibrary(SourceError):
    """The library that reads this kind of table is not installed."""


def choose_columns(path: str, available: list[str], with_text: list[str], wanted: Columns) -> Columns:
    """Choose the columns to read among those that a table has.

    Args:
        path: the table's path.
        available: the names of all columns; a field of a nested column is named with dots, as in ``response.body``.
        with_text: the names of the columns that hold text or bytes.
        wanted: the columns to read.

    Raises:
        WrongColumn: the table has no such column.
    """
    page = wanted.page or next((name for name in PAGE_COLUMNS if name in with_text), None)
    page = page or next((name for name in PAGE_COLUMNS if name in available), None)
    if page is None or page not in available:
        missing = repr(wanted.page) if wanted.page else "for the page"
        raise WrongColumn(
            f"{path}: no column {missing}: choose one with --column: {_list(with_text or available)}", path
        )
    for name, flag in ((wanted.url, "--url-column"), (wanted.id, "--id-column")):
        if name and name not in available:
            raise WrongColumn(
                f"{path}: no column {name!r}: choose one with {flag}: {_list(with_text or available)}", path
            )
    for name in wanted.kept:
        if name not in available:
            raise WrongColumn(f"{path}: no column {name!r} to keep: there are {_list(available)}", path)
    return wanted._replace(page=page, url=wanted.url or (URL_COLUMN if URL_COLUMN in available else None))


def _list(names: list[str]) -> str:
    more = [f"and {len(names) - MAX_LISTED_COLUMNS} more"] if len(names) > MAX_LISTED_COLUMNS else []
    return ", ".join(names[:MAX_LISTED_COLUMNS] + more) or "it has none with text"


def row_entry(
    path: str, number: int, label: str, row: Mapping[str, object] | str, columns: Columns, fraction_read: float
) -> Entry:
    """Make a row's entry.

    Args:
        path: the table's path.
        number: the row's number, from 0.
        label: the row's name in messages, such as ``line 3``.
        row: the values of the columns, by name; or why the row cannot be read.
        columns: the columns that the table has.
        fraction_read: how much of the table is read with this row, 0 to 1.
    """
    name = f"{path}:{number + 1}"
    if isinstance(row, str):
        return Entry(SourceError(f"{path}: {row}", name), number, fraction_read)
    if columns.id:
        name = to_id(row.get(columns.id)) or name
    kept = to_kept_json({column: row.get(column) for column in columns.kept}) if columns.kept else ""
    return Entry(_content_of(path, name, label, row, columns), number, fraction_read, kept=kept)


def _content_of(
    path: str, name: str, label: str, row: Mapping[str, object], columns: Columns
) -> Document | SourceError:  # fmt: skip
    url = row.get(columns.url) if columns.url else None
    try:
        data = _page_of(row.get(columns.page) if columns.page else None, columns)
    except ValueError as error:
        return SourceError(f"{path}: {label}: {columns.page} {error}", name)
    if data and not columns.is_base64 and is_base64(data):
        message = f"{path}: {label}: {columns.page} holds Base64: newsclean corpus --base64 decodes it"
        return EncodedPage(message, name)
    return Document(name, data, _url_of(url))


def _page_of(value: object, columns: Columns) -> bytes | str:
    if value is None:
        return b""
    if not isinstance(value, (bytes, str)):
        raise ValueError("is no text")
    if not columns.is_base64:
        return value
    decoded = decode_base64(value)
    if decoded is None:
        raise ValueError("is no Base64")
    return decoded


def _url_of(value: object) -> str | None:
    if isinstance(value, bytes):
        # As browsers write bytes that are no UTF-8.
        from urllib.parse import quote_from_bytes

        return quote_from_bytes(value, safe="!#$%&'()*+,/:;=?@[]~")
    return value if isinstance(value, str) and value else None
