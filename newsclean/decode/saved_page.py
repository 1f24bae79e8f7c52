"""Pages that a browser or a mail program saved in one file: MHTML (RFC 2557), Safari's web archives, mails."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsclean.errors import NotAPage

if TYPE_CHECKING:
    from email.message import Message

HEAD_BYTES = 16_384
"""Bytes at the beginning of a file by which a saved page is recognised."""
_WEBARCHIVE_KEY = b"WebMainResource"
_BINARY_PLIST = b"bplist00"
_XML_PLIST = re.compile(rb"\s*<\?xml[^>]{0,200}>\s*<!DOCTYPE plist\b")
_MAIL_HEADER = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,100}(?:From [^\r\n]{1,400}\r?\n)?"
    rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]{0,8000}\n(?:[ \t][^\n]{0,8000}\n){0,400}){1,300}"
)
_MIME_VERSION = re.compile(rb"(?mi)^MIME-Version[ \t]{0,8}:")
_CONTENT_TYPE = re.compile(rb"(?mi)^Content-Type[ \t]{0,8}:\s{0,8}(multipart/|text/html|text/plain)")
_HTML_TYPES = ("text/html", "application/xhtml+xml")


class SavedPage(NamedTuple):
    """The page in a file, and what the file states about it."""

    data: bytes
    url: str | None
    charset: str | None
    saved_at: str | None
    """When it was saved or sent: ISO 8601, UTC."""


def is_saved_page(data: bytes) -> bool:
    """Tell whether a file is MHTML, a web archive or a mail, by its first bytes."""
    head = data[:HEAD_BYTES]
    if head.startswith(_BINARY_PLIST):
        return _WEBARCHIVE_KEY in data
    if head[:6].lstrip().startswith(b"<"):
        return _XML_PLIST.match(head) is not None and _WEBARCHIVE_KEY in data
    if b":" not in head[:80]:
        return False
    header = _MAIL_HEADER.match(head)
    if header is None:
        return False
    kind = _CONTENT_TYPE.search(header.group())
    return kind is not None and (kind[1].lower() == b"multipart/" or _MIME_VERSION.search(header.group()) is not None)


def unpack_saved_page(data: bytes) -> SavedPage | None:
    """Find the page in a saved page; ``None`` for data of another kind.

    Raises:
        NotAPage: the file is broken, or holds no page.
    """
    if not is_saved_page(data):
        return None
    if data.startswith(_BINARY_PLIST) or data.lstrip().startswith(b"<"):
        return _unpack_web_archive(data)
    return _unpack_mime(data)


def _unpack_web_archive(data: bytes) -> SavedPage:
    import plistlib
    from xml.parsers.expat import ExpatError

    try:
        main = plistlib.loads(data)["WebMainResource"]
        page = main["WebResourceData"]
    except (plistlib.InvalidFileException, ExpatError, KeyError, TypeError, ValueError, RecursionError, OverflowError):
        raise NotAPage("this web archive is broken: save the page again") from None
    if not isinstance(page, bytes):
        raise NotAPage("this web archive is broken: save the page again")
    return SavedPage(page, _web_url(main.get("WebResourceURL")), _text(main.get("WebResourceTextEncodingName")), None)


def _unpack_mime(data: bytes) -> SavedPage:
    import email

    message = email.message_from_bytes(data.lstrip(b"\xef\xbb\xbf \t\r\n"))
    part = _find_page(message)
    if part is None:
        raise NotAPage("this mail or MHTML file has no part with HTML or text: save the page again")
    page = part.get_payload(decode=True)
    url = _web_url(message.get("Snapshot-Content-Location")) or _web_url(part.get("Content-Location"))
    url = url or _web_url(message.get("Content-Location"))
    return SavedPage(
        page if isinstance(page, bytes) else b"", url, _text(part.get_content_charset()), _iso_date(message.get("Date"))
    )


def _find_page(message: Message) -> Message | None:
    """Return the first part that is HTML, or else the first that is text; attachments are left out."""
    parts = [part for part in message.walk() if part.get_content_disposition() != "attachment"]
    for types in (_HTML_TYPES, ("text/plain",)):
        for part in parts:
            if part.get_content_type() in types and part.get_payload(decode=True):
                return part
    return None


def _web_url(value: object) -> str | None:
    # Long header lines are folded, and their line ends kept.
    url = "".join(str(value).split()) if value is not None else ""
    return url if url.lower().startswith(("http://", "https://")) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _iso_date(value: object) -> str | None:
    from datetime import timezone
    from email.utils import parsedate_to_datetime

    try:
        date = parsedate_to_datetime(str(value))
        return (date if date.tzinfo else date.replace(tzinfo=timezone.utc)).astimezone(timezone.utc).isoformat()
    except (ValueError, TypeError, OverflowError):
        return None
