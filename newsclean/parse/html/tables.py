"""Which tables hold data, and their cells.

A table's events are recorded while the parser sends them. A table that only lays out the page is recognised early, and
its events are replayed as if it were none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from newsclean.article.tables import CELL_SEPARATOR, ROW_SEPARATOR
from newsclean.parse.html.attributes.class_names import is_screen_reader_text
from newsclean.parse.html.attributes.hidden import hides_by_style
from newsclean.parse.html.elements import (
    BLOCK,
    BREAK,
    GONE,
    IMAGE,
    INPUT,
    LINK,
    MARKED,
    SPAN_TYPES,
    STRONG,
    role_of,
)
from newsclean.parse.html.inline_text.text import InlineText
from newsclean.parse.model import InlineSpan, Table

_LAYOUT = frozenset(
    [
        "table",
        "div",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "form",
        "iframe",
        "article",
        "section",
        "input",
        "select",
        "textarea",
        "blockquote",
        "pre",
    ]
)
"""Elements that stand in the cells of layout tables only."""
MAX_TABLE_ELEMENTS = 4000
MAX_CELL_CHARS = 300

Event = tuple[str, str, Mapping[str, str] | None]
"""``start``, ``end`` or ``data``; the tag or the text; the attributes of a start."""


class DataTable(NamedTuple):
    """A data table as a block: its cells, its text, the inline markup in it, and its images."""

    table: Table
    text: str
    spans: tuple[InlineSpan, ...]
    images: tuple[Mapping[str, str], ...]


class TableRecorder:
    """The events of a table that may hold data."""

    __slots__ = ("elements", "events")

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.elements = 0

    def start(self, tag: str, attrs: Mapping[str, str]) -> bool:
        """Record the start of an element; return whether the table may still hold data."""
        self.events.append(("start", tag, attrs))
        self.elements += 1
        return tag not in _LAYOUT and self.elements <= MAX_TABLE_ELEMENTS

    def end(self, tag: str) -> None:
        """Record the end of an element."""
        self.events.append(("end", tag, None))

    def data(self, text: str) -> None:
        """Record text."""
        self.events.append(("data", text, None))


class _Cell(NamedTuple):
    text: str
    spans: tuple[InlineSpan, ...]
    is_header: bool


def build_table(events: list[Event]) -> DataTable | None:
    """Build a data table from its recorded events.

    Returns:
        ``None`` for a layout table: one with less than two rows or columns, or with a long cell.
    """
    rows: list[list[_Cell]] = []
    head_rows = 0
    caption = ""
    images: list[Mapping[str, str]] = []
    cell: InlineText | None = None
    is_header = in_head = False
    gone = 0
    for kind, name, attrs in events:
        if kind == "data":
            if cell is not None and not gone:
                cell.pieces.append(name)
            continue
        role = role_of(name)
        if kind == "start":
            if gone or (role == GONE or (role != BLOCK and _is_hidden(attrs or {}))):
                gone += 1
            elif name == "tr":
                rows.append([])
                head_rows += in_head
            elif name in ("td", "th", "caption"):
                cell, is_header = InlineText(), name == "th"
            elif name == "thead":
                in_head = True
            elif cell is not None:
                if role in (BLOCK, BREAK, INPUT):
                    cell.pieces.append(" ")
                elif role == IMAGE:
                    images.append(attrs or {})
                elif role == LINK:
                    cell.open_span("link", (attrs or {}).get("href"))
                elif role in (MARKED, STRONG):
                    cell.open_span(SPAN_TYPES[name])
            continue
        if gone:
            gone -= 1
        elif name in ("td", "th", "caption") and cell is not None:
            text, spans = cell.assemble()
            if name == "caption":
                caption = text
            else:
                if len(text) > MAX_CELL_CHARS:
                    return None
                if not rows:
                    rows.append([])
                rows[-1].append(_Cell(text, spans, is_header))
            cell = None
        elif name == "thead":
            in_head = False
        elif cell is not None:
            if role == BLOCK:
                cell.pieces.append(" ")
            elif role == LINK:
                cell.close_span("link")
            elif role in (MARKED, STRONG):
                cell.close_span(SPAN_TYPES[name])
    return _finish(rows, head_rows, caption, images)


def _finish(rows: list[list[_Cell]], head_rows: int, caption: str, images: list[Mapping[str, str]]) -> DataTable | None:
    header_rows = 0
    for at, row in enumerate(rows):
        if not row or not (at < head_rows or all(cell.is_header for cell in row)):
            break
        header_rows += any(cell.text for cell in row)
    rows = [row for row in rows if any(cell.text for cell in row)]
    if len(rows) < 2 or sum(len(row) for row in rows) < 2 * len(rows):
        return None
    parts: list[str] = []
    spans: list[InlineSpan] = []
    length = 0
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            separator = CELL_SEPARATOR if column else ROW_SEPARATOR if at else ""
            parts += (separator, cell.text)
            length += len(separator)
            spans += [span._replace(start=span.start + length, end=span.end + length) for span in cell.spans]
            length += len(cell.text)
    cells = tuple(tuple(cell.text for cell in row) for row in rows)
    # A table of headers alone has none.
    header_rows = header_rows if header_rows < len(rows) else 0
    return DataTable(Table(cells, header_rows, caption or None), "".join(parts), tuple(spans), tuple(images))


def _is_hidden(attrs: Mapping[str, str]) -> bool:
    if not attrs:
        return False
    names = attrs.get("class")
    style = attrs.get("style")
    return "hidden" in attrs or bool(style and hides_by_style(style)) or bool(names and is_screen_reader_text(names))
