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
from itertools import accumulate
from pathlib import Path
from typing import Protocol

from newsclean.corpus import journal as journals
from newsclean.corpus import shards
from newsclean.corpus.crew import Crew, CrewOptions
from newsclean.corpus.folder import MANIFEST, opened
from newsclean.corpus.front import Front
from newsclean.corpus.items import File, Item, Place, input_files, items
from newsclean.corpus.tables import GUESSED, Columns, check_columns, is_table
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
    """Of pages done since this start; of those that are files of their own, as they are on disk."""
    seconds: float
    """Since this start."""
    share: float
    """How much of the inputs' bytes is done, 0 to 1."""
    left: float | None
    """Seconds left, judged by the inputs' bytes; ``None`` while nothing can be said."""


class Listener(Protocol):
    """Who is told how a run goes."""

    def progress(self, state: Progress) -> None:
        """Called after each batch of pages."""

    def broken(self, message: str) -> None:
        """Called for each input file that cannot be read, or not to its end."""


def build(names: list[str], out: Path, options: CorpusOptions, crew: CrewOptions, listener: Listener) -> Counter[str]:
    """Clean everything; pages by outcome.

    Raises:
        SourceError: an input does not exist or has no such column, the folder holds another run, a library for an
            option is missing.
        OSError: the output cannot be written; what is whole stays, and the same command goes on from there.
    """
    files = input_files(names, out)
    first_table = next((file.name for file in files if is_table(file.name)), None)
    if first_table is not None:
        check_columns(first_table, options.columns)
    run_id = journals.run_id(
        [file.name for file in files], options.format, options.shard_pages, options.shard_bytes, options.columns,
        crew.dedup, crew.unordered, VERSION, *(rules.mark if (rules := own()) else ()),
    )  # fmt: skip
    with opened(out, run_id, options.restart) as journal:
        if not journal.finished:
            _Run(files, out, options, crew, journal, listener).finish()
        return Counter(journal.counts)


class _Run:
    """One start of a run: what is done so far, and the shard being written."""

    def __init__(
        self, files: list[File], out: Path, options: CorpusOptions, crew: CrewOptions, journal: journals.Journal,
        listener: Listener,
    ) -> None:  # fmt: skip
        self._files, self._out, self._options, self._crew = files, out, options, crew
        self._journal, self._listener = journal, listener
        self._front = Front(journal.next, journal.beyond)
        self._counts = Counter(journal.counts)
        self._copies = _copies(out, journal, options) if crew.dedup else None
        self._shard: shards.Shard | None = None
        self._clock = _Clock(files, journal.next)

    def finish(self) -> None:
        """Clean what is not done yet."""
        pages = self._front.undone(items(self._files, self._options.columns, self._journal.next))
        try:
            with Crew(self._crew) as crew, closing(crew.clean(pages)) as batches:
                for batch in batches:
                    for item, found in batch:
                        self._add(item, found)
                    self._listener.progress(self._clock.progress(batch[-1][0], self._counts))
            if self._shard is not None:
                self._commit(self._shard)
        finally:
            if self._shard is not None:
                self._shard.abandon()
        self._journal.finished = True
        _manifest(self._out, self._files, self._journal)
        self._journal.save(self._out)

    def _add(self, item: Item, found: Outcome) -> None:
        shard = self._shard = self._shard or shards.Shard(self._out, self._journal.shards, self._options.format)
        kept = self._copies(found) if self._copies else found
        shard.add(kept)
        self._counts[kept.kind] += 1
        self._front.done(item.place)
        self._clock.count(item)
        if item.error is not None:
            self._listener.broken(item.error)
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
        journal.save(self._out)


class _Clock:
    """Pages, bytes and time since this start."""

    def __init__(self, files: list[File], start: Place) -> None:
        self._files = files
        self._before = list(accumulate((max(1, file.size) for file in files), initial=0))
        self._at_start = self._before[start.file]
        self._start = time.monotonic()
        self._pages = self._bytes = 0

    def count(self, item: Item) -> None:
        self._pages += 1
        self._bytes += self._files[item.place.file].size if item.data is None else len(item.data)

    def progress(self, last: Item, counts: Counter[str]) -> Progress:
        at = last.place.file
        done = self._before[at] + last.share * (self._before[at + 1] - self._before[at])
        seconds = time.monotonic() - self._start
        now, whole = done - self._at_start, self._before[-1]
        left = seconds * (whole - done) / now if now > 0 else None
        return Progress(counts, self._pages, self._bytes / 1e6, seconds, done / whole, left)


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


def _manifest(out: Path, files: list[File], journal: journals.Journal) -> None:
    with atomic_text(out / MANIFEST) as file:
        json.dump(
            {
                "tool": "newsclean", "version": VERSION, "pages": sum(journal.counts.values()),
                "outcomes": dict(sorted(journal.counts.items())), "shards": journal.shards, "inputs": len(files),
                "first_input": files[0].name, "last_input": files[-1].name,
            },
            file, indent=2, ensure_ascii=False,
        )  # fmt: skip
        file.write("\n")
