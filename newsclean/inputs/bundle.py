"""Plain-text files that hold several pages: each under a head that states its title or address, parted by form feeds, by
ruled lines with addresses, or by long rules."""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

from newsclean.inputs.pdf_pages import documents

_FORM_FEED = b"\x0c"
_GZIP = b"\x1f\x8b"
_MOST = 128_000_000
"""Bytes of an unpacked file beyond which it is left to be refused as one page."""
_LEAST = 120
"""Bytes below which a part is no page: form feeds also stand at a file's end and twice in a row."""
_LEAST_RULED = 600
"""The same for rules that name no address: articles have rules of their own."""
# Patterns are compiled where they are used: HTML, which has no such lines, should not pay for them.
# A ruled line with an address in it or on the line below, as crawlers and scripts write above each page.
_HEADED = (
    rb"(?mi)^[ \t]{0,8}([=#*~_-])\1{2,}[ \t]*(?:\r?\n[ \t]{0,8})?"
    rb"(?:url|uri|source|page|warc-target-uri)?\s{0,3}[:=]?\s{0,3}<?(https?://[^\s<>\"]{4,2000})>?[ \t]*(?:\1{3,})?[ \t]*\r?$"
)
_CLOSING = rb"(?m)\s*^[ \t]*([=#*~_-])\1{2,}[ \t]*\r?$"
_RULED = rb"(?m)^={30,}[ \t]*\r?$"
# A labelled head, as reader services write it above each page: its first label, and the second one's.
_LABELS = (
    rb"(?i)[\xef\xbb\xbf \t\r\n\x0c]{0,100}((?:title|url(?: source)?|\xe6\xa0\x87\xe9\xa2\x98|\xe7\xbd\x91\xe5\x9d\x80|\xe9\x93\xbe\xe6\x8e\xa5)[ ]?(?::|\xef\xbc\x9a))"
    rb"[^\n]{0,4000}\n(?:[ \t\r]{0,8}\n){0,3}([^\s:][^\n:]{0,40}?[ ]?(?::|\xef\xbc\x9a))"
)
# YAML front matter: a title or an address among flat keys between two rules.
_MATTER = (
    rb"(?m)(?:^|(?<=\x0c))---[ \t]*\r?\n(?=(?:[^\n]{0,4000}\n){0,60}?(?:title|url)[ \t]?:)"
    # Each line is of one kind alone, so that no other reading of it is tried.
    rb"(?:(?:[A-Za-z_][^\r\n:]{0,40}:(?:[ \t][^\r\n]{0,4000})?|-[ \t][^\r\n]{0,4000}|[ \t][^\r\n]{0,4000}|)\r?\n){1,80}?"
    rb"---[ \t]*\r?$"
)
_STATED_URL = rb"(?mi)^(?:url|link|source|canonical|\xe7\xbd\x91\xe5\x9d\x80|\xe9\x93\xbe\xe6\x8e\xa5)[^\n:]{0,12}(?::|\xef\xbc\x9a)[ \t]{0,8}[\"']?(https?://[^\s<>\"']{4,2000})"
_HEAD_REACH = 6000
"""Bytes of a page's head in which its address is looked for."""
_UNDERLINE = 4
"""Columns by which a rule may differ from the line above it and still be that heading's underline."""


class Part(NamedTuple):
    """One page of a bundle."""

    data: bytes
    url: str | None


def parts(data: bytes) -> tuple[Part, ...]:
    """The pages that a plain-text file holds; one that holds a single page, or is HTML, comes back as it is.

    Encodings of more than one byte a letter (UTF-16, by their NULs) are left whole.
    """
    text = _unpacked(data) if data.startswith(_GZIP) else data
    head = text[:64].lstrip(b"\xef\xbb\xbf \t\r\n\x0c")
    if head.startswith(b"<") or b"\0" in text[:1024]:
        return (Part(data, None),)
    found = _labelled(text) or _front_matters(text) or _fed(text) or _headed(text) or _ruled(text)
    return found if len(found) > 1 else (Part(data, None),)


def _fed(text: bytes) -> tuple[Part, ...]:
    """Dumps between form feeds; the pages of a PDF are one."""
    if _FORM_FEED not in text:
        return ()
    fed = text.split(_FORM_FEED)
    printed = documents(fed)
    if printed is not None:
        fed = [_FORM_FEED.join(pages) for pages in printed]
    return tuple(Part(part, None) for part in fed if len(part.strip()) >= _LEAST)


def _labelled(text: bytes) -> tuple[Part, ...]:
    """Pages under labelled heads whose first two labels are those of the first head."""
    first = re.match(_LABELS, text)
    if first is None or first.group(1).lower() == first.group(2).lower():
        return ()
    one, other = map(re.escape, first.groups())
    again = rb"(?m)(?:^|(?<=\x0c))" + one + rb"[^\n]{0,4000}\n(?:[ \t\r]{0,8}\n){0,3}" + other
    return _from([head.start() for head in re.finditer(again, text)], text)


def _front_matters(text: bytes) -> tuple[Part, ...]:
    """Pages under YAML front matter; the file must begin with one."""
    if not text[:64].lstrip(b"\xef\xbb\xbf \t\r\n\x0c").startswith(b"---"):
        return ()
    starts = [matter.start() for matter in re.finditer(_MATTER, text)]
    return _from(starts, text) if starts and not text[: starts[0]].strip(b"\xef\xbb\xbf \t\r\n\x0c") else ()


def _from(starts: list[int], text: bytes) -> tuple[Part, ...]:
    """The pages that begin at these places, each with the address that its head states."""
    found = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=False):
        url = re.search(_STATED_URL, text[start : min(end, start + _HEAD_REACH)])
        found.append(Part(text[start:end], url.group(1).decode("ascii", "ignore") if url else None))
    return tuple(found)


def _headed(text: bytes) -> tuple[Part, ...]:
    """Pages under headings with their addresses; the file must begin with one."""
    headings = list(re.finditer(_HEADED, text))
    if not headings or text[: headings[0].start()].strip(b"\xef\xbb\xbf \t\r\n"):
        return ()
    found = []
    ends = [*(heading.start() for heading in headings[1:]), len(text)]
    for heading, end in zip(headings, ends, strict=True):
        closing = re.compile(_CLOSING).match(text, heading.end(), end)
        part = text[closing.end() if closing else heading.end() : end]
        if len(part.strip()) >= _LEAST:
            found.append(Part(part, heading.group(2).decode("ascii", "ignore")))
    return tuple(found)


def _ruled(text: bytes) -> tuple[Part, ...]:
    """Pages between long rules of ``=``; every part must be as long as a page."""
    found = []
    start = 0
    for rule in re.finditer(_RULED, text):
        above = text[text.rfind(b"\n", 0, max(0, rule.start() - 1)) + 1 : rule.start()].strip()
        if above and abs(len(above) - len(rule.group().strip())) <= _UNDERLINE:
            continue
        found.append(text[start : rule.start()])
        start = rule.end()
    found.append(text[start:])
    found = [part for part in found if part.strip()]
    return tuple(Part(part, None) for part in found) if all(len(part) >= _LEAST_RULED for part in found) else ()


def _unpacked(data: bytes) -> bytes:
    """Gzip unpacked within bounds; as it is where that fails, for whoever cleans it to say so."""
    try:
        unpacker = zlib.decompressobj(wbits=31)
        text = unpacker.decompress(data, _MOST)
    except zlib.error:
        return data
    return text if unpacker.eof and not unpacker.unused_data else data
