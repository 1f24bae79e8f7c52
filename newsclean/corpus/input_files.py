"""The input files of a run, in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from newsclean.errors import SourceError
from newsclean.inputs.entry import unreadable
from newsclean.inputs.folders import PAGE_SUFFIXES, TABLE_SUFFIXES, IsSkipped, ReportSkipped, find_files, no_pages
from newsclean.inputs.tables import is_json_table

JOURNAL_NAME = "_journal.json"
"""The file that marks a run's output folder."""
_SUFFIXES = PAGE_SUFFIXES + TABLE_SUFFIXES
_JSON_SUFFIXES = (".json", ".json.gz")
"""Ends of the names of files that may be tables in JSON Lines; their content tells."""
_FIRST_SHARDS = frozenset(
    f"{kind}-00000.{suffix}" for kind in ("articles", "_rejects") for suffix in ("jsonl", "jsonl.gz", "parquet")
)


class InputFile(NamedTuple):
    """An input file."""

    path: str
    size_bytes: int
    """Its size on disk; 0 where it is unknown."""
    changed_ns: int = 0
    """When it was last changed, in nanoseconds; 0 where it is unknown."""


def find_input_files(
    names: Iterable[str], output: Path | None = None, report_skipped: ReportSkipped | None = None
) -> list[InputFile]:  # fmt: skip
    """Find the input files of a run; folders are searched for pages, archives and tables.

    The run's own output folder and those of other runs are left out.

    Args:
        names: paths of files and folders.
        output: the run's own output folder.
        report_skipped: called with each folder that holds other files.

    Raises:
        SourceError: a name does not exist, or a folder has no such files.
    """
    files: list[InputFile] = []
    for name in names:
        if os.path.isdir(name):
            paths = _find_in_folder(name, output, report_skipped)
            if not paths:
                raise no_pages(name, _SUFFIXES)
            files.extend(map(_input_file, paths))
        elif os.path.exists(name):
            files.append(_input_file(name))
        else:
            raise unreadable(name, FileNotFoundError())
    return files


def find_listed_files(
    names: Iterable[str], output: Path | None = None, report_skipped: ReportSkipped | None = None
) -> list[InputFile]:  # fmt: skip
    """Find the files of a list as :func:`find_input_files` does; a file that is gone affects only itself."""
    files: list[InputFile] = []
    for name in names:
        paths = [name]
        if os.path.isdir(name):
            # A folder that cannot be read is reported as an input that cannot be read.
            with suppress(SourceError):
                paths = _find_in_folder(name, output, report_skipped)
        files.extend(map(_input_file, paths))
    return files


def _find_in_folder(folder: str, output: Path | None, report_skipped: ReportSkipped | None) -> list[str]:
    found, skipped = find_files(folder, _SUFFIXES + _JSON_SUFFIXES, _is_output(output))
    paths = [path for path in found if not path.lower().endswith(_JSON_SUFFIXES) or is_json_table(path)]
    skipped = sorted({*skipped, *found} - {*paths})
    if skipped and report_skipped is not None:
        report_skipped(folder, skipped)
    return paths


def _input_file(path: str) -> InputFile:
    try:
        state = os.stat(path)
        return InputFile(path, state.st_size, state.st_mtime_ns)
    except (OSError, ValueError):
        return InputFile(path, 0)


def _is_output(output: Path | None) -> IsSkipped:
    own = output.resolve() if output is not None else None

    def is_output(folder: str, names: list[str]) -> bool:
        if own is not None and Path(folder).resolve().is_relative_to(own):
            return True
        return JOURNAL_NAME in names and not _FIRST_SHARDS.isdisjoint(names)

    return is_output
