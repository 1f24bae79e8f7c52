"""Response bodies: read in chunks up to a size limit, decompressed, and only where the content type can be a page."""

from __future__ import annotations

from io import BytesIO

from requests import Response
from urllib3 import HTTPResponse

from newsclean.fetching.deadline import DeadlinePassed, current_deadline

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


class BodyTooLarge(Exception):
    """The body is larger than the limit, compressed or decompressed."""


class UnsupportedMediaType(Exception):
    """The response is no page, but a PDF, an image, a video. The argument is the media type."""


class TruncatedBody(Exception):
    """The body ends before its compressed data does."""


class UnsupportedContentEncoding(Exception):
    """The body is compressed with a method that is not installed. The argument is the method's name."""


def media_type(response: Response) -> str:
    """Return the content type without its parameters, in lower case."""
    return response.headers.get("Content-Type", "").split(";")[0].strip().lower()


def read_body(response: Response, max_bytes: int, pages_only: bool) -> Response:
    """Read and decompress the body of a response of status 200 to 299. Bodies of errors and redirects are not read.

    Args:
        max_bytes: limit on the body's size, decompressed.
        pages_only: whether a media type that no page has is refused before the body is read.

    Returns:
        The same response, with the body as its content and without ``Content-Encoding``.

    Raises:
        BodyTooLarge, UnsupportedMediaType, UnsupportedContentEncoding, TruncatedBody: see there.
        DeadlinePassed: the request's time is over. Errors of requests and urllib3 pass through.
    """
    data = bytearray()
    try:
        if 200 <= response.status_code < 300:
            kind = media_type(response)
            # A value without a slash is no media type: some servers send the charset there.
            if pages_only and "/" in kind and not kind.startswith(PAGE_MEDIA_TYPES):
                raise UnsupportedMediaType(kind)
            _check_content_encoding(response)
            for chunk in response.iter_content(_CHUNK_BYTES):
                data += chunk
                if len(data) > max_bytes:
                    raise BodyTooLarge
            deadline = current_deadline()
            # A connection that the deadline has shut down looks like a short body.
            if deadline is not None and deadline.has_passed:
                raise DeadlinePassed
            _check_complete(response)
    finally:
        # After a complete read the connection is back in its pool, and this has no effect on it.
        response.raw.close()
    return _with_body(response, bytes(data))


def _check_content_encoding(response: Response) -> None:
    """Raise UnsupportedContentEncoding where urllib3 would return the compressed bytes as the body."""
    for item in response.headers.get("Content-Encoding", "").lower().split(","):
        name = item.strip()
        if name and name not in ("identity", *HTTPResponse.CONTENT_DECODERS):
            raise UnsupportedContentEncoding(name)


def _check_complete(response: Response) -> None:
    """Raise TruncatedBody where the compressed data is incomplete: without Content-Length, only the decoder knows.

    The decoder is a private attribute of urllib3. If it is renamed one day, truncated bodies are accepted.
    """
    decoder = getattr(getattr(response.raw, "_decoder", None), "_obj", None)
    if getattr(decoder, "eof", True) is False and response.raw.tell():
        raise TruncatedBody


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
