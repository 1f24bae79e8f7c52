"""The inputs cut into pieces that can be read side by side, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from newsclean.corpus.items import File, Item, Place, of_file
from newsclean.errors import SourceError
from newsclean.inputs.tables import Columns, row_groups

_FILES = 500
_BYTES = 32_000_000
"""Files that hold little are read together, up to so many and so much."""
_ROWS = 5_000
"""Rows of a Parquet file, in whole row groups, that are worth a reader of their own."""


class Unit(NamedTuple):
    """What one reader reads: files one after the other, or a stretch of one file."""

    first: int
    """The number of its first file among the inputs."""
    files: list[File]
    skip: int = 0
    """Pages of the first file that another reader has, or that are done."""
    end: int | None = None
    """The number of the first page that another reader has, in a file that is cut."""


def units(files: list[File], start: Place) -> Iterator[Unit]:
    """All that is to be read, from ``start`` on."""
    together: list[File] = []
    for number in range(start.file, len(files)):
        file = files[number]
        skip = start.page if number == start.file else 0
        if skip or file.name.lower().endswith(".parquet"):
            if together:
                yield Unit(number - len(together), together)
                together = []
            yield from _stretches(number, file, skip)
            continue
        together.append(file)
        if len(together) >= _FILES or sum(small.size for small in together) >= _BYTES:
            yield Unit(number + 1 - len(together), together)
            together = []
    if together:
        yield Unit(len(files) - len(together), together)


def _stretches(number: int, file: File, skip: int) -> Iterator[Unit]:
    try:
        groups = row_groups(file.name) if file.name.lower().endswith(".parquet") else []
    except SourceError:
        groups = []  # Its reader will say so.
    begin = end = 0
    for rows in groups:
        end += rows
        if end - begin >= _ROWS and end > skip:
            yield Unit(number, [file], max(begin, skip), end)
            begin = end
    # The last stretch is open, so that whatever is beyond the last row is read as well.
    yield Unit(number, [file], max(begin, skip))


def read_unit(unit: Unit, columns: Columns) -> Iterator[Item]:
    """The pages of a unit; a file that breaks gives an error as its last page."""
    for number, file in enumerate(unit.files, unit.first):
        skip = unit.skip if number == unit.first else 0
        pages = of_file(number, file, columns, skip)
        if unit.end is None:
            yield from pages
            continue
        for item in islice(pages, unit.end - skip):
            # The error of a stretch that breaks comes before the next stretch's pages.
            yield item._replace(place=Place(number, min(item.place.page, unit.end - 1)))
