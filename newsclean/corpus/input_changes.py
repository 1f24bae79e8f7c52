"""Inputs that have changed since a run began: rows of old and new content must not be mixed."""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from newsclean.corpus.input_files import InputFile
from newsclean.corpus.journal import Journal, Sample
from newsclean.corpus.pages import CorpusPage, Position
from newsclean.errors import SourceError
from newsclean.inputs.columns import Columns
from newsclean.inputs.documents import read_file
from newsclean.inputs.entry import LAST_ENTRY
from newsclean.output.atomic import atomic_bytes
from newsclean.text.escaping import escape_surrogates

STATES_NAME = ".inputs"
"""The file in the output folder that has the size and the time of change of each input when the run began."""
MAX_HASHED_BYTES = 16_000_000
"""Larger files are sampled: their beginning, their end, and blocks at equal distances."""
_BLOCK_BYTES = 65_536
_BLOCKS = 64
MAX_LISTED_NAMES = 3
_STATE = struct.Struct("<qq")


class Changes(NamedTuple):
    """The inputs that have changed since a run began; those that it had not begun are read as they are."""

    finished: list[str]
    """All their pages were done before."""
    grown: list[str]
    """Some of their pages were done; data was appended."""

    def describe(self) -> str:
        """Return one line, empty if nothing has changed."""
        parts = []
        if self.finished:
            parts.append(f"{_list(self.finished)} (finished before: the articles are of the earlier content)")
        if self.grown:
            parts.append(f"{_list(self.grown)} (grown: the new pages are cleaned as well)")
        return f"inputs have changed since this run began: {'; '.join(parts)}" if parts else ""


def check_inputs(output: Path, files: list[InputFile], journal: Journal, columns: Columns) -> Changes:
    """Compare the inputs with those of the run's beginning, and record those that it has not begun as they are now.

    Raises:
        SourceError: an input of which some pages are done has been replaced.
    """
    states = _load_states(output)
    current = [(file.size_bytes, file.changed_ns) for file in files]
    if len(states) != len(files):
        _save_states(output, current)
        return Changes([], [])
    changes = Changes([], [])
    unfinished = {position.file for position in (journal.next, *journal.beyond)}
    samples = {sample.file: sample for sample in journal.samples}
    for number, (file, before, now) in enumerate(zip(files, states, current, strict=True)):
        is_begun = journal.finished or number < journal.next.file or number in unfinished
        if number == journal.next.file and not journal.next.page and number not in {one.file for one in journal.beyond}:
            is_begun = journal.finished
        if not is_begun:
            states[number] = now
        elif now == before or not now[1]:
            # A file that is gone is reported by its reader.
            continue
        elif journal.finished or number not in unfinished or _is_finished(file, number, journal, columns):
            changes.finished.append(file.path)
        elif not _continues(file, samples.get(number)):
            raise SourceError(
                f"{file.path}: replaced since this run began, when some of its pages were done: pages of two contents are "
                "not mixed: give another folder, or --restart",
                file.path,
            )
        elif file.size_bytes > samples[number].size_bytes:
            changes.grown.append(file.path)
    _save_states(output, states)
    return changes


class InputSamples:
    """Samples of the files of several pages, taken when their first page is read."""

    def __init__(self, files: list[InputFile], known: Iterable[Sample]) -> None:
        self._files = files
        self._samples = {sample.file: sample for sample in known}

    def watch(self, pages: Iterable[CorpusPage]) -> Iterable[CorpusPage]:
        """Yield the pages; take a sample of each file of several pages before its first page."""
        for page in pages:
            if not page.is_whole_file:
                self.take(page.position.file)
            yield page

    def take(self, number: int) -> None:
        """Take the sample of a file, unless it is known."""
        if number not in self._samples:
            path = self._files[number].path
            try:
                size_bytes = os.path.getsize(path)
                self._samples[number] = Sample(number, size_bytes, compute_digest(path, size_bytes))
            except (OSError, ValueError):
                self._samples[number] = Sample(number, 0, "")

    def record(self, journal: Journal) -> None:
        """Put the samples of the files that are partly done into the journal; forget those that are done."""
        for number in [number for number in self._samples if number < journal.next.file]:
            del self._samples[number]
        partly_done = sorted({journal.next.file, *(position.file for position in journal.beyond)})
        journal.samples = [self._samples[number] for number in partly_done if number in self._samples]


def compute_digest(path: str, size_bytes: int) -> str:
    """Compute a digest of the first ``size_bytes`` bytes of a file; of a large file, of samples of them.

    Raises:
        OSError: the file cannot be read.
    """
    digest = hashlib.blake2b(digest_size=16)
    if not os.path.isfile(path):
        # A pipe would lose what is read here.
        return ""
    with open(path, "rb") as file:
        if size_bytes <= MAX_HASHED_BYTES:
            digest.update(file.read(size_bytes))
        else:
            for block in range(_BLOCKS):
                file.seek(block * (size_bytes - _BLOCK_BYTES) // (_BLOCKS - 1))
                digest.update(file.read(_BLOCK_BYTES))
    return digest.hexdigest()


def _is_finished(file: InputFile, number: int, journal: Journal, columns: Columns) -> bool:
    if (journal.next.file == number and journal.next.page > LAST_ENTRY) or Position(
        number, LAST_ENTRY
    ) in journal.beyond:
        # It could not be read to its end.
        return True
    if number in {sample.file for sample in journal.samples}:
        return False
    first = next(read_file(file.path, columns), None)
    return first is not None and first.is_whole_file


def _continues(file: InputFile, sample: Sample | None) -> bool:
    """Tell whether a file begins with what it held before."""
    if sample is None or not sample.digest or file.size_bytes < sample.size_bytes:
        return False
    if file.size_bytes == sample.size_bytes > MAX_HASHED_BYTES:
        # It was written again, and its samples do not show where.
        return False
    try:
        return compute_digest(file.path, sample.size_bytes) == sample.digest
    except OSError:
        return False


def _list(names: list[str]) -> str:
    more = [f"and {len(names) - MAX_LISTED_NAMES:,} more"] if len(names) > MAX_LISTED_NAMES else []
    return ", ".join([*map(escape_surrogates, names[:MAX_LISTED_NAMES]), *more])


def _load_states(output: Path) -> list[tuple[int, int]]:
    try:
        return list(_STATE.iter_unpack((output / STATES_NAME).read_bytes()))
    except (OSError, struct.error):
        return []


def _save_states(output: Path, states: list[tuple[int, int]]) -> None:
    data = b"".join(_STATE.pack(*state) for state in states)
    path = output / STATES_NAME
    if not path.exists() or path.read_bytes() != data:
        with atomic_bytes(path) as file:
            file.write(data)
