"""Search of folders for pages, archives and tables."""

from __future__ import annotations

import os
from collections.abc import Callable

from newsclean.errors import SourceError
from newsclean.inputs.json_lines import JSON_LINES_SUFFIXES
from newsclean.inputs.parquet import PARQUET_SUFFIXES

PAGE_SUFFIXES = (
    ".html", ".htm", ".xhtml", ".shtml", ".txt", ".html.gz", ".htm.gz", ".txt.gz",
    ".warc", ".warc.gz", ".wet", ".wet.gz",
)  # fmt: skip
"""Ends of the names of pages and archives. A file named outright is read whatever its name."""
TABLE_SUFFIXES = (*PARQUET_SUFFIXES, *JSON_LINES_SUFFIXES)
"""Ends of the names of tables."""

IsSkipped = Callable[[str, list[str]], bool]
"""Whether a folder, given with the names of its files, is left out together with its subfolders."""


def find_files(folder: str, suffixes: tuple[str, ...], is_skipped: IsSkipped | None = None) -> list[str]:
    """Find the files of a folder and its subfolders whose names end in one of ``suffixes``, sorted by path.

    Raises:
        SourceError: the folder cannot be read.
    """
    found = []

    def fail(error: OSError) -> None:
        if error.filename == folder:
            raise SourceError(f"{folder}: {error.strerror or error}", folder)

    for parent, subfolders, names in os.walk(folder, onerror=fail):
        if is_skipped is not None and is_skipped(parent, names):
            subfolders.clear()
            continue
        for name in names:
            path = os.path.join(parent, name)
            # A named pipe would block. A link to nothing is reported as a file that cannot be read.
            if name.lower().endswith(suffixes) and (os.path.isfile(path) or not os.path.exists(path)):
                found.append(path)
    return sorted(found)


def no_pages(folder: str, suffixes: tuple[str, ...]) -> SourceError:
    """Describe a folder in which :func:`find_files` finds nothing."""
    return SourceError(f"{folder}: no pages in this folder (looked for {', '.join(suffixes)})", folder)
