"""The watermark of a run: the first page that is not done, and the pages beyond it that are."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from newsclean.corpus.pages import CorpusPage, Position


class Watermark:
    """Tracks which pages are done when they are not done in order.

    It holds the positions of the pages that were read and are not settled: at most those of a shard and those being
    cleaned.
    """

    def __init__(self, next_: Position, beyond: Iterable[Position] = ()) -> None:
        """Continue from a journal.

        Args:
            next_: the first page that is not done.
            beyond: the pages after it that are done.
        """
        self.next = next_
        self._done = set(beyond)
        self._read: deque[Position] = deque()

    @property
    def beyond(self) -> list[Position]:
        """After :meth:`settle`: the pages that are done while an earlier one is not."""
        return sorted(self._done)

    def skip_done(self, pages: Iterable[CorpusPage]) -> Iterator[CorpusPage]:
        """Yield the pages that are not done, and remember every page as read; ``pages`` begin at ``next``."""
        for page in pages:
            self._read.append(page.position)
            if page.position not in self._done:
                yield page

    def mark_done(self, position: Position) -> None:
        """Note that a page is done."""
        self._done.add(position)

    def settle(self) -> None:
        """Move ``next`` past every page that is done."""
        while self._read and self._read[0] in self._done:
            position = self._read.popleft()
            self._done.remove(position)
            self.next = Position(position.file, position.page + 1)
