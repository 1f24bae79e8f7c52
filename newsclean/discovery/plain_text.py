"""Texts in feeds: plain text that may hold markup, escaped once or twice, and markup that may be plain text."""

from __future__ import annotations

import re
from html import escape

from newsclean.text.whitespace import collapse_whitespace, unescape_references

MAX_TITLE_CHARS = 1000
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_EMPTY_LINES = re.compile(r"\n\s*\n")


def plain_title(title: str | None) -> str | None:
    """Return a title without markup and references; None where nothing is left."""
    return plain_text(title[:MAX_TITLE_CHARS]) or None if title else None


def plain_text(markup: str) -> str:
    """Return a text without markup and references, whether they are escaped once or twice."""
    text = unescape_references(_TAG.sub("", markup))
    return collapse_whitespace(_TAG.sub("", unescape_references(text)))


def to_paragraphs(text: str) -> str:
    """Return plain text as HTML, with a paragraph for each stretch between empty lines."""
    return "".join(f"<p>{escape(part.strip())}</p>" for part in _EMPTY_LINES.split(text) if part.strip())
