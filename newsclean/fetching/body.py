"""Answers read whole, in small steps, and no further than a limit; what is not wanted is not read at all."""

from __future__ import annotations

from io import BytesIO

from requests import Response
from urllib3 import HTTPResponse

from newsclean.fetching.deadline import DeadlinePassed, current

PAGE_TYPES = (
    "text/",
    "application/xhtml",
    "application/xml",
    "application/octet-stream",
    "application/gzip",
    "application/x-gzip",
)
_STEP = 16_384


class TooLarge(Exception):
    """The answer is larger than the limit, on the wire or unpacked."""


class NoPageType(Exception):
    """The answer is no page: a PDF, an image, a video. Its argument is the content type."""


class CutOff(Exception):
    """The answer ends before what is packed in it does."""


class UnknownCoding(Exception):
    """The answer is compressed in a way that nothing here can open. Its argument is the name."""


def plain_type(response: Response) -> str:
    """The content type without its parameters, in small letters."""
    return response.headers.get("Content-Type", "").split(";")[0].strip().lower()


def read_whole(response: Response, max_bytes: int, pages_only: bool) -> Response:
    """Read and unpack the body of an answer of 200 to 299; those of errors and redirects are left where they are.

    The response is given back with the body as its content and with no ``Content-Encoding`` any more.

    Raises:
        TooLarge, NoPageType, UnknownCoding, CutOff, DeadlinePassed: as they say; requests' and urllib3's own errors pass.
    """
    data = bytearray()
    try:
        if 200 <= response.status_code < 300:
            kind = plain_type(response)
            # What has no slash is no type: some servers name the charset there.
            if pages_only and "/" in kind and not kind.startswith(PAGE_TYPES):
                raise NoPageType(kind)
            _require_known_coding(response)
            for chunk in response.iter_content(_STEP):
                data += chunk
                if len(data) > max_bytes:
                    raise TooLarge
            deadline = current()
            # A connection shut by the deadline looks like a short page.
            if deadline is not None and deadline.passed:
                raise DeadlinePassed
            _require_end(response)
    finally:
        # Where everything was read, the connection is back in its pool already; else it is closed.
        response.raw.close()
    return _with_body(response, bytes(data))


def _require_known_coding(response: Response) -> None:
    """Raise UnknownCoding where urllib3 would hand out packed bytes as if they were the page."""
    for name in response.headers.get("Content-Encoding", "").lower().split(","):
        bare = name.strip()
        if bare and bare not in ("identity", *HTTPResponse.CONTENT_DECODERS):
            raise UnknownCoding(bare)


def _require_end(response: Response) -> None:
    """Raise CutOff where the packed bytes end too soon: with no length stated, only what they unpack to can tell.

    urllib3 keeps zlib's object to itself; where it does so under other names one day, nothing is noticed.
    """
    unpacker = getattr(getattr(response.raw, "_decoder", None), "_obj", None)
    if getattr(unpacker, "eof", True) is False and response.raw.tell():
        raise CutOff


def _with_body(response: Response, data: bytes) -> Response:
    response.headers.pop("Content-Encoding", None)
    old = response.raw
    headers = old.headers.copy()
    headers.discard("Content-Encoding")
    headers.discard("Transfer-Encoding")
    response.raw = HTTPResponse(
        BytesIO(data), headers, old.status, old.version, reason=old.reason, preload_content=False,
        decode_content=False, request_url=getattr(old, "_request_url", None),
    )  # fmt: skip
    # requests looks for cookies there.
    response.raw._original_response = getattr(old, "_original_response", None)
    response._content = data
    response._content_consumed = True  # type: ignore[attr-defined]
    return response
