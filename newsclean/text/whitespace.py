"""White space and invisible characters, folded in one place."""

from __future__ import annotations

from newsclean.text.patterns import lazy_pattern

# Zero-width and control characters that a reader never sees. Joiners (U+200C, U+200D) stay: Persian and Indic
# scripts and emoji need them.
INVISIBLE = lazy_pattern(
    "[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)

_STEP = 1_000_000
"""Characters that are folded at once."""


def collapse_whitespace(text: str) -> str:
    """Fold every run of white space into one space, strip the ends, remove invisible characters."""
    # No character of the pattern is printable.
    if not text.isprintable():
        text = INVISIBLE.sub("", text)
    return " ".join(text.split()) if len(text) <= _STEP else _fold_long(text)


def _fold_long(text: str) -> str:
    """The same in steps: a text's words, all at once, take many times its own memory."""
    pieces: list[str] = []
    for start in range(0, len(text), _STEP):
        piece = text[start : start + _STEP]
        folded = " ".join(piece.split())
        if folded:
            if pieces and (piece[0].isspace() or text[start - 1].isspace()):
                pieces.append(" ")
            pieces.append(folded)
    return "".join(pieces)


def unescaped(text: str) -> str:
    """A text with the signs that its character references stand for; their table is imported for the first of them."""
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)


def collapse_preformatted(text: str) -> str:
    """Preformatted text: its lines stay, the empty ones around it, white space at their ends and the invisible go."""
    lines = (INVISIBLE.sub("", line).replace("\x1f", " ").rstrip() for line in text.strip("\r\n").splitlines())
    folded = "\n".join(lines)
    return folded if folded.strip() else ""
