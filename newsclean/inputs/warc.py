"""WARC and WET files (ISO 28500), read with warcio."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any

from newsclean.decode.charset import content_type_charset
from newsclean.document import Document
from newsclean.errors import SourceError
from newsclean.text.urls import without_credentials

MAX_RECORD = 64_000_000
"""Bytes of one record's page, unpacked; what is longer is cut."""
_STEP = 16_384
_OWN_CODINGS = ("", "identity", "gzip", "deflate")
"""Codings that warcio opens by itself; of Brotli it knows another library's way."""
_PAGE_TYPES = ("text/", "application/xhtml", "application/xml")


def is_archive(head: bytes) -> bool:
    """Whether a file's first bytes, unpacked, are a WARC or WET file's."""
    return head.startswith(b"WARC/")


def read_archive(stream: IO[bytes], name: str) -> Iterator[Document]:
    """The pages of a WARC file (responses and resources) or a WET file (conversions), one after the other.

    Raises:
        SourceError: the file is broken; what came before is given first.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError:
        raise SourceError(f"{name}: WARC files need warcio: pip install 'newsclean[archive]'") from None
    empty = True
    try:
        for record in ArchiveIterator(stream):
            found = _page(record, name)
            if found is not None:
                empty = False
                yield found
    except Exception as error:
        # Broken records break warcio in ways it does not foresee.
        why = " ".join(str(error).split())[:120]
        raise SourceError(f"{name}: this WARC file is broken: {why or type(error).__name__}") from None
    if empty:
        raise SourceError(f"{name}: no pages in this WARC file")


def _page(record: Any, name: str) -> Document | None:
    kind = record.rec_type
    headers = record.rec_headers
    url = without_credentials(headers.get_header("WARC-Target-URI") or "") or None
    if kind == "response" and record.http_headers is not None:
        status = record.http_headers.get_statuscode()
        content_type = record.http_headers.get_header("Content-Type") or ""
        if not status.startswith("2"):
            return None
    elif kind in ("resource", "conversion"):
        content_type = headers.get_header("Content-Type") or ""
    else:
        return None
    if content_type and not content_type.strip().lower().startswith(_PAGE_TYPES):
        return None
    data = _body(record)
    if len(data) < MAX_RECORD and record.raw_stream.limit and not record.raw_stream.read(1):
        raise EOFError("its last record is cut off")
    date = headers.get_header("WARC-Date")
    return Document(f"{name}: {url}", data, url, content_type_charset(content_type), date)


def _body(record: Any) -> bytes:
    """A record's page, without what it was wrapped in on its way."""
    headers = record.http_headers
    coding = ((headers.get_header("Content-Encoding") if headers else None) or "").strip().lower()
    if coding in _OWN_CODINGS:
        data: bytes = record.content_stream().read(MAX_RECORD)
        return data
    from warcio.bufferedreaders import ChunkedDataReader

    chunked = (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked"
    packed: bytes = (ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream).read(MAX_RECORD)
    return _unpacked(packed, coding)


def _unpacked(packed: bytes, coding: str) -> bytes:
    """A body unpacked within bounds; as it is where it is not packed, as many keep it, or cannot be opened here."""
    from urllib3 import HTTPResponse
    from urllib3.exceptions import HTTPError

    answer = HTTPResponse(BytesIO(packed), {"Content-Encoding": coding}, preload_content=False)
    data = bytearray()
    try:
        for step in answer.stream(_STEP, decode_content=True):
            data += step
            if len(data) >= MAX_RECORD:
                break
    except HTTPError:
        return packed
    return bytes(data[:MAX_RECORD])
