"""Content codings of response bodies (RFC 9110, 8.4), undone within a size limit. What the header says may be wrong.

A value that is no content coding (``utf-8``, ``none``, ``8bit``) is ignored, and so is a coding that the body does not
have. Bytes after the compressed data are ignored. gzip data whose trailer alone is missing are complete.
"""

from __future__ import annotations

import zlib
from typing import Any

from urllib3 import HTTPResponse

from newsclean.decode.gzip import GZIP_MAGIC

MAX_CODINGS = 5
"""Codings of one body, one over the other."""
_STEP_BYTES = 1 << 20
"""Bytes that are decoded at once, so that a bomb never unfolds much further than the limit."""
_GZIP_NAMES = ("gzip", "x-gzip")
_GZIP_TRAILER_BYTES = 8
_UNSUPPORTED_CODINGS = ("aes128gcm", "compress", "dcb", "dcz", "exi", "pack200-gzip", "x-compress")
"""The registered codings that nothing here decodes; br and zstd need a package."""
_OPTIONAL_CODINGS = ("br", "zstd")
_TEXT_STARTS = (b"<", b"\xef\xbb\xbf<")


class BodyTooLarge(Exception):
    """The body is larger than the limit, compressed or decompressed. The argument is as much of it as is allowed."""


class TruncatedBody(Exception):
    """The body ends before its compressed data does. The argument is what could be decompressed."""


class BrokenCompression(Exception):
    """The body cannot be decompressed."""


class UnsupportedContentEncoding(Exception):
    """The body is compressed with a method that is not installed. The argument is the method's name."""


def check_content_encoding(header: str) -> tuple[str, ...]:
    """Return the codings that a ``Content-Encoding`` header names, in the order in which they were applied.

    Raises:
        UnsupportedContentEncoding: one cannot be undone.
        BrokenCompression: they are too many.
    """
    codings = []
    for item in header.lower().split(","):
        name = item.strip().strip("\"'")
        if name in HTTPResponse.CONTENT_DECODERS:
            codings.append(name)
        elif name in (*_UNSUPPORTED_CODINGS, *_OPTIONAL_CODINGS):
            raise UnsupportedContentEncoding(name)
    if len(codings) > MAX_CODINGS:
        raise BrokenCompression
    return tuple(codings)


def decode_body(data: bytes, codings: tuple[str, ...], max_bytes: int) -> bytes:
    """Undo the codings of a body.

    Raises:
        BodyTooLarge, TruncatedBody, BrokenCompression: see there.
    """
    for coding in reversed(codings):
        if not data:
            break
        data = _gunzip(data, max_bytes) if coding in _GZIP_NAMES else _decompress(data, coding, max_bytes)
    return data


def _gunzip(data: bytes, max_bytes: int) -> bytes:
    """Unpack every gzip member; data that are no gzip are returned as they are."""
    if not data.startswith(GZIP_MAGIC):
        return data
    out = bytearray()
    while data.startswith(GZIP_MAGIC):
        unpacker = zlib.decompressobj(wbits=31)
        length = len(out)
        try:
            _unpack(unpacker, data, out, max_bytes)
        except zlib.error:
            if length:
                # The bytes after a complete member only look like another one.
                del out[length:]
                break
            raise BrokenCompression from None
        if not unpacker.eof:
            if not _lacks_only_trailer(unpacker):
                raise TruncatedBody(bytes(out))
            break
        data = unpacker.unused_data
    return bytes(out)


def _unpack(unpacker: zlib._Decompress, data: bytes, out: bytearray, max_bytes: int) -> None:
    while True:
        out += unpacker.decompress(data, _STEP_BYTES)
        data = unpacker.unconsumed_tail
        if len(out) > max_bytes:
            raise BodyTooLarge(bytes(out[:max_bytes]))
        if unpacker.eof or not data:
            return


def _lacks_only_trailer(unpacker: zlib._Decompress) -> bool:
    """Whether the compressed data have come to their end, and only checksum and length are missing."""
    try:
        unpacker.copy().decompress(bytes(_GZIP_TRAILER_BYTES), 1)
    except zlib.error as error:
        # zlib reads the zeros as a trailer, which does not agree with the data.
        return "data check" in str(error) or "length check" in str(error)
    return False


def _decompress(data: bytes, coding: str, max_bytes: int) -> bytes:
    from urllib3.response import _get_decoder

    decoder = _get_decoder(coding)
    out = bytearray()
    try:
        part = decoder.decompress(data, max_length=_STEP_BYTES)
        out += part
        while len(out) <= max_bytes and (part or decoder.has_unconsumed_tail):
            part = decoder.decompress(b"", max_length=_STEP_BYTES)
            out += part
    except MemoryError:
        raise
    except Exception:
        # Each package has exceptions of its own.
        if not out and data.lstrip().startswith(_TEXT_STARTS):
            return data
        raise BrokenCompression from None
    if len(out) > max_bytes:
        raise BodyTooLarge(bytes(out[:max_bytes]))
    if not _is_complete(decoder):
        raise TruncatedBody(bytes(out))
    return bytes(out)


def _is_complete(decoder: object) -> bool:
    """Whether the compressed data are complete, as far as the decoder tells."""
    inner: Any = getattr(decoder, "_obj", None)
    if hasattr(inner, "is_finished"):
        return bool(inner.is_finished())
    return getattr(inner, "eof", True) is not False
