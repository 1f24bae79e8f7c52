"""Tables that a text browser draws with box characters: split into the lines of their cells.

A table row stands between two horizontal rules. Each of its cells is read to its end before the next one, in the order of
the page's source.
"""

from __future__ import annotations

import re

from newsclean.parse.plaintext.segments import Row
from newsclean.text.patterns import contains_any
from newsclean.text.width import display_width

_BARS = "│┃║"
_RULE_CHARS = "─━═"
_RULE = re.compile(f"[{_RULE_CHARS}]{{3}}")
_NO_TEXT = re.compile(r"[\s\u2500-\u257f]*")
_MIN_FRAMED_LINES = 3
"""Lines between bars from which on the bars are borders; fewer may be text."""


def split_bordered_cells(rows: list[Row]) -> list[Row]:
    """Replace the lines of bordered tables by the lines of their cells; rules become blank rows."""
    if not _has_borders(rows):
        return rows
    out: list[Row] = []
    cells: list[list[Row]] = []
    for row in rows:
        if _RULE.search(row.text) and _NO_TEXT.fullmatch(row.text):
            _flush(cells, out)
            out.append(row._replace(text=""))
            continue
        parts = _split_row(row)
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


def _has_borders(rows: list[Row]) -> bool:
    text = "\n".join([row.text for row in rows])
    if text.isascii() or not (contains_any(text, _BARS) and contains_any(text, _RULE_CHARS)):
        return False
    framed = 0
    has_rule = False
    for row in rows:
        bare = row.text.strip()
        if not bare or bare[0].isascii():
            continue
        has_rule = has_rule or _RULE.search(bare) is not None
        framed += len(bare) > 1 and bare[0] in _BARS and bare[-1] in _BARS
        if has_rule and framed >= _MIN_FRAMED_LINES:
            return True
    return False


def _split_row(row: Row) -> list[Row]:
    """The cells of a line between bars; none for other lines."""
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
    """Append the cells of a table row one after the other, each after a blank row."""
    for cell in cells:
        if any(row.text.strip() for row in cell):
            out.append(cell[0]._replace(text=""))
            out.extend(cell)
    cells.clear()
