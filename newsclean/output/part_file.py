"""An output file of many inputs that an interrupted run leaves unfinished, and a later run completes.

Articles go to ``FILE.part``, in the output's own format. ``FILE.part.state`` has one line for each input that is done,
written after the input's article, so that the two agree at any moment: text without a line is overwritten. ``FILE`` gets
its name when all inputs are done. A run that is killed loses the input that it was at, and no other.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from typing import Literal, NamedTuple

from newsclean.article.model import SCHEMA_VERSION
from newsclean.errors import SourceError
from newsclean.output.atomic import atomic_bytes
from newsclean.output.formats import OutputFormat
from newsclean.version import VERSION

PART_SUFFIX = ".part"
STATE_SUFFIX = ".part.state"

StartMode = Literal["new", "continue", "restart"]
"""What is done where an interrupted run has left its files: refuse, complete them, or discard them."""


class _Entry(NamedTuple):
    """An input that is done, and where its article stands in the file; ``None`` where it gave none."""

    name: str
    start: int | None
    end: int


class PartFile:
    """The unfinished output file of a run. :func:`open_part_file` opens one."""

    def __init__(self, path: Path, part: FileIO, state: FileIO, format_: OutputFormat, entries: list[_Entry]) -> None:
        self._target = path
        self._part = part
        self._state = state
        self._format = format_
        self._entries = entries
        self._names = {entry.name for entry in entries}
        self._end = entries[-1].end if entries else 0
        self._state_end = state.seek(0, os.SEEK_END)

    @property
    def path(self) -> Path:
        """The unfinished file."""
        return Path(self._part.name)

    @property
    def done(self) -> Collection[str]:
        """The names of the inputs that are done."""
        return self._names

    @property
    def article_names(self) -> list[str]:
        """The names of the inputs that gave an article, those of earlier runs included."""
        return [entry.name for entry in self._entries if entry.start is not None]

    @property
    def article_count(self) -> int:
        """The number of articles, those of earlier runs included."""
        return sum(entry.start is not None for entry in self._entries)

    @property
    def failure_count(self) -> int:
        """The number of inputs that gave no article."""
        return len(self._entries) - self.article_count

    def add_article(self, name: str, text: str) -> None:
        """Append the rendered article of an input.

        Raises:
            OSError: the disk is full. The input is not done.
        """
        before = (self._format.separator if self.article_count else self._format.start).encode()
        data = before + text.encode("utf-8", "replace")
        _write_at(self._part, self._end, data)
        self._record(_Entry(name, self._end + len(before), self._end + len(data)))

    def add_failure(self, name: str) -> None:
        """Record that an input gave no article."""
        self._record(_Entry(name, None, self._end))

    def _record(self, entry: _Entry) -> None:
        line = json.dumps(entry).encode() + b"\n"
        _write_at(self._state, self._state_end, line)
        self._names.add(entry.name)
        self._entries.append(entry)
        self._end, self._state_end = entry.end, self._state_end + len(line)

    def complete(self, names: Iterable[str], left_out: Collection[str] = ()) -> None:
        """Give the file its name. Without an article, an existing file is kept, and this one is removed.

        Args:
            names: all inputs in the order in which their articles are to stand.
            left_out: the inputs whose articles are not to stand in the file.
        """
        articles = [entry for entry in self._entries if entry.start is not None]
        ordered = [entry for entry in articles if entry.name not in left_out]
        if ordered:
            position = {name: index for index, name in enumerate(names)}
            ordered.sort(key=lambda entry: position.get(entry.name, -1))
            if ordered == articles:
                _write_at(self._part, self._end, self._format.end.encode())
                self._part.truncate()
                os.fsync(self._part.fileno())
                os.replace(self.path, self._target)
            else:
                self._write_ordered(ordered)
        self.discard()

    def _write_ordered(self, articles: list[_Entry]) -> None:
        with atomic_bytes(self._target) as file:
            for entry in articles:
                assert entry.start is not None
                file.write((self._format.start if entry is articles[0] else self._format.separator).encode())
                self._part.seek(entry.start)
                file.write(self._part.read(entry.end - entry.start))
            file.write(self._format.end.encode())

    def discard(self) -> None:
        """Remove the unfinished file and its state."""
        for file in (self._part, self._state):
            Path(file.name).unlink(missing_ok=True)


@contextmanager
def open_part_file(path: Path, format_: OutputFormat, format_id: str, mode: StartMode) -> Iterator[PartFile]:
    """Open the unfinished form of an output file. It stays when the block ends, unless nothing is done.

    Args:
        path: the name of the file when it is complete. Where this is a symbolic link, its target is meant.
        format_: how articles are written.
        format_id: identifies the format and its options; a run of another format is not continued.
        mode: what is done where an interrupted run has left its files.

    Raises:
        SourceError: the mode is ``new``, and an interrupted run has left its files; the mode is ``continue``, and that
            was a run of another version or format; another process is writing; a file of another origin is there.
        OSError: the folder cannot be written to.
    """
    path = Path(os.path.realpath(path))
    part_path, state_path = (path.with_name(path.name + suffix) for suffix in (PART_SUFFIX, STATE_SUFFIX))
    header = json.dumps({"newsclean": VERSION, "schema": SCHEMA_VERSION, "format": format_id}).encode() + b"\n"
    if part_path.exists() and not state_path.exists():
        raise SourceError(f"{part_path}: this file is in the way, and is of no interrupted run: move it elsewhere")
    with _open(state_path) as state:
        _lock(state, path)
        entries: list[_Entry] = []
        if part_path.exists() and mode != "restart":
            entries = _read_state(state, part_path, header, mode)
        else:
            part_path.unlink(missing_ok=True)
            _write_at(state, 0, header)
            state.truncate()
        with _open(part_path) as part:
            file = PartFile(path, part, state, format_, entries)
            try:
                yield file
            finally:
                if not file.done:
                    file.discard()


def _read_state(state: FileIO, part_path: Path, header: bytes, mode: StartMode) -> list[_Entry]:
    """Read the entries of an interrupted run, and cut off an entry that was not written to its end."""
    lines = state.readall().splitlines(keepends=True)
    entries: list[_Entry] = []
    length = len(lines[0]) if lines else 0
    size = part_path.stat().st_size
    for line in lines[1:]:
        try:
            entry = _Entry(*json.loads(line))
        except (ValueError, TypeError):
            break
        if not line.endswith(b"\n") or entry.end > size:
            break
        entries.append(entry)
        length += len(line)
    if mode == "new" and entries:
        count = sum(entry.start is not None for entry in entries)
        raise SourceError(
            f"{part_path}: holds {count:,} {'article' if count == 1 else 'articles'} of an interrupted run: "
            "--continue fetches the rest, --restart starts again"
        )
    if entries and lines[0] != header:
        raise SourceError(
            f"{part_path}: is of another version of newsclean, or of another format: --restart starts again"
        )
    if not entries:
        _write_at(state, 0, header)
        length = len(header)
    state.truncate(length)
    return entries


def _open(path: Path) -> FileIO:
    """Open a file for reading and writing, and create it where it is missing; a symbolic link is refused."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    return FileIO(str(path), "r+", opener=lambda name, _: os.open(name, flags | getattr(os, "O_CLOEXEC", 0), 0o666))


def _lock(state: FileIO, path: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows has no such locks.
        return
    try:
        fcntl.flock(state, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise SourceError(f"{path}: another newsclean is writing this file") from None
    except OSError:
        pass  # Some network file systems have no locks.


def _write_at(file: FileIO, position: int, data: bytes) -> None:
    """Write data at a position, over what a write that failed has left there."""
    file.seek(position)
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]
