"""What a corpus is made of: pages in a fixed order, each with its place, so that a run can go on where it stopped."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from newsclean.errors import SourceError
from newsclean.inputs.files import PAGE_ENDINGS, holds_many
from newsclean.inputs.tables import TABLE_ENDINGS, Columns, is_table, read_table
from newsclean.inputs.warc import read_archive

_ENDINGS = PAGE_ENDINGS + TABLE_ENDINGS
JOURNAL = "journal.json"
"""The file by which a run knows its output folder."""
_FIRST_SHARDS = frozenset(
    f"{kind}-00000.{ending}" for kind in ("articles", "rejects") for ending in ("jsonl", "jsonl.gz", "parquet")
)
_BROKEN = 1 << 53
"""In a file that breaks, the number of the page that says so: beyond all that it held, wherever it broke."""


class Place(NamedTuple):
    """Where a page stands among the inputs: the file's number and the page's number in it, both from 0."""

    file: int
    page: int


START = Place(0, 0)


class Item(NamedTuple):
    """A page to clean, or an input that cannot be read."""

    place: Place
    id: str
    """The file's path, or the path and the record's URL or row."""
    data: bytes | str | None
    """``None``: the worker reads the file itself."""
    url: str | None = None
    charset: str | None = None
    fetched_at: str | None = None
    error: str | None = None
    share: float = 1.0
    """How much of its file is read with it, 0 to 1."""
    size: int = 0
    """Bytes; of a page that is a file of its own, as it is on disk."""


class File(NamedTuple):
    """An input file."""

    name: str
    size: int
    """Bytes on disk."""


def input_files(names: Iterable[str], out: Path | None = None) -> list[File]:
    """The files that the arguments stand for, in order; folders are searched for pages, archives and tables.

    What is in the folder ``out`` is output and no input; so is what another run has written.

    Raises:
        SourceError: a name does not exist, or a folder holds nothing.
    """
    found: list[File] = []
    for name in names:
        if os.path.isdir(name):
            inside = sorted(_of_folder(Path(name), out))
            if not inside:
                raise SourceError(f"{name}: no pages in this folder (looked for {', '.join(_ENDINGS)})")
            found.extend(inside)
        elif os.path.exists(name):
            found.append(_file(name))
        else:
            raise SourceError(f"{name}: no such file")
    return found


def listed_files(names: Iterable[str], out: Path | None = None) -> list[File]:
    """:func:`input_files` of a list, where a file that is gone, as lists grow old, costs nothing but itself."""
    found: list[File] = []
    for name in names:
        found.extend(sorted(_of_folder(Path(name), out)) if os.path.isdir(name) else [_file(name)])
    return found


def _file(path: str) -> File:
    try:
        return File(path, os.path.getsize(path))
    except (OSError, ValueError):
        return File(path, 0)


def _of_folder(folder: Path, out: Path | None) -> Iterator[File]:
    own = out.resolve() if out is not None else None
    for where, inside, names in os.walk(folder):
        if own is not None and Path(where).resolve().is_relative_to(own):
            continue
        if JOURNAL in names and not _FIRST_SHARDS.isdisjoint(names):
            inside.clear()
            continue
        for name in names:
            if name.lower().endswith(_ENDINGS):
                path = os.path.join(where, name)
                # A pipe would wait for ever; a link that leads nowhere is an input that cannot be read.
                if os.path.isfile(path) or not os.path.exists(path):
                    yield _file(path)


def items(files: list[File], columns: Columns, start: Place = START) -> Iterator[Item]:
    """Every page of the files, from ``start`` on; a file that breaks gives what it held and an error in its place."""
    for number in range(start.file, len(files)):
        yield from of_file(number, files[number], columns, start.page if number == start.file else 0)


def of_file(number: int, file: File, columns: Columns, skip: int = 0) -> Iterator[Item]:
    """Every page of one file, the ``number``-th of the inputs, but the first ``skip``; see :func:`items`."""
    if skip > _BROKEN:
        return
    try:
        for page, item in enumerate(_pages_of(file, columns, skip), skip):
            yield item._replace(place=Place(number, page))
    except (SourceError, OSError) as error:
        why = str(error) if isinstance(error, SourceError) else f"{file.name}: {error.strerror or error}"
        yield Item(Place(number, _BROKEN), file.name, b"", error=why)


def _pages_of(file: File, columns: Columns, skip: int) -> Iterator[Item]:
    name = file.name
    if is_table(name):
        for row in read_table(name, columns, skip):
            yield Item(START, row.name, row.data, row.url, None, None, row.error, row.share, len(row.data))
    elif holds_many(name):
        with open(name, "rb") as stream:
            for page in islice(read_archive(stream, name), skip, None):
                share = min(1.0, stream.tell() / max(1, file.size))
                yield Item(
                    START, page.name, page.data, page.url, page.charset, page.fetched_at, None, share, len(page.data)
                )
    elif not skip:
        yield Item(START, name, None, size=file.size)
