"""XML of feeds and sitemaps as it occurs, parsed, and before that made safe to parse: UTF-8 in chunks, without a document
type, with no entity left.

A document type is where entities are declared: bombs and external files. It is left out, and a reference to any entity but
XML's own five is replaced by its character, where HTML knows it, or escaped. Ampersands that are no reference, as in
addresses, are escaped too: parsers would drop what follows them.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from html.entities import html5
from io import BytesIO
from typing import NamedTuple

from lxml import etree

from newsclean.decode.charset import decode
from newsclean.decode.gzip import GZIP_MAGIC, GunzipStream

MAX_HEAD_CHARS = 100_000
"""Characters before the root element, at most: comments, style sheets, a document type."""
_HEAD_BYTES = 1 << 18
"""Bytes that the charset and the root element are searched in."""
_CHUNK_BYTES = 1 << 16
_BYTES_OUTSIDE_ASCII = bytes(range(0x80, 0x100))
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?(?P<name>rss|rdf|feed|urlset|sitemapindex)(?=[\s>/])", re.IGNORECASE)
_HTML_ROOT = re.compile(r"<html[\s>]", re.IGNORECASE)
_BARE_AMPERSAND = re.compile(r"&(?![A-Za-z][A-Za-z0-9]{0,31};|#\d{1,7};|#[xX][0-9A-Fa-f]{1,6};)")
_NAMED_REFERENCE = re.compile(r"&([A-Za-z][A-Za-z0-9]{0,31});")
_XML_ENTITIES = frozenset(("amp", "lt", "gt", "quot", "apos"))
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that XML 1.0 does not allow (2.2)."""
_MAX_REFERENCE_CHARS = 40
_CDATA_START, _CDATA_END = "<![CDATA[", "]]>"


class XmlText(NamedTuple):
    """A feed or a sitemap, ready to parse."""

    root: str
    """Local name of the root element, in lower case."""
    chunks: Iterator[bytes]
    """The text from the root element on, UTF-8."""


class EventTarget:
    """What the targets of lxml's parsers have in common: they pass over comments and processing instructions."""

    def comment(self, text: str) -> None:
        """Pass over a comment."""

    def pi(self, target: str, data: str | None = None) -> None:
        """Pass over a processing instruction."""

    def close(self) -> None:
        """End the document."""


def unpacked_chunks(data: bytes, max_bytes: int) -> Iterator[bytes]:
    """Yield data in chunks, unpacked where it is gzip, and no more than a number of bytes."""
    stream = BytesIO(data)
    source = GunzipStream(stream) if data.startswith(GZIP_MAGIC) else stream
    rest = max_bytes
    while rest > 0 and (chunk := source.read(min(_CHUNK_BYTES, rest))):
        rest -= len(chunk)
        yield chunk


def open_xml(data: bytes, charset: str | None, max_bytes: int) -> XmlText | None:
    """Return the XML of a feed or a sitemap; None where the data is neither.

    Args:
        data: the file, gzip or not.
        charset: the charset that the HTTP header states.
        max_bytes: bytes that are read, after unpacking.
    """
    chunks = unpacked_chunks(data, max_bytes)
    head = b""
    for chunk in chunks:
        head += chunk
        if len(head) >= _HEAD_BYTES:
            break
    # A character that the end of the head cuts in two would look like another charset.
    sample = head.rstrip(_BYTES_OUTSIDE_ASCII) if len(head) >= _HEAD_BYTES else head
    decoded = decode(sample, charset=charset)
    start = _find_root(decoded.text)
    if start is None:
        return None
    return XmlText(start["name"].lower(), _to_utf8(_decoded_chunks(head, chunks, decoded.encoding)))


def feed_xml(chunks: Iterable[bytes], target: EventTarget) -> Iterator[None]:
    """Parse a feed or a sitemap; yield after each chunk, so that the caller may take what the target has, or stop.

    Broken XML gives what is before the fault, and what is after it where the parser finds back.

    Args:
        chunks: UTF-8 without entities and document type, as :func:`open_xml` gives it.
        target: gets the elements.
    """
    parser = etree.XMLParser(
        target=target,  # type: ignore[arg-type]  # it takes these methods
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
    )  # fmt: skip
    for chunk in chunks:
        try:
            parser.feed(chunk)
        except etree.XMLSyntaxError:
            return
        yield


def _find_root(text: str) -> re.Match[str] | None:
    root = _ROOT.search(text, 0, MAX_HEAD_CHARS)
    html = _HTML_ROOT.search(text, 0, MAX_HEAD_CHARS)
    return None if root is None or (html is not None and html.start() < root.start()) else root


def _decoded_chunks(head: bytes, chunks: Iterable[bytes], encoding: str) -> Iterator[str]:
    """The text from the root element on."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    text = decoder.decode(head)
    root = _find_root(text)
    yield text[root.start() :] if root is not None else text
    for chunk in chunks:
        yield decoder.decode(chunk)
    yield decoder.decode(b"", True)


def _to_utf8(texts: Iterable[str]) -> Iterator[bytes]:
    """Escape ampersands outside CDATA and remove illegal characters, over the borders of chunks."""
    pending = ""
    is_in_cdata = False
    for text in texts:
        pending += text
        out = []
        while True:
            mark = _CDATA_END if is_in_cdata else _CDATA_START
            at = pending.find(mark)
            if at < 0:
                break
            end = at + len(mark) if is_in_cdata else at
            out.append(pending[:end] if is_in_cdata else _escape_references(pending[:end]))
            if not is_in_cdata:
                out.append(mark)
            pending = pending[at + len(mark) :]
            is_in_cdata = not is_in_cdata
        # A reference or a mark may continue in the next chunk.
        cut = max(0, len(pending) - _MAX_REFERENCE_CHARS)
        if not is_in_cdata:
            ampersand = pending.rfind("&", max(0, cut - _MAX_REFERENCE_CHARS), cut)
            cut = ampersand if ampersand >= 0 else cut
        ready, pending = pending[:cut], pending[cut:]
        out.append(ready if is_in_cdata else _escape_references(ready))
        yield _encode("".join(out))
    yield _encode(pending if is_in_cdata else _escape_references(pending))


def _encode(text: str) -> bytes:
    return _ILLEGAL.sub("", text).encode("utf-8")


def _escape_references(text: str) -> str:
    return _NAMED_REFERENCE.sub(_escape_named, _BARE_AMPERSAND.sub("&amp;", text)) if "&" in text else text


def _escape_named(reference: re.Match[str]) -> str:
    name = reference[1]
    if name in _XML_ENTITIES:
        return reference[0]
    character = html5.get(f"{name};")
    return character if character is not None and character not in "<>&" else f"&amp;{name};"
