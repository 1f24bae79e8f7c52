"""Response bodies: read in chunks up to a size limit, decompressed, and only where the content type can be a page."""

from __future__ import annotations

from io import BytesIO
from typing import NamedTuple

from requests import Response
from urllib3 import HTTPResponse

from newsclean.fetching.transport.content_encoding import (
    BodyTooLarge,
    TruncatedBody,
    check_content_encoding,
    decode_body,
)
from newsclean.fetching.transport.deadline import DeadlinePassed, current_deadline

PAGE_MEDIA_TYPES = (
    "text/",
    "application/xhtml",
    "application/xml",
    "application/octet-stream",
    "application/gzip",
    "application/x-gzip",
)
"""Beginnings of the media types that a page may have."""
_CHUNK_BYTES = 16_384


class BodyLimits(NamedTuple):
    """What is read of a body."""

    max_bytes: int
    """Limit on the body's size, compressed and decompressed."""
    pages_only: bool = True
    """Whether a media type that no page has is refused before the body is read."""
    keeps_start: bool = False
    """Whether the first ``max_bytes`` of a longer body are kept, instead of refusing it."""


class UnsupportedMediaType(Exception):
    """The response is no page, but a PDF, an image, a video. The argument is the media type."""


def media_type(response: Response) -> str:
    """Return the content type without its parameters, in lower case."""
    return response.headers.get("Content-Type", "").split(";")[0].strip().lower()


def read_body(response: Response, limits: BodyLimits) -> Response:
    """Read and decompress the body of a response of status 200 to 299. Bodies of errors and redirects are not read.

    Returns:
        The same response, with the body as its content and without ``Content-Encoding``.

    Raises:
        BodyTooLarge, UnsupportedMediaType, UnsupportedContentEncoding, BrokenCompression, TruncatedBody: see there.
        DeadlinePassed: the request's time is over. Errors of urllib3 pass through.
    """
    data = b""
    try:
        if 200 <= response.status_code < 300:
            kind = media_type(response)
            # A value without a slash is no media type: some servers send the charset there.
            if limits.pages_only and "/" in kind and not kind.startswith(PAGE_MEDIA_TYPES):
                raise UnsupportedMediaType(kind)
            data = _read_decoded(response, limits)
    finally:
        # After a complete read the connection is back in its pool, and this has no effect on it.
        response.raw.close()
    return _with_body(response, data)


def _read_decoded(response: Response, limits: BodyLimits) -> bytes:
    codings = check_content_encoding(response.headers.get("Content-Encoding", ""))
    is_cut = False
    try:
        data = _read_raw(response, limits.max_bytes)
    except BodyTooLarge as error:
        if not limits.keeps_start:
            raise
        data, is_cut = error.args[0], True
    try:
        return decode_body(data, codings, limits.max_bytes)
    except BodyTooLarge as error:
        if not limits.keeps_start:
            raise
        data = error.args[0]
    except TruncatedBody as error:
        if not is_cut:
            raise
        data = error.args[0]
    return bytes(data)


def _read_raw(response: Response, max_bytes: int) -> bytes:
    """Read the body as it is transferred."""
    data = bytearray()
    for chunk in response.raw.stream(_CHUNK_BYTES, decode_content=False):
        data += chunk
        if len(data) > max_bytes:
            raise BodyTooLarge(bytes(data[:max_bytes]))
    deadline = current_deadline()
    # A connection that the deadline has shut down looks like a short body.
    if deadline is not None and deadline.has_passed:
        raise DeadlinePassed
    return bytes(data)


def _with_body(response: Response, data: bytes) -> Response:
    response.headers.pop("Content-Encoding", None)
    raw = response.raw
    headers = raw.headers.copy()
    headers.discard("Content-Encoding")
    headers.discard("Transfer-Encoding")
    response.raw = HTTPResponse(
        BytesIO(data), headers, raw.status, raw.version, reason=raw.reason, preload_content=False,
        decode_content=False, request_url=getattr(raw, "_request_url", None),
    )  # fmt: skip
    # requests reads cookies from it.
    response.raw._original_response = getattr(raw, "_original_response", None)
    response._content = data
    response._content_consumed = True  # type: ignore[attr-defined]
    return response
