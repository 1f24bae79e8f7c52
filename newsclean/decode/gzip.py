"""Gzip: whole pages, unpacked within a limit, and streams of any size."""

from __future__ import annotations

import io
import zlib
from contextlib import suppress
from typing import Any, BinaryIO, NamedTuple

from newsclean.errors import NotAPage

GZIP_MAGIC = b"\x1f\x8b"
MAX_PAGE_BYTES = 128_000_000
"""Maximum bytes of one page after decompression."""
_STEP_BYTES = 1 << 20
"""Bytes that are unpacked at once, so that a gzip bomb never unfolds much further than the limit."""

_PACKED_CHUNK_BYTES = 1 << 14


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


class GunzipStream(io.RawIOBase):
    """The unpacked bytes of a gzip file of any size; a truncated or corrupt one ends at the fault."""

    def __init__(self, packed: BinaryIO) -> None:
        self.fault = ""
        """Why the stream has ended before the file's end."""
        self._packed = packed
        self._unpacker = zlib.decompressobj(wbits=31)
        self._ready = memoryview(b"")
        self._rest = b""

    def readable(self) -> bool:
        """Return true."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Unpack the next bytes."""
        while not self._ready and self._unpack():
            pass
        count = min(len(buffer), len(self._ready))
        buffer[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count

    def _unpack(self) -> bool:
        """Unpack one more chunk; false at the end."""
        if self.fault:
            return False
        chunk = self._rest or self._packed.read(_PACKED_CHUNK_BYTES)
        self._rest = b""
        if self._unpacker.eof:
            chunk = chunk.lstrip(b"\0")
            if chunk and not GZIP_MAGIC.startswith(chunk[: len(GZIP_MAGIC)]):
                # Bytes after the last member are ignored.
                return False
            if chunk:
                self._unpacker = zlib.decompressobj(wbits=31)
        if not chunk:
            if not self._unpacker.eof:
                self.fault = "this gzip file is truncated"
            return False
        saved = self._unpacker.copy()
        try:
            self._ready = memoryview(self._unpacker.decompress(chunk))
            self._rest = self._unpacker.unused_data
        except zlib.error:
            self.fault = "this gzip file is corrupt"
            self._ready = memoryview(_unpack_to_fault(saved, chunk))
            return False
        return True


def _unpack_to_fault(unpacker: Any, chunk: bytes) -> bytes:
    out = bytearray()
    with suppress(zlib.error):
        for index in range(len(chunk)):
            out += unpacker.decompress(chunk[index : index + 1])
    return bytes(out)
