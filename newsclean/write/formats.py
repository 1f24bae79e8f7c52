"""The output formats by name."""

from __future__ import annotations

from collections.abc import Callable

from newsclean.article import Article


def _json(article: Article) -> str:
    return article.to_json(indent=2) + "\n"


def _jsonl(article: Article) -> str:
    return article.to_json(indent=None) + "\n"


def _markdown(article: Article) -> str:
    from newsclean.write.markdown import to_markdown

    return to_markdown(article)


def _text(article: Article) -> str:
    head = f"{article.title}\n\n" if article.title else ""
    return f"{head}{article.text}\n"


def _schema_org(article: Article) -> str:
    from newsclean.write.schema_org import to_schema_org

    return to_schema_org(article) + "\n"


FORMATS: dict[str, Callable[[Article], str]] = {
    "json": _json,
    "jsonl": _jsonl,
    "markdown": _markdown,
    "text": _text,
    "schema.org": _schema_org,
}
SEPARATORS = {"json": "", "jsonl": "", "markdown": "\n---\n\n", "text": "\n\f\n", "schema.org": ""}
"""What parts two articles in one output."""
