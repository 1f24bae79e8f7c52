"""Atomic file writes: a file appears complete under its name, or not at all."""

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
    """Open a UTF-8 file for writing that gets its name only when it is complete.

    The text goes to a temporary file in the same folder. It is renamed at the end, and removed on any error. An existing
    device or pipe is written to directly.

    Raises:
        OSError: the folder cannot be written to, or the disk is full.
    """
    with atomic_bytes(path) as file:
        text = TextIOWrapper(file, encoding="utf-8", errors="replace", newline="\n")
        yield text
        text.flush()
        text.detach()


@contextmanager
def atomic_bytes(path: Path) -> Iterator[BufferedWriter]:
    """Open a binary file for writing; otherwise as :func:`atomic_text`."""
    if path.exists() and not path.is_file():
        # A device or a pipe must not be replaced by a file.
        with path.open("wb") as special:
            yield special
        return
    # A symbolic link is kept: its target is replaced.
    path = Path(os.path.realpath(path))
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes the file private. The result gets the permissions of any new file.
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(temporary, 0o666 & ~umask)
        os.replace(temporary, path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
        raise
