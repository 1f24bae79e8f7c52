"""HTTP responses in records: status, content type, and the body without its transfer coding and content coding."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any, NamedTuple

from newsclean.decode.gzip import GZIP_MAGIC
from newsclean.inputs.archives.headers import header_values, parse_headers, split_headers
from newsclean.inputs.archives.record import MAX_RECORD_BYTES

HTTP_MAGIC = b"HTTP/"
_MAX_INTERIM_RESPONSES = 4
"""Responses of status 100 to 199, and a proxy's answer, that may stand above the response."""
_MAX_TRANSFER_CODINGS = 3
_STEP_BYTES = 16_384
_MAX_TRAILER_BYTES = 16_384
_CHUNK_SIZE = re.compile(rb"(?:[ \t]{0,8}\r?\n)?([0-9A-Fa-f]{1,8})[ \t]{0,8}(?:;[^\r\n]{0,1000})?\r\n")
_STRAY_CHUNK_SIZE = re.compile(rb"\r\n[0-9A-Fa-f]{1,6}[ \t]{0,8}(?:;[^\r\n]{0,1000})?\r\n")


class HttpMessage(NamedTuple):
    """A response."""

    status: int
    """0 where the status line states none."""
    content_type: str
    body: bytes
    is_truncated: bool
    """Whether the end of the body is missing."""
    headers: tuple[tuple[str, str], ...]


class Body(NamedTuple):
    """Bytes that were decoded, and whether their end is missing."""

    data: bytes
    is_truncated: bool = False


def parse_response(block: bytes) -> HttpMessage:
    """Parse a response; its body is decoded as its headers say, where they are true."""
    for _ in range(_MAX_INTERIM_RESPONSES):
        head, raw = split_headers(block)
        if not raw.startswith(HTTP_MAGIC):
            break
        block = raw
    headers = parse_headers(head)
    body = _decode_transfer(raw, headers)
    length = headers.get_header("Content-Length") or ""
    is_short = body.data is raw and length.strip().isdecimal() and len(raw) < int(length)
    content = _decode_content(body.data, header_values(headers, "content-encoding"))
    status = headers.statusline.split(" ", 1)[0]
    number = int(status) if status.isascii() and status.isdigit() else 0
    is_truncated = body.is_truncated or content.is_truncated or is_short or number == 206
    return HttpMessage(
        number, headers.get_header("Content-Type") or "", content.data, is_truncated, tuple(headers.headers)
    )


def _decode_transfer(body: bytes, headers: Any) -> Body:
    """Remove the chunk marks, also where a crawler kept them twice, or dropped the header that says so."""
    stated = header_values(headers, "transfer-encoding").count("chunked")
    result = Body(body)
    for layer in range(max(stated, _MAX_TRANSFER_CODINGS)):
        joined = _join_chunks(result.data)
        # Beyond the first stated layer, only chunks that are complete are believed.
        if joined is None or (layer >= min(stated, 1) and (joined.is_truncated or not joined.data)):
            break
        result = joined
    return result


def _join_chunks(body: bytes) -> Body | None:
    """Join chunks; ``None`` where the body does not begin with one."""
    data = bytearray()
    position = 0
    while True:
        mark = _CHUNK_SIZE.match(body, position)
        if mark is None:
            if not position:
                return None
            # A size is wrong: the crawler changed the body, or lost a part of it.
            return Body(bytes(data) + _STRAY_CHUNK_SIZE.sub(b"", b"\r\n" + body[position:]), is_truncated=True)
        size = int(mark[1], 16)
        if size == 0:
            return Body(bytes(data), is_truncated=len(body) - mark.end() > _MAX_TRAILER_BYTES)
        data += body[mark.end() : mark.end() + size]
        position = mark.end() + size
        if position > len(body):
            return Body(bytes(data), is_truncated=True)


def _decode_content(body: bytes, codings: list[str]) -> Body:
    """Decode the content coding.

    Returns:
        The decoded body; ``body`` itself where it cannot be decoded: many crawlers store the page decoded and keep the
        header. Gzip stays: whatever decodes the page unpacks it and reports what is missing.
    """
    codings = [coding for coding in codings if coding != "identity"]
    if not codings or body.startswith(GZIP_MAGIC):
        return Body(body)
    from urllib3 import HTTPResponse
    from urllib3.exceptions import HTTPError

    response = HTTPResponse(BytesIO(body), {"Content-Encoding": ", ".join(codings)}, preload_content=False)
    data = bytearray()
    try:
        for chunk in response.stream(_STEP_BYTES, decode_content=True):
            data += chunk
            if len(data) > MAX_RECORD_BYTES:
                return Body(bytes(data[:MAX_RECORD_BYTES]), is_truncated=True)
    except HTTPError:
        return Body(bytes(data), is_truncated=True) if data else Body(body)
    return Body(bytes(data))
