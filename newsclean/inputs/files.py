"""Files, folders and standard input."""

from __future__ import annotations

import os.path
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from typing import NamedTuple

from newsclean.document import Document
from newsclean.errors import SourceError
from newsclean.inputs.bundle import parts
from newsclean.inputs.warc import is_archive, read_archive

PAGE_ENDINGS = (
    ".html", ".htm", ".xhtml", ".shtml", ".txt", ".html.gz", ".htm.gz", ".txt.gz",
    ".warc", ".warc.gz", ".wet", ".wet.gz",
)  # fmt: skip
"""In a folder only files with these endings are pages; a file named outright is read whatever its name."""

STDIN = "-"
_EMPTY = '""'
_HEAD = 512


class Found(NamedTuple):
    """A file to read, or a folder that holds none."""

    name: str
    error: SourceError | None = None


def expand(names: tuple[str, ...]) -> Iterator[Found]:
    """The files that the arguments stand for, folders opened; an error stands with what cannot be had."""
    for name in names:
        if name == STDIN or not os.path.isdir(name):
            yield Found(name)
            continue
        from pathlib import Path

        try:
            pages = sorted(
                entry
                for entry in Path(name).rglob("*")
                # A pipe would wait for ever; a link that leads nowhere is told as what cannot be read.
                if entry.name.lower().endswith(PAGE_ENDINGS) and (entry.is_file() or not entry.exists())
            )
        except OSError as error:
            yield Found(name, SourceError(f"{name}: {error.strerror or error}"))
            continue
        if pages:
            yield from (Found(str(page)) for page in pages)
        else:
            why = f"no pages in this folder (looked for {', '.join(PAGE_ENDINGS)})"
            yield Found(name, SourceError(f"{name}: {why}"))


def holds_many(name: str) -> bool:
    """Whether a folder, an archive or a bundle of dumps is named, which hold any number of pages."""
    if name != STDIN:
        if os.path.isdir(name):
            return True
        if not os.path.isfile(name):
            # What a named pipe holds can be read once, and is known then.
            return False
    try:
        with _open(name) as stream:
            head = _unpacked(stream.peek(_HEAD)[:_HEAD])
            # What standard input holds is known once it is read; HTML is one page.
            return is_archive(head) or (
                name != STDIN and not head.lstrip().startswith(b"<") and len(parts(stream.read())) > 1
            )
    except (OSError, SourceError):
        return False


def called(name: str) -> str:
    """What to call a file named on the command line."""
    return "standard input" if name == STDIN else name


def pages(name: str) -> Iterator[Document]:
    """The pages of one file, or of standard input for ``-``: one, or as many as a WARC or WET file or a bundle of
    dumps holds.

    Raises:
        SourceError: it cannot be read, or a WARC file is broken; the message names it.
    """
    shown = called(name)
    try:
        with _open(name) as stream:
            head = stream.peek(_HEAD)[:_HEAD]
            if is_archive(_unpacked(head)):
                yield from read_archive(stream, shown)
            else:
                found = parts(stream.read())
                if len(found) == 1:
                    yield Document(shown, found[0].data)
                    return
                for number, part in enumerate(found, 1):
                    yield Document(f"{shown}: {part.url or f'page {number}'}", part.data, part.url)
    except FileNotFoundError:
        raise SourceError(f"{name or _EMPTY}: no such file") from None
    except PermissionError:
        raise SourceError(f"{name}: not allowed to read it") from None
    except OSError as error:
        raise SourceError(f"{name}: {error.strerror or error}") from None


@contextmanager
def _open(name: str) -> Iterator[BufferedReader]:
    if name == STDIN:
        if sys.stdin is None:
            raise SourceError("standard input is closed: name a file")
        yield sys.stdin.buffer  # type: ignore[misc]  # a buffered reader, whatever its type says
        return
    with open(name, "rb") as stream:
        yield stream


def _unpacked(head: bytes) -> bytes:
    """The first bytes of a file, unpacked where they are gzip's."""
    if not head.startswith(b"\x1f\x8b"):
        return head
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 16)
    except zlib.error:
        return b""
