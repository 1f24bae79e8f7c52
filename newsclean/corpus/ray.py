"""The corpus run on Ray Data: inputs are read, pages cleaned and shards written in parallel.

Pages keep their order, so the driver numbers the shards and keeps the journal as a run on one machine does. All machines
must see the same files under the same paths.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import socket
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from newsclean.article.warnings import warn
from newsclean.corpus.input_changes import InputSamples
from newsclean.corpus.input_files import InputFile
from newsclean.corpus.pages import CorpusPage, Position
from newsclean.corpus.progress import ProgressMeter
from newsclean.corpus.read_ranges import ReadRange, read_range, split_inputs
from newsclean.corpus.run_folder import STAGING_NAME
from newsclean.corpus.runner import CorpusJob, CorpusOptions
from newsclean.corpus.shards import Shard, move_shard
from newsclean.corpus.worker import Outcome
from newsclean.corpus.worker_pool import WorkerPool, WorkerPoolOptions
from newsclean.document import Document
from newsclean.errors import NewscleanError, SourceError
from newsclean.inputs.columns import Columns
from newsclean.inputs.entry import PageFile, SkippedRecord
from newsclean.inputs.page_selection import ALL_PAGES, PageSelection
from newsclean.rules import CustomRules, use_rules
from newsclean.rules.active import active_custom_rules
from newsclean.text.escaping import escape_surrogates
from newsclean.text.install_hints import install_hint

_PAGES = pa.schema(
    [
        ("file", pa.int64()), ("page", pa.int64()), ("fraction_read", pa.float64()), ("size_bytes", pa.int64()),
        ("id", pa.string()), ("name", pa.binary()), ("data", pa.binary()), ("is_text", pa.bool_()), ("url", pa.string()),
        ("charset", pa.string()), ("fetched_at", pa.string()), ("error", pa.string()),
        ("skipped", pa.string()), ("warnings", pa.list_(pa.string())), ("kept", pa.string()),
    ]
)  # fmt: skip
_OUTCOMES = pa.schema(
    [
        *(_PAGES.field(name) for name in ("file", "page", "fraction_read", "size_bytes", "id", "kept")),
        ("kind", pa.string()),
        ("text", pa.binary()),
    ]
)
_SHARDS = pa.schema([("folder", pa.string()), ("summary", pa.string())])
MAX_BLOCK_BYTES = 16_000_000
MAX_BLOCK_PAGES = 250
"""Limits on the pages that are sent together: few enough to spread the work evenly and to keep memory small."""
OBJECT_STORE_BYTES = 1_000_000_000
"""Ray's memory for blocks on this machine; its default is a third of the machine's memory."""
CONNECT_TIMEOUT_SECONDS = 5.0
# Cleaning takes a core; readers and writers are few and run beside it.
_CLEANING_CORES, _READING_CORES = 0.9, 0.1
_EXPECTED_ERRORS = (NewscleanError, OSError)
"""Errors of tasks that have a message of their own."""


def run_on_ray(job: CorpusJob, address: str | None = None) -> None:
    """Clean the pages on Ray: an engine of :func:`newsclean.corpus.runner.run_corpus`.

    Args:
        job: the work.
        address: the cluster's address; ``None`` starts Ray on this machine for this run.

    Raises:
        SourceError: Ray is not installed or cannot be reached.
        OSError: the output cannot be written.
    """
    with _ray(address, job.pool_options.jobs) as ray:
        ranges = [{"range": json.dumps(part)} for part in split_inputs(job.files, job.journal.next)]
        if not ranges:
            return
        meter = ProgressMeter(job.files, job.journal.next)
        pool_options = replace(job.pool_options, jobs=1, dedup=False, unordered=False)
        shards = (
            ray.data.from_items(ranges, override_num_blocks=len(ranges))
            .map_batches(make_reader(job.options.columns, job.options.selection), batch_size=1, num_cpus=_READING_CORES)
            .map_batches(
                make_cleaner(pool_options, active_custom_rules()), batch_size=None, batch_format="pyarrow", num_cpus=_CLEANING_CORES
            )
            .map_batches(
                make_writer(job.output.resolve(), job.options), batch_size=job.options.shard_pages,
                batch_format="pyarrow", num_cpus=_READING_CORES,
            )
        )  # fmt: skip
        for row in shards.iter_rows():
            commit_shard(job, Path(row["folder"]), json.loads(row["summary"]), meter)
    # Tasks that Ray repeated leave shards that are not used.
    shutil.rmtree(job.output / STAGING_NAME, ignore_errors=True)


def commit_shard(job: CorpusJob, folder: Path, summary: dict[str, Any], meter: ProgressMeter) -> None:
    """Number the next shard, record it in the journal, report progress."""
    journal = job.journal
    move_shard(folder, job.output, journal.shards, job.options.format)
    counts = Counter(journal.counts)
    counts.update(summary["counts"])
    last = Position(*summary["last"])
    journal.shards += 1
    journal.next = Position(last.file, last.page + 1)
    journal.counts = dict(counts)
    samples = InputSamples(job.files, journal.samples)
    samples.take(last.file)
    samples.record(journal)
    journal.save(job.output)
    meter.add(sum(summary["counts"].values()), summary["size_bytes"])
    for message in summary["unreadable"]:
        job.listener.on_unreadable(message)
    job.listener.on_progress(meter.measure(last.file, summary["fraction_read"], counts))


def make_reader(
    columns: Columns, selection: PageSelection = ALL_PAGES
) -> Callable[[dict[str, Any]], Iterator[pa.Table]]:
    """Return the task that reads ranges of the inputs into tables of pages."""

    def read(batch: dict[str, Any]) -> Iterator[pa.Table]:
        first_file, files, skip, end = json.loads(batch["range"][0])
        part = ReadRange(first_file, [InputFile(*file) for file in files], skip, end)
        rows: list[dict[str, Any]] = []
        block_bytes = 0
        for page in read_range(part, columns, selection):
            row = page_to_row(page)
            rows.append(row)
            block_bytes += len(row["data"] or b"")
            if len(rows) >= MAX_BLOCK_PAGES or block_bytes >= MAX_BLOCK_BYTES:
                yield pa.Table.from_pylist(rows, schema=_PAGES)
                rows, block_bytes = [], 0
        yield pa.Table.from_pylist(rows, schema=_PAGES)

    return read


def page_to_row(page: CorpusPage) -> dict[str, Any]:
    """Convert a page to a row that Ray can send; a lone surrogate in its text is kept."""
    content = page.content
    row: dict[str, Any] = {
        "file": page.position.file, "page": page.position.page, "fraction_read": page.fraction_read,
        "size_bytes": page.size_bytes, "id": page.id, "is_text": False, "kept": page.kept,
        "name": content.name.encode("utf-8", "surrogatepass"),
    }  # fmt: skip
    if isinstance(content, SourceError):
        return {**row, "data": None, "error": escape_surrogates(str(content))}
    if isinstance(content, PageFile):
        return {**row, "data": None}
    if isinstance(content, SkippedRecord):
        return {**row, "data": None, "skipped": content.kind}
    is_text = isinstance(content.data, str)
    data = content.data.encode("utf-8", "surrogatepass") if isinstance(content.data, str) else content.data
    return {
        **row, "data": data, "is_text": is_text, "url": content.url, "charset": content.charset,
        "fetched_at": content.fetched_at, "warnings": [warning.code for warning in content.warnings],
    }  # fmt: skip


def row_to_page(row: dict[str, Any]) -> CorpusPage:
    """Convert a row back to its page."""
    content: Document | PageFile | SourceError | SkippedRecord
    name = row["name"].decode("utf-8", "surrogatepass")
    if row.get("error") is not None:
        content = SourceError(row["error"], name)
    elif row.get("skipped") is not None:
        content = SkippedRecord(name, row["skipped"])
    elif row["data"] is None:
        content = PageFile(name, row["size_bytes"])
    else:
        data = row["data"].decode("utf-8", "surrogatepass") if row["is_text"] else row["data"]
        content = Document(name, data, row["url"], row["charset"], row["fetched_at"])
        # The warnings of readers have texts without values.
        content = content._replace(warnings=tuple(map(warn, row.get("warnings") or ())))
    return CorpusPage(Position(row["file"], row["page"]), content, row["fraction_read"], kept=row["kept"])


def make_cleaner(options: WorkerPoolOptions, rules: CustomRules | None) -> Callable[[pa.Table], Iterator[pa.Table]]:
    """Return the task that cleans tables of pages into tables of outcomes."""

    def clean(table: pa.Table) -> Iterator[pa.Table]:
        pages = (row_to_page(row) for batch in table.to_batches(MAX_BLOCK_PAGES) for row in batch.to_pylist())
        for done in _worker_pool(options, rules).clean(pages):
            rows = [
                {
                    "file": page.position.file, "page": page.position.page, "fraction_read": page.fraction_read,
                    "size_bytes": page.size_bytes, "id": page.id, "kind": outcome.kind,
                    "text": outcome.text.encode("utf-8", "replace"), "kept": page.kept,
                }
                for page, outcome in done
            ]  # fmt: skip
            yield pa.Table.from_pylist(rows, schema=_OUTCOMES)

    return clean


_pools: dict[tuple[object, ...], WorkerPool] = {}


def _worker_pool(options: WorkerPoolOptions, rules: CustomRules | None) -> WorkerPool:
    """Return the pool of this Ray process. It is kept for later tasks; a page that hangs or crashes does not end them."""
    key = (options, rules.checksums if rules else None)
    if key not in _pools:
        with use_rules(rules):
            _pools[key] = WorkerPool(options)
    return _pools[key]


def close_worker_pools() -> None:
    """End the pools of this process."""
    for pool in _pools.values():
        pool.__exit__()
    _pools.clear()


class _StagedShard:
    """A shard in a folder of its own, and its summary for the driver."""

    def __init__(self, output: Path, options: CorpusOptions) -> None:
        self._folder = output / STAGING_NAME / uuid.uuid4().hex
        self._folder.mkdir(parents=True)
        self._shard = Shard(self._folder, 0, options.format, options.columns.kept)
        self._counts: Counter[str] = Counter()
        self._unreadable: list[str] = []
        self._size_bytes = 0
        self._last: dict[str, Any] = {}

    @property
    def text_chars(self) -> int:
        return self._shard.text_chars

    def add(self, row: dict[str, Any]) -> None:
        outcome = Outcome(row["id"], row["kind"], row["text"].decode("utf-8"))
        self._shard.add(outcome, row["kept"])
        self._counts[outcome.kind] += 1
        self._size_bytes += row["size_bytes"]
        self._last = row
        if outcome.kind == "unreadable":
            self._unreadable.append(outcome.text)

    def commit(self) -> pa.Table:
        self._shard.commit()
        summary = {
            "counts": self._counts, "unreadable": self._unreadable, "size_bytes": self._size_bytes,
            "last": (self._last["file"], self._last["page"]), "fraction_read": self._last["fraction_read"],
        }  # fmt: skip
        return pa.Table.from_pylist([{"folder": str(self._folder), "summary": json.dumps(summary)}], schema=_SHARDS)


def make_writer(output: Path, options: CorpusOptions) -> Callable[[pa.Table], Iterator[pa.Table]]:
    """Return the task that writes tables of outcomes into staged shards."""

    def write(outcomes: pa.Table) -> Iterator[pa.Table]:
        shard: _StagedShard | None = None
        for batch in outcomes.to_batches(MAX_BLOCK_PAGES):
            for row in batch.to_pylist():
                shard = shard or _StagedShard(output, options)
                shard.add(row)
                if shard.text_chars >= options.shard_bytes:
                    yield shard.commit()
                    shard = None
        if shard is not None:
            yield shard.commit()

    return write


def check_reachable(address: str) -> None:
    """Raise SourceError where nothing listens at the address: Ray itself would try for minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if host and port.isdecimal():
        try:
            socket.create_connection((host, int(port)), CONNECT_TIMEOUT_SECONDS).close()
        except OSError as error:
            raise SourceError(f"{address}: no Ray there: {error.strerror or error}") from None


@contextmanager
def _ray(address: str | None, cores: int) -> Iterator[Any]:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
        import ray.data
    except ImportError:
        raise SourceError(f"--engine ray needs Ray: {install_hint('ray')}") from None
    if address is not None:
        check_reachable(address)
    quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR, "include_dashboard": False}
    try:
        if address is None:
            ray.init("local", num_cpus=cores, object_store_memory=OBJECT_STORE_BYTES, **quiet)
        else:
            ray.init(address, **quiet)
    except (ConnectionError, RuntimeError, ValueError) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise SourceError(f"{address or 'Ray'}: cannot be reached: {reason}") from None
    context = ray.data.DataContext.get_current()
    context.execution_options.preserve_order = True
    context.target_max_block_size = MAX_BLOCK_BYTES
    context.enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.CRITICAL)
    try:
        yield ray
    except ray.exceptions.RayError as error:
        # Ray wraps the error of a task, once per task that passes it on.
        cause: BaseException | None = error
        while cause is not None and (
            isinstance(cause, ray.exceptions.RayError) or not isinstance(cause, _EXPECTED_ERRORS)
        ):
            cause = getattr(cause, "cause", None) or cause.__cause__
        if cause is None:
            raise
        raise cause from None
    finally:
        ray.shutdown()
