"""What the readers of input files yield."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from newsclean.document import Document
from newsclean.errors import SourceError

LAST_ENTRY = 1 << 53
"""The number of an error that ends a file: beyond every page, wherever the file breaks."""


class PageFile(NamedTuple):
    """A file that holds one page and is not read yet: the process that cleans the page can read it."""

    name: str
    size_bytes: int

    def read(self) -> Document:
        """Read the file.

        Raises:
            SourceError: it cannot be read.
        """
        try:
            with open(self.name, "rb") as stream:
                return Document(self.name, stream.read())
        except (OSError, ValueError) as error:
            raise unreadable(self.name, error) from None


UnselectedKind = Literal["other_host", "other_url", "other_date", "other_language"]
"""Why a page was not asked for: its host, its address, the time of its record, or the language of its article."""
UNSELECTED_KINDS: tuple[UnselectedKind, ...] = get_args(UnselectedKind)
SkippedKind = Literal["redirect", "error_status", "revisit", "other_record", UnselectedKind]
"""Why a record of an archive is no page: its HTTP status, or its type or media type (``other_record``); or why a page was not
asked for."""
SKIPPED_KINDS: tuple[SkippedKind, ...] = get_args(SkippedKind)


class SkippedRecord(NamedTuple):
    """A record of an archive that is no page, or a page that was not asked for."""

    name: str
    kind: SkippedKind


class Entry(NamedTuple):
    """One page of an input file, an error in its place, or a record that is no page."""

    content: Document | PageFile | SourceError | SkippedRecord
    number: int = 0
    """The number of the page or record in its file, from 0."""
    fraction_read: float = 1.0
    """How much of the file's bytes is read with this page, 0 to 1."""
    is_whole_file: bool = False
    """Whether the file is this one page: no archive, no table, no bundle."""
    kept: str = ""
    """The values of a table's row that go into the output, as a JSON object; empty for none."""

    @property
    def ends_file(self) -> bool:
        """Whether this is an error after which the file is not read further."""
        return self.number == LAST_ENTRY


def unreadable(name: str, error: OSError | ValueError) -> SourceError:
    """Describe a failed ``open`` or ``read``."""
    if isinstance(error, FileNotFoundError):
        if name.startswith(("http://", "https://")):
            return SourceError(f"{name}: this is a web address: newsclean fetch gets it", name)
        return SourceError(f"{name or _EMPTY_NAME}: no such file", name)
    if isinstance(error, PermissionError):
        return SourceError(f"{name}: not allowed to read it", name)
    if isinstance(error, IsADirectoryError):
        return SourceError(f"{name}: this is a folder: name one of its pages", name)
    return SourceError(f"{name}: {getattr(error, 'strerror', None) or error}", name)


_EMPTY_NAME = '""'
