"""Files, folders and standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from newsclean.errors import SourceError
from newsclean.sources import Input

PAGE_ENDINGS = (".html", ".htm", ".xhtml", ".shtml", ".txt", ".html.gz", ".htm.gz", ".txt.gz")
"""In a folder only files with these endings are pages; a file named outright is read whatever its name."""

STDIN = "-"


def expand(names: tuple[str, ...]) -> Iterator[str | SourceError]:
    """The files that the arguments stand for, folders opened; an error takes the place of what cannot be had."""
    for name in names:
        path = Path(name)
        if name == STDIN or not path.is_dir():
            yield name
            continue
        try:
            pages = sorted(
                entry for entry in path.rglob("*") if entry.name.lower().endswith(PAGE_ENDINGS) and entry.is_file()
            )
        except OSError as error:
            yield SourceError(f"{name}: {error.strerror or error}")
            continue
        if pages:
            yield from map(str, pages)
        else:
            yield SourceError(f"{name}: no pages in this folder (looked for {', '.join(PAGE_ENDINGS)})")


def read(name: str) -> Input:
    """Read one file, or standard input for ``-``.

    Raises:
        SourceError: it cannot be read; the message names it.
    """
    if name == STDIN:
        return Input("standard input", sys.stdin.buffer.read())
    try:
        return Input(name, Path(name).read_bytes())
    except FileNotFoundError:
        raise SourceError(f"{name}: no such file") from None
    except PermissionError:
        raise SourceError(f"{name}: not allowed to read it") from None
    except OSError as error:
        raise SourceError(f"{name}: {error.strerror or error}") from None
