"""The bytes of an archive without its compression: gzip members, zstd frames, or plain.

Members and frames may hold a record, a part of one, or all records. After a broken member, reading continues at the next
member that begins with a record.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterator
from typing import IO, Any, NamedTuple, Protocol

from newsclean.decode.gzip import GZIP_MAGIC
from newsclean.errors import SourceError
from newsclean.text.install_hints import install_hint

ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
ZSTD_DICTIONARY_MAGIC = b"\x5d\x2a\x4d\x18"
"""The skippable frame that holds the dictionary of a ``.warc.zst`` file (WARC file compression with zstd, 1.0)."""
MAX_DICTIONARY_BYTES = 32_000_000
_GZIP_MEMBER_MAGIC = GZIP_MAGIC + b"\x08"
_PADDING = b"\0 \t\r\n"
_READ_BYTES = 65_536
_SMALL_STEP_BYTES = 64
_STEP_BYTES = 1 << 20
"""Bytes that are unpacked at once, so that a bomb never unfolds much further than what is asked for."""
_KEPT_BYTES = 1 << 20
"""Packed bytes of a member that are kept: a fault shows late, and the next member may have been taken for its data."""
_TRIAL_BYTES = 4_096
"""Bytes that are unpacked from what looks like the beginning of a member."""

BeginsRecord = Callable[[bytes], bool]
"""Tells whether unpacked bytes are the beginning of a record."""


class Fault(NamedTuple):
    """A place where bytes are lost."""

    reason: str
    is_end: bool = False
    """Whether the file ends inside a member."""


class Chunk(NamedTuple):
    """Unpacked bytes, or the beginning of a member, or a fault."""

    data: bytes = b""
    starts_member: bool = False
    fault: Fault | None = None


class _Unpacker(Protocol):
    """Unpacks one member."""

    @property
    def eof(self) -> bool:
        """Whether the member is complete."""

    @property
    def unused_data(self) -> bytes:
        """The bytes after the member that were given as well."""

    def unpack(self, data: bytes) -> Iterator[bytes]:
        """Unpack the next bytes of the member."""


class _Coding(NamedTuple):
    """A compression of members."""

    name: str
    magic: bytes
    new: Callable[[], _Unpacker]
    errors: tuple[type[Exception], ...]


def unpack_members(stream: IO[bytes], name: str, begins_record: BeginsRecord) -> Iterator[Chunk]:
    """Unpack an archive.

    Args:
        stream: the file.
        name: its name in messages.
        begins_record: tells whether a member after a broken one begins with a record.

    Raises:
        SourceError: a library is missing, or the dictionary is broken.
    """
    raw = _RawBuffer(stream)
    raw.fill(len(ZSTD_MAGIC))
    if raw.data.startswith(GZIP_MAGIC):
        coding = _Coding("gzip", _GZIP_MEMBER_MAGIC, _GzipUnpacker, (zlib.error,))
    elif raw.data.startswith((ZSTD_MAGIC, ZSTD_DICTIONARY_MAGIC)):
        coding = _zstd_coding(raw, name)
    else:
        while raw.fill(1):
            yield Chunk(raw.take(len(raw.data)))
        return
    yield from _Members(raw, coding, begins_record).read()


class _RawBuffer:
    """Packed bytes that are read and not used up."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.data = bytearray()

    def fill(self, size: int) -> bool:
        """Read until there are ``size`` bytes; tell whether there are."""
        while len(self.data) < size:
            more = self._stream.read(_READ_BYTES)
            if not more:
                return False
            self.data += more
        return True

    def take(self, size: int) -> bytes:
        data = bytes(self.data[:size])
        del self.data[:size]
        return data


class _Members:
    """Reads the members of a file one after the other."""

    def __init__(self, raw: _RawBuffer, coding: _Coding, begins_record: BeginsRecord) -> None:
        self._raw = raw
        self._coding = coding
        self._begins_record = begins_record

    def read(self) -> Iterator[Chunk]:
        raw, magic = self._raw, self._coding.magic
        while raw.fill(1):
            if raw.fill(len(magic)) and raw.data.startswith(magic):
                yield Chunk(starts_member=True)
                yield from self._read_member()
            elif not raw.data.strip(_PADDING):
                # Some tools pad files.
                raw.data.clear()
            else:
                yield Chunk(starts_member=True)
                yield Chunk(fault=Fault(f"bytes between its records are no {self._coding.name}"))
                self._find_next_member(0)

    def _read_member(self) -> Iterator[Chunk]:
        raw = self._raw
        unpacker = self._coding.new()
        used = 0
        while not unpacker.eof:
            if not raw.fill(used + 1):
                # A corrupt member may have taken the next ones for its data.
                self._find_next_member(1)
                is_end = not raw.data
                reason = "its last record is cut off" if is_end else f"its {self._coding.name} data is corrupt"
                yield Chunk(fault=Fault(reason, is_end))
                return
            piece = bytes(raw.data[used : used + _READ_BYTES])
            used += len(piece)
            try:
                for data in unpacker.unpack(piece):
                    yield Chunk(data)
            except self._coding.errors:
                yield Chunk(fault=Fault(f"its {self._coding.name} data is corrupt"))
                self._find_next_member(1)
                return
            if used > 2 * _KEPT_BYTES:
                del raw.data[: used - _KEPT_BYTES]
                used = _KEPT_BYTES
        del raw.data[: used - len(unpacker.unused_data)]

    def _find_next_member(self, start: int) -> None:
        """Drop bytes up to the next member that begins with a record."""
        raw, magic = self._raw, self._coding.magic
        while True:
            found = raw.data.find(magic, start)
            if found >= 0:
                raw.fill(found + _READ_BYTES)
                if self._is_member(bytes(raw.data[found : found + _READ_BYTES])):
                    del raw.data[:found]
                    return
                start = found + 1
                continue
            # The magic number may lie across the end of what is read.
            del raw.data[: max(0, len(raw.data) - len(magic) + 1)]
            start = 0
            if not raw.fill(len(raw.data) + 1):
                raw.data.clear()
                return

    def _is_member(self, data: bytes) -> bool:
        text = b""
        try:
            for piece in self._coding.new().unpack(data):
                text += piece
                if len(text) >= _TRIAL_BYTES:
                    break
        except self._coding.errors:
            pass
        return self._begins_record(text)


class _GzipUnpacker:
    def __init__(self) -> None:
        self._unpacker = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._unpacker.eof

    @property
    def unused_data(self) -> bytes:
        return self._unpacker.unused_data

    def unpack(self, data: bytes) -> Iterator[bytes]:
        while data and not self._unpacker.eof:
            before = self._unpacker.copy()
            try:
                unpacked = self._unpacker.decompress(data, _STEP_BYTES)
            except zlib.error:
                yield from _unpack_up_to_fault(before, data)
                raise
            yield unpacked
            data = self._unpacker.unconsumed_tail


def _unpack_up_to_fault(unpacker: Any, data: bytes) -> Iterator[bytes]:
    """Unpack what stands before corrupt data: zlib itself gives nothing of the bytes in which it finds a fault."""
    for start in range(0, len(data), _SMALL_STEP_BYTES):
        try:
            yield unpacker.decompress(data[start : start + _SMALL_STEP_BYTES])
        except zlib.error:
            return


class _ZstdUnpacker:
    def __init__(self, zstd: Any, dictionary: object | None) -> None:
        self._unpacker = zstd.ZstdDecompressor(zstd_dict=dictionary)

    @property
    def eof(self) -> bool:
        return bool(self._unpacker.eof)

    @property
    def unused_data(self) -> bytes:
        data: bytes = self._unpacker.unused_data
        return data

    def unpack(self, data: bytes) -> Iterator[bytes]:
        yield self._unpacker.decompress(data, _STEP_BYTES)
        while not self._unpacker.eof and not self._unpacker.needs_input:
            yield self._unpacker.decompress(b"", _STEP_BYTES)


def _zstd_coding(raw: _RawBuffer, name: str) -> _Coding:
    try:
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
    except ImportError:
        raise SourceError(f"{name}: zstd files need a library: {install_hint('archive')}", name) from None
    try:
        dictionary = _read_dictionary(raw, zstd)
    except (EOFError, ValueError, zstd.ZstdError):
        raise SourceError(f"{name}: the zstd dictionary of this file is broken: download it again", name) from None
    return _Coding("zstd", ZSTD_MAGIC, lambda: _ZstdUnpacker(zstd, dictionary), (zstd.ZstdError,))


def _read_dictionary(raw: _RawBuffer, zstd: Any) -> object | None:
    """Read the dictionary from the first frame; ``None`` where the file has none."""
    if not raw.data.startswith(ZSTD_DICTIONARY_MAGIC):
        return None
    raw.fill(8)
    size = int.from_bytes(raw.data[4:8], "little")
    if size > MAX_DICTIONARY_BYTES or not raw.fill(8 + size):
        raise EOFError
    data = raw.take(8 + size)[8:]
    if data.startswith(ZSTD_MAGIC):
        data = zstd.ZstdDecompressor().decompress(data, MAX_DICTIONARY_BYTES)
    dictionary: object = zstd.ZstdDict(data)
    return dictionary
