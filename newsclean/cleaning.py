"""One page's bytes or text → Article."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from newsclean.article import Article
from newsclean.errors import NotAPage
from newsclean.sources import Input

if TYPE_CHECKING:
    from newsclean.page.blocks import Page

Kind = Literal["auto", "html", "dump"]

MAX_BYTES = 128_000_000
"""Most bytes of one page after decompression."""
_STEP = 1 << 20
_MOST_WRAPPINGS = 3

_ODD = bytes((*range(9), *range(14, 27)))
"""Control bytes that no text has."""
_GZIP = b"\x1f\x8b"
# What is no page, by its first bytes.
_MAGIC = (
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


def clean(
    data: bytes | str,
    *,
    url: str | None = None,
    kind: Kind = "auto",
    charset: str | None = None,
    fetched_at: str | None = None,
) -> Article:
    """Clean one page: HTML or a plain-text dump, as bytes or as text.

    Args:
        data: the page; gzip is opened by its magic.
        url: where the page came from, to make links absolute.
        kind: ``html`` or ``dump`` where known; ``auto`` looks at the content.
        charset: what the HTTP header says of the encoding.
        fetched_at: when the page was fetched, ISO 8601.

    Raises:
        NotAPage: the data is empty, a PDF, an image, an archive, an address.
        NoArticle: the page holds no article.
        TypeError, ValueError: ``data`` is a path or an open file, ``url`` and the like no text; there is no such ``kind``.
    """
    from newsclean.assemble import assemble, read_story
    from newsclean.rules.force import at

    _require_text("fetched_at", fetched_at)
    read = read_page(data, url=url, kind=kind, charset=charset)
    with at(read.page.address):
        story = read_story(read.page, read.text)
    return assemble(story, encoding=read.encoding, fetched_at=fetched_at, warnings=read.warnings)


class Read(NamedTuple):
    """A page read into blocks, and the text it was read from."""

    page: Page
    text: str
    encoding: str | None
    warnings: tuple[str, ...]


def read_page(data: bytes | str, *, url: str | None, kind: Kind, charset: str | None) -> Read:
    """Decode a page and read it into blocks; arguments and errors as those of :func:`clean`."""
    from newsclean.mojibake import mend
    from newsclean.page.sniff import sniff

    if not isinstance(data, (str, bytes, bytearray)):
        raise TypeError(f"a page is bytes or text, not {type(data).__name__}: read the file first")
    _require_text("url", url)
    _require_text("charset", charset)
    if kind not in get_args(Kind):
        raise ValueError(f"there is no kind {kind!r}: known are {', '.join(get_args(Kind))}")
    # Whoever gets the article gets no password with it.
    if url is not None and ("@" in url or not url.isprintable()):
        from newsclean.sources.urls import without_credentials

        url = without_credentials(url)
    encoding: str | None = None
    warnings: tuple[str, ...] = ()
    if isinstance(data, str):
        if data.startswith(("https://", "http://")) and not any(map(str.isspace, data.strip())):
            raise NotAPage("this is a web address, not a page: newsclean.fetch gets it")
        text = data.replace("\0", "")
    else:
        from newsclean.decode import decode

        data, cut = _page_bytes(data)
        text, encoding, warnings = decode(data, charset=charset)
        if cut:
            warnings = ("the gzip file is cut off or broken: the end of the page may be missing", *warnings)
    text, mended = mend(text)
    if mended:
        warnings = (*warnings, f"{mended} characters had been read in the wrong encoding, and are put right")
    if not text.strip():
        raise NotAPage("the page is empty: check the file or the download")
    found = sniff(text) if kind == "auto" else kind
    if found == "html":
        from newsclean.page.html import read_html

        page = read_html(text, url)
    else:
        from newsclean.page.dump import read_dump

        page = read_dump(text, url)
    return Read(page, text, encoding, warnings)


def _require_text(name: str, value: object) -> None:
    if value is not None and not isinstance(value, str):
        raise TypeError(f"{name} is text or None, not {type(value).__name__}")


def clean_input(found: Input) -> Article:
    """:func:`clean` for a page as a source gives it."""
    return clean(found.data, url=found.url, charset=found.charset, fetched_at=found.fetched_at)


def clean_html(data: bytes | str, *, url: str | None = None, charset: str | None = None) -> Article:
    """:func:`clean` for what is known to be HTML."""
    return clean(data, url=url, kind="html", charset=charset)


def clean_dump(data: bytes | str, *, url: str | None = None, charset: str | None = None) -> Article:
    """:func:`clean` for what is known to be the plain text of a page."""
    return clean(data, url=url, kind="dump", charset=charset)


def _page_bytes(data: bytes) -> tuple[bytes, bool]:
    """The page's own bytes, and whether some of them may be missing."""
    cut = False
    # Some servers pack once more what is packed already.
    for _ in range(_MOST_WRAPPINGS):
        if not data.startswith(_GZIP):
            break
        data, broken = _gunzip(data)
        cut = cut or broken
    head = data[:16].lstrip()
    for magic, what in _MAGIC:
        if head.startswith(magic) or data.startswith(magic):
            raise NotAPage(f"this is {what}, not a page: give the page's HTML or its plain text")
    if data[4:8] == b"ftyp" or (data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"AVI ", b"WAVE")):
        raise NotAPage("this is an image, audio or video file, not a page: give the page's HTML or its plain text")
    sample = data[:4096]
    odd = len(sample) - len(sample.translate(None, _ODD))
    # UTF-16 is full of NULs and is no binary; other control bytes mark one.
    if odd - sample.count(0) > 0.05 * len(sample) > 2:
        raise NotAPage("these bytes are neither HTML nor text: give the page's HTML or its plain text")
    return data, cut


def _gunzip(data: bytes) -> tuple[bytes, bool]:
    """Unpack gzip, member after member, and stop at the limit; a cut-off file gives what it holds, and ``True``."""
    out = bytearray()
    cut = False
    while data.startswith(_GZIP):
        unpacker = zlib.decompressobj(wbits=31)
        rest = data
        try:
            # In steps, so that a bomb never unfolds much further than the limit.
            while rest and not unpacker.eof:
                out += unpacker.decompress(rest, _STEP)
                rest = unpacker.unconsumed_tail
                if len(out) > MAX_BYTES:
                    raise NotAPage(
                        f"this gzip file unpacks to more than {MAX_BYTES // 1_000_000} MB: too large for one page"
                    )
        except zlib.error:
            if out:
                cut = True
                break
            raise NotAPage("this gzip file is broken: download it again") from None
        if not unpacker.eof:
            if not out:
                raise NotAPage("this gzip file is cut off before its first byte of text: download it again")
            cut = True
            break
        data = unpacker.unused_data
    return bytes(out), cut
