"""Worker processes for single pages: each page is alone in its process, which is replaced when the page breaks it."""

from __future__ import annotations

from queue import Empty, LifoQueue
from threading import Lock

from newsclean.corpus.worker_pool import WorkerPool, WorkerPoolOptions
from newsclean.errors import NewscleanError
from newsclean.rules import use_rules
from newsclean.rules.active import active_custom_rules
from newsclean.serve.errors import ServiceError, outcome_error
from newsclean.serve.page_task import PageTask, process_task

MAX_WAIT_SECONDS = 10.0
"""Time that a page waits for a free worker."""
BUSY_RETRY_SECONDS = 5
"""``Retry-After`` of a page that found no free worker."""


class PageWorkers:
    """Worker processes that threads share.

    Args:
        count: the number of processes.
        page_timeout: seconds for one page.
        page_memory: megabytes for one page, beyond the memory of an idle worker; 0 for no limit.
    """

    def __init__(self, count: int, page_timeout: float, page_memory: int) -> None:
        self.count = count
        self._options = WorkerPoolOptions(1, page_timeout, page_memory)
        # Threads have no rules of their own.
        self._rules = active_custom_rules()
        # The last one that was used is used again: its memory is warm.
        self._idle: LifoQueue[WorkerPool] = LifoQueue()
        self._pools: list[WorkerPool] = []
        self._lock = Lock()
        for _ in range(count):
            self._add_pool()

    @property
    def busy_count(self) -> int:
        """The number of workers that are processing a page."""
        return self.count - self._idle.qsize()

    def run(self, task: PageTask) -> str:
        """Process a page in a worker and return the result.

        Raises:
            ServiceError: the page has no result, broke its worker or took too long; no worker became free.
        """
        try:
            pool = self._idle.get(timeout=MAX_WAIT_SECONDS)
        except Empty:
            raise ServiceError(
                "busy", f"all {self.count} workers are busy: try again later", retry_after=BUSY_RETRY_SECONDS
            ) from None
        try:
            ((_, outcome),) = next(pool.clean(iter((task,))))
        except NewscleanError as error:
            self._replace(pool)
            raise ServiceError("internal_error", str(error)) from None
        except BaseException:
            self._replace(pool)
            raise
        self._idle.put(pool)
        if outcome.kind != "article":
            raise outcome_error(outcome)
        return outcome.text

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        with self._lock:
            for pool in self._pools:
                pool.__exit__()
            self._pools.clear()

    def _replace(self, pool: WorkerPool) -> None:
        """End a pool that may hold a page that nobody waits for, and start another."""
        with self._lock:
            self._pools.remove(pool)
        pool.__exit__()
        self._add_pool()

    def _add_pool(self) -> None:
        with use_rules(self._rules):
            pool = WorkerPool(self._options, process_task)
        with self._lock:
            self._pools.append(pool)
        self._idle.put(pool)
