"""Data tables and their cells. Other tables only lay out the page."""

from __future__ import annotations

from typing import Any

from newsclean.text.whitespace import collapse_whitespace

# A table that contains one of these lays out the page.
_LAYOUT_TAGS = frozenset(
    ["table", "div", "p", "ul", "ol", "h1", "h2", "h3", "h4", "form", "iframe", "article", "section", "input", "select"]
)
_MAX_ELEMENTS = 4000
"""Elements in a table; a larger one is read as text. It bounds the time for tables within tables."""
_MAX_CELL_CHARS = 300
"""Characters of a cell; a table with a longer one lays out the page."""


def read_data_table(table: Any) -> tuple[tuple[str, ...], ...] | None:
    """The cells of a data table by row; ``None`` for a layout table.

    A data table has at least two rows and two columns, and short cells without block-level elements except ``<p>``.
    """
    rows: list[list[str]] = []
    for number, element in enumerate(table.iterdescendants()):
        tag = element.tag
        if number > _MAX_ELEMENTS or (tag in _LAYOUT_TAGS and tag != "p"):
            return None
        if tag == "tr":
            rows.append([])
        elif tag == "td" or tag == "th":
            text = collapse_whitespace("".join(element.itertext()))
            if len(text) > _MAX_CELL_CHARS:
                return None
            if not rows:
                rows.append([])
            rows[-1].append(text)
    rows = [row for row in rows if any(row)]
    if len(rows) < 2 or sum(len(row) for row in rows) < 2 * len(rows):
        return None
    return tuple(tuple(row) for row in rows)
