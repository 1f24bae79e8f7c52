"""One output file for each article, in a folder that keeps the tree of the inputs."""

from __future__ import annotations

import os.path
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from newsclean.cli.articles.recorded_output import RecordedOutput, WrittenRecord
from newsclean.inputs.folders import PAGE_SUFFIXES, TABLE_SUFFIXES
from newsclean.output.atomic import atomic_text
from newsclean.output.formats import SUFFIX_BY_FORMAT, OutputFormat

MAX_NAME_CHARS = 80
"""Characters of a folder's or file's name: in UTF-8 they fit into the 255 bytes of most file systems."""
_UNSAFE = re.compile(r"[^\w.,+=@ -]+")
_INPUT_SUFFIXES = tuple(sorted((*PAGE_SUFFIXES, *TABLE_SUFFIXES), key=len, reverse=True))


class FolderSettings(NamedTuple):
    """Where the files of a run go, and how they are named."""

    folder: Path
    inputs_root: str | None
    """The folder that all inputs are in; their paths below it are kept. None where the inputs are URLs."""
    format_name: str


class FolderOutput(RecordedOutput):
    """Articles written to a file each; a file appears when it is complete.

    Args:
        settings: where the files go.
        format_: how an article is written.
        record: where the inputs are recorded whose articles are written, if anywhere.
    """

    def __init__(self, settings: FolderSettings, format_: OutputFormat, record: WrittenRecord | None) -> None:
        super().__init__(record)
        self._settings = settings
        self._format = format_
        self._taken: set[str] = set()

    def _write_article(self, name: str, text: str) -> None:
        path = self._settings.folder / self._choose_path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with atomic_text(path) as file:
            file.write(f"{self._format.start}{text}{self._format.end}")

    def _choose_path(self, name: str) -> str:
        """Return the path of an input's file: another one for each input of the run."""
        suffix = SUFFIX_BY_FORMAT[self._settings.format_name]
        *folders, last = output_parts(name, self._settings.inputs_root)
        stem = next((last[: -len(end)] for end in _INPUT_SUFFIXES if last.lower().endswith(end)), last) or last
        number, path = 1, os.path.join(*folders, stem + suffix)
        while path.lower() in self._taken:
            number += 1
            path = os.path.join(*folders, f"{stem}-{number}{suffix}")
        self._taken.add(path.lower())
        return path


def output_parts(name: str, inputs_root: str | None) -> list[str]:
    """Return the names of the folders and of the file for an input, safe on any file system.

    Args:
        name: the input's name: a path, a URL, or a path with the URL or number of a record behind ``": "``.
        inputs_root: the folder that all inputs are in; None where they are URLs.
    """
    path, colon, record = name.partition(": ")
    if "://" in path:
        parts = _url_parts(name)
    else:
        relative = os.path.relpath(path, inputs_root) if inputs_root is not None else path
        parts = [*relative.split(os.sep), *(_url_parts(record) if colon else ())]
    safe = (_UNSAFE.sub("_", part).strip(" .")[:MAX_NAME_CHARS].rstrip(" .") for part in parts)
    return [part for part in safe if part] or ["page"]


def find_inputs_root(names: Iterable[str]) -> str | None:
    """Return the folder that all inputs are in; for a single folder, that folder."""
    folders = [os.path.abspath(name if os.path.isdir(name) else os.path.dirname(name)) for name in names]
    try:
        return os.path.commonpath(folders) if folders else None
    except ValueError:  # Windows: on different drives.
        return None


def _url_parts(url: str) -> list[str]:
    try:
        parts = urlsplit(url)
    except ValueError:
        return [url]
    path = [part for part in parts.path.split("/") if part]
    if not parts.netloc:
        return [url]
    *folders, last = path or ["index"]
    return [parts.netloc, *folders, f"{last}_{parts.query}" if parts.query else last]
