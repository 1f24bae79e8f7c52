"""The output folder of a run: locked for one process, never shared with another run."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from newsclean.corpus.input_files import JOURNAL_NAME
from newsclean.corpus.journal import Journal, load_journal
from newsclean.errors import SourceError
from newsclean.inputs.entry import SKIPPED_KINDS
from newsclean.output.atomic import atomic_text
from newsclean.text.escaping import escape_surrogates
from newsclean.version import VERSION

MANIFEST_NAME = "_manifest.json"
STAGING_NAME = ".staging"
"""The folder of complete shards that have no number yet."""
_SHARD_NAME = re.compile(r"(?:articles|_rejects)-(\d{5,})\.(?:jsonl|jsonl\.gz|parquet)")
_PARTIAL_NAME = re.compile(r"\.(?:(?:articles|_rejects)-\d{5,}\.|_journal\.json\.|_manifest\.json\.|\.inputs\.).*part")


@contextmanager
def open_run_folder(folder: Path, run: str, restart: bool) -> Iterator[Journal]:
    """Make and lock a run's folder, and load its journal.

    Partial files of a killed or interrupted run are deleted.

    Args:
        folder: the folder.
        run: the run's id.
        restart: whether the output of any earlier run is deleted.

    Raises:
        SourceError: another process is writing there, or the folder holds other output.
        OSError: the folder cannot be made or written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _lock(folder):
        if restart:
            _delete_output(folder, 0)
        found = None if restart else load_journal(folder, run)
        if found is None and any(_SHARD_NAME.fullmatch(path.name) for path in folder.iterdir()):
            raise SourceError(f"{folder}: holds shards but no {JOURNAL_NAME}: give another folder, or --restart")
        journal = found or Journal(run)
        if not journal.finished:
            _delete_output(folder, journal.shards)
            # From now on, the shards in this folder belong to this run.
            journal.save(folder)
        try:
            yield journal
        except (KeyboardInterrupt, SystemExit):
            # The signal may come after a temporary file is made and before the code that deletes it is entered.
            for path in folder.iterdir():
                if _PARTIAL_NAME.fullmatch(path.name):
                    path.unlink(missing_ok=True)
            raise


@contextmanager
def _lock(folder: Path) -> Iterator[None]:
    try:
        import fcntl
    except ImportError:  # Windows has no such locks.
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SourceError(f"{folder}: another newsclean is writing there") from None
        except OSError:
            pass  # Some network file systems have no locks.
        yield
    finally:
        os.close(handle)


def _delete_output(folder: Path, complete_shards: int) -> None:
    """Delete what runs have written, except the first ``complete_shards`` shards and the journal; nothing else."""
    for path in folder.iterdir():
        shard = _SHARD_NAME.fullmatch(path.name)
        is_unrecorded = shard is not None and int(shard[1]) >= complete_shards
        if path.name == STAGING_NAME:
            shutil.rmtree(path, ignore_errors=True)
        elif is_unrecorded or _PARTIAL_NAME.fullmatch(path.name) or path.name == MANIFEST_NAME:
            path.unlink(missing_ok=True)


def write_manifest(folder: Path, paths: list[str], journal: Journal, selected: Mapping[str, str | list[str]]) -> None:
    """Write the summary of a finished run: its inputs, what was selected of them, and the number of pages by outcome."""
    pages = sum(count for kind, count in journal.counts.items() if kind not in SKIPPED_KINDS)
    with atomic_text(folder / MANIFEST_NAME) as file:
        json.dump(
            {
                "tool": "newsclean", "version": VERSION, **({"selected": selected} if selected else {}), "pages": pages,
                "outcomes": dict(sorted(record_counts(journal.counts).items())), "shards": journal.shards, "inputs": len(paths),
                "first_input": escape_surrogates(paths[0]), "last_input": escape_surrogates(paths[-1]),
            },
            file, indent=2, ensure_ascii=False,
        )  # fmt: skip
        file.write("\n")


def record_counts(counts: Mapping[str, int]) -> Counter[str]:
    """Return the number of pages and records by outcome; records of other types and media types are no pages."""
    merged = Counter(counts)
    merged["not_a_page"] += merged.pop("other_record", 0)
    return +merged
