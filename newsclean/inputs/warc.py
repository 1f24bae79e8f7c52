"""Pages in WARC and WET files (ISO 28500), read with warcio."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any

from newsclean.decode.labels import content_type_charset
from newsclean.document import Document
from newsclean.errors import SourceError
from newsclean.text.urls import without_credentials

MAX_RECORD_BYTES = 64_000_000
"""Maximum bytes of one record's page after decompression; the rest is cut off."""
WARC_MAGIC = b"WARC/"
MAX_REASON_CHARS = 120
_CHUNK_BYTES = 16_384
_WARCIO_CODINGS = ("", "identity", "gzip", "deflate")
"""Content codings that warcio decodes; its support of Brotli needs a library that urllib3 does not use."""
_PAGE_TYPES = ("text/", "application/xhtml", "application/xml")


def is_warc(head: bytes) -> bool:
    """Tell whether a file is a WARC or WET file by its first bytes, unpacked."""
    return head.startswith(WARC_MAGIC)


def read_warc(stream: IO[bytes], name: str) -> Iterator[Document]:
    """Read the pages of a WARC file (responses and resources) or of a WET file (conversions), in order.

    Args:
        stream: the file, plain or gzip.
        name: the file's name in messages.

    Raises:
        SourceError: the file is broken; the pages before the fault are yielded first.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError:
        raise SourceError(f"{name}: WARC files need warcio: pip install 'newsclean[archive]'", name) from None
    is_empty = True
    try:
        for record in ArchiveIterator(stream):
            document = _read_record(record, name)
            if document is not None:
                is_empty = False
                yield document
    except Exception as error:
        # warcio raises errors of many types where a record is broken.
        reason = " ".join(str(error).split())[:MAX_REASON_CHARS]
        raise SourceError(f"{name}: this WARC file is broken: {reason or type(error).__name__}", name) from None
    if is_empty:
        raise SourceError(f"{name}: no pages in this WARC file", name)


def _read_record(record: Any, name: str) -> Document | None:
    """Read a record; ``None`` where it is no page: a request, an image, an error response."""
    headers = record.rec_headers
    url = without_credentials(headers.get_header("WARC-Target-URI") or "") or None
    if record.rec_type == "response" and record.http_headers is not None:
        status = record.http_headers.get_statuscode()
        content_type = record.http_headers.get_header("Content-Type") or ""
        if not status.startswith("2"):
            return None
    elif record.rec_type in ("resource", "conversion"):
        content_type = headers.get_header("Content-Type") or ""
    else:
        return None
    if content_type and not content_type.strip().lower().startswith(_PAGE_TYPES):
        return None
    data = _read_body(record)
    if len(data) < MAX_RECORD_BYTES and record.raw_stream.limit and not record.raw_stream.read(1):
        raise EOFError("its last record is cut off")
    date = headers.get_header("WARC-Date")
    return Document(f"{name}: {url}", data, url, content_type_charset(content_type), date)


def _read_body(record: Any) -> bytes:
    """Read a record's page without its content coding and transfer coding."""
    headers = record.http_headers
    coding = ((headers.get_header("Content-Encoding") if headers else None) or "").strip().lower()
    if coding in _WARCIO_CODINGS:
        data: bytes = record.content_stream().read(MAX_RECORD_BYTES)
        return data
    from warcio.bufferedreaders import ChunkedDataReader

    is_chunked = (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked"
    stream = ChunkedDataReader(record.raw_stream) if is_chunked else record.raw_stream
    return _decode_content(stream.read(MAX_RECORD_BYTES), coding)


def _decode_content(body: bytes, coding: str) -> bytes:
    """Decode a body up to the limit.

    Returns:
        The decoded body; ``body`` itself where it cannot be decoded: many crawlers store the page decoded and keep the
        header.
    """
    from urllib3 import HTTPResponse
    from urllib3.exceptions import HTTPError

    response = HTTPResponse(BytesIO(body), {"Content-Encoding": coding}, preload_content=False)
    data = bytearray()
    try:
        for chunk in response.stream(_CHUNK_BYTES, decode_content=True):
            data += chunk
            if len(data) >= MAX_RECORD_BYTES:
                break
    except HTTPError:
        return body
    return bytes(data[:MAX_RECORD_BYTES])
