"""Archives → documents: one outcome for each record."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from typing import IO

from newsclean.article.warnings import warn
from newsclean.decode.labels import content_type_charset
from newsclean.document import Document, HttpResponse
from newsclean.errors import SourceError
from newsclean.inputs.archives.arc import ARC_MAGIC, ARC_START, read_arc_record
from newsclean.inputs.archives.http_message import HTTP_MAGIC, parse_response
from newsclean.inputs.archives.members import ZSTD_DICTIONARY_MAGIC, unpack_members
from newsclean.inputs.archives.record import Record, read_records
from newsclean.inputs.archives.record_buffer import RecordBuffer
from newsclean.inputs.archives.warc import WARC_MAGIC, WARC_START, read_warc_record
from newsclean.inputs.entry import UNSELECTED_KINDS, SkippedKind, SkippedRecord
from newsclean.inputs.media_types import may_be_page
from newsclean.inputs.page_selection import ALL_PAGES, PageSelection
from newsclean.text.install_hints import install_hint
from newsclean.text.urls import without_credentials

ARCHIVE_SUFFIXES = (
    ".warc", ".warc.gz", ".warc.zst", ".wet", ".wet.gz", ".wet.zst", ".arc", ".arc.gz",
)  # fmt: skip
"""Ends of the names of archives, for those whose first bytes are broken."""
_BLANKS = b" \t\r\n\0\xef\xbb\xbf"
_DIGEST_BYTES = 8


def has_archive_magic(head: bytes) -> bool:
    """Tell whether a file is a WARC or ARC file by its first bytes, unpacked."""
    return head.lstrip(_BLANKS).startswith((WARC_MAGIC, ARC_MAGIC, ZSTD_DICTIONARY_MAGIC))


def is_archive(path: str, head: bytes) -> bool:
    """Tell whether a file is an archive.

    Args:
        path: the file's path.
        head: its first bytes, unpacked; nothing where they cannot be.
    """
    return has_archive_magic(head) or path.lower().endswith(ARCHIVE_SUFFIXES)


def read_archive(
    stream: IO[bytes], name: str, selection: PageSelection = ALL_PAGES
) -> Iterator[Document | SkippedRecord | SourceError]:
    """Read the records of a WARC, WET or ARC file, in order; each gives a document, a skipped record or an error.

    Args:
        stream: the file: plain, gzip or zstd.
        name: its name in messages.
        selection: the records that are asked for. The others are skipped before their responses are parsed.

    Raises:
        SourceError: the file is cut off, or holds no page; what is there is yielded first.
    """
    try:
        import warcio  # noqa: F401
    except ImportError:
        raise SourceError(f"{name}: archives need warcio: {install_hint('archive')}", name) from None
    has_page = False
    names = _RecordNames(name)
    for record in _read_records(stream, name):
        if record.ends_file and record.fault is not None:
            raise SourceError(f"{name}: this archive is broken: {record.fault}", name)
        outcome = _read_outcome(record, names, selection)
        has_page = has_page or not isinstance(outcome, SkippedRecord) or outcome.kind in UNSELECTED_KINDS
        yield outcome
    if not has_page:
        raise SourceError(f"{name}: no pages in this archive", name)


def _read_records(stream: IO[bytes], name: str) -> Iterator[Record]:
    buffer = RecordBuffer(unpack_members(stream, name, _begins_record))
    buffer.skip_blanks()
    if buffer.fill(len(BOM_UTF8)) and buffer.data.startswith(BOM_UTF8):
        buffer.drop(len(BOM_UTF8))
    buffer.fill(max(len(WARC_MAGIC), len(ARC_MAGIC)))
    if buffer.data.startswith(ARC_MAGIC):
        return read_records(buffer, ARC_START, read_arc_record)
    return read_records(buffer, WARC_START, read_warc_record)


def _begins_record(data: bytes) -> bool:
    return any(start.at.match(data) is not None for start in (WARC_START, ARC_START))


def _read_outcome(
    record: Record, names: _RecordNames, selection: PageSelection
) -> Document | SkippedRecord | SourceError:
    url = without_credentials(record.url) or None
    name = names.name(url)
    if record.fault is not None:
        return SourceError(f"{name}: this record is broken: {record.fault}", name)
    if record.type == "revisit":
        return SkippedRecord(name, "revisit")
    if record.type not in ("response", "resource", "conversion") or record.url.startswith("metadata:"):
        return SkippedRecord(name, "other_record")
    unselected = None if selection.is_all else selection.find_reason_to_skip(url, record.date)
    if unselected is not None:
        return SkippedRecord(name, unselected)
    content_type, body, is_truncated = record.content_type, record.block, record.is_truncated
    http_response = None
    if record.type == "response":
        if body.startswith(HTTP_MAGIC):
            response = parse_response(body)
            kind = _skipped_status(response.status)
            if kind is not None:
                return SkippedRecord(name, kind)
            content_type, body = response.content_type, response.body
            http_response = HttpResponse(response.status, "", response.headers)
            is_truncated = is_truncated or response.is_truncated
        elif content_type.startswith("application/http"):
            content_type = ""
    if not may_be_page(content_type):
        return SkippedRecord(name, "other_record")
    return Document(
        name, body, url, content_type_charset(content_type), record.date, http_response,
        warnings=(warn("body_truncated"),) if is_truncated else (),
    )  # fmt: skip


def _skipped_status(status: int) -> SkippedKind | None:
    """Return why a response of this status is skipped; ``None`` where it may be a page."""
    if 300 <= status < 400:
        return "redirect"
    return "error_status" if status and not 200 <= status < 300 else None


class _RecordNames:
    """The names of an archive's records, each different."""

    def __init__(self, archive: str) -> None:
        self._archive = archive
        self._records = 0
        self._counts: Counter[bytes] = Counter()

    def name(self, url: str | None) -> str:
        """Return the next record's name: the archive's, and the record's URL or number."""
        self._records += 1
        if url is None:
            return f"{self._archive}: record {self._records}"
        # A large archive has hundreds of thousands of URLs.
        digest = blake2b(url.encode("utf-8", "replace"), digest_size=_DIGEST_BYTES).digest()
        self._counts[digest] += 1
        count = self._counts[digest]
        return f"{self._archive}: {url}" if count == 1 else f"{self._archive}: {url} ({count})"
