"""References to notes, which leave the text, and the ways back from the notes."""

from __future__ import annotations

import re

_NOTE_MARK = re.compile(
    r"[\[(]?\s?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶]{1,3}|(?:note|nb|fn|n)\.?\s?\d{1,3})\s?[\])]?", re.IGNORECASE
)
_NOTE_ANCHOR = re.compile(
    r"(?:^|[#_-])(?:_?(?:fn|ftn|edn)|foot-?note|end-?note|note|cite|ref|sdfoot|r\d)", re.IGNORECASE
)
_NOTE_NAME = re.compile(r"(?:^|[\s_-])(?:foot-?note|fnref|note-?ref|end-?note|reference|cite[_-]ref|easy-footnote)", re.IGNORECASE)  # fmt: skip
_RETURN_MARK = re.compile(r"[↩↵⏎⤴↑^︎️\s]{1,6}|back to (?:text|top|article)|↩︎ ?\d{0,2}", re.IGNORECASE)


def is_note_mark(text: str) -> bool:
    """Whether a text is no more than the mark of a note, such as ``1``, ``[12]`` or ``*``."""
    return _NOTE_MARK.fullmatch(text) is not None


def is_return_mark(text: str) -> bool:
    """Whether a text is the sign of the way back from a note."""
    return _RETURN_MARK.fullmatch(text) is not None


def is_note_anchor(href: str) -> bool:
    """Whether the fragment of a link names a note or a reference to one."""
    return _NOTE_ANCHOR.search(f"#{href.rpartition('#')[2]}") is not None


def is_note_name(names: str) -> bool:
    """Whether class names or an id are those of a reference to a note."""
    return _NOTE_NAME.search(names) is not None
