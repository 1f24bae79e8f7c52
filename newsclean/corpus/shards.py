"""Output in shards, each with its rejects, there whole or not at all."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from io import BufferedWriter
from pathlib import Path
from typing import Any, Literal

from newsclean.corpus.worker import Outcome

Format = Literal["jsonl", "jsonl.gz", "parquet"]
FORMATS: tuple[Format, ...] = ("jsonl", "jsonl.gz", "parquet")
_ROW_GROUP = 500


class Shard:
    """One shard being written, under names that nobody takes for whole."""

    def __init__(self, folder: Path, number: int, format_: Format) -> None:
        self._final = folder / f"articles-{number:05d}.{format_}"
        self._rejects_final = folder / f"rejects-{number:05d}.jsonl"
        self._file = _part(self._final).open("wb")
        self._rejects = _part(self._rejects_final).open("wb")
        self._writer = _Parquet(self._file) if format_ == "parquet" else _Lines(self._file, format_ == "jsonl.gz")
        self.pages = 0
        self.bytes = 0

    def add(self, outcome: Outcome) -> None:
        """Put a page's outcome into the shard."""
        self.pages += 1
        if outcome.kind == "article":
            self.bytes += len(outcome.text)
            self._writer.write(outcome)
        else:
            reject = {"id": outcome.id, "outcome": outcome.kind, "reason": outcome.text}
            self._rejects.write(json.dumps(reject, ensure_ascii=False).encode("utf-8", "replace") + b"\n")

    def commit(self) -> None:
        """Give the shard its name; from here on it is whole."""
        self._writer.close()
        for file, final in ((self._file, self._final), (self._rejects, self._rejects_final)):
            file.flush()
            os.fsync(file.fileno())
            file.close()
            os.replace(_part(final), final)

    def abandon(self) -> None:
        """Throw the half-written shard away."""
        self._writer.abandon()
        for file, final in ((self._file, self._final), (self._rejects, self._rejects_final)):
            # On a full disk, what is still to be written cannot be.
            with suppress(OSError):
                file.close()
            _part(final).unlink(missing_ok=True)


class _Lines:
    def __init__(self, file: BufferedWriter, packed: bool) -> None:
        # No name and no time in the gzip header: equal articles make equal files.
        self._out: gzip.GzipFile | BufferedWriter = gzip.GzipFile("", "wb", 6, file, mtime=0) if packed else file
        self._packed = packed

    def write(self, outcome: Outcome) -> None:
        self._out.write(f'{{"id": {json.dumps(outcome.id)}, {outcome.text[1:]}\n'.encode("utf-8", "replace"))

    def close(self) -> None:
        if self._packed:
            self._out.close()

    def abandon(self) -> None:
        """Nothing is held back here."""


class _Parquet:
    def __init__(self, file: BufferedWriter) -> None:
        import pyarrow.parquet as parquet

        from newsclean.corpus.arrow import SCHEMA

        self._writer = parquet.ParquetWriter(file, SCHEMA, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def write(self, outcome: Outcome) -> None:
        from newsclean.corpus.arrow import row_of

        self._rows.append(row_of(outcome.id, json.loads(outcome.text)))
        if len(self._rows) >= _ROW_GROUP:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def abandon(self) -> None:
        # Left open, it would write its end when it is collected, to a file that is closed: a traceback on the terminal.
        self._writer.is_open = False

    def _flush(self) -> None:
        import pyarrow

        from newsclean.corpus.arrow import SCHEMA

        if self._rows:
            self._writer.write_table(pyarrow.Table.from_pylist(self._rows, schema=SCHEMA))
            self._rows = []


def written(folder: Path, shards: int, format_: Format) -> Iterator[tuple[str, str]]:
    """Id and text of every article in the whole shards."""
    for number in range(shards):
        path = folder / f"articles-{number:05d}.{format_}"
        if format_ == "parquet":
            import pyarrow.parquet as parquet

            with parquet.ParquetFile(path) as file:
                for batch in file.iter_batches(columns=["id", "text"]):
                    yield from ((row["id"], row["text"]) for row in batch.to_pylist())
            continue
        with gzip.open(path, "rb") if format_ == "jsonl.gz" else path.open("rb") as lines:
            for line in lines:
                row = json.loads(line)
                yield row["id"], row["text"]


def move(staged: Path, folder: Path, number: int, format_: Format) -> None:
    """Give a whole shard, alone in ``staged`` as the first of its kind, its number in ``folder``; ``staged`` goes."""
    for kind, ending in (("articles", format_), ("rejects", "jsonl")):
        os.replace(staged / f"{kind}-{0:05d}.{ending}", folder / f"{kind}-{number:05d}.{ending}")
    staged.rmdir()


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")
