"""Elements that are words of a sentence unless they hold a block, and the buttons among them that are signs."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.parse.html.inline_text.text import InlineText
from newsclean.text.whitespace import collapse_whitespace

MAX_SIGN_CHARS = 1
"""Characters of a button's label that are a sign, such as “i”. A longer label is a word of the sentence."""


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
