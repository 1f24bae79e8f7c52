"""A run of the corpus command, from inputs to shards: no page is lost, none is written twice.

Pages are cleaned and written in one fixed order, so that the shards depend on the inputs alone. A shard gets its name when
it is complete, then the journal records it. A run that is killed at any moment continues after the last complete shard.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from newsclean.corpus.input_changes import InputSamples, check_inputs
from newsclean.corpus.input_files import InputFile
from newsclean.corpus.journal import Journal, compute_run_id
from newsclean.corpus.pages import CorpusPage, read_pages
from newsclean.corpus.progress import ProgressListener, ProgressMeter
from newsclean.corpus.run_folder import open_run_folder, write_manifest
from newsclean.corpus.shards import Shard, ShardFormat, read_texts
from newsclean.corpus.watermark import Watermark
from newsclean.corpus.worker import Outcome
from newsclean.corpus.worker_pool import WorkerPool, WorkerPoolOptions
from newsclean.inputs.columns import Columns
from newsclean.inputs.documents import USUAL_COLUMNS
from newsclean.inputs.entry import SKIPPED_KINDS
from newsclean.inputs.page_selection import ALL_PAGES, PageSelection
from newsclean.inputs.tables import check_columns
from newsclean.rules.active import active_custom_rules


@dataclass(frozen=True, slots=True)
class CorpusOptions:
    """Options of a run's inputs and output."""

    format: ShardFormat = "jsonl"
    shard_pages: int = 5_000
    """Maximum number of pages per shard."""
    shard_bytes: int = 256_000_000
    """Size of the articles' JSON, in characters, after which a shard is complete."""
    columns: Columns = USUAL_COLUMNS
    selection: PageSelection = ALL_PAGES
    """The pages that are asked for; the others are counted and not cleaned."""
    restart: bool = False
    """Whether the output of an earlier run is deleted first."""


@dataclass(frozen=True, slots=True)
class CorpusJob:
    """The work of an engine: clean the pages that the journal does not record, write shards, keep the journal."""

    files: list[InputFile]
    output: Path
    options: CorpusOptions
    pool_options: WorkerPoolOptions
    journal: Journal
    listener: ProgressListener


Engine = Callable[[CorpusJob], None]


def run_corpus(
    files: list[InputFile],
    output: Path,
    options: CorpusOptions,
    pool_options: WorkerPoolOptions,
    listener: ProgressListener,
    engine: Engine | None = None,
) -> Counter[str]:
    """Clean all pages of the inputs.

    Args:
        files: the inputs, in order.
        output: the folder to write to.
        options: options of inputs and output.
        pool_options: options of the worker pool.
        listener: receives progress and errors.
        engine: does the work; worker processes of this machine by default.

    Returns:
        The number of pages by outcome, those of earlier starts included.

    Raises:
        SourceError: no table has such a column, no input can be read, the folder holds another run,
            an input of which some pages are done was replaced, a library for an option is missing.
        OSError: the output cannot be written; complete shards stay, and the same command continues after them.
    """
    paths = [file.path for file in files]
    check_columns(paths, options.columns)
    selected = options.selection.describe()
    if pool_options.languages:
        selected["language"] = list(pool_options.languages)
    run_id = compute_run_id(
        paths, options.format, options.shard_pages, options.shard_bytes, options.columns, pool_options.dedup,
        pool_options.unordered, selected, *(rules.checksums if (rules := active_custom_rules()) else ()),
    )  # fmt: skip
    with open_run_folder(output, run_id, options.restart) as journal:
        changes = check_inputs(output, files, journal, options.columns).describe()
        if changes:
            listener.on_changed_inputs(changes)
        if not journal.finished:
            job = CorpusJob(files, output, options, pool_options, journal, listener)
            (engine or run_locally)(job)
            write_manifest(output, paths, journal, selected)
            journal.finished = True
            journal.save(output)
        return Counter(journal.counts)


def run_locally(job: CorpusJob) -> None:
    """Clean the pages in worker processes of this machine."""
    _LocalRun(job).run()


class _LocalRun:
    """One start of a run: the pages done so far, and the shard being written."""

    def __init__(self, job: CorpusJob) -> None:
        self._job = job
        self._watermark = Watermark(job.journal.next, job.journal.beyond)
        self._samples = InputSamples(job.files, job.journal.samples)
        self._counts = Counter(job.journal.counts)
        self._mark_duplicate = _duplicate_marker(job) if job.pool_options.dedup else None
        self._shard: Shard | None = None
        self._meter = ProgressMeter(job.files, job.journal.next)

    def run(self) -> None:
        """Clean the pages that are not done."""
        job = self._job
        all_pages = self._samples.watch(
            read_pages(job.files, job.options.columns, job.journal.next, job.options.selection)
        )
        pages = self._watermark.skip_done(all_pages)
        try:
            with WorkerPool(job.pool_options) as pool, closing(pool.clean(pages)) as batches:
                for batch in batches:
                    for page, outcome in batch:
                        self._add(page, outcome)
                    last = batch[-1][0]
                    job.listener.on_progress(self._meter.measure(last.position.file, last.fraction_read, self._counts))
            self._commit()
        finally:
            if self._shard is not None:
                self._shard.discard()

    def _add(self, page: CorpusPage, outcome: Outcome) -> None:
        job = self._job
        if outcome.kind in SKIPPED_KINDS:
            self._counts[outcome.kind] += 1
            self._watermark.mark_done(page.position)
            return
        if self._shard is None:
            self._shard = Shard(job.output, job.journal.shards, job.options.format, job.options.columns.kept)
        shard = self._shard
        if self._mark_duplicate is not None:
            outcome = self._mark_duplicate(outcome)
        shard.add(outcome, page.kept)
        self._counts[outcome.kind] += 1
        self._watermark.mark_done(page.position)
        self._meter.add(1, page.size_bytes)
        if outcome.kind == "unreadable":
            job.listener.on_unreadable(outcome.text)
        if shard.pages >= job.options.shard_pages or shard.text_chars >= job.options.shard_bytes:
            self._commit()

    def _commit(self) -> None:
        """Complete the shard, if there is one, and record everything that is done."""
        journal = self._job.journal
        if self._shard is not None:
            self._shard.commit()
            self._shard = None
            journal.shards += 1
        self._watermark.settle()
        journal.next, journal.beyond = self._watermark.next, self._watermark.beyond
        journal.counts = dict(self._counts)
        self._samples.record(journal)
        journal.save(self._job.output)


def _duplicate_marker(job: CorpusJob) -> Callable[[Outcome], Outcome]:
    """Return a function that turns the article of a near duplicate into a reject."""
    from newsclean.corpus.dedup import NearDuplicateIndex, compute_fingerprint

    index = NearDuplicateIndex()
    for id_, text in read_texts(job.output, job.journal.shards, job.options.format):
        index.find_or_add(id_, compute_fingerprint(text))

    def mark(outcome: Outcome) -> Outcome:
        if outcome.kind != "article":
            return outcome
        original = index.find_or_add(outcome.id, outcome.fingerprint)
        return outcome if original is None else Outcome(outcome.id, "duplicate", f"a near copy of {original}")

    return mark
