"""Shards: articles and rejects in numbered files, which are complete or absent."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from io import BufferedWriter
from pathlib import Path
from typing import Any, Literal, get_args

from newsclean.corpus.worker import Outcome
from newsclean.inputs.entry import SKIPPED_KINDS

ShardFormat = Literal["jsonl", "jsonl.gz", "parquet"]
SHARD_FORMATS: tuple[ShardFormat, ...] = get_args(ShardFormat)
REJECTS_FORMAT: ShardFormat = "jsonl"
GZIP_LEVEL = 6
ROW_GROUP_ROWS = 500
_ARTICLES, _REJECTS = "articles", "_rejects"
"""How the names of shards begin. Readers of Parquet folders pass over files that begin with an underscore."""


class Shard:
    """A shard being written, under hidden names until it is complete.

    Args:
        folder: the folder.
        number: the shard's number.
        format_: the format of the articles.
        kept_columns: the columns of the inputs whose values are written beside the articles.
    """

    def __init__(self, folder: Path, number: int, format_: ShardFormat, kept_columns: tuple[str, ...] = ()) -> None:
        self._articles_path = folder / _file_name(_ARTICLES, number, format_)
        self._rejects_path = folder / _file_name(_REJECTS, number, REJECTS_FORMAT)
        self._no_kept = json.dumps(dict.fromkeys(kept_columns)) if kept_columns else ""
        self._articles = _partial_path(self._articles_path).open("wb")
        self._rejects = _partial_path(self._rejects_path).open("wb")
        self._writer = (
            _ParquetWriter(self._articles, kept_columns)
            if format_ == "parquet"
            else _JsonLinesWriter(self._articles, format_ == "jsonl.gz")
        )
        self.pages = 0
        self.text_chars = 0
        """Characters of the articles' JSON."""

    def add(self, outcome: Outcome, kept: str = "") -> None:
        """Write a page's outcome; a record that is no page is not written.

        Args:
            outcome: the outcome.
            kept: the values of the kept columns, as a JSON object; empty where the page is of no table.
        """
        kept = kept or self._no_kept
        if outcome.kind in SKIPPED_KINDS:
            return
        self.pages += 1
        if outcome.kind == "article":
            self.text_chars += len(outcome.text)
            self._writer.write(outcome, kept)
        else:
            reject = {"id": outcome.id, "outcome": outcome.kind, "reason": outcome.text}
            if kept:
                reject["kept"] = json.loads(kept)
            self._rejects.write(json.dumps(reject, ensure_ascii=False).encode("utf-8", "replace") + b"\n")

    def commit(self) -> None:
        """Write everything to disk and give the files their names: the shard is complete."""
        self._writer.close()
        for file, path in ((self._articles, self._articles_path), (self._rejects, self._rejects_path)):
            file.flush()
            os.fsync(file.fileno())
            file.close()
            os.replace(_partial_path(path), path)

    def discard(self) -> None:
        """Delete the incomplete shard."""
        self._writer.discard()
        for file, path in ((self._articles, self._articles_path), (self._rejects, self._rejects_path)):
            # On a full disk, buffered bytes cannot be written.
            with suppress(OSError):
                file.close()
            _partial_path(path).unlink(missing_ok=True)


class _JsonLinesWriter:
    def __init__(self, file: BufferedWriter, is_gzip: bool) -> None:
        # No name and no time in the gzip header: equal articles give equal files.
        self._out: gzip.GzipFile | BufferedWriter = (
            gzip.GzipFile("", "wb", GZIP_LEVEL, file, mtime=0) if is_gzip else file
        )
        self._is_gzip = is_gzip

    def write(self, outcome: Outcome, kept: str) -> None:
        with_kept = f'"kept": {kept}, ' if kept else ""
        line = f'{{"id": {json.dumps(outcome.id)}, {with_kept}{outcome.text[1:]}\n'
        self._out.write(line.encode("utf-8", "replace"))

    def close(self) -> None:
        if self._is_gzip:
            self._out.close()

    def discard(self) -> None:
        """Do nothing: there is no buffer."""


class _ParquetWriter:
    def __init__(self, file: BufferedWriter, kept_columns: tuple[str, ...]) -> None:
        import pyarrow.parquet as parquet

        from newsclean.corpus.arrow import schema_with_kept

        self._schema = schema_with_kept(kept_columns)
        self._writer = parquet.ParquetWriter(file, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def write(self, outcome: Outcome, kept: str) -> None:
        from newsclean.corpus.arrow import kept_values, to_row

        row = to_row(outcome.id, json.loads(outcome.text))
        self._rows.append({**row, "kept": kept_values(kept)} if kept else row)
        if len(self._rows) >= ROW_GROUP_ROWS:
            self._write_row_group()

    def close(self) -> None:
        self._write_row_group()
        self._writer.close()

    def discard(self) -> None:
        # An open writer writes its footer when it is garbage-collected; the file is closed by then.
        self._writer.is_open = False

    def _write_row_group(self) -> None:
        import pyarrow

        if self._rows:
            self._writer.write_table(pyarrow.Table.from_pylist(self._rows, schema=self._schema))
            self._rows = []


def read_texts(folder: Path, shards: int, format_: ShardFormat) -> Iterator[tuple[str, str]]:
    """Read the id and the text of every article in the first ``shards`` shards."""
    for number in range(shards):
        path = folder / _file_name(_ARTICLES, number, format_)
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


def move_shard(staged: Path, folder: Path, number: int, format_: ShardFormat) -> None:
    """Move a complete shard with the number 0 from the folder ``staged`` to ``folder``, and delete ``staged``."""
    for kind, file_format in ((_ARTICLES, format_), (_REJECTS, REJECTS_FORMAT)):
        os.replace(staged / _file_name(kind, 0, file_format), folder / _file_name(kind, number, file_format))
    staged.rmdir()


def _file_name(kind: str, number: int, format_: ShardFormat) -> str:
    return f"{kind}-{number:05d}.{format_}"


def _partial_path(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")
