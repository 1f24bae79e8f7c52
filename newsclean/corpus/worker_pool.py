"""A pool of worker processes. A worker that hangs, crashes or has cleaned many pages is replaced."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from ctypes import c_int
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from threading import Lock
from typing import Any, Protocol, TypeVar

from newsclean.corpus.worker import Outcome, OutcomeKind, PageLimits, ProcessPage, process_page, run_worker
from newsclean.errors import NewscleanError
from newsclean.rules import CustomRules
from newsclean.rules.active import active_custom_rules

BATCH_PAGES = 16
"""Pages sent at a time: few enough to spread the work evenly, enough that sending costs little."""
MAX_WORKER_PAGES = 5_000
"""Pages after which a worker is replaced: the memory of parsers grows slowly over long runs."""
MAX_BATCHES_AHEAD = 4
"""Batches read ahead for each worker."""
POLL_SECONDS = 0.25
"""Time between two checks for workers that hang."""
MAX_FAILED_STARTS = 5
"""Workers in a row that may die before their first page; after more, the pages are not the cause."""
_SIGNALS_FROM_OUTSIDE = frozenset(
    getattr(signal, name, 0) for name in ("SIGKILL", "SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT")
) - {0}
"""Signals that end a worker for another reason than its page, or because the machine lacks memory at the moment."""
_NO_PAGE = -1
"""The page index of a worker that has not begun its batch."""
_process_lock = Lock()
"""Held while a process is started, polled or joined: multiprocessing polls all children in each of these, and two
threads that poll one child at the same time lose its exit code."""


class PoolPage(Protocol):
    """A page that a pool's workers process; it can be pickled."""

    @property
    def id(self) -> str:
        """The name in the page's outcome."""
        ...


P = TypeVar("P", bound=PoolPage)


@dataclass(frozen=True, slots=True)
class WorkerPoolOptions:
    """Options of a worker pool."""

    jobs: int
    """Number of worker processes."""
    page_timeout: float = 30.0
    """Seconds for one page."""
    page_memory: int = 2_000
    """Megabytes for one page, beyond the memory of an idle worker; 0 for no limit."""
    dedup: bool = False
    """Whether outcomes have fingerprints."""
    unordered: bool = False
    """Whether batches are returned as they are done, so that a slow page delays no other batch."""
    languages: tuple[str, ...] = ()
    """Languages of the articles that are asked for; empty for any."""


class _Batch:
    """Pages that are sent together, and the outcomes known so far, by the pages' indexes."""

    def __init__(self, number: int, pages: list[Any]) -> None:
        self.number = number
        self.pages = pages
        self.outcomes: dict[int, Outcome] = {}
        self.retried: set[int] = set()
        """The indexes of pages whose worker was ended from outside."""

    def open_indexes(self) -> list[int]:
        return [index for index in range(len(self.pages)) if index not in self.outcomes]


class _Worker:
    """A process, its batch, and the page of the batch it was last seen to clean."""

    def __init__(self, options: WorkerPoolOptions, process: ProcessPage, rules: CustomRules | None) -> None:
        context = _context()
        self.pipe: Connection
        self.pipe, workers_end = context.Pipe()
        limits = PageLimits(options.page_timeout, options.page_memory)
        # Without a lock: a system-wide lock outlives a run that is killed, and the worker alone writes it.
        self._page_index: c_int = context.RawValue("i", 0)
        self.process: BaseProcess = context.Process(
            target=run_worker, args=(workers_end, self._page_index, limits, process, rules), daemon=True
        )
        with _process_lock, _interrupts_held_back():
            self.process.start()
        workers_end.close()
        self.batch: _Batch | None = None
        self.sent: list[int] = []
        """The indexes in the batch of the pages that were sent."""
        self.pages_done = 0
        self._last_index = _NO_PAGE
        self._last_change = 0.0

    def assign(self, batch: _Batch) -> None:
        """Send the pages of a batch that have no outcome yet."""
        self.batch, self.sent = batch, batch.open_indexes()
        self._page_index.value = self._last_index = _NO_PAGE
        self._last_change = time.monotonic()
        # A worker that has just died is noticed when its outcomes are received.
        with suppress(OSError):
            self.pipe.send([batch.pages[index] for index in self.sent])

    def update(self) -> None:
        """Note which page is being cleaned, and since when."""
        index = self._page_index.value
        if index != self._last_index:
            self._last_index, self._last_change = index, time.monotonic()

    def is_over_time(self, seconds: float) -> bool:
        """Tell whether the worker has been at one page for more than ``seconds``; its start does not count."""
        if self.batch is None:
            return False
        self.update()
        return self._last_index != _NO_PAGE and time.monotonic() - self._last_change > seconds

    def may_retry_page(self) -> bool:
        """Tell whether the page being cleaned may be tried once more: its worker was ended from outside, for the first time."""
        assert self.batch is not None
        if self._last_index == _NO_PAGE or -(self.process.exitcode or 0) not in _SIGNALS_FROM_OUTSIDE:
            return False
        index = self.sent[self._last_index]
        is_first = index not in self.batch.retried
        self.batch.retried.add(index)
        return is_first

    def fail_page(self, kind: OutcomeKind, reason: str) -> bool:
        """Give the page being cleaned an outcome of failure; false where the worker had not begun any page."""
        assert self.batch is not None
        if self._last_index == _NO_PAGE:
            return False
        index = self.sent[self._last_index]
        self.batch.outcomes[index] = Outcome(self.batch.pages[index].id, kind, reason)
        return True

    def is_alive(self) -> bool:
        with _process_lock:
            return self.process.is_alive()

    def join(self) -> None:
        with _process_lock:
            self.process.join()

    def kill(self) -> None:
        self.process.kill()
        self.join()

    def stop(self) -> None:
        self.pipe.close()
        self.kill()


class WorkerPool:
    """Workers that can process several streams of pages one after the other; a context manager that ends them.

    Args:
        options: the options.
        process: what the workers do with a page; clean it by default.
    """

    def __init__(self, options: WorkerPoolOptions, process: ProcessPage | None = None) -> None:
        self._options = options
        self._process = process or partial(process_page, dedup=options.dedup, languages=options.languages)
        # Workers may be replaced in a thread that has no rules of its own.
        self._rules = active_custom_rules()
        self._workers = [self._start_worker() for _ in range(options.jobs)]
        self._requeued: deque[_Batch] = deque()
        self._finished: dict[int, _Batch] = {}
        self._failed_starts = 0

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop()

    def clean(self, pages: Iterator[P]) -> Generator[list[tuple[P, Outcome]], None, None]:
        """Process all pages, batch by batch, in their order unless the options say otherwise.

        Raises:
            NewscleanError: workers cannot be kept alive.
        """
        batches = _batches(pages)
        assigned = returned = 0
        has_more = True
        while has_more or assigned > returned:
            for worker in self._workers:
                if worker.batch is not None:
                    continue
                if self._requeued:
                    worker.assign(self._requeued.popleft())
                elif has_more and assigned - returned < self._options.jobs * MAX_BATCHES_AHEAD:
                    batch = next(batches, None)
                    if batch is None:
                        has_more = False
                        break
                    assigned += 1
                    worker.assign(batch)
            for ready in wait([worker.pipe for worker in self._workers if worker.batch], POLL_SECONDS):
                self._receive(next(worker for worker in self._workers if worker.pipe is ready))
            self._replace_workers()
            while self._finished and (self._options.unordered or returned in self._finished):
                batch = self._finished.pop(min(self._finished))
                yield [(page, batch.outcomes[index]) for index, page in enumerate(batch.pages)]
                returned += 1

    def _start_worker(self) -> _Worker:
        return _Worker(self._options, self._process, self._rules)

    def _replace_workers(self) -> None:
        """Stop workers that hang; replace those that are dead or have cleaned enough pages."""
        for place, worker in enumerate(self._workers):
            if worker.is_over_time(self._options.page_timeout):
                worker.fail_page("timeout", f"took longer than {self._options.page_timeout:g} seconds")
                self._requeue(worker)
            if not worker.is_alive() or (worker.batch is None and worker.pages_done >= MAX_WORKER_PAGES):
                if worker.batch is not None:
                    self._receive(worker)
                worker.stop()
                self._workers[place] = self._start_worker()

    def _receive(self, worker: _Worker) -> None:
        """Receive a batch's outcomes from its worker, or notice that the worker is dead."""
        assert worker.batch is not None
        try:
            outcomes: list[Outcome] = worker.pipe.recv()
        except (EOFError, OSError):
            worker.join()
            worker.update()
            code = worker.process.exitcode
            if worker.may_retry_page():
                self._requeue(worker)
                return
            if not worker.fail_page("crash", f"the process cleaning it died (exit code {code})"):
                self._failed_starts += 1
                if self._failed_starts > MAX_FAILED_STARTS:
                    raise NewscleanError(
                        f"worker processes die before their first page (exit code {code}): is there memory for "
                        f"{self._options.jobs} of them? Fewer: -j"
                    ) from None
            self._requeue(worker)
            return
        self._failed_starts = 0
        worker.batch.outcomes.update(zip(worker.sent, outcomes, strict=True))
        worker.pages_done += len(outcomes)
        if any(outcome.kind == "memory" for outcome in outcomes):
            worker.pages_done = MAX_WORKER_PAGES
        self._finished[worker.batch.number] = worker.batch
        worker.batch = None

    def _requeue(self, worker: _Worker) -> None:
        """Kill a worker; the pages of its batch without an outcome go to another."""
        batch = worker.batch
        assert batch is not None
        worker.batch = None
        worker.kill()
        if batch.open_indexes():
            self._requeued.append(batch)
        else:
            self._finished[batch.number] = batch


def count_cores() -> int:
    """Return the number of cores that this process may use; all of them if the system does not tell."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _batches(pages: Iterator[Any]) -> Iterator[_Batch]:
    number = 0
    collected: list[Any] = []
    for page in pages:
        collected.append(page)
        if len(collected) == BATCH_PAGES:
            yield _Batch(number, collected)
            number, collected = number + 1, []
    if collected:
        yield _Batch(number, collected)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Hold back SIGINT while processes are started, so that they begin with it blocked.

    A terminal sends Ctrl-C to them as well, also before they can ignore it. This process ends them.
    """
    if sys.platform == "win32":
        yield
        return
    # Its start ends with SIGINT let through.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@cache
def _context() -> Any:
    """Return the way to start processes: a fork of a prepared process where there is that, else a fresh process.

    A fork of this process would copy the locks of its threads.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["newsclean.pipeline", "newsclean.assemble", "newsclean.parse.html.reader"])
    return context
