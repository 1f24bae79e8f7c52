"""Articles as the rows of a CSV table (RFC 4180)."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import Any

from newsclean.article.model import Article
from newsclean.output.field_selection import ID, narrow
from newsclean.text.escaping import seen

COLUMNS = (
    ID, "url", "canonical_url", "site", "language", "title", "subtitle", "description", "authors", "editors", "source",
    "published", "modified", "section", "tags", "lead_image", "paywalled", "extraction.confidence",
)  # fmt: skip
"""What a table has unless other fields are asked for: all that is said of an article, without its text."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def head(columns: tuple[str, ...]) -> str:
    """The first line."""
    return _line(list(columns))


def row(name: str, article: Article, columns: tuple[str, ...]) -> str:
    """An article's line; lists are joined by ``; ``, people go by their names."""
    return _line([_cell(value) for value in narrow(name, article, columns).values()])


def _line(cells: list[str]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(value)
    if isinstance(value, list) and all(isinstance(one, str) or set(one) == {"name", "role"} for one in value):
        value = "; ".join(one if isinstance(one, str) else one["name"] for one in value)
    elif not isinstance(value, str):
        value = json.dumps(value, ensure_ascii=False)
    text = seen(value)
    # A spreadsheet would run such a cell as a formula, and the text is a stranger's.
    return f"'{text}" if text.startswith(_FORMULA) else text
