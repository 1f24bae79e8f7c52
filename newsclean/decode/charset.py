"""bytes → text: BOM, valid UTF-8, the HTTP header, the page's own label, then detection.

The order follows the WHATWG Encoding and HTML standards, but for two points: bytes that are valid UTF-8 are UTF-8
whatever a label says, because saved pages are often converted and keep their old label; and a label that says Western
is not believed of bytes that are another script's, because it is the default of many servers and editors. Wrong bytes
become U+FFFD and a warning; they never lose the page.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LABEL = rb"""(?i)<meta[^>]{0,300}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_:.-]{2,40})"""
_XML_LABEL = rb"""(?i)<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']([A-Za-z0-9_:.-]{2,40})"""
_LABEL_REACH = 8192
_ESCAPE_REACH = 65_536

_HIGH = bytes(range(128, 256))
_LEAST_HIGH = 40
_IN_RUNS = 0.3
"""Bytes outside ASCII, and the share of them in long runs, that make a text no Western one."""

_DAMAGE = 10
"""How many right characters outside ASCII must stand against each wrong one for text to be damaged UTF-8."""

# WHATWG's names: what a label says is not always what browsers take it for.
_WHATWG = {
    "gb2312": "gb18030", "gb_2312-80": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030",
    "gb18030": "gb18030", "hz-gb-2312": "hz", "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "x-x-big5": "big5hkscs",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "ksc5601": "cp949", "windows-949": "cp949",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
    "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "utf8": "utf-8", "unicode": "utf-16-le",
    "utf-16": "utf-16-le", "x-user-defined": "cp1252", "euc-jp": "euc_jp", "x-euc-jp": "euc_jp",
}  # fmt: skip


_CONTENT_TYPE_CHARSET = r"charset\s{0,5}=\s{0,5}[\"']?([\w:.-]{2,40})"


def content_type_charset(content_type: str) -> str | None:
    """Return the charset that a Content-Type header states, or ``None``."""
    found = re.search(_CONTENT_TYPE_CHARSET, content_type, re.IGNORECASE)
    return found.group(1) if found else None


class Decoded(NamedTuple):
    """Text, the encoding it was read in (Python's name), and what to warn of."""

    text: str
    encoding: str
    warnings: tuple[str, ...]


def decode(data: bytes, *, charset: str | None = None) -> Decoded:
    """Turn a page's bytes into text; ``charset`` is what the HTTP header states. Never raises."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _finish(data[len(mark) :].decode(name, "replace"), name)
    japanese = _seven_bits(data)
    if japanese is not None:
        return _finish(japanese, "iso2022_jp")
    try:
        return _finish(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    wide = _utf16_without_mark(data)
    if wide:
        return _finish(data.decode(wide, "replace"), wide)
    text = data.decode("utf-8", "replace")
    # Other encodings read as UTF-8 are wrong nearly everywhere outside ASCII; a damaged page only here and there.
    wrong = text.count("\ufffd")
    if wrong * _DAMAGE <= sum(char > "\x7f" for char in text) - wrong:
        return _finish(text, "utf-8")
    # Most pages are UTF-8 and need none of it.
    from newsclean.decode.detection import detect, reads_well

    for label in (charset, _label(data)):
        stated = _known(label)
        if stated is None or stated == "utf-8" or (stated == "cp1252" and is_other_script(data)):
            continue
        text = data.decode(stated, "replace")
        if reads_well(text):
            return _finish(text, stated)
    name = _known(detect(data)) or _known(_label(data)) or _known(charset) or "utf-8"
    return _finish(data.decode(name, "replace"), name)


def _finish(text: str, name: str) -> Decoded:
    # Both signs are rare; asking for them is cheaper than counting and copying.
    wrong = text.count("\ufffd") if "\ufffd" in text else 0
    if "\0" in text:
        text = text.replace("\0", "")
    warnings = (f"{wrong} characters could not be decoded as {name}",) if wrong else ()
    return Decoded(text.removeprefix("\ufeff"), name, warnings)


def _label(data: bytes) -> str | None:
    head = data[:_LABEL_REACH]
    found = re.search(_LABEL, head) or re.search(_XML_LABEL, head)
    return found.group(1).decode("ascii") if found else None


def _known(label: str | None) -> str | None:
    """The codec for a label, or ``None`` for one that nobody knows."""
    if not label:
        return None
    name = label.strip().strip("\"'").lower()
    name = _WHATWG.get(name, name)
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return None
    # Python counts hex, rot13 and zip among its codecs.
    return codec.name if getattr(codec, "_is_text_encoding", True) else None


def _seven_bits(data: bytes) -> str | None:
    """Japanese in seven bits a byte, as ISO-2022-JP has it, shows by the escapes before and after it."""
    head = data[:_ESCAPE_REACH]
    if b"\x1b" not in head or not (b"\x1b$B" in head or b"\x1b$@" in head) or not data.isascii():
        return None
    from newsclean.decode.detection import reads_well

    text = data.decode("iso2022_jp_ext", "replace")
    return text if reads_well(text) and not text.isascii() else None


def is_other_script(data: bytes) -> bool:
    """Whether bytes outside ASCII stand in long runs, as no Western text has them: its letters with accents stand
    alone, and the label that says Western, which takes any byte, is some server's or editor's default."""
    high = len(data) - len(data.translate(None, _HIGH))
    runs = (run for run in re.findall(rb"[\x80-\xff]{4,}", data) if len(set(run)) > 3)
    return high >= _LEAST_HIGH and sum(map(len, runs)) > _IN_RUNS * high


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 without a mark shows as a NUL in every second byte of its markup."""
    return _utf16(data[:2000]) or _utf16(data[:48])


def _utf16(sample: bytes) -> str | None:
    if len(sample) < 8 or b"\0" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.4 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None
