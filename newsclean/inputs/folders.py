"""Search of folders for pages, archives and tables."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import NamedTuple

from newsclean.errors import SourceError
from newsclean.inputs.archives.reader import ARCHIVE_SUFFIXES
from newsclean.inputs.json_lines import JSON_LINES_SUFFIXES
from newsclean.inputs.parquet import PARQUET_SUFFIXES
from newsclean.inputs.recognition import holds_page

PAGE_SUFFIXES = (
    ".html", ".htm", ".xhtml", ".shtml", ".txt", ".html.gz", ".htm.gz", ".txt.gz",
    ".mht", ".mhtml", ".webarchive", ".eml", *ARCHIVE_SUFFIXES,
)  # fmt: skip
"""Ends of the names of pages and archives. A file named outright is read whatever its name."""
TABLE_SUFFIXES = (*PARQUET_SUFFIXES, *JSON_LINES_SUFFIXES)
"""Ends of the names of tables."""

IsSkipped = Callable[[str, list[str]], bool]
"""Whether a folder, given with the names of its files, is left out together with its subfolders."""
ReportSkipped = Callable[[str, list[str]], None]
"""Receives a folder and the paths in it that are no input."""
_ASSET_FOLDER_ENDS = ("_files", ".files")
_SAVED_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml")


class FolderFiles(NamedTuple):
    """The files of a folder and its subfolders, sorted by path."""

    paths: list[str]
    """The inputs."""
    skipped: list[str]
    """Files that are no input, and folders of what a browser saved beside a page."""


def find_files(folder: str, suffixes: tuple[str, ...], is_skipped: IsSkipped | None = None) -> FolderFiles:
    """Find the inputs in a folder: files whose names end in one of ``suffixes``, and others that hold pages.

    Raises:
        SourceError: the folder cannot be read.
    """
    found: list[str] = []
    skipped: list[str] = []

    def fail(error: OSError) -> None:
        if error.filename == folder:
            raise SourceError(f"{folder}: {error.strerror or error}", folder)

    for parent, subfolders, names in os.walk(folder, onerror=fail):
        if is_skipped is not None and is_skipped(parent, names):
            subfolders.clear()
            continue
        for asset_folder in _asset_folders(subfolders, names):
            subfolders.remove(asset_folder)
            skipped.append(os.path.join(parent, asset_folder, ""))
        for name in names:
            path = os.path.join(parent, name)
            # A named pipe would block. A link to nothing is reported as a file that cannot be read.
            is_file = os.path.isfile(path)
            if name.lower().endswith(suffixes):
                if is_file or not os.path.exists(path):
                    found.append(path)
            elif is_file and not name.startswith("."):
                (found if holds_page(path) else skipped).append(path)
    return FolderFiles(sorted(found), sorted(skipped))


def _asset_folders(subfolders: list[str], names: list[str]) -> list[str]:
    """Return the folders in which a browser saved what a page beside them refers to."""
    pages = {name[: -len(suffix)] for name in names for suffix in _SAVED_SUFFIXES if name.lower().endswith(suffix)}
    return [
        name for name in subfolders
        if any(name.endswith(end) and name[: -len(end)] in pages for end in _ASSET_FOLDER_ENDS)
    ]  # fmt: skip


def no_pages(folder: str, suffixes: tuple[str, ...]) -> SourceError:
    """Describe a folder in which :func:`find_files` finds nothing."""
    return SourceError(f"{folder}: no pages in this folder (looked for {', '.join(suffixes)})", folder)
