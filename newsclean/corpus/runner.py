"""A corpus from inputs to shards: nothing lost, nothing twice.

Pages go in and come out in one fixed order, so the shards depend on the inputs alone. A shard takes its name when it is
whole, then the journal says so; a run that is killed at any moment starts again after the last whole shard.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from newsclean.corpus import journal as journals
from newsclean.corpus import shards
from newsclean.corpus.crew import CrewOptions, run
from newsclean.corpus.items import Place, input_files, items
from newsclean.corpus.tables import GUESSED, Columns
from newsclean.corpus.worker import Outcome
from newsclean.rules.force import own
from newsclean.version import VERSION
from newsclean.write.atomic import atomic_text


@dataclass(frozen=True, slots=True)
class CorpusOptions:
    """What to write, and how."""

    format: shards.Format = "jsonl"
    shard_pages: int = 5_000
    shard_bytes: int = 256_000_000
    columns: Columns = GUESSED
    restart: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is."""

    counts: Counter[str]
    """Pages by outcome, those of earlier starts included."""
    now: int
    """Pages done since this start."""
    megabytes: float
    """Of pages read since this start, as far as they went through this process."""
    seconds: float


def build(
    names: list[str], out: Path, options: CorpusOptions, crew: CrewOptions, tell: Callable[[Progress], None]
) -> Counter[str]:
    """Clean everything; pages by outcome. ``tell`` is called after each batch.

    Raises:
        SourceError: an input does not exist, the folder holds another run, a library for an option is missing.
        OSError: the output cannot be written; what is whole stays, and the same command goes on from there.
    """
    files = input_files(names)
    out.mkdir(parents=True, exist_ok=True)
    if options.restart:
        shards.clear(out)
    run_id = journals.run_id(
        files,
        options.format,
        options.shard_pages,
        options.shard_bytes,
        options.columns,
        crew.dedup,
        VERSION,
        *(rules.mark if (rules := own()) else ()),
    )
    journal = journals.load(out, run_id)
    shards.sweep(out)
    counts = Counter(journal.counts)
    if journal.finished:
        return counts
    copies = _copies(out, journal, options) if crew.dedup else None
    start = time.monotonic()
    done, size = 0, 0
    shard: shards.Shard | None = None
    try:
        with closing(run(items(files, options.columns, journal.next), crew)) as batches:
            for batch in batches:
                for item, found in batch:
                    shard = shard or shards.Shard(out, journal.shards, options.format)
                    kept = copies(found) if copies else found
                    shard.add(kept)
                    counts[kept.kind] += 1
                    done += 1
                    size += len(item.data or b"")
                    if shard.pages >= options.shard_pages or shard.bytes >= options.shard_bytes:
                        _commit(shard, journal, item.place, counts, out)
                        shard = None
                tell(Progress(counts, done, size / 1e6, time.monotonic() - start))
        if shard is not None:
            _commit(shard, journal, item.place, counts, out)
            shard = None
    finally:
        if shard is not None:
            shard.abandon()
    journal.finished = True
    journal.save(out)
    _manifest(out, files, journal)
    return counts


def _commit(shard: shards.Shard, journal: journals.Journal, last: Place, counts: Counter[str], out: Path) -> None:
    shard.commit()
    journal.shards += 1
    journal.next = Place(last.file, last.page + 1)
    journal.counts = dict(counts)
    journal.save(out)


def _copies(out: Path, journal: journals.Journal, options: CorpusOptions) -> Callable[[Outcome], Outcome]:
    from newsclean.corpus.dedup import Copies, fingerprint_of

    copies = Copies()
    for id_, text in shards.written(out, journal.shards, options.format):
        copies.copied_from(id_, fingerprint_of(text))

    def check(found: Outcome) -> Outcome:
        if found.kind != "article":
            return found
        first = copies.copied_from(found.id, found.fingerprint)
        return found if first is None else Outcome(found.id, "duplicate", f"a near copy of {first}")

    return check


def _manifest(out: Path, files: list[str], journal: journals.Journal) -> None:
    with atomic_text(out / "manifest.json") as file:
        json.dump(
            {
                "tool": "newsclean", "version": VERSION, "pages": sum(journal.counts.values()),
                "outcomes": dict(sorted(journal.counts.items())), "shards": journal.shards, "inputs": len(files),
                "first_input": files[0], "last_input": files[-1],
            },
            file, indent=2, ensure_ascii=False,
        )  # fmt: skip
        file.write("\n")
