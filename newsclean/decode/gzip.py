"""Gzip, unpacked within a limit: the only place that does it for whole pages."""

from __future__ import annotations

import zlib
from typing import NamedTuple

from newsclean.errors import NotAPage

GZIP_MAGIC = b"\x1f\x8b"
MAX_PAGE_BYTES = 128_000_000
"""Maximum bytes of one page after decompression."""
_STEP_BYTES = 1 << 20
"""Bytes that are unpacked at once, so that a gzip bomb never unfolds much further than the limit."""


class Unpacked(NamedTuple):
    """The bytes of a gzip file, and whether its end is missing."""

    data: bytes
    is_truncated: bool


def gunzip(data: bytes, max_bytes: int = MAX_PAGE_BYTES) -> Unpacked:
    """Unpack every member of a gzip file (RFC 1952).

    A truncated or corrupt file gives the bytes before the fault. Bytes after the last member are ignored.

    Args:
        data: a gzip file.
        max_bytes: maximum size of the result, in bytes.

    Raises:
        NotAPage: the result is larger than ``max_bytes``, or nothing can be unpacked.
    """
    out = bytearray()
    is_truncated = False
    while data.startswith(GZIP_MAGIC):
        unpacker = zlib.decompressobj(wbits=31)
        rest = data
        try:
            while rest and not unpacker.eof:
                out += unpacker.decompress(rest, _STEP_BYTES)
                rest = unpacker.unconsumed_tail
                if len(out) > max_bytes:
                    raise NotAPage(
                        f"this gzip file unpacks to more than {max_bytes // 1_000_000} MB: too large for one page"
                    )
        except zlib.error:
            if out:
                is_truncated = True
                break
            raise NotAPage("this gzip file is broken: download it again") from None
        if not unpacker.eof:
            if not out:
                raise NotAPage("this gzip file is cut off before its first byte of text: download it again")
            is_truncated = True
            break
        data = unpacker.unused_data
    return Unpacked(bytes(out), is_truncated)


def unpack_prefix(data: bytes, max_bytes: int) -> bytes:
    """Unpack the beginning of a file for a look at its format.

    Args:
        data: the first bytes of a file, gzip or not.
        max_bytes: maximum size of the result, in bytes.

    Returns:
        The unpacked beginning; ``data`` itself where it is no gzip; nothing where it is broken gzip.
    """
    if not data.startswith(GZIP_MAGIC):
        return data
    try:
        return zlib.decompressobj(wbits=31).decompress(data, max_bytes)
    except zlib.error:
        return b""
