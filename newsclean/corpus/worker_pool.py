"""Worker processes: fed in batches, watched, replaced when they hang, crash, or have worked long enough."""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.sharedctypes import Synchronized
from typing import Any

from newsclean.corpus.items import Item
from newsclean.corpus.worker import Kind, Limits, Outcome, work
from newsclean.errors import NewscleanError
from newsclean.rules.active import own

BATCH = 16
"""Pages sent at a time: few enough to share out evenly, enough that sending costs little."""
_RECYCLE = 5_000
"""Pages after which a worker is replaced: parsers' memory creeps over long runs."""
_AHEAD = 4
"""Batches read ahead for each worker."""
_NOT_YET = -1
_LOOK = 0.25
"""Seconds between two looks at the clock."""
_STILLBORN = 5
"""Workers in a row that may die before their first page: more, and it is not the pages' fault."""


@dataclass(frozen=True, slots=True)
class WorkerPoolOptions:
    """How the work is done."""

    jobs: int
    page_timeout: float = 30.0
    """Seconds."""
    page_memory: int = 2_000
    """Megabytes beyond an idle worker's; 0 for no limit."""
    dedup: bool = False
    unordered: bool = False
    """Batches come out as they are done: a slow page holds up nothing but itself."""


class _Batch:
    """Pages that go together, and what became of those whose fate is known."""

    def __init__(self, number: int, items: list[Item]) -> None:
        self.number = number
        self.items = items
        self.known: dict[int, Outcome] = {}

    def open(self) -> list[int]:
        return [at for at in range(len(self.items)) if at not in self.known]


class _Worker:
    """A process, the batch it has, and when it was last seen to go on to another page."""

    def __init__(self, options: WorkerPoolOptions) -> None:
        # A fresh process would load everything anew, a fork of this one would copy its threads' locks.
        context = _context()
        self.pipe: Connection
        self.pipe, theirs = context.Pipe()
        limits = Limits(options.page_timeout, options.page_memory)
        self.at: Synchronized[int] = context.Value("i", 0)
        self.process: BaseProcess = context.Process(
            target=work, args=(theirs, self.at, limits, options.dedup, own()), daemon=True
        )
        self.process.start()
        theirs.close()
        self.batch: _Batch | None = None
        self.sent: list[int] = []
        self.seen = 0
        self.since = 0.0
        self.done = 0

    def give(self, batch: _Batch) -> None:
        self.batch, self.sent = batch, batch.open()
        # A worker that is still starting up is at no page yet.
        self.at.value = self.seen = _NOT_YET
        self.since = time.monotonic()
        # A worker that has just died takes nothing; that it is dead is seen when its answer is looked for.
        with suppress(OSError):
            self.pipe.send([batch.items[at] for at in self.sent])

    def look(self) -> None:
        """See which page it is at."""
        now = self.at.value
        if now != self.seen:
            self.seen, self.since = now, time.monotonic()

    def hangs(self, seconds: float) -> bool:
        if self.batch is None:
            return False
        self.look()
        return self.seen != _NOT_YET and time.monotonic() - self.since > seconds

    def blame(self, kind: Kind, reason: str) -> bool:
        """Note that the page it was last seen at is what broke it; false where it had not come to any."""
        assert self.batch is not None
        if self.seen == _NOT_YET:
            return False
        at = self.sent[self.seen]
        self.batch.known[at] = Outcome(self.batch.items[at].id, kind, reason)
        return True

    def stop(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()


class WorkerPool:
    """Workers that stay from one stream of pages to the next; a context manager that ends them."""

    def __init__(self, options: WorkerPoolOptions) -> None:
        self._options = options
        self._workers = [_Worker(options) for _ in range(options.jobs)]
        self._again: deque[_Batch] = deque()
        self._finished: dict[int, _Batch] = {}
        self._stillborn = 0

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop()

    def clean(self, items: Iterator[Item]) -> Generator[list[tuple[Item, Outcome]], None, None]:
        """Clean all items, batch by batch, in the order in which they came in unless the options say otherwise.

        Raises:
            NewscleanError: workers cannot be kept alive.
        """
        batches = _batches(items)
        handed_out = returned = 0
        more = True
        while more or handed_out > returned:
            for worker in self._workers:
                if worker.batch is not None:
                    continue
                if self._again:
                    worker.give(self._again.popleft())
                elif more and handed_out - returned < self._options.jobs * _AHEAD:
                    batch = next(batches, None)
                    if batch is None:
                        more = False
                        break
                    handed_out += 1
                    worker.give(batch)
            for ready in wait([worker.pipe for worker in self._workers if worker.batch], _LOOK):
                self._take(next(worker for worker in self._workers if worker.pipe is ready))
            self._look_after()
            while self._finished and (self._options.unordered or returned in self._finished):
                batch = self._finished.pop(min(self._finished))
                yield [(item, batch.known[at]) for at, item in enumerate(batch.items)]
                returned += 1

    def _look_after(self) -> None:
        """Stop workers that hang, replace those that are dead or have worked long enough."""
        for place, worker in enumerate(self._workers):
            if worker.hangs(self._options.page_timeout):
                worker.blame("timeout", f"took longer than {self._options.page_timeout:g} seconds")
                self._put_back(worker)
            if not worker.process.is_alive() or (worker.batch is None and worker.done >= _RECYCLE):
                if worker.batch is not None:
                    self._take(worker)
                worker.stop()
                self._workers[place] = _Worker(self._options)

    def _take(self, worker: _Worker) -> None:
        """Take a batch's outcomes from its worker, or learn that it has died."""
        assert worker.batch is not None
        try:
            outcomes: list[Outcome] = worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join()
            worker.look()
            code = worker.process.exitcode
            if not worker.blame("crash", f"the process cleaning it died (exit code {code})"):
                self._stillborn += 1
                if self._stillborn > _STILLBORN:
                    raise NewscleanError(
                        f"worker processes die before their first page (exit code {code}): is there memory for "
                        f"{self._options.jobs} of them? Fewer: -j"
                    ) from None
            self._put_back(worker)
            return
        self._stillborn = 0
        worker.batch.known.update(zip(worker.sent, outcomes, strict=True))
        worker.done += len(outcomes)
        if any(outcome.kind == "memory" for outcome in outcomes):
            worker.done = _RECYCLE
        self._finished[worker.batch.number] = worker.batch
        worker.batch = None

    def _put_back(self, worker: _Worker) -> None:
        """Kill a worker; what is left of its batch is done again by another."""
        batch = worker.batch
        assert batch is not None
        worker.batch = None
        worker.process.kill()
        worker.process.join()
        if batch.open():
            self._again.append(batch)
        else:
            self._finished[batch.number] = batch


def _batches(items: Iterator[Item]) -> Iterator[_Batch]:
    number = 0
    held: list[Item] = []
    for item in items:
        held.append(item)
        if len(held) == BATCH:
            yield _Batch(number, held)
            number, held = number + 1, []
    if held:
        yield _Batch(number, held)


@cache
def _context() -> Any:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["newsclean.pipeline", "newsclean.assemble", "newsclean.parse.html.walker"])
    return context
