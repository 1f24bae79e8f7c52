"""What a page may cost: bounds that no news page reaches, so that no page can hang the tool."""

from __future__ import annotations

import re

MAX_BLOCKS = 20_000
"""Blocks of a page that are read; live tickers and books in one page have some thousands."""
MAX_LINES = 60_000
"""Lines of a dump that are read: a block may be wrapped over several."""
LONG_PAGE = f"the page has more than {MAX_BLOCKS:,} blocks: what comes after them was not read"
LONG_DUMP = f"the text has more than {MAX_LINES:,} lines or {MAX_BLOCKS:,} blocks: what comes after them was not read"

_LONG = 8192
_CUT_UP = 2_000_000
_LONG_TAG = re.compile(rf"<([A-Za-z][A-Za-z0-9:-]{{0,40}})([^<>]{{{_LONG},}})")
_VALUE = re.compile(r"\"[^\"]*(?:\"|$)|'[^']*(?:'|$)")
_ATTRIBUTE = re.compile(r"[^\s/=]+")
_MAX_ATTRIBUTES = 600


def drop_attribute_floods(text: str) -> str:
    """Take the attributes from tags that have hundreds of them: a parser's cost grows with the square of their number.

    One long attribute, as scripts keep their data in, stays.
    """
    # A look at the lengths between openings clears nearly every page; cut up, a very large one would take much memory.
    if len(text) < _CUT_UP and not any(map(_is_long_tag, text.split("<"))):
        return text
    return _LONG_TAG.sub(_without_flood, text)


def _is_long_tag(piece: str) -> bool:
    """Whether what follows a ``<`` is a tag that is not closed for thousands of characters."""
    return len(piece) > _LONG and piece[0].isalpha() and piece.find(">", 0, _LONG) < 0


def _without_flood(match: re.Match[str]) -> str:
    attributes = _VALUE.sub(" ", match.group(2))
    for count, _ in enumerate(_ATTRIBUTE.finditer(attributes)):
        if count > _MAX_ATTRIBUTES:
            return f"<{match.group(1)}"
    return match.group()
