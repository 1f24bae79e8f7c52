"""Articles as the rows of a CSV table (RFC 4180)."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import Any

from newsclean.article.model import Article
from newsclean.output.field_selection import ID, select_fields
from newsclean.text.escaping import strip_control_characters

DEFAULT_COLUMNS = (
    ID, "url", "canonical_url", "site", "language", "title", "subtitle", "description", "authors", "editors", "source",
    "published", "modified", "section", "tags", "lead_image", "paywalled", "extraction.confidence",
)  # fmt: skip
"""The columns if no fields are selected: the metadata, without the text."""
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def header_row(columns: tuple[str, ...]) -> str:
    """Return the first row of the table."""
    return _csv_row(list(columns))


def article_row(id_: str, article: Article, columns: tuple[str, ...]) -> str:
    """Return an article's row. Lists are joined by ``; ``, and people are given by their names."""
    return _csv_row([_cell(value) for value in select_fields(id_, article, columns).values()])


def _csv_row(cells: list[str]) -> str:
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
    if isinstance(value, list) and all(isinstance(item, str) or set(item) == {"name", "role"} for item in value):
        value = "; ".join(item if isinstance(item, str) else item["name"] for item in value)
    elif not isinstance(value, str):
        value = json.dumps(value, ensure_ascii=False)
    text = strip_control_characters(value)
    # A spreadsheet would evaluate such a cell as a formula, and the text is untrusted.
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
