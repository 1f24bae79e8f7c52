"""The output formats by name."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple

from newsclean.article.json import to_json
from newsclean.article.model import Article
from newsclean.output.field_selection import select_fields
from newsclean.text.escaping import escape_surrogates

FORMATS = ("json", "jsonl", "csv", "markdown", "front-matter", "text", "html", "schema.org")
FORMATS_WITH_FIELDS = ("json", "jsonl", "csv")
"""The formats that ``--fields`` applies to."""
JSON_INDENT = 2

RenderArticle = Callable[[str, Article], str]
"""Renders an article; the first argument is the name of the input."""


class OutputFormat(NamedTuple):
    """How articles are written to one output."""

    render: RenderArticle
    start: str = ""
    """The text before the first article."""
    separator: str = ""
    """The text between two articles."""
    end: str = ""
    """The text after the last article."""


def find_format(name: str, is_multiple: bool, fields: tuple[str, ...]) -> OutputFormat:
    """Return an output format.

    Args:
        name: a name from ``FORMATS``.
        is_multiple: whether several articles may be written.
        fields: the selected fields; empty for all.
    """
    if name == "csv":
        return _csv_format(fields)
    if name == "html" and is_multiple:
        from newsclean.article.html import DOCUMENT_END, DOCUMENT_START, to_html_element

        return OutputFormat(lambda id_, article: to_html_element(article), DOCUMENT_START, "", DOCUMENT_END)
    if fields:
        indent = JSON_INDENT if name == "json" else None
        return OutputFormat(lambda id_, article: to_json(select_fields(id_, article, fields), indent) + "\n")
    if name == "jsonl" and is_multiple:
        return OutputFormat(_jsonl_with_id)
    return OutputFormat(_RENDERERS[name], separator=_SEPARATORS.get(name, ""))


def _csv_format(fields: tuple[str, ...]) -> OutputFormat:
    from newsclean.output.csv_table import DEFAULT_COLUMNS, article_row, header_row

    columns = fields or DEFAULT_COLUMNS
    return OutputFormat(lambda id_, article: article_row(id_, article, columns), header_row(columns))


def _json(id_: str, article: Article) -> str:
    return article.to_json(indent=JSON_INDENT) + "\n"


def _jsonl(id_: str, article: Article) -> str:
    return article.to_json(indent=None) + "\n"


def _jsonl_with_id(id_: str, article: Article) -> str:
    return f'{{"id": {json.dumps(escape_surrogates(id_), ensure_ascii=False)}, {article.to_json(indent=None)[1:]}\n'


def _markdown(id_: str, article: Article) -> str:
    from newsclean.article.markdown import to_markdown

    return to_markdown(article)


def _front_matter(id_: str, article: Article) -> str:
    from newsclean.article.markdown import with_front_matter

    return with_front_matter(article)


def _text(id_: str, article: Article) -> str:
    title = f"{article.title}\n\n" if article.title else ""
    return f"{title}{article.text}\n"


def _html(id_: str, article: Article) -> str:
    from newsclean.article.html import to_html

    return to_html(article)


def _schema_org(id_: str, article: Article) -> str:
    from newsclean.article.schema_org import to_schema_org

    return to_schema_org(article) + "\n"


_RENDERERS: dict[str, RenderArticle] = {
    "json": _json,
    "jsonl": _jsonl,
    "markdown": _markdown,
    "front-matter": _front_matter,
    "text": _text,
    "html": _html,
    "schema.org": _schema_org,
}
_SEPARATORS = {"markdown": "\n---\n\n", "front-matter": "\n", "text": "\n\f\n"}
