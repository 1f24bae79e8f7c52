"""Tables in plain text: comma-separated values and the like."""

from __future__ import annotations

import csv
from collections import Counter
from itertools import islice

_DELIMITERS = {",": "a table (CSV)", "\t": "a table (TSV)", ";": "a table (CSV)", "|": "a table"}
_MAX_ROWS = 200
_MIN_ROWS = 3
_MIN_COLUMNS = 3
_MIN_PAIRS = 5
"""Rows of two columns that make a table."""
_MIN_ROW_SHARE = 0.95
"""Share of the lines that must be rows."""
_MAX_BLANK_SHARE = 0.3
"""Share of the delimiters that a blank may follow: in prose nearly all commas have one."""
_MAX_CELL_CHARS = 60
"""Length of an average cell without quotation marks."""


def name_table(head: str) -> str | None:
    """Name the table that a text is; ``None`` where it is none.

    Args:
        head: the beginning of the text.
    """
    first = head.split("\n", 1)[0]
    for delimiter, name in _DELIMITERS.items():
        if delimiter in first and _is_table(head, delimiter):
            return name
    return None


def _is_table(head: str, delimiter: str) -> bool:
    try:
        rows = [row for row in islice(csv.reader(head.splitlines(True), delimiter=delimiter), _MAX_ROWS) if row]
    except csv.Error:
        return False
    if len(rows) > _MIN_ROWS:
        # The text may be cut off inside its last row.
        rows.pop()
    if len(rows) < _MIN_ROWS:
        return False
    columns, count = Counter(map(len, rows)).most_common(1)[0]
    if delimiter != "|":
        count = sum(len(row) >= _MIN_COLUMNS for row in rows)
    is_pairs = columns == 2 and delimiter in ",\t" and len(rows) >= _MIN_PAIRS
    if is_pairs:
        count = sum(len(row) == 2 for row in rows)
    if (columns < _MIN_COLUMNS and not is_pairs) or count < _MIN_ROW_SHARE * len(rows):
        return False
    cells = [cell for row in rows for cell in row[1:]]
    blanks = sum(cell.startswith(" ") for cell in cells) if delimiter != "|" else 0
    unquoted = [cell for cell in cells if "\n" not in cell and delimiter not in cell]
    chars = sum(map(len, unquoted))
    # Cells in quotation marks may hold any text.
    has_short_cells = chars <= _MAX_CELL_CHARS * max(1, len(unquoted)) * columns
    is_quoted = head.count(f'{delimiter}"') >= len(rows) // 2
    return blanks <= _MAX_BLANK_SHARE * len(cells) and (has_short_cells or is_quoted)
