"""What a worker process does: batches of pages in, outcomes out."""

from __future__ import annotations

import gc
import signal
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import Synchronized
from typing import Literal, NamedTuple

from newsclean.corpus.items import Item
from newsclean.rules import OwnRules, use


class Limits(NamedTuple):
    """What a page may cost."""

    seconds: float
    memory: int
    """Megabytes beyond an idle worker's; 0 for no limit."""


Kind = Literal["article", "no_article", "not_a_page", "unreadable", "timeout", "memory", "crash", "error", "duplicate"]


class Outcome(NamedTuple):
    """What became of a page."""

    id: str
    kind: Kind
    text: str
    """The article as one line of JSON, or the reason why there is none."""
    fingerprint: bytes = b""
    """With deduplication on: what near copies of a story share."""


_GRACE = 5.0
"""Seconds after a page's timeout until the system ends the process, should the crew be gone."""


def work(
    pipe: Connection, at: Synchronized[int], limits: Limits, dedup: bool, own: OwnRules | None = None
) -> None:  # fmt: skip
    """Clean batches from ``pipe`` until it closes; ``at`` tells the crew which page of the batch is being cleaned.

    ``own`` are the rules that a person adds to the shipped ones.
    """
    with use(own):
        _work(pipe, at, limits, dedup)


def _work(pipe: Connection, at: Synchronized[int], limits: Limits, dedup: bool) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(limits.memory)
    from newsclean.api import clean

    clean("<p>What is loaded once is loaded before the first page.</p>" * 9)
    # A page's objects die with the page; looking for circles among them is a tenth of the time.
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)
    while True:
        try:
            batch: list[Item] = pipe.recv()
        except EOFError:
            return
        outcomes = []
        for number, item in enumerate(batch):
            at.value = number
            _wake_up_call(limits.seconds + _GRACE)
            outcomes.append(outcome(item, dedup))
        _wake_up_call(0)
        with suppress(BrokenPipeError):
            pipe.send(outcomes)


def _wake_up_call(seconds: float) -> None:
    """Let the system end this process after ``seconds`` (0: no longer), whatever code it is in, where it can.

    The crew ends a worker whose page hangs; one whose crew was killed would hang on for ever.
    """
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def outcome(item: Item, dedup: bool = False) -> Outcome:
    """Clean one page; whatever goes wrong is this page's outcome."""
    from newsclean.api import clean
    from newsclean.errors import NoArticle, NotAPage, SourceError
    from newsclean.inputs.files import pages

    if item.error is not None:
        return Outcome(item.id, "unreadable", item.error)
    try:
        data = item.data if item.data is not None else next(pages(item.id)).data
        article = clean(data, url=item.url, charset=item.charset, fetched_at=item.fetched_at)
        fingerprint: bytes = b""
        if dedup:
            from newsclean.corpus.dedup import fingerprint_of

            fingerprint = fingerprint_of(article.text)
        return Outcome(item.id, "article", article.to_json(indent=None), fingerprint)
    except NoArticle as error:
        return Outcome(item.id, "no_article", str(error))
    except NotAPage as error:
        return Outcome(item.id, "not_a_page", str(error))
    except SourceError as error:
        return Outcome(item.id, "unreadable", str(error))
    except MemoryError:
        return Outcome(item.id, "memory", "needs more memory than --page-memory allows")
    except Exception as error:
        return Outcome(item.id, "error", f"internal error ({type(error).__name__}: {error}): please report this page")


def _limit_memory(page_memory: int) -> None:
    """Let the process have ``page_memory`` megabytes more than it has now, where the system can say so."""
    if not page_memory or sys.platform != "linux":
        return
    import resource

    with open("/proc/self/statm", encoding="ascii") as file:
        now = int(file.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (now + page_memory * 1_000_000, resource.RLIM_INFINITY))
