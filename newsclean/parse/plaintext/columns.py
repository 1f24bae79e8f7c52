"""A text browser's layout tables: columns of text beside each other, put one after the other.

Columns are parted by a gutter: a place where line after line leaves off and goes on. What stands left of it is read
first, then what stands right of it; either may hold columns of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.text.width import display_width

BULLET = re.compile(r"\s*(?:[•◦▪▫●○◆◇■□☐★☆‣⁃∙]|[*+-](?=\s))\s*")
_GAP = re.compile(r" {3,}")
_MIN_COLUMN = 40
_LINES = 5
"""Lines that must agree on where a second column starts."""
_REACH = 12
"""Lines beside an empty right column after which the columns have ended."""
_SLACK = 2
"""Columns by which a start may miss the gutter: some signs are one or two columns wide, as the screen has it."""
_GUTTERS = 8
"""Gutters that are looked at, those that most lines have."""
_DEEP = 4
"""Columns within columns."""


class Piece(NamedTuple):
    """A stretch of one line: where it starts and ends, in columns."""

    line: int
    start: int
    end: int
    text: str
    gap: int
    """Empty lines before it."""
    bullet: bool
    linked: int = 0
    """Characters inside of links, where the shape tells them."""
    links: int = 0


class _Gap(NamedTuple):
    """White space in a piece: between which characters, and between which columns."""

    before: int
    after: int
    end: int
    """Column at which the text left of it ends."""
    start: int
    """Column at which the text right of it starts."""


class _Cut(NamedTuple):
    """A piece left and right of a gutter."""

    left: Piece | None
    right: Piece | None
    sure: bool
    """The gutter is there to be seen; else it is a single space that may be one between words."""


class _Region(NamedTuple):
    """Pieces, from ``first`` to before ``end``, that a gutter parts."""

    split: int
    """How many of them have text on both sides."""
    first: int
    end: int
    gutter: int


def has_columns(pieces: list[Piece]) -> bool:
    """Whether the text stands in columns: enough lines go on, after a wide gap, at one and the same place."""
    starts: Counter[int] = Counter()
    for piece in pieces:
        gap = next(_gaps(piece), None)
        if gap is not None and gap.end >= _MIN_COLUMN:
            starts[gap.start] += 1
    return any(count >= _LINES for count in starts.values())


def columns_apart(pieces: list[Piece], deep: int = _DEEP) -> list[Piece]:
    """The pieces with each column after the one left of it."""
    out: list[Piece] = []
    at = 0
    for region in _regions(pieces) if deep else ():
        out.extend(_parted(pieces[at : region.first], at > 0))
        left: list[Piece] = []
        right: list[Piece] = []
        for piece in pieces[region.first : region.end]:
            cut = _cut(piece, region.gutter)
            for side, part in zip((left, right), (cut.left, cut.right) if cut else (piece, None), strict=True):
                if part is not None:
                    gap = piece.line - side[-1].line - 1 if side else max(1, piece.gap)
                    side.append(part._replace(gap=gap))
        out.extend(columns_apart(left, deep - 1))
        out.extend(columns_apart(right, deep - 1))
        at = region.end
    out.extend(_parted(pieces[at:], at > 0))
    return out


def _parted(pieces: list[Piece], below: bool) -> list[Piece]:
    """Pieces without columns, cut at wide gaps; parted from what is above them, where they stand below columns."""
    out: list[Piece] = []
    for piece in pieces:
        if below and not out:
            piece = piece._replace(gap=max(1, piece.gap))
        at, start = 0, piece.start
        for gap in _gaps(piece):
            out.append(piece._replace(start=start, end=gap.end, text=piece.text[at : gap.before]))
            at, start = gap.after, gap.start
            piece = piece._replace(bullet=False)
        out.append(piece._replace(start=start, text=piece.text[at:]) if at else piece)
    return out


def _gaps(piece: Piece) -> Iterator[_Gap]:
    at = 0
    column = piece.start
    for gap in _GAP.finditer(piece.text):
        column += display_width(piece.text[at : gap.start()])
        end = column
        column += len(gap.group())
        at = gap.end()
        yield _Gap(gap.start(), gap.end(), end, column)


def _regions(pieces: list[Piece]) -> list[_Region]:
    """Stretches with columns, in order, none in another; those of most lines go first."""
    starts = Counter(gap.start for piece in pieces for gap in _gaps(piece))
    found: list[_Region] = []
    for gutter, count in starts.most_common(_GUTTERS):
        if count >= _LINES:
            found.extend(_of_gutter(pieces, gutter))
    taken: list[_Region] = []
    covered = bytearray(len(pieces))
    for region in sorted(found, reverse=True):
        if not any(covered[region.first : region.end]):
            covered[region.first : region.end] = b"\1" * (region.end - region.first)
            taken.append(region)
    return sorted(taken, key=lambda region: region.first)


def _of_gutter(pieces: list[Piece], gutter: int) -> list[_Region]:
    """The stretches in which no text stands across a gutter, from the first line it parts to the last of the right."""
    out: list[_Region] = []
    first = last = -1
    split = 0
    for index, piece in enumerate(pieces):
        cut = _cut(piece, gutter)
        far = first >= 0 and piece.line - pieces[last].line > _REACH
        if cut is None or (far and cut.right is None):
            if split >= _LINES:
                out.append(_Region(split, first, last + 1, gutter))
            first = last = -1
            split = 0
        elif cut.sure and cut.right is not None:
            if cut.left is not None:
                first = index if first < 0 else first
                split += 1
            last = index
    if split >= _LINES:
        out.append(_Region(split, first, last + 1, gutter))
    return out


def _cut(piece: Piece, gutter: int) -> _Cut | None:
    """What stands left and right of a gutter; None where text stands across it."""
    if piece.start >= gutter - _SLACK:
        return _Cut(None, piece, True)
    if piece.end <= gutter:
        return _Cut(piece, None, True)
    for gap in _gaps(piece):
        if abs(gap.start - gutter) <= _SLACK or gap.end < gutter < gap.start:
            return _halves(piece, gap, True)
        if gap.start > gutter:
            break
    column = piece.start
    for at, char in enumerate(piece.text):
        if column >= gutter:
            if column == gutter and piece.text[at - 1] == " " and char != " ":
                return _halves(piece, _Gap(at - 1, at, column - 1, column), False)
            break
        column += display_width(char)
    return None


def _halves(piece: Piece, gap: _Gap, sure: bool) -> _Cut:
    text = piece.text[gap.after :]
    start = gap.start
    bullet = BULLET.match(text)
    if bullet and bullet.end() < len(text):
        start += display_width(bullet.group())
        text = text[bullet.end() :]
    left = piece._replace(text=piece.text[: gap.before].rstrip(), end=gap.end)
    return _Cut(left, Piece(piece.line, start, piece.end, text, piece.gap, bool(bullet)), sure)
