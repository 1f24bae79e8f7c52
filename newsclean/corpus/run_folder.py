"""A run's output folder: for one process at a time, and never mixed with another run's."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsclean.corpus.items import JOURNAL
from newsclean.corpus.journal import Journal, load
from newsclean.errors import SourceError
from newsclean.output.atomic import atomic_text
from newsclean.version import VERSION

MANIFEST = "manifest.json"
STAGING = ".staging"
"""Where shards lie that are whole and not yet in their place."""
_SHARD = re.compile(r"(?:articles|rejects)-(\d{5,})\.(?:jsonl|jsonl\.gz|parquet)")
_UNFINISHED = re.compile(r"\.(?:(?:articles|rejects)-\d{5,}\.|journal\.json\.|manifest\.json\.).*part")


@contextmanager
def opened(folder: Path, run: str, restart: bool) -> Iterator[Journal]:
    """A run's folder, made if need be, for this process alone; its journal says what is done.

    What a killed or interrupted run was in the middle of writing is swept away; so is, with ``restart``, all that runs
    have written.

    Raises:
        SourceError: another process is writing there, or the folder holds other output.
        OSError: the folder cannot be made or written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        if restart:
            _sweep(folder, 0)
        found = None if restart else load(folder, run)
        if found is None and any(_SHARD.fullmatch(path.name) for path in folder.iterdir()):
            raise SourceError(f"{folder}: holds shards but no {JOURNAL}: give another folder, or --restart")
        journal = found or Journal(run)
        if not journal.finished:
            _sweep(folder, journal.shards)
            # From here on the shards in this folder are known to be this run's.
            journal.save(folder)
        try:
            yield journal
        except KeyboardInterrupt:
            # It may fall between the making of a temporary file and the care for it.
            for path in folder.iterdir():
                if _UNFINISHED.fullmatch(path.name):
                    path.unlink(missing_ok=True)
            raise


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    try:
        import fcntl
    except ImportError:  # Where there are no such locks, users must see to it themselves.
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


def _sweep(folder: Path, whole: int) -> None:
    """Remove what runs have written here, but for the first ``whole`` shards and the journal; nothing else."""
    for path in folder.iterdir():
        shard = _SHARD.fullmatch(path.name)
        old = shard is not None and int(shard[1]) >= whole
        if path.name == STAGING:
            shutil.rmtree(path, ignore_errors=True)
        elif old or _UNFINISHED.fullmatch(path.name) or path.name == MANIFEST:
            path.unlink(missing_ok=True)


def write_manifest(folder: Path, inputs: list[str], journal: Journal) -> None:
    """Say what a finished run has made of its inputs: pages by outcome."""
    with atomic_text(folder / MANIFEST) as file:
        json.dump(
            {
                "tool": "newsclean", "version": VERSION, "pages": sum(journal.counts.values()),
                "outcomes": dict(sorted(journal.counts.items())), "shards": journal.shards, "inputs": len(inputs),
                "first_input": inputs[0], "last_input": inputs[-1],
            },
            file, indent=2, ensure_ascii=False,
        )  # fmt: skip
        file.write("\n")
