"""The output formats by name."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple

from newsclean.article.model import Article
from newsclean.output.field_selection import narrow

NAMES = ("json", "jsonl", "csv", "markdown", "front-matter", "text", "html", "schema.org")
NARROW = ("json", "jsonl", "csv")
"""The formats that can be told which fields to hold."""


class Form(NamedTuple):
    """How articles become one output."""

    one: Callable[[str, Article], str]
    """An input's name and its article → text."""
    before: str = ""
    between: str = ""
    after: str = ""


def form(format_: str, many: bool, fields: tuple[str, ...]) -> Form:
    """The form of a format by its name; ``many`` where several articles may come, ``fields`` where not all are wanted."""
    if format_ == "csv":
        return _table(fields)
    if format_ == "html" and many:
        from newsclean.article.html import HEAD, TAIL, to_part

        return Form(lambda name, article: to_part(article), HEAD, "", TAIL)
    if fields:
        indent = 2 if format_ == "json" else None
        return Form(lambda name, article: _dumped(narrow(name, article, fields), indent))
    return Form(_PLAIN[format_], between=_BETWEEN.get(format_, ""))


def _table(fields: tuple[str, ...]) -> Form:
    from newsclean.output.csv_table import COLUMNS, head, row

    columns = fields or COLUMNS
    return Form(lambda name, article: row(name, article, columns), head(columns))


def _dumped(data: object, indent: int | None) -> str:
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return text.encode("utf-8", "replace").decode("utf-8") + "\n"


def _json(name: str, article: Article) -> str:
    return article.to_json(indent=2) + "\n"


def _jsonl(name: str, article: Article) -> str:
    return article.to_json(indent=None) + "\n"


def _markdown(name: str, article: Article) -> str:
    from newsclean.article.markdown import to_markdown

    return to_markdown(article)


def _front_matter(name: str, article: Article) -> str:
    from newsclean.article.markdown import with_front_matter

    return with_front_matter(article)


def _text(name: str, article: Article) -> str:
    head = f"{article.title}\n\n" if article.title else ""
    return f"{head}{article.text}\n"


def _html(name: str, article: Article) -> str:
    from newsclean.article.html import to_html

    return to_html(article)


def _schema_org(name: str, article: Article) -> str:
    from newsclean.article.schema_org import to_schema_org

    return to_schema_org(article) + "\n"


_PLAIN: dict[str, Callable[[str, Article], str]] = {
    "json": _json,
    "jsonl": _jsonl,
    "markdown": _markdown,
    "front-matter": _front_matter,
    "text": _text,
    "html": _html,
    "schema.org": _schema_org,
}
_BETWEEN = {"markdown": "\n---\n\n", "front-matter": "\n", "text": "\n\f\n"}
"""What parts two articles in one output."""
