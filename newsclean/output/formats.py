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
FORMATS_WITH_MARKUP = ("markdown", "front-matter", "html")
"""The formats that ``--no-links`` and ``--no-images`` apply to."""
FORMAT_ALIASES = {"md": "markdown", "txt": "text", "htm": "html", "ndjson": "jsonl", "jsonld": "schema.org"}
"""Other names of formats."""
FORMAT_BY_SUFFIX = {
    ".md": "markdown", ".markdown": "markdown", ".txt": "text", ".html": "html", ".htm": "html", ".csv": "csv",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".jsonld": "schema.org",
}  # fmt: skip
"""The format of an output file by the end of its name; ``.json`` is JSON or JSON Lines, by the number of articles."""
SUFFIX_BY_FORMAT = {
    "json": ".json", "jsonl": ".jsonl", "csv": ".csv", "markdown": ".md", "front-matter": ".md", "text": ".txt",
    "html": ".html", "schema.org": ".jsonld",
}  # fmt: skip
JSON_INDENT = 2

RenderArticle = Callable[[str, Article], str]
"""Renders an article; the first argument is the name of the input."""


class Markup(NamedTuple):
    """What is written beside the text in the formats with markup."""

    links: bool = True
    images: bool = True
    """Images and embeds."""


ALL_MARKUP = Markup()


class OutputFormat(NamedTuple):
    """How articles are written to one output."""

    render: RenderArticle
    start: str = ""
    """The text before the first article."""
    separator: str = ""
    """The text between two articles."""
    end: str = ""
    """The text after the last article."""


def find_format(name: str, is_multiple: bool, fields: tuple[str, ...], markup: Markup = ALL_MARKUP) -> OutputFormat:
    """Return an output format.

    Args:
        name: a name from ``FORMATS``.
        is_multiple: whether several articles may be written.
        fields: the selected fields; empty for all.
        markup: which markup is written.
    """
    if name == "csv":
        return _csv_format(fields)
    if name in FORMATS_WITH_MARKUP:
        return _format_with_markup(name, is_multiple, markup)
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


def _format_with_markup(name: str, is_multiple: bool, markup: Markup) -> OutputFormat:
    links, images = markup
    if name == "html":
        from newsclean.article.html import DOCUMENT_END, DOCUMENT_START, to_html, to_html_element

        if is_multiple:
            return OutputFormat(
                lambda id_, article: to_html_element(article, links=links, images=images),
                DOCUMENT_START,
                "",
                DOCUMENT_END,
            )
        return OutputFormat(lambda id_, article: to_html(article, links=links, images=images))
    from newsclean.article.markdown import to_markdown, with_front_matter

    if name == "markdown":
        return OutputFormat(
            lambda id_, article: to_markdown(article, links=links, images=images), separator="\n---\n\n"
        )
    return OutputFormat(lambda id_, article: with_front_matter(article, links=links, images=images), separator="\n")


def _json(id_: str, article: Article) -> str:
    return article.to_json(indent=JSON_INDENT) + "\n"


def _jsonl(id_: str, article: Article) -> str:
    return article.to_json(indent=None) + "\n"


def _jsonl_with_id(id_: str, article: Article) -> str:
    return f'{{"id": {json.dumps(escape_surrogates(id_), ensure_ascii=False)}, {article.to_json(indent=None)[1:]}\n'


def _text(id_: str, article: Article) -> str:
    title = f"{article.title}\n\n" if article.title else ""
    return f"{title}{article.text}\n"


def _schema_org(id_: str, article: Article) -> str:
    from newsclean.article.schema_org import to_schema_org

    return to_schema_org(article) + "\n"


_RENDERERS: dict[str, RenderArticle] = {
    "json": _json,
    "jsonl": _jsonl,
    "text": _text,
    "schema.org": _schema_org,
}
_SEPARATORS = {"text": "\n\f\n"}
