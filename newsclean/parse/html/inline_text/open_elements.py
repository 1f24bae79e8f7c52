"""What is noted of open inline elements until they end."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.parse.html.inline_text.text import InlineText
from newsclean.text.whitespace import collapse_whitespace

MAX_SIGN_CHARS = 1
"""Characters of a button's label that are a sign, such as “i”. A longer label is a word of the sentence."""


class Marked(NamedTuple):
    """An open inline element that is marked as an author or as a picture's credit."""

    role: int
    mark: int
    slot: int
    blocks: int
    pieces: int


class Copy(NamedTuple):
    """An open inline element that is hidden from screen readers: it may repeat the text before it."""

    blocks: int
    pieces: int
    marks: int


class Reference(NamedTuple):
    """An open link to a note or an open superscript, and what to return to where it refers to a note."""

    tag: str
    is_reference: bool
    depth: int
    """How many elements are open around it."""
    links_around: int
    blocks: int
    pieces: int
    marks: int
    counts: tuple[int, int, int]
    """How many texts in links, texts in bold type and links its block had before it."""


class SoftElement(NamedTuple):
    """An open element that is inline unless it holds a block, and how much there was before it."""

    blocks_opened: int
    is_button: bool
    blocks: int
    pieces: int
    marks: int


def drop_sign(inline: InlineText, button: SoftElement) -> None:
    """Take the sign on a button, which opens a note, out of the sentence that the button is in."""
    label = collapse_whitespace(inline.tail(button.pieces, MAX_SIGN_CHARS + 1) or "")
    if button.pieces and 0 < len(label) <= MAX_SIGN_CHARS:
        inline.truncate(button.pieces, button.marks)
