"""Worker processes: fed in batches, watched, replaced when they hang, crash, or have worked long enough."""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.sharedctypes import Synchronized
from typing import Any

from newsclean.corpus.items import Item
from newsclean.corpus.worker import Outcome, work
from newsclean.rules.force import own

BATCH = 16
"""Pages sent at a time: few enough to share out evenly, enough that sending costs little."""
_RECYCLE = 5_000
"""Pages after which a worker is replaced: parsers' memory creeps over long runs."""
_AHEAD = 4
"""Batches read ahead for each worker."""
_NOT_YET = -1
_LOOK = 0.25
"""Seconds between two looks at the clock."""


@dataclass(frozen=True, slots=True)
class CrewOptions:
    """How the work is done."""

    jobs: int
    page_timeout: float = 30.0
    """Seconds."""
    page_memory: int = 2_000
    """Megabytes beyond an idle worker's; 0 for no limit."""
    dedup: bool = False


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

    def __init__(self, options: CrewOptions) -> None:
        # A fresh process would load everything anew, a fork of this one would copy its threads' locks.
        context = _context()
        self.pipe: Connection
        self.pipe, theirs = context.Pipe()
        self.at: Synchronized[int] = context.Value("i", 0)
        self.process: BaseProcess = context.Process(
            target=work, args=(theirs, self.at, options.page_memory, options.dedup, own()), daemon=True
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
        self.pipe.send([batch.items[at] for at in self.sent])

    def hangs(self, seconds: float) -> bool:
        if self.batch is None:
            return False
        now = self.at.value
        if now != self.seen:
            self.seen, self.since = now, time.monotonic()
        return now != _NOT_YET and time.monotonic() - self.since > seconds

    def blame(self, kind: str, reason: str) -> None:
        """Note that the page being cleaned is what broke the worker."""
        assert self.batch is not None
        at = self.sent[max(0, min(self.at.value, len(self.sent) - 1))]
        self.batch.known[at] = Outcome(self.batch.items[at].id, kind, reason)  # type: ignore[arg-type]

    def stop(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()


def run(items: Iterator[Item], options: CrewOptions) -> Generator[list[tuple[Item, Outcome]], None, None]:
    """Clean all items; batches come out in the order in which their pages went in."""
    batches = _batches(items)
    workers = [_Worker(options) for _ in range(options.jobs)]
    again: deque[_Batch] = deque()
    finished: dict[int, _Batch] = {}
    next_out = handed_out = 0
    more = True
    try:
        while more or handed_out > next_out:
            for worker in workers:
                if worker.batch is None and (again or (more and handed_out - next_out < options.jobs * _AHEAD)):
                    batch = again.popleft() if again else next(batches, None)
                    if batch is None:
                        more = False
                        continue
                    handed_out = max(handed_out, batch.number + 1)
                    worker.give(batch)
            for ready in wait([worker.pipe for worker in workers if worker.batch], _LOOK):
                worker = next(worker for worker in workers if worker.pipe is ready)
                _take(worker, finished, again)
            for place, worker in enumerate(workers):
                if worker.hangs(options.page_timeout):
                    worker.blame("timeout", f"took longer than {options.page_timeout:g} seconds")
                    _put_back(worker, finished, again)
                if not worker.process.is_alive() or (worker.batch is None and worker.done >= _RECYCLE):
                    if worker.batch is not None:
                        _take(worker, finished, again)
                    worker.stop()
                    workers[place] = _Worker(options)
            while next_out in finished:
                batch = finished.pop(next_out)
                yield [(item, batch.known[at]) for at, item in enumerate(batch.items)]
                next_out += 1
    finally:
        for worker in workers:
            worker.stop()


def _take(worker: _Worker, finished: dict[int, _Batch], again: deque[_Batch]) -> None:
    """Take a batch's outcomes from its worker, or learn that it has died."""
    assert worker.batch is not None
    try:
        outcomes: list[Outcome] = worker.pipe.recv()
    except (EOFError, OSError):
        worker.process.join()
        worker.blame("crash", f"the process cleaning it died (exit code {worker.process.exitcode})")
        _put_back(worker, finished, again)
        return
    worker.batch.known.update(zip(worker.sent, outcomes, strict=True))
    worker.done += len(outcomes)
    if any(outcome.kind == "memory" for outcome in outcomes):
        worker.done = _RECYCLE
    finished[worker.batch.number] = worker.batch
    worker.batch = None


def _put_back(worker: _Worker, finished: dict[int, _Batch], again: deque[_Batch]) -> None:
    """Kill a worker; what is left of its batch is done again by another."""
    batch = worker.batch
    assert batch is not None
    worker.batch = None
    worker.process.kill()
    worker.process.join()
    if batch.open():
        again.append(batch)
    else:
        finished[batch.number] = batch


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
    context.set_forkserver_preload(["newsclean.cleaning", "newsclean.assemble", "newsclean.page.html"])
    return context
