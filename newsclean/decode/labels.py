"""Charset labels: where a page states one, and the Python codec that it means."""

from __future__ import annotations

import codecs
import re

_CONTENT_TYPE_CHARSET = r"charset\s{0,5}=\s{0,5}[\"']?([\w:.-]{2,40})"
_META_CHARSET = rb"""(?i)<meta[^>]{0,300}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_:.-]{2,40})"""
_XML_ENCODING = rb"""(?i)<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']([A-Za-z0-9_:.-]{2,40})"""
_HTML_LANGUAGE = rb"""(?i)<html[^>]{0,400}?\slang\s{0,5}=\s{0,5}["']?([a-z]{2,3}(?:-[a-z]{2,4})?)"""
LABEL_REACH_BYTES = 8192
"""Bytes at the start of a page in which its label is looked for. Browsers read 1,024; saved pages have longer heads."""

# Labels that mean another codec than Python's codec of that name (WHATWG Encoding Standard, "Names and labels").
_WHATWG_CODECS = {
    "gb2312": "gb18030", "gb_2312-80": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030",
    "gb18030": "gb18030", "hz-gb-2312": "hz", "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "x-x-big5": "big5hkscs",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "ksc5601": "cp949", "windows-949": "cp949",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
    "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "utf8": "utf-8", "unicode": "utf-16-le",
    "utf-16": "utf-16-le", "x-user-defined": "cp1252", "euc-jp": "euc_jp", "x-euc-jp": "euc_jp",
    "x-mac-cyrillic": "mac_cyrillic", "x-mac-ukrainian": "mac_cyrillic", "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman", "x-windows-874": "cp874", "windows-874": "cp874",
}  # fmt: skip


def content_type_charset(content_type: str) -> str | None:
    """Return the charset that a Content-Type header states, or ``None``."""
    found = re.search(_CONTENT_TYPE_CHARSET, content_type, re.IGNORECASE)
    return found.group(1) if found else None


def page_label(data: bytes) -> str | None:
    """Return the charset label in a page's ``<meta>`` or XML declaration, or ``None``."""
    head = data[:LABEL_REACH_BYTES]
    found = re.search(_META_CHARSET, head) or re.search(_XML_ENCODING, head)
    return found.group(1).decode("ascii") if found else None


def page_language(data: bytes) -> str | None:
    """Return ``<html lang>`` in lower case, such as ``zh-tw``, or ``None``."""
    found = re.search(_HTML_LANGUAGE, data[:LABEL_REACH_BYTES])
    return found.group(1).decode("ascii").lower() if found else None


def codec_name(label: str | None) -> str | None:
    """Return Python's name of the codec that a label means, or ``None`` for an unknown label."""
    if not label:
        return None
    name = label.strip().strip("\"'").lower()
    name = _WHATWG_CODECS.get(name, name)
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # Python counts hex, rot13 and zip among its codecs.
    return codec.name if getattr(codec, "_is_text_encoding", True) else None
