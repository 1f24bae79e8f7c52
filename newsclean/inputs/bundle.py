"""Plain-text files that hold several dumps.

Dumps are separated by labelled heads or YAML front matter that state a title or an address, by form feeds, by ruled lines
with addresses, or by long rules.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.decode.gzip import GZIP_MAGIC, gunzip
from newsclean.errors import NotAPage
from newsclean.inputs.pdf_pages import group_pages

_FORM_FEED = b"\x0c"
_BOM_AND_BLANKS = b"\xef\xbb\xbf \t\r\n\x0c"
_SNIFF_BYTES = 64
"""Bytes at the beginning of a file in which markup or front matter must begin."""
_NUL_SNIFF_BYTES = 1024
"""Bytes at the beginning of a file in which a NUL marks UTF-16."""
_MIN_DUMP_BYTES = 120
"""Shorter parts are no dumps: form feeds also occur at the end of a file and twice in a row."""
_MIN_RULED_DUMP_BYTES = 600
"""The same for parts between rules without addresses: articles have rules of their own."""
_HEAD_BYTES = 6000
"""Bytes of a dump's head in which its address is looked for."""
_MAX_UNDERLINE_DIFFERENCE = 4
"""Columns by which a rule may differ from the line above it and still be that heading's underline."""
# Patterns are compiled where they are used: HTML has no such lines and should not cost the time.
# A ruled line with an address in it or on the line below, as crawlers and scripts write it above each page.
_RULED_ADDRESS = (
    rb"(?mi)^[ \t]{0,8}([=#*~_-])\1{2,}[ \t]*(?:\r?\n[ \t]{0,8})?"
    rb"(?:url|uri|source|page|warc-target-uri)?\s{0,3}[:=]?\s{0,3}<?(https?://[^\s<>\"]{4,2000})>?[ \t]*(?:\1{3,})?[ \t]*\r?$"
)
_RULE_BELOW_ADDRESS = rb"(?m)\s*^[ \t]*([=#*~_-])\1{2,}[ \t]*\r?$"
_LONG_RULE = rb"(?m)^={30,}[ \t]*\r?$"
# A labelled head, as reader services write it above each page: its first label and its second label.
_LABELLED_HEAD = (
    rb"(?i)[\xef\xbb\xbf \t\r\n\x0c]{0,100}((?:title|url(?: source)?|\xe6\xa0\x87\xe9\xa2\x98|\xe7\xbd\x91\xe5\x9d\x80|\xe9\x93\xbe\xe6\x8e\xa5)[ ]?(?::|\xef\xbc\x9a))"
    rb"[^\n]{0,4000}\n(?:[ \t\r]{0,8}\n){0,3}([^\s:][^\n:]{0,40}?[ ]?(?::|\xef\xbc\x9a))"
)
# YAML front matter: a title or an address among flat keys between two rules.
_FRONT_MATTER = (
    rb"(?m)(?:^|(?<=\x0c))---[ \t]*\r?\n(?=(?:[^\n]{0,4000}\n){0,60}?(?:title|url)[ \t]?:)"
    # Each line matches one alternative alone, so that there is no backtracking.
    rb"(?:(?:[A-Za-z_][^\r\n:]{0,40}:(?:[ \t][^\r\n]{0,4000})?|-[ \t][^\r\n]{0,4000}|[ \t][^\r\n]{0,4000}|)\r?\n){1,80}?"
    rb"---[ \t]*\r?$"
)
_STATED_ADDRESS = rb"(?mi)^(?:url|link|source|canonical|\xe7\xbd\x91\xe5\x9d\x80|\xe9\x93\xbe\xe6\x8e\xa5)[^\n:]{0,12}(?::|\xef\xbc\x9a)[ \t]{0,8}[\"']?(https?://[^\s<>\"']{4,2000})"


class Dump(NamedTuple):
    """One dump of a bundle, and its address where the bundle states it."""

    data: bytes
    url: str | None


def split_bundle(data: bytes) -> tuple[Dump, ...]:
    """Split a plain-text file into its dumps.

    Args:
        data: the file's bytes, plain or gzip.

    Returns:
        The dumps in order. HTML, UTF-16 and a file that holds one dump give one, with ``data`` as it is.
    """
    text = _unpack(data)
    if not starts_as_markup(text) and b"\0" not in text[:_NUL_SNIFF_BYTES]:
        for split in (
            _split_at_labels, _split_at_front_matter, _split_at_form_feeds, _split_at_ruled_addresses,
            _split_at_long_rules,
        ):  # fmt: skip
            # The first form that separates anything decides.
            dumps = split(text)
            if dumps:
                return dumps if len(dumps) > 1 else (Dump(data, None),)
    return (Dump(data, None),)


def starts_as_markup(text: bytes) -> bool:
    """Tell whether a file's first character, after a byte order mark and blanks, is ``<``: it is one page."""
    return text[:_SNIFF_BYTES].lstrip(_BOM_AND_BLANKS).startswith(b"<")


def _unpack(data: bytes) -> bytes:
    """Unpack gzip; a file that is broken or too large stays as it is: whatever decodes it reports that."""
    if not data.startswith(GZIP_MAGIC):
        return data
    try:
        text, is_truncated = gunzip(data)
    except NotAPage:
        return data
    return data if is_truncated else text


def _split_at_form_feeds(text: bytes) -> tuple[Dump, ...]:
    """Split at form feeds, except those between the pages of a PDF."""
    if _FORM_FEED not in text:
        return ()
    parts = text.split(_FORM_FEED)
    documents = group_pages(parts)
    if documents is not None:
        parts = [_FORM_FEED.join(pages) for pages in documents]
    return tuple(Dump(part, None) for part in parts if len(part.strip()) >= _MIN_DUMP_BYTES)


def _split_at_labels(text: bytes) -> tuple[Dump, ...]:
    """Split at labelled heads whose first two labels are those of the first head."""
    head = re.match(_LABELLED_HEAD, text)
    if head is None or head.group(1).lower() == head.group(2).lower():
        return ()
    first, second = map(re.escape, head.groups())
    same_head = rb"(?m)(?:^|(?<=\x0c))" + first + rb"[^\n]{0,4000}\n(?:[ \t\r]{0,8}\n){0,3}" + second
    return _split_at([match.start() for match in re.finditer(same_head, text)], text)


def _split_at_front_matter(text: bytes) -> tuple[Dump, ...]:
    """Split at YAML front matter; the file must begin with it."""
    if not text[:_SNIFF_BYTES].lstrip(_BOM_AND_BLANKS).startswith(b"---"):
        return ()
    starts = [match.start() for match in re.finditer(_FRONT_MATTER, text)]
    return _split_at(starts, text) if starts and not text[: starts[0]].strip(_BOM_AND_BLANKS) else ()


def _split_at(starts: list[int], text: bytes) -> tuple[Dump, ...]:
    """Split at byte offsets; each dump gets the address that its head states."""
    dumps = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=False):
        url = re.search(_STATED_ADDRESS, text[start : min(end, start + _HEAD_BYTES)])
        dumps.append(Dump(text[start:end], url.group(1).decode("ascii", "ignore") if url else None))
    return tuple(dumps)


def _split_at_ruled_addresses(text: bytes) -> tuple[Dump, ...]:
    """Split at ruled lines with addresses; the file must begin with one."""
    headings = list(re.finditer(_RULED_ADDRESS, text))
    if not headings or text[: headings[0].start()].strip(b"\xef\xbb\xbf \t\r\n"):
        return ()
    dumps = []
    ends = [*(heading.start() for heading in headings[1:]), len(text)]
    for heading, end in zip(headings, ends, strict=True):
        closing = re.compile(_RULE_BELOW_ADDRESS).match(text, heading.end(), end)
        dump = text[closing.end() if closing else heading.end() : end]
        if len(dump.strip()) >= _MIN_DUMP_BYTES:
            dumps.append(Dump(dump, heading.group(2).decode("ascii", "ignore")))
    return tuple(dumps)


def _split_at_long_rules(text: bytes) -> tuple[Dump, ...]:
    """Split at long rules of ``=`` where every part is as long as a dump."""
    parts = []
    start = 0
    for rule in re.finditer(_LONG_RULE, text):
        above = text[text.rfind(b"\n", 0, max(0, rule.start() - 1)) + 1 : rule.start()].strip()
        if above and abs(len(above) - len(rule.group().strip())) <= _MAX_UNDERLINE_DIFFERENCE:
            continue
        parts.append(text[start : rule.start()])
        start = rule.end()
    parts.append(text[start:])
    parts = [part for part in parts if part.strip()]
    return (
        tuple(Dump(part, None) for part in parts) if all(len(part) >= _MIN_RULED_DUMP_BYTES for part in parts) else ()
    )
