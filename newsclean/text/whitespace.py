"""Normalization of white space and removal of invisible characters."""

from __future__ import annotations

from newsclean.text.patterns import lazy_pattern

# The joiners U+200C and U+200D stay: Persian and Indic scripts and emoji need them.
INVISIBLE = lazy_pattern(
    "[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""Control characters, zero-width characters, soft hyphens and direction marks."""
_CHUNK_CHARS = 1_000_000
"""Characters that are split into words at once: the list of words takes many times the memory of the text."""


def collapse_whitespace(text: str) -> str:
    """Replace every run of white space by one space, strip the ends, remove invisible characters."""
    if len(text) > _CHUNK_CHARS:
        return _collapse_in_chunks(INVISIBLE.sub("", text))
    text = text.strip()
    # Printable text has no invisible characters; white space other than a space is not printable.
    if "  " not in text and text.isprintable():
        return text
    collapsed = " ".join(text.split())
    return collapsed if collapsed.isprintable() else " ".join(INVISIBLE.sub("", text).split())


def _collapse_in_chunks(text: str) -> str:
    pieces: list[str] = []
    for start in range(0, len(text), _CHUNK_CHARS):
        chunk = text[start : start + _CHUNK_CHARS]
        collapsed = " ".join(chunk.split())
        if collapsed:
            if pieces and (chunk[0].isspace() or text[start - 1].isspace()):
                pieces.append(" ")
            pieces.append(collapsed)
    return "".join(pieces)


def unescape_references(text: str) -> str:
    """Replace HTML character references (``&amp;``) by their characters. The table is imported at the first reference."""
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)


def collapse_preformatted(text: str) -> str:
    """Strip empty lines at the ends, trailing white space and invisible characters; keep the other white space."""
    lines = (INVISIBLE.sub("", line).replace("\x1f", " ").rstrip() for line in text.strip("\r\n").splitlines())
    stripped = "\n".join(lines)
    return stripped if stripped.strip() else ""
