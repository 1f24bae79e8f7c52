"""How far a run has come: one small file, replaced whole after each shard."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from newsclean.corpus.items import JOURNAL, START, Place
from newsclean.errors import SourceError
from newsclean.output.atomic import atomic_text


@dataclass
class Journal:
    """What is done. ``run`` tells one run from another: its inputs and what shapes its output."""

    run: str
    shards: int = 0
    """Shards that are whole."""
    next: Place = START
    """The first page that is in no shard."""
    beyond: list[Place] = field(default_factory=list)
    """Pages after it that are in one all the same: those of an unordered run."""
    counts: dict[str, int] = field(default_factory=dict)
    """Pages by outcome."""
    finished: bool = False

    def save(self, folder: Path) -> None:
        """Write the journal into the run's folder, whole or not at all."""
        with atomic_text(folder / JOURNAL) as file:
            json.dump(asdict(self), file, indent=1)


def load(folder: Path, run: str) -> Journal | None:
    """The journal of an earlier start of this run, if there was one.

    Raises:
        SourceError: the folder holds another run's output, or its journal cannot be read.
    """
    path = folder / JOURNAL
    if not path.exists():
        return None
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        journal = Journal(
            data["run"], data["shards"], Place(*data["next"]), [Place(*place) for place in data["beyond"]],
            data["counts"], data["finished"],
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError):
        raise SourceError(f"{path}: cannot be read: give another folder, or --restart") from None
    if journal.run != run:
        raise SourceError(f"{folder}: holds the output of other inputs or options: give another folder, or --restart")
    return journal


def run_id(files: list[str], *options: object) -> str:
    """What inputs and options make of a run: the same for the same."""
    return hashlib.sha256(json.dumps([files, [str(option) for option in options]]).encode()).hexdigest()[:16]
