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


FORMATS: dict[str, Callable[[Article], str]] = {"json": _json, "jsonl": _jsonl, "markdown": _markdown, "text": _text}
SEPARATORS = {"json": "", "jsonl": "", "markdown": "\n---\n\n", "text": "\n\f\n"}
"""What parts two articles in one output."""
