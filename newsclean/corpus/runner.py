"""A corpus from inputs to shards: nothing lost, nothing twice.

Pages go in and come out in one fixed order, so the shards depend on the inputs alone. A shard takes its name when it is
whole, then the journal says so; a run that is killed at any moment starts again after the last whole shard.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from newsclean.corpus import journal as journals
from newsclean.corpus import shards
from newsclean.corpus.items import File, Item, items
from newsclean.corpus.progress import Clock, Listener
from newsclean.corpus.run_folder import opened, write_manifest
from newsclean.corpus.watermark import Watermark
from newsclean.corpus.worker import Outcome
from newsclean.corpus.worker_pool import WorkerPool, WorkerPoolOptions
from newsclean.inputs.tables import GUESSED, Columns, check_columns, is_table
from newsclean.rules.active import own
from newsclean.version import VERSION


@dataclass(frozen=True, slots=True)
class CorpusOptions:
    """What to write, and how."""

    format: shards.Format = "jsonl"
    shard_pages: int = 5_000
    shard_bytes: int = 256_000_000
    columns: Columns = GUESSED
    restart: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """What an engine has to do: clean what the journal does not know of, shard by shard, and keep the journal."""

    files: list[File]
    out: Path
    options: CorpusOptions
    crew: WorkerPoolOptions
    journal: journals.Journal
    listener: Listener


def build(
    files: list[File],
    out: Path,
    options: CorpusOptions,
    crew: WorkerPoolOptions,
    listener: Listener,
    engine: Callable[[Job], None] | None = None,
) -> Counter[str]:
    """Clean everything, in processes of this machine unless another engine is given; pages by outcome.

    Raises:
        SourceError: the first table has no such column, no input can be read, the folder holds another run, a
            library for an option is missing.
        OSError: the output cannot be written; what is whole stays, and the same command goes on from there.
    """
    tables = [file.name for file in files if is_table(file.name)]
    trouble = check_columns(tables, options.columns)
    if trouble is not None and len(tables) == len(files):
        raise trouble
    run_id = journals.run_id(
        [file.name for file in files], options.format, options.shard_pages, options.shard_bytes, options.columns,
        crew.dedup, crew.unordered, VERSION, *(rules.mark if (rules := own()) else ()),
    )  # fmt: skip
    with opened(out, run_id, options.restart) as journal:
        if not journal.finished:
            (engine or _here)(Job(files, out, options, crew, journal, listener))
            write_manifest(out, [file.name for file in files], journal)
            journal.finished = True
            journal.save(out)
        return Counter(journal.counts)


def _here(job: Job) -> None:
    _Run(job).finish()


class _Run:
    """One start of a run: what is done so far, and the shard being written."""

    def __init__(self, job: Job) -> None:
        self._job, self._options, self._journal = job, job.options, job.journal
        self._front = Watermark(job.journal.next, job.journal.beyond)
        self._counts = Counter(job.journal.counts)
        self._copies = _copies(job.out, job.journal, job.options) if job.crew.dedup else None
        self._shard: shards.Shard | None = None
        self._clock = Clock(job.files, job.journal.next)

    def finish(self) -> None:
        """Clean what is not done yet."""
        pages = self._front.undone(items(self._job.files, self._options.columns, self._journal.next))
        try:
            with WorkerPool(self._job.crew) as crew, closing(crew.clean(pages)) as batches:
                for batch in batches:
                    for item, found in batch:
                        self._add(item, found)
                    last = batch[-1][0]
                    self._job.listener.progress(self._clock.progress(last.place.file, last.share, self._counts))
            if self._shard is not None:
                self._commit(self._shard)
        finally:
            if self._shard is not None:
                self._shard.abandon()

    def _add(self, item: Item, found: Outcome) -> None:
        shard = self._shard = self._shard or shards.Shard(self._job.out, self._journal.shards, self._options.format)
        kept = self._copies(found) if self._copies else found
        shard.add(kept)
        self._counts[kept.kind] += 1
        self._front.done(item.place)
        self._clock.count(1, item.size)
        if kept.kind == "unreadable":
            self._job.listener.broken(kept.text)
        if shard.pages >= self._options.shard_pages or shard.bytes >= self._options.shard_bytes:
            self._commit(shard)

    def _commit(self, shard: shards.Shard) -> None:
        shard.commit()
        self._shard = None
        self._front.settle()
        journal = self._journal
        journal.shards += 1
        journal.next, journal.beyond = self._front.next, self._front.beyond
        journal.counts = dict(self._counts)
        journal.save(self._job.out)


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
