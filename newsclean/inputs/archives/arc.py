"""The records of ARC files, versions 1 and 2: one line of fields above each block.

version 1: URL IP-address date content-type length
version 2: URL IP-address date content-type result-code checksum location offset filename length
"""

from __future__ import annotations

import re
from datetime import datetime

from newsclean.inputs.archives.record import Record, RecordStart, read_block
from newsclean.inputs.archives.record_buffer import RecordBuffer

ARC_MAGIC = b"filedesc://"
_LINE = rb"(?P<url>[A-Za-z][A-Za-z0-9+.-]{1,20}:[^\r\n]{1,4000}?) (?P<ip>[0-9A-Fa-f.:]{1,45}|-) (?P<date>\d{8,17}) (?P<rest>[^\r\n]{0,4000}?) ?(?P<length>\d{1,15})[ \t]{0,8}\r?\n"
ARC_START = RecordStart(re.compile(_LINE), re.compile(rb"(?m)^" + _LINE))
_DATE_FORMATS = {8: "%Y%m%d", 12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S"}


def read_arc_record(buffer: RecordBuffer) -> Record:
    """Read the record at which the buffer stands; the first one of a file describes the file."""
    line = ARC_START.at.match(buffer.data)
    assert line is not None
    url = line["url"].decode("utf-8", "replace")
    date, rest, length = (line[name].decode("latin-1") for name in ("date", "rest", "length"))
    buffer.drop(line.end())
    block = read_block(buffer, int(length), ARC_START)
    return Record(
        "warcinfo" if url.startswith(ARC_MAGIC.decode()) else "response", url, _iso_date(date), _content_type(rest),
        block.data, block.is_truncated, block.fault, block.ends_file,
    )  # fmt: skip


def _content_type(fields: str) -> str:
    """Return the content type, which may hold blanks, without the fields that follow it in version 2."""
    found = re.match(r"(.*?)(?: \d{3} \S+ \S+ \d+ \S+)?$", fields)
    return found[1] if found else fields


def _iso_date(digits: str) -> str | None:
    digits = digits[:14]
    try:
        date = datetime.strptime(digits, _DATE_FORMATS.get(len(digits), ""))
    except ValueError:
        return None
    return f"{date.isoformat()}Z"
