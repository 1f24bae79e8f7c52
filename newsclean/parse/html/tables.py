"""Which tables hold data, and their cells."""

from __future__ import annotations

from typing import Any

from newsclean.text.whitespace import collapse_whitespace

_LAYOUT = frozenset(
    ["table", "div", "p", "ul", "ol", "h1", "h2", "h3", "h4", "form", "iframe", "article", "section", "input", "select"]
)
_MAX_ELEMENTS = 4000
_MAX_CELL = 300


def data_rows(table: Any) -> tuple[tuple[str, ...], ...] | None:
    """The cells of a data table by row, or ``None`` for a table that only lays out the page.

    A data table has at least two rows and two columns, short cells, and nothing block-like inside them.
    """
    rows: list[list[str]] = []
    for seen, element in enumerate(table.iterdescendants()):
        tag = element.tag
        if seen > _MAX_ELEMENTS or (tag in _LAYOUT and tag != "p"):
            return None
        if tag == "tr":
            rows.append([])
        elif tag == "td" or tag == "th":
            text = collapse_whitespace("".join(element.itertext()))
            if len(text) > _MAX_CELL:
                return None
            if not rows:
                rows.append([])
            rows[-1].append(text)
    rows = [row for row in rows if any(row)]
    if len(rows) < 2 or sum(len(row) for row in rows) < 2 * len(rows):
        return None
    return tuple(tuple(row) for row in rows)
