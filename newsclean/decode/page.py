"""The bytes of a page → its text: gzip, file signatures, charset, mojibake."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.article.warnings import ExtractionWarning, warn
from newsclean.decode.charset import decode
from newsclean.decode.gzip import GZIP_MAGIC, gunzip
from newsclean.decode.mojibake import repair_mojibake
from newsclean.decode.references import MAX_REFERENCE_CHARS, refuse_reference
from newsclean.errors import NotAPage

MAX_GZIP_LAYERS = 3
"""Some servers compress a page that is compressed already."""
_CONTROL_BYTES = bytes((*range(9), *range(14, 27)))
"""Control bytes that do not occur in text."""
_SAMPLE_BYTES = 4096
_MAX_CONTROL_SHARE = 0.05
# File signatures of what is no page.
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"ID3", "an audio file"),
    (b"OggS", "an audio file"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"SQLite format 3", "a database"),
)


# A mail header, a binary property list, or one in XML.
_SAVED_PAGE_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,100}(?:[A-Za-z][A-Za-z0-9-]{0,60}:|From [^\n]{1,400}\n|bplist00|<\?xml)"
)


class PageText(NamedTuple):
    """A page's text and how it was decoded."""

    text: str
    encoding: str | None
    """Python's name of the charset; ``None`` where the page was given as text."""
    warnings: tuple[ExtractionWarning, ...]
    is_doubtful: bool = False
    """Whether the charset is a guess."""
    utf8: bytes | None = None
    """The text in UTF-8, where the page was given so: a parser need not encode it again."""


def decode_page(data: bytes | str, charset: str | None) -> PageText:
    """Decode a page.

    Args:
        data: the page; gzip is recognised by its signature.
        charset: the charset that the HTTP header states.

    Raises:
        NotAPage: the data is empty, a PDF, an image, an archive, a web address, the name of a file.
    """
    encoding: str | None = None
    warnings: tuple[ExtractionWarning, ...] = ()
    is_doubtful = False
    utf8: bytes | None = None
    if isinstance(data, str):
        text = data.replace("\0", "")
    else:
        data, is_truncated = _unpack(data)
        _refuse_binary(data)
        text, encoding, warnings, is_doubtful, utf8 = decode(data, charset=charset)
        if is_truncated:
            warnings = (warn("gzip_truncated"), *warnings)
    text, repaired = repair_mojibake(text, utf8)
    if repaired:
        utf8 = None
        warnings = (*warnings, warn("mojibake_repaired", count=repaired))
    if not text.strip():
        raise NotAPage("the page is empty: check the file or the download")
    if len(text) <= MAX_REFERENCE_CHARS:
        refuse_reference(text)
    return PageText(text, encoding, warnings, is_doubtful, utf8)


def may_be_saved_page(data: bytes) -> bool:
    """Tell whether it is worth a closer look whether data is a page that a browser or a mail program saved."""
    return _SAVED_PAGE_START.match(data) is not None


def _unpack(data: bytes) -> tuple[bytes, bool]:
    is_truncated = False
    for _ in range(MAX_GZIP_LAYERS):
        if not data.startswith(GZIP_MAGIC):
            break
        data, truncated = gunzip(data)
        is_truncated = is_truncated or truncated
    return data, is_truncated


def _refuse_binary(data: bytes) -> None:
    """Raise NotAPage where the first bytes are those of a binary file."""
    head = data[:16].lstrip()
    for signature, what in _SIGNATURES:
        if head.startswith(signature) or data.startswith(signature):
            raise NotAPage(f"this is {what}, not a page: give the page's HTML or its plain text")
    if data[4:8] == b"ftyp" or (data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"AVI ", b"WAVE")):
        raise NotAPage("this is an image, audio or video file, not a page: give the page's HTML or its plain text")
    sample = data[:_SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    # UTF-16 is full of NULs and is no binary; other control bytes mark one.
    if controls - sample.count(0) > _MAX_CONTROL_SHARE * len(sample) > 2:
        raise NotAPage("these bytes are neither HTML nor text: give the page's HTML or its plain text")
