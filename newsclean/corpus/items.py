"""What a corpus is made of: pages in a fixed order, each with its place, so that a run can go on where it stopped."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from newsclean.corpus.tables import TABLE_ENDINGS, Columns, is_table, read_table
from newsclean.errors import SourceError
from newsclean.sources.files import PAGE_ENDINGS, holds_many, pages


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


def input_files(names: list[str]) -> list[str]:
    """The files that the arguments stand for, in order; folders are searched for pages, archives and tables.

    Raises:
        SourceError: a name does not exist, or a folder holds nothing.
    """
    out: list[str] = []
    for name in names:
        path = Path(name)
        if path.is_dir():
            endings = PAGE_ENDINGS + TABLE_ENDINGS
            found = sorted(str(entry) for entry in path.rglob("*") if entry.name.lower().endswith(endings))
            if not found:
                raise SourceError(f"{name}: no pages in this folder (looked for {', '.join(endings)})")
            out.extend(found)
        elif path.exists():
            out.append(name)
        else:
            raise SourceError(f"{name}: no such file")
    return out


def items(files: list[str], columns: Columns, start: Place = START) -> Iterator[Item]:
    """Every page of the files, from ``start`` on; a file that breaks gives what it held and an error in its place."""
    for number in range(start.file, len(files)):
        skip = start.page if number == start.file else 0
        yield from islice(_of_file(number, files[number], columns), skip, None)


def _of_file(number: int, name: str, columns: Columns) -> Iterator[Item]:
    page = 0
    try:
        if is_table(name):
            for row in read_table(name, columns):
                yield Item(Place(number, page), row.name, row.data, row.url)
                page += 1
        elif holds_many(name):
            for found in pages(name):
                yield Item(Place(number, page), found.name, found.data, found.url, found.charset, found.fetched_at)
                page += 1
        else:
            yield Item(Place(number, 0), name, None)
    except SourceError as error:
        yield Item(Place(number, page), name, b"", error=str(error))
