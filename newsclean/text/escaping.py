"""Removal and escapes of characters that would control a terminal or reorder a document's text."""

from __future__ import annotations

import re

from newsclean.text.patterns import lazy_pattern

_ESCAPE_SEQUENCE = lazy_pattern(
    "\x1b(?:\\[[0-9;?]{0,20}[A-Za-z]|\\][^\x07\x1b]{0,200}(?:\x07|\x1b\\\\)?|.)?", re.DOTALL
)
_UNSAFE = lazy_pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, marks that change the writing direction, and lone surrogates."""

_SURROGATE = lazy_pattern("[\ud800-\udfff]")


def strip_control_characters(text: str) -> str:
    """Remove control characters, direction marks and lone surrogates; keep line breaks and tabs."""
    return _UNSAFE.sub("", text)


def escape_surrogates(text: str) -> str:
    """Return text that UTF-8 can encode: a byte of a file name that is no UTF-8 becomes an escape such as ``\\xe9``."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATE.sub(_escape, text)
    return text


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"


def terminal_text(text: str) -> str:
    """Return text that is safe to print: one line, no control characters, no direction marks."""
    return " ".join(_UNSAFE.sub("", _ESCAPE_SEQUENCE.sub("", text)).split())
