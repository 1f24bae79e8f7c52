"""A record as it stands in an archive, and how far its block reaches."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from newsclean.inputs.archives.record_buffer import RecordBuffer

MAX_RECORD_BYTES = 64_000_000
"""Maximum bytes of one record's block; the rest is cut off."""
LOOKAHEAD_BYTES = 5_000
"""Bytes behind a block in which the next record must begin."""
CUT_OFF = "its last record is cut off"
_BLANKS = b"\r\n"


class RecordStart(NamedTuple):
    """How a record begins."""

    at: re.Pattern[bytes]
    """Matches at the first byte of a record."""
    search: re.Pattern[bytes]
    """Finds one behind other bytes."""


class Record(NamedTuple):
    """A record of a WARC or ARC file, or a fault in its place."""

    type: str
    """The WARC-Type; ``response`` for a record of an ARC file; empty for a fault."""
    url: str = ""
    date: str | None = None
    """When it was captured: ISO 8601, UTC."""
    content_type: str = ""
    """The content type of the block."""
    block: bytes = b""
    is_truncated: bool = False
    """Whether the end of the block is missing."""
    fault: str | None = None
    """Why the record cannot be read."""
    ends_file: bool = False
    """Whether the file ends inside this record, or nothing behind the fault can be read."""


class Block(NamedTuple):
    """The bytes of a record after its header."""

    data: bytes
    is_truncated: bool = False
    fault: str | None = None
    ends_file: bool = False
    """Whether the file ends inside the block."""


def read_block(buffer: RecordBuffer, length: int, record_start: RecordStart) -> Block:
    """Read a record's block.

    A stated length is not believed where the next record does not follow it: the block ends where that record begins.

    Args:
        buffer: stands at the block's first byte.
        length: the stated length.
        record_start: how the next record begins.
    """
    limit = min(length, MAX_RECORD_BYTES)
    buffer.fill(limit + (LOOKAHEAD_BYTES if limit == length else 0))
    for start in buffer.member_starts():
        if start <= limit and record_start.at.match(buffer.data, start) and buffer.data[:start].strip(_BLANKS):
            return _take(buffer, start, is_truncated=len(_without_blanks(buffer.data[:start])) < length)
    if len(buffer.data) < limit:
        # The file ends or breaks, unless the block's length is too large and the next records lie in it.
        found = record_start.search.search(buffer.data)
        if found is not None:
            return _take(buffer, found.start(), is_truncated=True)
        return _take_rest(buffer)
    if limit < length:
        data = buffer.take(limit)
        _drop_stream(buffer, length - limit)
        return Block(data, is_truncated=True)
    if not _next_record_follows(buffer, limit, record_start):
        # The length is wrong: too large or too small.
        found = buffer.find(record_start.search, 0, MAX_RECORD_BYTES)
        if found is not None:
            return _take(buffer, found.start(), is_truncated=found.start() < limit)
        if buffer.fault is None and len(buffer.data) < MAX_RECORD_BYTES:
            return Block(_without_blanks(buffer.take(len(buffer.data))))
    fault = buffer.fault
    is_last = not buffer.data[limit:].strip(_BLANKS)
    is_in_corrupt_member = fault is not None and not fault.is_end and buffer.fault_is_before(max(1, limit))
    if fault is not None and is_in_corrupt_member and is_last:
        buffer.pass_fault()
        return Block(b"", fault=fault.reason)
    # Where all records are one member, a fault below may have begun in this one.
    return Block(buffer.take(limit), is_truncated=is_in_corrupt_member)


def _next_record_follows(buffer: RecordBuffer, end: int, record_start: RecordStart) -> bool:
    rest = len(buffer.data) - len(buffer.data[end:].lstrip(_BLANKS))
    return rest >= len(buffer.data) or record_start.at.match(buffer.data, rest) is not None


def _take(buffer: RecordBuffer, end: int, *, is_truncated: bool) -> Block:
    return Block(_without_blanks(buffer.take(end)), is_truncated)


def _take_rest(buffer: RecordBuffer) -> Block:
    """Take what is there of a block that is too short."""
    fault = buffer.fault
    if fault is not None and not fault.is_end:
        buffer.pass_fault()
        return Block(b"", fault=fault.reason)
    # A fault at the end is reported when it is reached.
    return Block(_without_blanks(buffer.take(len(buffer.data))), is_truncated=True, ends_file=not buffer.has_members)


def _without_blanks(data: bytes | bytearray) -> bytes:
    """Remove the line ends between two records."""
    text = bytes(data)
    for end in (b"\r\n\r\n", b"\n\n", b"\n"):
        if text.endswith(end):
            return text[: -len(end)]
    return text


def _drop_stream(buffer: RecordBuffer, size: int) -> None:
    while size > 0 and buffer.fill(1):
        step = min(size, len(buffer.data))
        buffer.drop(step)
        size -= step


def read_records(
    buffer: RecordBuffer, record_start: RecordStart, read_record: Callable[[RecordBuffer], Record]
) -> Iterator[Record]:
    """Read all records of an archive; a fault gives a record with its reason, and reading continues at the next record.

    Args:
        buffer: stands at the beginning of the file.
        record_start: how a record begins.
        read_record: reads the record at which the buffer stands.
    """
    while True:
        if not buffer.skip_blanks():
            fault = buffer.fault
            if fault is None:
                return
            buffer.pass_fault()
            yield Record("", fault=fault.reason, ends_file=fault.is_end)
            continue
        buffer.fill(LOOKAHEAD_BYTES)
        if record_start.at.match(buffer.data) is not None:
            record = read_record(buffer)
            # What ends the file comes after the page that it leaves.
            yield record._replace(ends_file=False) if record.fault is None else record
            if record.ends_file and record.fault is None:
                yield Record("", fault=CUT_OFF, ends_file=True)
        elif buffer.skip_to(record_start.search):
            yield Record("", fault="bytes between its records belong to no record")
        elif buffer.fault is None:
            yield Record("", fault="bytes after its last record belong to no record", ends_file=True)
