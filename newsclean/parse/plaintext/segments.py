"""Segments: stretches of a dump's lines with their columns on the screen. Most reading steps work on them."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.parse.plaintext.pdf_pages import JOINED
from newsclean.text.width import display_width

_BULLET_SIGNS, _ASCII_BULLET_SIGNS = "•◦▪▫●○◆◇■□☐★☆‣⁃∙", "*+-"
BULLET = re.compile(rf"\s*(?:[{_BULLET_SIGNS}]|[{_ASCII_BULLET_SIGNS}](?=\s))\s*")
_ALL_BULLET_SIGNS = frozenset(_BULLET_SIGNS + _ASCII_BULLET_SIGNS)


class Row(NamedTuple):
    """A line of a dump, or one line of a table cell."""

    line: int
    """Line number in the dump below its header, from 1."""
    start: int
    """Column at which the text begins, from 0."""
    text: str


class Segment(NamedTuple):
    """A stretch of text on one line; after unwrapping, a whole paragraph.

    Columns are those of a terminal: a wide (East Asian) character takes two.
    """

    line: int
    """Line number in the dump below its header, from 1."""
    start: int
    """Column of the first character, from 0."""
    end: int
    """Column behind the last character; of a paragraph, the greatest one of its lines."""
    text: str
    gap: int
    """Blank lines before the segment."""
    has_bullet: bool
    link_chars: int = 0
    """Characters inside links. Only Markdown shows them."""
    links: int = 0

    @property
    def width(self) -> int:
        """Columns from the first character to the last."""
        return self.end - self.start


def number_lines(lines: list[str]) -> list[Row]:
    """One row for each line, numbered from 1."""
    return [Row(number, 0, line) for number, line in enumerate(lines, 1)]


def split_segments(rows: list[Row]) -> list[Segment]:
    """One segment for each row with text, without its indentation and bullet."""
    segments = []
    gap = 0
    for number, column, raw in rows:
        if raw == JOINED:
            continue
        line = raw.rstrip()
        if "\t" in line or "\u00a0" in line:
            line = line.replace("\t", "    ").replace("\u00a0", " ").rstrip()
        stripped = line.lstrip(" \u3000")
        if not stripped:
            gap += 1
            continue
        first = stripped[0]
        if first.isspace():
            first = stripped.lstrip()[0]
        bullet = BULLET.match(line) if first in _ALL_BULLET_SIGNS else None
        if bullet and bullet.end() < len(line):
            stripped = line[bullet.end() :]
        start = column
        if len(stripped) < len(line):
            start += display_width(line[: len(line) - len(stripped)])
        segments.append(Segment(number, start, start + display_width(stripped), stripped, gap, bool(bullet)))
        gap = 0
    return segments
