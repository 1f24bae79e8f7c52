"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedWriter, TextIOWrapper
from pathlib import Path
from typing import TextIO


@contextmanager
def atomic_text(path: Path) -> Iterator[TextIO]:
    """A UTF-8 file that takes its name only when all of it is written.

    The text goes to a temporary file in the same folder, which is renamed at the end and removed on any error. What is
    there and no file, such as a pipe, is written to as it goes.

    Raises:
        OSError: the folder cannot be written to, the disk is full.
    """
    with atomic_bytes(path) as file:
        text = TextIOWrapper(file, encoding="utf-8", errors="replace", newline="\n")
        yield text
        text.flush()
        text.detach()


@contextmanager
def atomic_bytes(path: Path) -> Iterator[BufferedWriter]:
    """:func:`atomic_text` for bytes."""
    if path.exists() and not path.is_file():
        # A device or a pipe has no whole, and no file must take its place.
        with path.open("wb") as special:
            yield special
        return
    # A link stays one.
    path = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        # A temporary file is private; the result is as open as any new file would be.
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)
        os.replace(name, path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(name)
        raise
