"""Stories that no element shows: held by a script's state, a JSON-LD ``articleBody``, ``<noscript>``, ``<template>``.

Asked only where the visible page gave no article, or next to none.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

# What is never closed ends with the text: searched for from every opening, it would cost the square of their number.
_SCRIPT = re.compile(r"<script\b[^<>]{0,2000}>(.*?)(?:</script|\Z)", re.IGNORECASE | re.DOTALL)
_STRING = re.compile(r"\"((?:[^\"\\]|\\.)*)(?:\"|\\?\Z)", re.DOTALL)
_MARKUP = re.compile(r"</p>|<br\s?/?>|</div>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_PLACEHOLDER = re.compile(r"\$\$\w{2,40}\$\$|\{\{[^{}]{1,80}\}\}")
_ADDRESS = re.compile(r"(?:https?|data):\S*")
_SPACE = re.compile(r"\s")
_SENTENCE = re.compile(r"[.!?。！？…؟।]")
_SHROUDS = re.compile(r"<(/?)(?:noscript|template|xmp|textarea)\b", re.IGNORECASE)
_ESCAPED = re.compile(r"<textarea\b[^<>]{0,500}>(.*?)(?:</textarea|\Z)", re.IGNORECASE | re.DOTALL)
_LEAST = 300
"""Characters below which a string is no story."""
_LEAST_PARAGRAPH = 60
_MOST_SCRIPT = 8_000_000
_MOST_PAGE = 20_000_000


def embedded_pages(text: str) -> Iterator[str]:
    """HTML pages made of what ``text`` holds but does not show, the likeliest first."""
    if len(text) > _MOST_PAGE:
        return
    if _SHROUDS.search(text):
        opened = _ESCAPED.sub(lambda match: f"<div>{html.unescape(match.group(1))}</div", text)
        yield _SHROUDS.sub(r"<\1div", opened)
    best, pieces = "", []
    for match in _SCRIPT.finditer(text):
        script = match.group(1)
        if _LEAST <= len(script) <= _MOST_SCRIPT:
            for string in _strings(script):
                if _weight(string) > _weight(best):
                    best = string
                if len(string) >= _LEAST_PARAGRAPH and _SENTENCE.search(string) and not _is_data(string):
                    pieces.append(string)
    if _weight(best) >= _LEAST:
        yield f"<article>{_paragraphs(best)}</article>"
    if len(pieces) >= 3:
        yield "<article>" + "".join(_paragraphs(piece) for piece in dict.fromkeys(pieces)) + "</article>"


def _strings(script: str) -> Iterator[str]:
    """A script's string literals, unescaped; a string that holds JSON gives its strings as well."""
    for match in _STRING.finditer(script):
        raw = match.group(1)
        if len(raw) < _LEAST_PARAGRAPH:
            continue
        try:
            string = json.loads(f'"{raw}"', strict=False)
        except ValueError:
            continue
        yield string
        if '":"' in string or '": "' in string:
            for inner in _STRING.finditer(string):
                if len(inner.group(1)) >= _LEAST_PARAGRAPH:
                    try:
                        yield json.loads(f'"{inner.group(1)}"', strict=False)
                    except ValueError:
                        continue


def _is_data(string: str) -> bool:
    """Whether a string is an address or data of its own, and no text."""
    if string.startswith(("http", "//")) or (string.isascii() and not _SPACE.search(string)):
        return True
    return string.lstrip()[:1] in ("{", "[") and '":' in string


def _weight(string: str) -> int:
    """How much running text a string holds, in characters; code and data hold none."""
    if len(string) < _LEAST or not _SENTENCE.search(string) or _ADDRESS.fullmatch(string):
        return 0
    bare = _TAG.sub(" ", string)
    if bare.count("{") + bare.count(";") > len(bare) / 80 or '":' in bare:
        return 0
    return len(bare)


def _paragraphs(string: str) -> str:
    """HTML of a string that holds markup or bare text."""
    if _MARKUP.search(string):
        return f"<div>{_PLACEHOLDER.sub('', string)}</div>"
    lines = [line.strip() for line in string.splitlines() if line.strip()]
    return "".join(f"<p>{html.escape(html.unescape(line), quote=False)}</p>" for line in lines)
