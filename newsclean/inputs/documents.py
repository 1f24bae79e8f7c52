"""The one reader of all inputs: pages, bundles of dumps, WARC and WET files, tables, folders, standard input.

Formats are recognised by content, tables by their names as well.
"""

from __future__ import annotations

import os.path
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BufferedReader
from itertools import chain, islice

from newsclean.decode.gzip import unpack_prefix
from newsclean.decode.saved_page import is_saved_page
from newsclean.document import Document
from newsclean.errors import SourceError
from newsclean.inputs.archives.reader import ARCHIVE_SUFFIXES, is_archive, read_archive
from newsclean.inputs.bundle import split_bundle, starts_as_markup
from newsclean.inputs.columns import Columns
from newsclean.inputs.entry import LAST_ENTRY, Entry, PageFile, SkippedRecord, unreadable
from newsclean.inputs.folders import PAGE_SUFFIXES, TABLE_SUFFIXES, ReportSkipped, find_files, no_pages
from newsclean.inputs.json_lines import is_json_lines, read_json_lines
from newsclean.inputs.page_selection import ALL_PAGES, PageSelection
from newsclean.inputs.parquet import is_parquet, read_parquet

STDIN = "-"
"""The name of standard input."""
USUAL_COLUMNS = Columns()
_SUFFIXES_OF_MANY = (*ARCHIVE_SUFFIXES, *TABLE_SUFFIXES)
PEEK_BYTES = 512
"""Bytes at the beginning of a file by which its format is recognised."""
PEEK_UNPACKED_BYTES = 64


def display_name(name: str) -> str:
    """Return an input's name as messages use it."""
    return "standard input" if name == STDIN else name


class Documents:
    """An iterator over the documents of all inputs, in order; an input that cannot be read gives an error in its place.

    Attributes:
        is_single_page: whether the only input is a file, or standard input, that holds one page and can hold no more: no
            folder, archive, table or bundle.
        count: the number of pages; None where an input may hold several.
    """

    def __init__(self, entries: Iterator[Entry], *, is_single_input: bool, count: int | None) -> None:
        self.count = count
        first = list(islice(entries, 1))
        self.is_single_page = is_single_input and all(entry.is_whole_file for entry in first)
        self._entries = chain(first, entries)

    def __iter__(self) -> Iterator[Document | SourceError]:
        return self

    def __next__(self) -> Document | SourceError:
        while isinstance(content := next(self._entries).content, SkippedRecord):
            pass
        return _load(content)


def documents(
    *names: str, columns: Columns = USUAL_COLUMNS, report_skipped: ReportSkipped | None = None
) -> Documents:  # fmt: skip
    """Read all inputs.

    Args:
        names: paths of files and folders, or ``-`` for standard input. Folders are searched for files whose names end in
            one of ``PAGE_SUFFIXES``, and for others that hold pages.
        columns: the columns of tables that hold the pages and their URLs.
        report_skipped: called with each folder that holds other files.
    """
    files = [file for name in names for file in _find_inputs(name, report_skipped)]
    holds_more = any(file.lower().endswith(_SUFFIXES_OF_MANY) for file in files if isinstance(file, str))
    is_single_input = len(names) == 1 and not _is_folder(names[0])
    return Documents(
        _read_inputs(files, columns), is_single_input=is_single_input, count=None if holds_more else len(files)
    )


def read_file(
    path: str, columns: Columns = USUAL_COLUMNS, skip: int = 0, selection: PageSelection = ALL_PAGES
) -> Iterator[Entry]:  # fmt: skip
    """Read one file, or standard input for ``-``, page by page.

    A file that breaks gives the pages before the fault, then an error with the number ``LAST_ENTRY``.

    Args:
        path: the file's path, or ``-``.
        columns: the columns of tables that hold the pages and their URLs.
        skip: the number of entries at the beginning to leave out: those that an earlier run has done.
        selection: the pages that are asked for; the others give skipped records.
    """
    if skip > LAST_ENTRY:
        return
    try:
        entries = _read_entries(path, columns, skip, selection)
        yield from entries if selection.is_all else (_select(entry, selection) for entry in entries)
    except SourceError as error:
        error.name = error.name or display_name(path)
        yield Entry(error, LAST_ENTRY)
    except (OSError, ValueError) as error:
        yield Entry(unreadable(path, error), LAST_ENTRY)


def read_documents(path: str) -> Iterator[Document | SourceError]:
    """Read one file, or standard input for ``-``; the last value is an error where it cannot be read to its end."""
    return (_load(entry.content) for entry in read_file(path) if not isinstance(entry.content, SkippedRecord))


def _load(content: Document | PageFile | SourceError) -> Document | SourceError:
    if not isinstance(content, PageFile):
        return content
    try:
        return content.read()
    except SourceError as error:
        return error


def _is_folder(name: str) -> bool:
    return name != STDIN and os.path.isdir(name)


def _find_inputs(name: str, report_skipped: ReportSkipped | None) -> list[str | SourceError]:
    """Return the files that an input means, or the error of a folder."""
    if not _is_folder(name):
        return [name]
    try:
        paths, skipped = find_files(name, PAGE_SUFFIXES)
        if skipped and report_skipped is not None:
            report_skipped(name, skipped)
        if not paths:
            raise no_pages(name, PAGE_SUFFIXES)
    except SourceError as error:
        return [error]
    return [*paths]


def _read_inputs(files: Iterable[str | SourceError], columns: Columns) -> Iterator[Entry]:
    for file in files:
        if isinstance(file, SourceError):
            yield Entry(file)
        else:
            yield from read_file(file, columns)


def _select(entry: Entry, selection: PageSelection) -> Entry:
    """Return an entry; a skipped record in its place where its page was not asked for."""
    content = entry.content
    if not isinstance(content, (Document, PageFile)):
        return entry
    url, recorded_at = (content.url, content.fetched_at) if isinstance(content, Document) else (None, None)
    kind = selection.find_reason_to_skip(url, recorded_at)
    return entry if kind is None else entry._replace(content=SkippedRecord(content.name, kind))


def _read_entries(path: str, columns: Columns, skip: int, selection: PageSelection) -> Iterator[Entry]:
    # Only a regular file can be opened again by the reader of a table, or by another process.
    is_regular = path != STDIN and os.path.isfile(path)
    with _open(path) as stream:
        head = unpack_prefix(stream.peek(PEEK_BYTES)[:PEEK_BYTES], PEEK_UNPACKED_BYTES)
        if is_regular and is_parquet(path, head):
            yield from read_parquet(path, columns, skip)
        elif is_regular and is_json_lines(path, head, columns):
            yield from read_json_lines(path, columns, skip)
        elif is_archive(path, head):
            yield from _read_archive(stream, path, skip, selection)
        elif is_regular and starts_as_markup(head):
            if not skip:
                yield Entry(PageFile(path, os.path.getsize(path)), is_whole_file=True)
        else:
            data = stream.read()
            entries = _read_saved_page if is_saved_page(data) else _read_text
            yield from islice(entries(data, display_name(path)), skip, None)


def _read_archive(stream: BufferedReader, path: str, skip: int, selection: PageSelection) -> Iterator[Entry]:
    size_bytes = max(1, _size_bytes(stream))
    for number, content in enumerate(islice(read_archive(stream, display_name(path), selection), skip, None), skip):
        yield Entry(content, number, min(1.0, stream.tell() / size_bytes) if stream.seekable() else 0.0)


def _read_saved_page(data: bytes, name: str) -> Iterator[Entry]:
    yield Entry(Document(name, data), is_whole_file=True)


def _read_text(data: bytes, name: str) -> Iterator[Entry]:
    parts = split_bundle(data)
    if len(parts) == 1:
        yield Entry(Document(name, parts[0].data), is_whole_file=True)
        return
    for number, part in enumerate(parts):
        document = Document(f"{name}: {part.url or f'page {number + 1}'}", part.data, part.url)
        yield Entry(document, number, (number + 1) / len(parts))


@contextmanager
def _open(path: str) -> Iterator[BufferedReader]:
    if path == STDIN:
        if sys.stdin is None:
            raise SourceError("standard input is closed: name a file")
        # Typed as a binary stream, it is a buffered reader in fact.
        yield sys.stdin.buffer  # type: ignore[misc]
        return
    if os.path.isdir(path):
        raise IsADirectoryError
    with open(path, "rb") as stream:
        yield stream


def _size_bytes(stream: BufferedReader) -> int:
    return os.fstat(stream.fileno()).st_size
