"""Stories that the page does not display: in a script's state, a JSON-LD ``articleBody``, ``<noscript>``, ``<template>``.

Searched only where the visible page has little or no article text.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

# An element that is never closed ends with the text. Otherwise each start tag would be searched to the end, in quadratic time.
_SCRIPT = re.compile(r"<script\b[^<>]{0,2000}>(.*?)(?:</script|\Z)", re.IGNORECASE | re.DOTALL)
_STRING_LITERAL = re.compile(r"\"((?:[^\"\\]|\\.)*)(?:\"|\\?\Z)", re.DOTALL)
_PARAGRAPH_TAG = re.compile(r"</p>|<br\s?/?>|</div>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_PLACEHOLDER = re.compile(r"\$\$\w{2,40}\$\$|\{\{[^{}]{1,80}\}\}")
_URL = re.compile(r"(?:https?|data):\S*")
_SPACE = re.compile(r"\s")
_SENTENCE_END = re.compile(r"[.!?。！？…؟।]")
_HIDING_TAGS = re.compile(r"<(/?)(?:noscript|noframes|template|xmp|textarea)\b", re.IGNORECASE)
_FRAME_TAGS = re.compile(r"</?frame(?:set)?\b[^<>]{0,2000}>", re.IGNORECASE)
_FALLBACK = re.compile(r"<(noscript|template)\b[^<>]{0,500}>(.*?)(?:</\1|\Z)", re.IGNORECASE | re.DOTALL)
_FLIGHT_ROW = re.compile(r"[0-9a-f]{1,5}:(?:[\[{\"]|[A-Z]{1,2}[\[\"{])")
"""A row of React's flight format, which holds markup as data."""
_TEXTAREA = re.compile(r"<textarea\b[^<>]{0,500}>(.*?)(?:</textarea|\Z)", re.IGNORECASE | re.DOTALL)
_MIN_STORY_CHARS = 300
"""Characters from which on a string may be a whole story."""
_MIN_PARAGRAPH_CHARS = 60
_MAX_MEAN_WORD_CHARS = 15
"""Mean length of the words of a text in ASCII, beyond which it is a list of settings."""
_MAX_SIGN_SHARE = 0.2
"""Share of digits and of ASCII signs in a text, beyond which it is code, a style or a table of data."""
_SIGN = re.compile(r"[0-9!-/:-@\[-`{-~]")
_MIN_PARAGRAPHS = 3
"""Strings that form a story together where each is a paragraph."""
_MAX_SCRIPT_CHARS = 8_000_000
"""Longer scripts are not searched."""
_MAX_PAGE_CHARS = 20_000_000
"""Longer pages are not searched."""


def find_embedded_pages(text: str) -> Iterator[str]:
    """HTML pages made of the hidden content of a page, the likeliest story first.

    Args:
        text: the HTML of the page.
    """
    if len(text) > _MAX_PAGE_CHARS:
        return
    if _HIDING_TAGS.search(text):
        revealed = _TEXTAREA.sub(lambda match: f"<div>{html.unescape(match.group(1))}</div", text)
        yield _HIDING_TAGS.sub(r"<\1div", _FRAME_TAGS.sub("", revealed))
    best, paragraphs = "", []
    for match in _SCRIPT.finditer(text):
        script = match.group(1)
        if _MIN_PARAGRAPH_CHARS <= len(script) <= _MAX_SCRIPT_CHARS:
            for string in _read_strings(script):
                if _count_text_chars(string) > _count_text_chars(best):
                    best = string
                if len(string) >= _MIN_PARAGRAPH_CHARS and _SENTENCE_END.search(string) and not _is_data(string):
                    paragraphs.append(string)
    if _count_text_chars(best) >= _MIN_STORY_CHARS:
        yield f"<article>{_to_html(best)}</article>"
    if len(paragraphs) >= _MIN_PARAGRAPHS:
        yield "<article>" + "".join(map(_to_html, dict.fromkeys(paragraphs))) + "</article>"


def has_hidden_paragraphs(text: str) -> bool:
    """Return whether a page has a story's worth of paragraphs in ``<noscript>`` or ``<template>``."""
    if "<noscript" not in text and "<template" not in text:
        return False
    for match in _FALLBACK.finditer(text):
        inside = match.group(2)
        if inside.count("<p") >= _MIN_PARAGRAPHS and len(_TAG.sub("", inside)) >= _MIN_STORY_CHARS:
            return True
    return False


def _read_strings(script: str) -> Iterator[str]:
    """The string literals of a script, unescaped; a string of JSON is followed by the strings in it."""
    for match in _STRING_LITERAL.finditer(script):
        raw = match.group(1)
        if len(raw) < _MIN_PARAGRAPH_CHARS:
            continue
        try:
            string = json.loads(f'"{raw}"', strict=False)
        except ValueError:
            continue
        yield string
        if '":"' in string or '": "' in string:
            for inner in _STRING_LITERAL.finditer(string):
                if len(inner.group(1)) >= _MIN_PARAGRAPH_CHARS:
                    try:
                        yield json.loads(f'"{inner.group(1)}"', strict=False)
                    except ValueError:
                        continue


def _is_data(string: str) -> bool:
    """Whether a string is a URL, code or data rather than text."""
    if (
        string.startswith(("http", "//"))
        or _FLIGHT_ROW.match(string)
        or (string.isascii() and not _SPACE.search(string))
    ):
        return True
    if string.lstrip()[:1] in ("{", "[") and '":' in string:
        return True
    bare = _TAG.sub(" ", html.unescape(string))
    return len(_SIGN.findall(bare)) > _MAX_SIGN_SHARE * len(bare)


def _count_text_chars(string: str) -> int:
    """Characters of running text in a string; 0 for code and data."""
    if len(string) < _MIN_STORY_CHARS or not _SENTENCE_END.search(string) or _URL.fullmatch(string):
        return 0
    bare = _TAG.sub(" ", string)
    if bare.isascii() and len(bare.split()) < len(bare) / _MAX_MEAN_WORD_CHARS:
        return 0
    if bare.count("{") + bare.count(";") > len(bare) / 80 or '":' in bare:
        return 0
    return len(bare)


def _to_html(string: str) -> str:
    """The HTML of a string of markup or plain text."""
    if _PARAGRAPH_TAG.search(string):
        return f"<div>{_PLACEHOLDER.sub('', string)}</div>"
    lines = [line.strip() for line in string.splitlines() if line.strip()]
    return "".join(f"<p>{html.escape(html.unescape(line), quote=False)}</p>" for line in lines)
