"""A worker process: receives batches of pages, sends back outcomes."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from ctypes import CDLL, c_int
from multiprocessing.connection import Connection
from typing import Any, Literal, NamedTuple

from newsclean.corpus.pages import CorpusPage
from newsclean.errors import NewscleanError
from newsclean.inputs.entry import PageFile, SkippedKind, SkippedRecord
from newsclean.metadata.language.matching import is_language
from newsclean.rules import CustomRules, use_rules
from newsclean.text.escaping import escape_surrogates

OutcomeKind = (
    Literal["article", "no_article", "not_a_page", "unreadable", "timeout", "memory", "crash", "error", "duplicate"]
    | SkippedKind
)
KILL_DELAY_SECONDS = 5.0
"""Time after a page's timeout until the system ends a worker whose pool is gone."""
PAGES_PER_COLLECTION = 256
"""Pages between two searches for reference cycles: almost all objects of a page are freed with it, without a search."""
PAGES_PER_TRIM = 32
"""Pages after which free memory is returned to the system, which takes a thousandth of the time of these pages."""
_M_MMAP_THRESHOLD = -3
"""The C library's number for the setting."""
_MIN_MAPPED_BYTES = 256 * 1024
"""Size from which on a block of memory, such as a large page's text, is mapped by itself and returned when it is freed. The
C library would raise it up to 32 MB, and large blocks would leave gaps between small ones."""
WARM_UP_PAGE = "<p>What is loaded once is loaded before the first page.</p>" * 9
"""A page that a new process cleans first."""


class PageLimits(NamedTuple):
    """Limits on the resources that one page may use."""

    seconds: float
    memory_mb: int
    """Megabytes beyond the memory of an idle worker; 0 for no limit."""


class Outcome(NamedTuple):
    """What became of a page."""

    id: str
    kind: OutcomeKind
    text: str
    """The article as one line of JSON, or the reason why there is none."""
    fingerprint: bytes = b""
    """With deduplication: the MinHash of the article's text."""
    error: NewscleanError | None = None
    """The error with its data, where the processing function passes it on."""


ProcessPage = Callable[[Any], Outcome]
"""Processes one page in a worker; it can be pickled, and an error of any kind is the page's outcome."""


def run_worker(
    pipe: Connection, page_index: c_int, limits: PageLimits, process: ProcessPage, rules: CustomRules | None = None
) -> None:  # fmt: skip
    """Process batches from ``pipe`` until it closes.

    Args:
        pipe: receives lists of pages, sends lists of outcomes.
        page_index: tells the pool which page of the batch is being processed.
        limits: the limits of one page.
        process: processes one page.
        rules: the user's own rules.
    """
    with use_rules(rules):
        _run(pipe, page_index, limits, process)


def _run(pipe: Connection, page_index: c_int, limits: PageLimits, process: ProcessPage) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(limits.memory_mb)
    from newsclean.api import clean

    clean(WARM_UP_PAGE)
    gc.freeze()
    gc.disable()
    _map_large_blocks()
    pages_since_collection = pages_since_trim = 0
    while True:
        try:
            batch: list[Any] = pipe.recv()
        except (EOFError, ConnectionError):
            # The pool is gone; it may have left outcomes unread.
            return
        outcomes = []
        for index, page in enumerate(batch):
            page_index.value = index
            _set_kill_timer(limits.seconds + KILL_DELAY_SECONDS)
            outcomes.append(process(page))
        _set_kill_timer(0)
        with suppress(ConnectionError):
            pipe.send(outcomes)
        # The pool has the outcomes by now.
        pages_since_collection += len(batch)
        if pages_since_collection >= PAGES_PER_COLLECTION:
            gc.collect()
            pages_since_collection = 0
        pages_since_trim += len(batch)
        if pages_since_trim >= PAGES_PER_TRIM:
            _return_free_memory()
            pages_since_trim = 0


def _map_large_blocks() -> None:
    """Let the C library of Linux map large blocks of memory by themselves."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            CDLL(None).mallopt(_M_MMAP_THRESHOLD, _MIN_MAPPED_BYTES)


def _return_free_memory() -> None:
    """Return the memory that is free between the objects of this process to the system, with the C library of Linux."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            CDLL(None).malloc_trim(0)


def _set_kill_timer(seconds: float) -> None:
    """Let the system end this process after ``seconds``, whatever code it runs; 0 cancels that.

    The pool ends a worker whose page hangs. A worker whose pool was killed would hang for ever.
    """
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def process_page(page: CorpusPage, dedup: bool = False, languages: tuple[str, ...] = ()) -> Outcome:
    """Clean one page; an error of any kind is the page's outcome.

    Args:
        page: the page.
        dedup: whether the outcome has a fingerprint.
        languages: language tags of the articles that are asked for; empty for any.
    """
    if isinstance(page.content, SkippedRecord):
        return Outcome(page.id, page.content.kind, "")
    from newsclean.errors import NoArticle, NotAPage, SourceError
    from newsclean.pipeline import clean_document

    try:
        document = page.content.read() if isinstance(page.content, PageFile) else page.content
        if isinstance(document, SourceError):
            raise document
        article = clean_document(document)
        if languages and not any(is_language(article.language, wanted) for wanted in languages):
            return Outcome(page.id, "other_language", "")
        fingerprint: bytes = b""
        if dedup:
            from newsclean.corpus.dedup import compute_fingerprint

            fingerprint = compute_fingerprint(article.text)
        return Outcome(page.id, "article", article.to_json(indent=None), fingerprint)
    except NoArticle as error:
        return Outcome(page.id, "no_article", str(error))
    except NotAPage as error:
        return Outcome(page.id, "not_a_page", str(error))
    except SourceError as error:
        return Outcome(page.id, "unreadable", escape_surrogates(str(error)))
    except Exception as error:
        return failed_outcome(page.id, error)


def failed_outcome(page_id: str, error: Exception) -> Outcome:
    """Return the outcome of a page that ended with an error that newsclean does not raise on purpose."""
    if isinstance(error, MemoryError):
        return Outcome(page_id, "memory", "needs more memory than --page-memory allows")
    return Outcome(page_id, "error", f"internal error ({type(error).__name__}: {error}): please report this page")


def _limit_memory(page_memory_mb: int) -> None:
    """Limit the process to its memory of now and ``page_memory_mb`` megabytes more, on Linux."""
    if not page_memory_mb or sys.platform != "linux":
        return
    import resource

    with open("/proc/self/statm", encoding="ascii") as file:
        used = int(file.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + page_memory_mb * 1_000_000, resource.RLIM_INFINITY))
