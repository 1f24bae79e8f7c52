"""The pages of a corpus in a fixed order, each with its position, so that a run can continue where it stopped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsclean.corpus.input_files import InputFile
from newsclean.document import Document
from newsclean.errors import SourceError
from newsclean.inputs.columns import Columns
from newsclean.inputs.documents import read_file
from newsclean.inputs.entry import PageFile, SkippedRecord
from newsclean.inputs.page_selection import ALL_PAGES, PageSelection
from newsclean.text.escaping import escape_surrogates


class Position(NamedTuple):
    """A page's position among the inputs: the file's number and the page's number in it, both from 0."""

    file: int
    page: int


START = Position(0, 0)


class CorpusPage(NamedTuple):
    """A page to clean, an error in its place, or a record that is no page."""

    position: Position
    content: Document | PageFile | SourceError | SkippedRecord
    fraction_read: float = 1.0
    """How much of its file's bytes is read with this page, 0 to 1."""
    is_whole_file: bool = False
    """Whether its file is this one page."""
    kept: str = ""
    """The values of a table's row that go into the output, as a JSON object; empty for none."""

    @property
    def id(self) -> str:
        """The path of the page's file; in a file of several pages, the path and the page's URL or number.

        Bytes of the path that are no UTF-8 are escaped, so that every format can hold it.
        """
        return escape_surrogates(self.content.name)

    @property
    def size_bytes(self) -> int:
        """The page's size; of a page that is a whole file, its size on disk; 0 for an error."""
        if isinstance(self.content, PageFile):
            return self.content.size_bytes
        return len(self.content.data) if isinstance(self.content, Document) else 0


def read_pages(
    files: list[InputFile], columns: Columns, start: Position = START, selection: PageSelection = ALL_PAGES
) -> Iterator[CorpusPage]:
    """Read every page of the files from ``start`` on; a file that breaks gives the pages before the fault and an error.

    Pages that the selection leaves out are skipped records.
    """
    for number in range(start.file, len(files)):
        skip = start.page if number == start.file else 0
        yield from read_file_pages(number, files[number], columns, skip, selection)


def read_file_pages(
    number: int, file: InputFile, columns: Columns, skip: int = 0, selection: PageSelection = ALL_PAGES
) -> Iterator[CorpusPage]:
    """Read every page of one file except the first ``skip``; see :func:`read_pages`.

    Args:
        number: the file's number among the inputs.
        file: the file.
        columns: the columns of tables that hold the pages and their URLs.
        skip: the number of pages at the beginning to leave out.
        selection: the pages that are asked for.
    """
    for entry in read_file(file.path, columns, skip, selection):
        yield CorpusPage(
            Position(number, entry.number), entry.content, entry.fraction_read, entry.is_whole_file, entry.kept
        )
