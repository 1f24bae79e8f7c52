"""Media types of records and of parts of saved pages, and whether a page may have them."""

from __future__ import annotations

_PAGE_TYPES = (
    "text/", "application/xhtml", "application/xml", "application/octet-stream", "application/gzip", "application/x-gzip",
    "application/unknown", "application/x-unknown", "application/force-download", "unknown/",
)  # fmt: skip
"""Beginnings of the media types that a page may have; its content decides."""
_TEXT_TYPES_OF_NO_PAGE = frozenset(
    f"text/{name}"
    for name in (
        "css", "javascript", "ecmascript", "jscript", "x-javascript", "typescript", "vtt", "csv",
        "tab-separated-values", "calendar", "x-vcalendar", "vcard", "x-vcard", "dns", "json", "x-json", "event-stream",
        "cache-manifest", "x-component", "x-python", "x-c", "x-java", "x-script", "x-sh", "x-opml",
    )
)  # fmt: skip


def media_type(content_type: str) -> str:
    """Return a Content-Type header's media type without quotation marks and parameters, in lower case."""
    return content_type.strip().strip("\"'").split(";")[0].split(",")[0].strip().strip("\"'").lower()


def may_be_page(content_type: str) -> bool:
    """Tell whether a page may have this content type; a value that is no media type says nothing."""
    name = media_type(content_type)
    return "/" not in name or (name.startswith(_PAGE_TYPES) and name not in _TEXT_TYPES_OF_NO_PAGE)
