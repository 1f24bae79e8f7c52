"""The records of WARC and WET files (ISO 28500)."""

from __future__ import annotations

import re

from newsclean.inputs.archives.headers import find_header_end, parse_headers
from newsclean.inputs.archives.record import CUT_OFF, Record, RecordStart, read_block
from newsclean.inputs.archives.record_buffer import RecordBuffer

WARC_MAGIC = b"WARC/"
_START = re.compile(rb"WARC/\d\.\d{1,2}[ \t]{0,8}\r?\n(?=[A-Za-z][\w-]{1,60}[ \t]?:)")
# Clear enough to be found within a line as well, where the blank lines between two records are missing.
WARC_START = RecordStart(_START, _START)
MAX_HEADER_BYTES = 1_000_000


def read_warc_record(buffer: RecordBuffer) -> Record:
    """Read the record at which the buffer stands."""
    header_size = find_header_end(buffer, MAX_HEADER_BYTES)
    if header_size is None:
        return _read_broken_header(buffer)
    headers = parse_headers(buffer.take(header_size))
    url = (headers.get_header("WARC-Target-URI") or "").strip().removeprefix("<").removesuffix(">")
    length = (headers.get_header("Content-Length") or "").strip()
    if not (length.isascii() and length.isdigit()):
        buffer.skip_to(WARC_START.search)
        return Record("", url, fault="it states no length (Content-Length)")
    block = read_block(buffer, int(length), WARC_START)
    is_truncated = block.is_truncated or headers.get_header("WARC-Truncated") is not None
    return Record(
        (headers.get_header("WARC-Type") or "").strip().lower(), url, headers.get_header("WARC-Date"),
        headers.get_header("Content-Type") or "", block.data, is_truncated, block.fault, block.ends_file,
    )  # fmt: skip


def _read_broken_header(buffer: RecordBuffer) -> Record:
    """Describe a header without an end, and move behind it."""
    fault = buffer.fault
    if fault is None and not buffer.fill(MAX_HEADER_BYTES):
        buffer.drop(len(buffer.data))
        return Record("", fault=CUT_OFF, ends_file=True)
    if fault is not None:
        buffer.pass_fault()
        return Record("", fault=fault.reason, ends_file=fault.is_end)
    buffer.drop(1)
    buffer.skip_to(WARC_START.search)
    return Record("", fault="its header has no end")
