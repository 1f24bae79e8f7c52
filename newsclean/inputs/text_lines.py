"""The lines of a text file, plain or gzip, in UTF-8 or UTF-16."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import NamedTuple, cast

from newsclean.decode.gzip import GZIP_MAGIC, GunzipStream
from newsclean.errors import SourceError
from newsclean.inputs.entry import unreadable

MAX_LINE_BYTES = 512_000_000
"""Longer lines are left out: a page of the maximum size may be written with escapes."""
_PEEK_BYTES = 4
_UTF16_BEGINNINGS = {
    codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be", b"{\0": "utf-16-le", b"\0{": "utf-16-be",
}  # fmt: skip


class TextLine(NamedTuple):
    """A line that is not blank, its number from 1, and how much of the file's bytes is read with it, 0 to 1."""

    text: bytes | str
    """Bytes as they are in the file; text in a file in UTF-16."""
    number: int
    fraction_read: float
    error: str = ""
    """Why the line cannot be read."""

    @property
    def is_utf8(self) -> bool:
        """Whether the line is text, or bytes that are valid UTF-8."""
        if isinstance(self.text, str):
            return True
        try:
            self.text.decode("utf-8")
        except UnicodeDecodeError:
            return False
        return True


def read_lines(path: str) -> Iterator[TextLine]:
    """Read the lines of a file that are not blank.

    Raises:
        SourceError: the file cannot be read, or breaks after the lines before.
    """
    try:
        with open(path, "rb") as raw:
            size_bytes = max(1, raw.seek(0, io.SEEK_END))
            raw.seek(0)
            unpacker = GunzipStream(raw) if raw.peek(len(GZIP_MAGIC)).startswith(GZIP_MAGIC) else None
            stream = raw if unpacker is None else io.BufferedReader(unpacker)
            for number, (text, error) in enumerate(_read(cast(io.BufferedReader, stream)), 1):
                if unpacker is not None and unpacker.fault and text[-1:] not in (b"\n", "\n"):
                    break
                if text.strip() or error:
                    yield TextLine(text, number, raw.tell() / size_bytes, error)
            if unpacker is not None and unpacker.fault:
                raise SourceError(f"{path}: {unpacker.fault}: lines at its end are missing", path)
    except OSError as error:
        raise unreadable(path, error) from None


def _read(stream: io.BufferedReader) -> Iterator[tuple[bytes | str, str]]:
    head = stream.peek(_PEEK_BYTES)[:_PEEK_BYTES]
    encoding = _UTF16_BEGINNINGS.get(head[:2])
    if head.startswith(codecs.BOM_UTF8):
        stream.read(len(codecs.BOM_UTF8))
    if encoding is None:
        yield from _limit_lines(stream, b"\n")
        return
    if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        stream.read(2)
    # The standard's line ends within JSON texts, such as U+2028, end no line.
    yield from _limit_lines(io.TextIOWrapper(stream, encoding, "replace", "\n"), "\n")


def _limit_lines(stream: io.BufferedReader | io.TextIOWrapper, end: bytes | str) -> Iterator[tuple[bytes | str, str]]:
    empty = end[:0]
    while line := stream.readline(MAX_LINE_BYTES):
        if len(line) < MAX_LINE_BYTES or line[-1:] == end:
            yield line, ""
            continue
        while line and line[-1:] != end:
            line = stream.readline(MAX_LINE_BYTES)
        yield empty, f"is longer than {MAX_LINE_BYTES // 1_000_000} MB"
