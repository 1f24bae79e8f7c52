"""Pages that a table holds in Base64, as programs write bytes into JSON."""

from __future__ import annotations

import base64
import binascii
import re

from newsclean.text.patterns import lazy_pattern

MIN_BASE64_CHARS = 60
"""Shorter values may be words. Programs wrap Base64 after 64 or 76 characters."""
_PROBE_CHARS = 256
"""Characters at the beginning that are looked at first: almost every page has markup or a space among them."""
_DATA_URL = lazy_pattern(r"data:[^,]{0,100};base64,", re.IGNORECASE)
_BASE64 = lazy_pattern(r"[A-Za-z0-9+/_\-\s]*={0,2}\s*")


def is_base64(data: bytes | str) -> bool:
    """Tell whether a page is written in Base64 (RFC 4648, either alphabet), alone or in a ``data:`` URL."""
    if len(data) < MIN_BASE64_CHARS:
        return False
    head = _text_of(data[:_PROBE_CHARS]).strip()
    begin = _DATA_URL.match(head)
    if begin is not None:
        head = head[begin.end() :]
    if " " in head or "<" in head or not head:
        return False
    if len(head.split(maxsplit=1)[0]) < MIN_BASE64_CHARS or not _BASE64.fullmatch(head):
        return False
    text = _strip(data)
    if " " in text:
        return False
    text = "".join(text.split())
    return len(text) % 4 != 1 and _BASE64.fullmatch(text) is not None


def decode_base64(data: bytes | str) -> bytes | None:
    """Decode a page; ``None`` where it is no Base64."""
    text = "".join(_strip(data).split()).rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None


def _strip(data: bytes | str) -> str:
    text = _text_of(data).strip()
    begin = _DATA_URL.match(text[:_PROBE_CHARS])
    return text[begin.end() :] if begin is not None else text


def _text_of(data: bytes | str) -> str:
    return data if isinstance(data, str) else data.decode("latin-1")
