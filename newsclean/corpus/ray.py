"""The same job on Ray Data: inputs read side by side, pages cleaned wherever there is a core, shards written side by side.

Pages keep their order, so the driver gives shards their numbers and keeps the journal as a run on one machine does. All
machines must see the same files under the same paths.
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
from pathlib import Path
from typing import Any

import pyarrow as pa

from newsclean.corpus.items import File, Item, Place
from newsclean.corpus.progress import Clock
from newsclean.corpus.read_units import Unit, read_unit, units
from newsclean.corpus.run_folder import STAGING
from newsclean.corpus.runner import CorpusOptions, Job
from newsclean.corpus.shards import Shard, move
from newsclean.corpus.worker import Outcome
from newsclean.corpus.worker_pool import WorkerPool, WorkerPoolOptions
from newsclean.errors import NewscleanError, SourceError
from newsclean.inputs.tables import Columns
from newsclean.rules import OwnRules, use
from newsclean.rules.active import own

_PAGES = pa.schema(
    [
        ("file", pa.int64()), ("page", pa.int64()), ("share", pa.float64()), ("size", pa.int64()), ("id", pa.string()),
        ("data", pa.binary()), ("decoded", pa.bool_()), ("url", pa.string()), ("charset", pa.string()),
        ("fetched_at", pa.string()), ("error", pa.string()),
    ]
)  # fmt: skip
_OUTCOMES = pa.schema(
    [
        *(_PAGES.field(name) for name in ("file", "page", "share", "size", "id")),
        ("kind", pa.string()),
        ("text", pa.binary()),
    ]
)
_SHARDS = pa.schema([("folder", pa.string()), ("told", pa.string())])
_BLOCK_BYTES = 16_000_000
"""Of pages that travel together: some hundred, so that cores share the work evenly and memory stays small."""
_BLOCK_PAGES = 250
_STORE_BYTES = 1_000_000_000
"""For what travels, when Ray runs on this machine alone; Ray would take a third of the memory."""
_KNOCK_SECONDS = 5.0
_KNOWN = (NewscleanError, OSError)
"""What may go wrong in a task and has a message of its own."""
# A core cleans; readers and writers are few and squeeze in beside.
_CLEANING, _MOVING = 0.9, 0.1


def on_ray(job: Job, address: str | None = None) -> None:
    """An engine for :func:`newsclean.corpus.runner.build`: Ray at ``address``, or one started here for this run.

    Raises:
        SourceError: Ray is missing or cannot be reached.
        OSError: the output cannot be written.
    """
    with _ray(address, job.crew.jobs) as ray:
        todo = [{"unit": json.dumps(unit)} for unit in units(job.files, job.journal.next)]
        if not todo:
            return
        clock = Clock(job.files, job.journal.next)
        options = WorkerPoolOptions(1, job.crew.page_timeout, job.crew.page_memory)
        shards = (
            ray.data.from_items(todo, override_num_blocks=len(todo))
            .map_batches(_reader(job.options.columns), batch_size=1, num_cpus=_MOVING)
            .map_batches(_cleaner(options, own()), batch_size=None, batch_format="pyarrow", num_cpus=_CLEANING)
            .map_batches(
                _writer(job.out.resolve(), job.options), batch_size=job.options.shard_pages, batch_format="pyarrow",
                num_cpus=_MOVING,
            )
        )  # fmt: skip
        for row in shards.iter_rows():
            _commit(job, Path(row["folder"]), json.loads(row["told"]), clock)
    # Tasks that Ray did twice leave shards that nobody asked for.
    shutil.rmtree(job.out / STAGING, ignore_errors=True)


def _commit(job: Job, folder: Path, told: dict[str, Any], clock: Clock) -> None:
    """Give the next shard its number, and note it in the journal."""
    journal = job.journal
    move(folder, job.out, journal.shards, job.options.format)
    counts = Counter(journal.counts)
    counts.update(told["counts"])
    file, page = told["last"]
    journal.shards += 1
    journal.next = Place(file, page + 1)
    journal.counts = dict(counts)
    journal.save(job.out)
    clock.count(sum(told["counts"].values()), told["bytes"])
    for message in told["broken"]:
        job.listener.broken(message)
    job.listener.progress(clock.progress(file, told["share"], counts))


def _reader(columns: Columns) -> Callable[[dict[str, Any]], Iterator[pa.Table]]:
    def read(batch: dict[str, Any]) -> Iterator[pa.Table]:
        first, files, skip, end = json.loads(batch["unit"][0])
        unit = Unit(first, [File(*file) for file in files], skip, end)
        rows: list[dict[str, Any]] = []
        held = 0
        for item in read_unit(unit, columns):
            rows.append(_row(item))
            held += len(item.data or b"")
            if len(rows) >= _BLOCK_PAGES or held >= _BLOCK_BYTES:
                yield pa.Table.from_pylist(rows, schema=_PAGES)
                rows, held = [], 0
        yield pa.Table.from_pylist(rows, schema=_PAGES)

    return read


def _row(item: Item) -> dict[str, Any]:
    decoded = isinstance(item.data, str)
    data = item.data.encode("utf-8", "surrogatepass") if isinstance(item.data, str) else item.data
    return {
        "file": item.place.file, "page": item.place.page, "share": item.share, "size": item.size, "id": item.id,
        "data": data, "decoded": decoded, "url": item.url, "charset": item.charset, "fetched_at": item.fetched_at,
        "error": item.error,
    }  # fmt: skip


def _item(row: dict[str, Any]) -> Item:
    data = row["data"].decode("utf-8", "surrogatepass") if row["decoded"] else row["data"]
    place = Place(row["file"], row["page"])
    return Item(
        place, row["id"], data, row["url"], row["charset"], row["fetched_at"], row["error"], row["share"], row["size"]
    )


def _cleaner(options: WorkerPoolOptions, rules: OwnRules | None) -> Callable[[pa.Table], Iterator[pa.Table]]:
    def clean(pages: pa.Table) -> Iterator[pa.Table]:
        items = (_item(row) for batch in pages.to_batches(_BLOCK_PAGES) for row in batch.to_pylist())
        for done in _crew(options, rules).clean(items):
            rows = [
                {
                    "file": item.place.file, "page": item.place.page, "share": item.share, "size": item.size, "id": item.id,
                    "kind": found.kind, "text": found.text.encode("utf-8", "replace"),
                }
                for item, found in done
            ]  # fmt: skip
            yield pa.Table.from_pylist(rows, schema=_OUTCOMES)

    return clean


_crews: dict[tuple[object, ...], WorkerPool] = {}


def _crew(options: WorkerPoolOptions, rules: OwnRules | None) -> WorkerPool:
    """This process's crew of one, kept from task to task: a page that hangs or dies does not take the task along."""
    key = (options, rules.mark if rules else None)
    if key not in _crews:
        with use(rules):
            _crews[key] = WorkerPool(options)
    return _crews[key]


class _Shard:
    """A shard in a folder of its own, and what the driver is told of it."""

    def __init__(self, out: Path, options: CorpusOptions) -> None:
        self._folder = out / STAGING / uuid.uuid4().hex
        self._folder.mkdir(parents=True)
        self._shard = Shard(self._folder, 0, options.format)
        self._counts: Counter[str] = Counter()
        self._broken: list[str] = []
        self._bytes = 0
        self._last: dict[str, Any] = {}

    @property
    def bytes(self) -> int:
        return self._shard.bytes

    def add(self, row: dict[str, Any]) -> None:
        found = Outcome(row["id"], row["kind"], row["text"].decode("utf-8"))
        self._shard.add(found)
        self._counts[found.kind] += 1
        self._bytes += row["size"]
        self._last = row
        if found.kind == "unreadable":
            self._broken.append(found.text)

    def commit(self) -> pa.Table:
        self._shard.commit()
        told = {
            "counts": self._counts, "broken": self._broken, "bytes": self._bytes,
            "last": (self._last["file"], self._last["page"]), "share": self._last["share"],
        }  # fmt: skip
        return pa.Table.from_pylist([{"folder": str(self._folder), "told": json.dumps(told)}], schema=_SHARDS)


def _writer(out: Path, options: CorpusOptions) -> Callable[[pa.Table], Iterator[pa.Table]]:
    def write(outcomes: pa.Table) -> Iterator[pa.Table]:
        shard: _Shard | None = None
        for batch in outcomes.to_batches(_BLOCK_PAGES):
            for row in batch.to_pylist():
                shard = shard or _Shard(out, options)
                shard.add(row)
                if shard.bytes >= options.shard_bytes:
                    yield shard.commit()
                    shard = None
        if shard is not None:
            yield shard.commit()

    return write


def _knock(address: str) -> None:
    """See that somebody listens at the address: Ray itself tries for minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if host and port.isdecimal():
        try:
            socket.create_connection((host, int(port)), _KNOCK_SECONDS).close()
        except OSError as error:
            raise SourceError(f"{address}: no Ray there: {error.strerror or error}") from None


@contextmanager
def _ray(address: str | None, cores: int) -> Iterator[Any]:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
        import ray.data
    except ImportError:
        raise SourceError("--engine ray needs Ray: pip install 'newsclean[ray]'") from None
    if address is not None:
        _knock(address)
    quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR, "include_dashboard": False}
    try:
        if address is None:
            ray.init("local", num_cpus=cores, object_store_memory=_STORE_BYTES, **quiet)
        else:
            ray.init(address, **quiet)
    except (ConnectionError, RuntimeError, ValueError) as error:
        why = (str(error).splitlines() or [type(error).__name__])[0]
        raise SourceError(f"{address or 'Ray'}: cannot be reached: {why}") from None
    context = ray.data.DataContext.get_current()
    context.execution_options.preserve_order = True
    context.target_max_block_size = _BLOCK_BYTES
    context.enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.CRITICAL)
    try:
        yield ray
    except ray.exceptions.RayError as error:
        # What a task ran into comes wrapped, as often as it was handed on.
        cause: BaseException | None = error
        while cause is not None and (isinstance(cause, ray.exceptions.RayError) or not isinstance(cause, _KNOWN)):
            cause = getattr(cause, "cause", None) or cause.__cause__
        if cause is None:
            raise
        raise cause from None
    finally:
        ray.shutdown()
