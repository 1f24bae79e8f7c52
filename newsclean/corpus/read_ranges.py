"""The inputs as ranges that can be read in parallel, in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsclean.corpus.input_files import InputFile
from newsclean.corpus.pages import CorpusPage, Position, read_file_pages
from newsclean.inputs.columns import Columns
from newsclean.inputs.entry import LAST_ENTRY
from newsclean.inputs.page_selection import ALL_PAGES, PageSelection
from newsclean.inputs.tables import split_points

MAX_RANGE_FILES = 500
MAX_RANGE_BYTES = 32_000_000
"""Limits up to which small files share a range."""
MIN_RANGE_ROWS = 5_000
"""Rows of a Parquet file, in whole row groups, that make a range of their own."""


class ReadRange(NamedTuple):
    """What one reader reads: consecutive files, or a part of one file."""

    first_file: int
    """The number of its first file among the inputs."""
    files: list[InputFile]
    skip: int = 0
    """Pages at the beginning of the first file that are done or belong to another range."""
    end: int | None = None
    """The number of the first page that belongs to the next range of the same file; ``None`` for the file's end."""


def split_inputs(files: list[InputFile], start: Position) -> Iterator[ReadRange]:
    """Split the inputs, from ``start`` on, into ranges."""
    small: list[InputFile] = []
    for number in range(start.file, len(files)):
        file = files[number]
        skip = start.page if number == start.file else 0
        ends = split_points(file.path)
        if skip or ends:
            if small:
                yield ReadRange(number - len(small), small)
                small = []
            yield from _split_file(number, file, ends, skip)
            continue
        small.append(file)
        if len(small) >= MAX_RANGE_FILES or sum(one.size_bytes for one in small) >= MAX_RANGE_BYTES:
            yield ReadRange(number + 1 - len(small), small)
            small = []
    if small:
        yield ReadRange(len(files) - len(small), small)


def _split_file(number: int, file: InputFile, ends: list[int], skip: int) -> Iterator[ReadRange]:
    begin = 0
    for end in ends:
        if end - begin >= MIN_RANGE_ROWS and end > skip:
            yield ReadRange(number, [file], max(begin, skip), end)
            begin = end
    # The last range has no end, so that an error after the last row is read as well.
    yield ReadRange(number, [file], max(begin, skip))


def read_range(part: ReadRange, columns: Columns, selection: PageSelection = ALL_PAGES) -> Iterator[CorpusPage]:
    """Read the pages of a range; a file that breaks gives an error as its last page."""
    for number, file in enumerate(part.files, part.first_file):
        skip = part.skip if number == part.first_file else 0
        pages = read_file_pages(number, file, columns, skip, selection)
        if part.end is None:
            yield from pages
            continue
        # A broken row group has one page in the place of several, so pages are not counted.
        for page in pages:
            if page.position.page == LAST_ENTRY:
                # The error of a range that breaks comes before the pages of the next range.
                yield page._replace(position=Position(number, part.end - 1))
            elif page.position.page < part.end:
                yield page
            else:
                break
