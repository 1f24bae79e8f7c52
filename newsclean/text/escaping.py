"""Removal of characters that would control a terminal or reorder a document's text."""

from __future__ import annotations

import re

from newsclean.text.patterns import lazy_pattern

_ESCAPE_SEQUENCE = lazy_pattern(
    "\x1b(?:\\[[0-9;?]{0,20}[A-Za-z]|\\][^\x07\x1b]{0,200}(?:\x07|\x1b\\\\)?|.)?", re.DOTALL
)
_UNSAFE = lazy_pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, marks that change the writing direction, and lone surrogates."""


def strip_control_characters(text: str) -> str:
    """Remove control characters, direction marks and lone surrogates; keep line breaks and tabs."""
    return _UNSAFE.sub("", text)


def terminal_text(text: str) -> str:
    """Return text that is safe to print: one line, no control characters, no direction marks."""
    return " ".join(_UNSAFE.sub("", _ESCAPE_SEQUENCE.sub("", text)).split())
