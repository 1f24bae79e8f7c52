"""Titles in feeds: text that may hold markup, escaped once or twice."""

from __future__ import annotations

import re

from newsclean.text.whitespace import collapse_whitespace, unescape_references

MAX_TITLE_CHARS = 1000
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")


def plain_title(title: str | None) -> str | None:
    """Return a title without markup and references; None where nothing is left."""
    if not title:
        return None
    text = unescape_references(_TAG.sub("", title[:MAX_TITLE_CHARS]))
    return collapse_whitespace(_TAG.sub("", unescape_references(text))) or None
