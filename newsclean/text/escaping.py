"""What a page may smuggle into a terminal or a document, taken out."""

from __future__ import annotations

import re

from newsclean.text.patterns import lazy_pattern

# Control characters, the escape sequences they start, and marks that turn the reading direction around.
_ESCAPES = lazy_pattern("\x1b(?:\\[[0-9;?]{0,20}[A-Za-z]|\\][^\x07\x1b]{0,200}(?:\x07|\x1b\\\\)?|.)?", re.DOTALL)
_UNSEEN = lazy_pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def seen(text: str) -> str:
    """Text with its lines and tabs, but without control characters, direction overrides and lone surrogates."""
    return _UNSEEN.sub("", text)


def terminal_text(text: str) -> str:
    """Text that cannot steer a terminal: one line, no control characters, no direction overrides."""
    return " ".join(_UNSEEN.sub("", _ESCAPES.sub("", text)).split())
