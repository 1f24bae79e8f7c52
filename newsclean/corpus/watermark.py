"""Which pages are done, when they are not done in the order in which they were read."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from newsclean.corpus.items import Item, Place


class Watermark:
    """The first page that is not done, and the pages beyond it that are.

    Its memory holds the places of the pages read and not yet settled: no more than a shard's and those on their way.
    """

    def __init__(self, next_: Place, beyond: Iterable[Place] = ()) -> None:
        self.next = next_
        self._done = set(beyond)
        self._read: deque[Place] = deque()

    @property
    def beyond(self) -> list[Place]:
        """After :meth:`settle`: the pages that are done though an earlier one is not."""
        return sorted(self._done)

    def undone(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items, from ``next`` on, that are not done; each is remembered as read."""
        for item in items:
            self._read.append(item.place)
            if item.place not in self._done:
                yield item

    def done(self, place: Place) -> None:
        """Note that a page is done."""
        self._done.add(place)

    def settle(self) -> None:
        """Move ``next`` on over all pages that are done."""
        while self._read and self._read[0] in self._done:
            place = self._read.popleft()
            self._done.remove(place)
            self.next = Place(place.file, place.page + 1)
