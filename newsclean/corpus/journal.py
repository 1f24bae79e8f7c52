"""The state of a run in one small file, which is replaced as a whole after each shard."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import NamedTuple

from newsclean.article.model import SCHEMA_VERSION
from newsclean.corpus.input_files import JOURNAL_NAME
from newsclean.corpus.pages import START, Position
from newsclean.errors import SourceError
from newsclean.output.atomic import atomic_text
from newsclean.version import VERSION


class Sample(NamedTuple):
    """What a file held when its first page was read; see :func:`newsclean.corpus.input_changes.compute_digest`."""

    file: int
    """The file's number among the inputs."""
    size_bytes: int
    digest: str


@dataclass
class Journal:
    """What is done. The fields are the keys of the file."""

    run: str
    """Identifies the run by its inputs and options; see :func:`compute_run_id`."""
    shards: int = 0
    """Number of complete shards."""
    next: Position = START
    """The first page that is in no shard."""
    beyond: list[Position] = field(default_factory=list)
    """Pages after it that are in a shard: only unordered runs have them."""
    counts: dict[str, int] = field(default_factory=dict)
    """Number of pages by outcome."""
    finished: bool = False
    samples: list[Sample] = field(default_factory=list)
    """Samples of the files of which some pages are in a shard."""
    version: str = VERSION
    schema_version: str = SCHEMA_VERSION
    """The versions of newsclean and of the article's schema that began the run."""

    def save(self, folder: Path) -> None:
        """Write the journal into the run's folder atomically."""
        with atomic_text(folder / JOURNAL_NAME) as file:
            json.dump(asdict(self), file, indent=1)


def load_journal(folder: Path, run: str) -> Journal | None:
    """Load the journal of an earlier start of a run; ``None`` where there was none.

    Raises:
        SourceError: the folder holds the output of another run, or its journal cannot be read.
    """
    path = folder / JOURNAL_NAME
    if not path.exists():
        return None
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        versions = data.get("version"), data.get("schema_version")
        if versions != (VERSION, SCHEMA_VERSION):
            raise SourceError(_describe_versions(folder, *versions))
        journal = Journal(
            data["run"], data["shards"], Position(*data["next"]),
            [Position(*position) for position in data["beyond"]], data["counts"], data["finished"],
            [Sample(*sample) for sample in data["samples"]],
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise SourceError(f"{path}: cannot be read: give another folder, or --restart") from None
    if journal.run != run:
        raise SourceError(f"{folder}: holds the output of other inputs or options: give another folder, or --restart")
    return journal


def _describe_versions(folder: Path, version: str | None, schema_version: str | None) -> str:
    began = f"newsclean {version} (article schema {schema_version})" if version else "an earlier version of newsclean"
    return (
        f"{folder}: {began} began this run, and this is newsclean {VERSION} (article schema {SCHEMA_VERSION}): "
        "use that version, give another folder, or --restart"
    )


def compute_run_id(paths: list[str], *options: object) -> str:
    """Compute a run's id: equal inputs and options give equal ids."""
    return hashlib.sha256(json.dumps([paths, [str(option) for option in options]]).encode()).hexdigest()[:16]
