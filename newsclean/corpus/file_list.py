"""Lists of file names, as ``find`` and other programs write them."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator

_UTF16_BOMS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def read_file_list(data: bytes) -> list[str]:
    """Return the names in a list: one per line, or separated by zero bytes (``find -print0``).

    File names are bytes, whatever the locale. A byte order mark is not part of a name; with that of UTF-16, as PowerShell
    writes it, the list is text in UTF-16.
    """
    encoding = _UTF16_BOMS.get(data[:2])
    if encoding is not None:
        data = data[2:].decode(encoding, "replace").encode("utf-8")
    return [os.fsdecode(name) for name in _split(data.removeprefix(codecs.BOM_UTF8))]


def _split(data: bytes) -> Iterator[bytes]:
    parts = data.split(b"\0")
    for part in parts:
        # Between zero bytes a name may hold line breaks; in a list of lines there may be stray zero bytes.
        if len(parts) > 1 and b"\n" in part and os.path.lexists(part):
            yield part
        else:
            yield from (line.rstrip(b"\r") for line in part.split(b"\n") if line.strip())
