"""Fetched pages kept as WARC files (ISO 28500), written with warcio, so that they can be cleaned again later."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import count
from pathlib import Path

from newsclean.document import Document
from newsclean.errors import SourceError
from newsclean.output.atomic import atomic_bytes
from newsclean.text.hosts import host_of
from newsclean.text.urls import url_path
from newsclean.version import VERSION

# These say how a body travelled; it is stored as it was unpacked.
_TRANSPORT = frozenset(("content-encoding", "transfer-encoding", "content-length"))
_NO_COLONS = str.maketrans("", "", ":+")


def need_warcio() -> None:
    """See that what writes WARC files is there, before anything is fetched.

    Raises:
        SourceError: warcio is missing.
    """
    try:
        import warcio  # noqa: F401
    except ImportError:
        raise SourceError("--save needs warcio: pip install 'newsclean[archive]'") from None


def write_archive(found: Document, folder: Path) -> Path:
    """Keep a fetched page as a WARC file in ``folder``, whole or not at all; its path.

    Raises:
        SourceError: warcio is missing, or the file cannot be written.
    """
    need_warcio()
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    when = (found.fetched_at or "").translate(_NO_COLONS)
    path = _free(folder, f"{file_name(found.url or found.name)}-{when}")
    warc_headers = {"WARC-Date": (found.fetched_at or "").replace("+00:00", "Z")}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with atomic_bytes(path) as file:
            writer = WARCWriter(file, gzip=True)
            writer.write_record(writer.create_warcinfo_record(path.name, {"software": f"newsclean/{VERSION}"}))
            data = found.data if isinstance(found.data, bytes) else found.data.encode()
            body = BytesIO(data)
            if found.response is None:
                # What scripts made of a page is no server's answer.
                record = writer.create_warc_record(
                    found.url, "resource", payload=body, warc_headers_dict=warc_headers,
                    warc_content_type="text/html; charset=utf-8",
                )  # fmt: skip
            else:
                headers = [(key, value) for key, value in found.response.headers if key.lower() not in _TRANSPORT]
                headers.append(("Content-Length", str(len(data))))
                status = StatusAndHeaders(
                    f"{found.response.status} {found.response.reason}", headers, protocol="HTTP/1.1"
                )
                record = writer.create_warc_record(
                    found.url, "response", payload=body, http_headers=status, warc_headers_dict=warc_headers
                )
            writer.write_record(record)
    except OSError as error:
        raise SourceError(f"{path}: cannot be written: {error.strerror or error}") from None
    return path


def _free(folder: Path, name: str) -> Path:
    """A path that no other page has: addresses that differ in their query have one name, and clocks jump."""
    for number in count(1):
        path = folder / f"{name}{f'-{number}' if number > 1 else ''}.warc.gz"
        if not path.exists():
            return path
    raise AssertionError("count has no end")


def file_name(url: str) -> str:
    """A file's name made of a URL: letters, digits, dots and dashes only, so that it cannot leave its folder."""
    name = re.sub(r"[^A-Za-z0-9.-]+", "-", f"{host_of(url)}{url_path(url)}").strip(".-")
    return re.sub(r"\.{2,}", ".", name)[:100] or "page"
