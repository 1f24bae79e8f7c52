"""What outputs have in common that write each article at once: counts, and the record of written articles."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol


class WrittenRecord(Protocol):
    """Where the inputs are recorded whose articles are written, by several runs at once."""

    def recording(self, urls: Iterable[str]) -> AbstractContextManager[Collection[str]]:
        """Record inputs if the block, which writes their articles, ends without an error.

        Gives those whose articles another run has written in the meantime: they are not to be written again.
        """


def record_inputs(record: WrittenRecord | None, names: Iterable[str]) -> AbstractContextManager[Collection[str]]:
    """Record inputs as :meth:`WrittenRecord.recording` does, or nothing where there is no record."""
    return record.recording(names) if record is not None else nullcontext(())


class RecordedOutput(ABC):
    """Articles, each of which is written at once.

    Args:
        record: where the inputs are recorded whose articles are written, if anywhere.
    """

    def __init__(self, record: WrittenRecord | None) -> None:
        self.path = None
        self.done: Collection[str] = ()
        self.article_count = 0
        self.failure_count = 0
        self._record = record

    def add_article(self, name: str, text: str) -> None:
        """Write the article of an input, unless another run has written it in the meantime.

        Raises:
            OSError: it cannot be written.
        """
        with record_inputs(self._record, [name]) as written:
            if name in written:
                return
            self._write_article(name, text)
        self.article_count += 1

    def add_failure(self, name: str) -> None:
        """Record that an input gave no article."""
        self.failure_count += 1

    @abstractmethod
    def _write_article(self, name: str, text: str) -> None:
        """Write the article of an input; errors as for :meth:`add_article`."""
