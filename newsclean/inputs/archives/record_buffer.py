"""Unpacked bytes of an archive, buffered: where members begin, and where bytes are lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.inputs.archives.members import Chunk, Fault

_BLANKS = b" \t\r\n\0"
_SEARCH_BYTES = 1 << 20
_MAX_MARK_CHARS = 5_000
"""Bytes that the beginning of a record may take: a pattern is tried again where its match may lie across a limit."""


class RecordBuffer:
    """The bytes at the reading position.

    Attributes:
        data: the bytes that are read and not taken.
        has_members: whether the file is compressed: then a fault says where it is cut off.
        fault: the fault at the end of ``data``; nothing behind it is read before :meth:`pass_fault`.
    """

    def __init__(self, chunks: Iterator[Chunk]) -> None:
        self._chunks = chunks
        self._member_starts: list[int] = []
        self._is_at_end = False
        self.data = bytearray()
        self.fault: Fault | None = None
        self.has_members = False

    def fill(self, size: int) -> bool:
        """Read until there are ``size`` bytes; tell whether there are. A fault or the file's end may come before."""
        while len(self.data) < size and self.fault is None and not self._is_at_end:
            chunk = next(self._chunks, None)
            if chunk is None:
                self._is_at_end = True
                break
            if chunk.starts_member:
                self._member_starts.append(len(self.data))
                self.has_members = True
            self.data += chunk.data
            self.fault = chunk.fault
        return len(self.data) >= size

    def take(self, size: int) -> bytes:
        """Return the next bytes and move behind them."""
        data = bytes(self.data[:size])
        self.drop(size)
        return data

    def drop(self, size: int) -> None:
        """Move behind the next bytes."""
        size = min(size, len(self.data))
        del self.data[:size]
        self._member_starts = [start - size for start in self._member_starts if start >= size]

    def member_starts(self) -> list[int]:
        """Return where members begin in ``data``."""
        return self._member_starts

    def fault_is_before(self, end: int) -> bool:
        """Tell whether the member with the fault begins before an offset of ``data``."""
        return self.fault is not None and not any(start >= end for start in self._member_starts)

    def pass_fault(self) -> None:
        """Continue behind the fault; what is left before it is dropped."""
        self.data.clear()
        self._member_starts.clear()
        self.fault = None

    def skip_blanks(self) -> bool:
        """Move to the next byte that is no blank; tell whether there is one before a fault or the end."""
        while self.fill(1):
            rest = self.data.lstrip(_BLANKS)
            if rest:
                self.drop(len(self.data) - len(rest))
                return True
            self.drop(len(self.data))
        return False

    def find(self, pattern: re.Pattern[bytes], start: int, limit: int) -> re.Match[bytes] | None:
        """Find a pattern in the bytes from ``start``, reading on up to ``limit``, a fault or the file's end."""
        while True:
            found = pattern.search(self.data, start)
            if found is not None or len(self.data) >= limit:
                return found
            start = max(start, len(self.data) - _MAX_MARK_CHARS)
            if not self.fill(len(self.data) + 1):
                return None
            self.fill(min(limit, len(self.data) + _SEARCH_BYTES))

    def skip_to(self, pattern: re.Pattern[bytes]) -> bool:
        """Move to the next match; tell whether there is one before a fault or the end."""
        while True:
            found = self.find(pattern, 0, len(self.data) + _SEARCH_BYTES)
            if found is not None:
                self.drop(found.start())
                return True
            if not self.fill(len(self.data) + 1):
                self.drop(len(self.data))
                return False
            self.drop(max(0, len(self.data) - _MAX_MARK_CHARS))
