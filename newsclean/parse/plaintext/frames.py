"""A text browser's tables with borders, drawn in characters: taken apart into the lines of their cells.

A row of cells stands between two rules; each of its cells is read to its end, as it stood in the page's source.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.text.width import display_width

_BARS = "│┃║"
_RULE_SIGNS = "─━═"
_RULE = re.compile(f"[{_RULE_SIGNS}]{{3}}")
_NO_TEXT = re.compile(r"[\s\u2500-\u257f]*")
_LEAST_ROWS = 3
"""Framed lines from which on the signs are a table's, not a text's own."""


class Row(NamedTuple):
    """A line of text, or of one cell of it."""

    line: int
    """Its number in the dump, from 1."""
    start: int
    """The column at which it begins."""
    text: str


def unframed(lines: list[str]) -> list[Row]:
    """The lines, those of bordered tables cell by cell without their borders; rules and empty cells are empty rows."""
    rows = [Row(number, 0, line) for number, line in enumerate(lines, 1)]
    if not _has_frames(lines):
        return rows
    out: list[Row] = []
    cells: list[list[Row]] = []
    for row in rows:
        if _RULE.search(row.text) and _NO_TEXT.fullmatch(row.text):
            _flush(cells, out)
            out.append(row._replace(text=""))
            continue
        parts = _cells(row)
        if len(parts) != len(cells):
            _flush(cells, out)
        if not parts:
            out.append(row)
            continue
        if not cells:
            cells.extend([] for _ in parts)
        for cell, part in zip(cells, parts, strict=True):
            cell.append(part)
    _flush(cells, out)
    return out


def _has_frames(lines: list[str]) -> bool:
    framed = 0
    ruled = False
    for line in lines:
        bare = line.strip()
        if not bare or bare[0].isascii():
            continue
        ruled = ruled or _RULE.search(bare) is not None
        framed += len(bare) > 1 and bare[0] in _BARS and bare[-1] in _BARS
        if ruled and framed >= _LEAST_ROWS:
            return True
    return False


def _cells(row: Row) -> list[Row]:
    """The cells of a framed line; none where it is not framed."""
    bare = row.text.strip()
    if len(bare) < 2 or bare[0] not in _BARS or bare[-1] not in _BARS:
        return []
    out = []
    at = row.text.index(bare[0]) + 1
    column = display_width(row.text[:at])
    for part in re.split(f"[{_BARS}]", row.text[at : at + len(bare) - 2]):
        text = "" if _NO_TEXT.fullmatch(part) else part
        out.append(Row(row.line, column, text))
        column += display_width(part) + 1
    return out


def _flush(cells: list[list[Row]], out: list[Row]) -> None:
    """Add the cells of a row of cells one after the other, with an empty line before each."""
    for cell in cells:
        if any(row.text.strip() for row in cell):
            out.append(cell[0]._replace(text=""))
            out.extend(cell)
    cells.clear()
