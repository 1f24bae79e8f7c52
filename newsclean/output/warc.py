"""Fetched pages → WARC files (ISO 28500), written with warcio. ``newsclean clean`` reads them again."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import count
from pathlib import Path

from newsclean.document import Document
from newsclean.errors import SourceError
from newsclean.output.atomic import atomic_bytes
from newsclean.text.hosts import host_of
from newsclean.text.install_hints import install_hint
from newsclean.text.urls import url_path
from newsclean.version import VERSION

# The body is stored decoded: the headers of its transfer no longer apply.
_TRANSFER_HEADERS = frozenset(("content-encoding", "transfer-encoding", "content-length"))
_WITHOUT_COLONS = str.maketrans("", "", ":+")
MAX_NAME_CHARS = 100
"""Characters of a file name that come from the URL."""


def require_warcio() -> None:
    """Check that warcio is installed, before anything is fetched.

    Raises:
        SourceError: warcio is not installed.
    """
    try:
        import warcio  # noqa: F401
    except ImportError:
        raise SourceError(f"--save needs warcio: {install_hint('archive')}") from None


def write_warc(document: Document, folder: Path) -> Path:
    """Write a fetched page to a new WARC file, atomically.

    Args:
        document: the page.
        folder: the folder of the file; it is created if needed.

    Returns:
        The path of the file.

    Raises:
        SourceError: warcio is not installed, or the file cannot be written.
    """
    require_warcio()
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    timestamp = (document.fetched_at or "").translate(_WITHOUT_COLONS)
    path = _unused_path(folder, f"{file_name_of(document.url or document.name)}-{timestamp}")
    warc_headers = {"WARC-Date": (document.fetched_at or "").replace("+00:00", "Z")}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with atomic_bytes(path) as file:
            writer = WARCWriter(file, gzip=True)
            writer.write_record(writer.create_warcinfo_record(path.name, {"software": f"newsclean/{VERSION}"}))
            data = document.data if isinstance(document.data, bytes) else document.data.encode()
            body = BytesIO(data)
            if document.response is None:
                # A rendered page is not the response of a server.
                record = writer.create_warc_record(
                    document.url, "resource", payload=body, warc_headers_dict=warc_headers,
                    warc_content_type="text/html; charset=utf-8",
                )  # fmt: skip
            else:
                headers = [
                    (key, value) for key, value in document.response.headers if key.lower() not in _TRANSFER_HEADERS
                ]
                headers.append(("Content-Length", str(len(data))))
                status = StatusAndHeaders(
                    f"{document.response.status} {document.response.reason}", headers, protocol="HTTP/1.1"
                )
                record = writer.create_warc_record(
                    document.url, "response", payload=body, http_headers=status, warc_headers_dict=warc_headers
                )
            writer.write_record(record)
    except OSError as error:
        raise SourceError(f"{path}: cannot be written: {error.strerror or error}") from None
    return path


def _unused_path(folder: Path, name: str) -> Path:
    """Return a path that no file has. URLs that differ in their query share a name, and clocks may jump."""
    for number in count(1):
        path = folder / f"{name}{f'-{number}' if number > 1 else ''}.warc.gz"
        if not path.exists():
            return path
    raise AssertionError("count has no end")


def file_name_of(url: str) -> str:
    """Return a file name for a URL: only letters, digits, dots and dashes, so that it cannot leave its folder."""
    name = re.sub(r"[^A-Za-z0-9.-]+", "-", f"{host_of(url)}{url_path(url)}").strip(".-")
    return re.sub(r"\.{2,}", ".", name)[:MAX_NAME_CHARS] or "page"
