"""Headers of records and of HTTP messages, parsed with warcio."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from newsclean.inputs.archives.record_buffer import RecordBuffer

_HEADER_END = re.compile(rb"(?m)^[ \t]{0,8}\r?\n")


def find_header_end(buffer: RecordBuffer, max_bytes: int) -> int | None:
    """Return the size of the header at the beginning of a buffer, its blank line included; ``None`` without one."""
    found = buffer.find(_HEADER_END, 0, max_bytes)
    return None if found is None else found.end()


def split_headers(message: bytes) -> tuple[bytes, bytes]:
    """Split a message at its first blank line; without one, all of it are headers."""
    found = _HEADER_END.search(message)
    return (message, b"") if found is None else (message[: found.end()], message[found.end() :])


def parse_headers(data: bytes) -> Any:
    """Parse headers below a status line or a version line.

    Returns:
        The object of warcio: ``get_header(name)``, ``headers``, ``statusline``.
    """
    from warcio.statusandheaders import StatusAndHeadersParser

    return StatusAndHeadersParser([], verify=False).parse(BytesIO(data))


def header_values(headers: Any, name: str) -> list[str]:
    """Return the comma-separated values of all headers of a name, in lower case and in order."""
    values = [value for key, value in headers.headers if key.lower() == name]
    return [item.strip().lower() for value in values for item in value.split(",") if item.strip()]
