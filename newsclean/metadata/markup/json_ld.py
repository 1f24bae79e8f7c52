"""JSON-LD, read as leniently as browsers and search engines do. Source: the schema.org vocabulary, JSON-LD 1.1."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from newsclean.parse.model import Hints
from newsclean.text.patterns import lazy_pattern
from newsclean.text.whitespace import collapse_whitespace, unescaped

_MAX_CHARS = 2_000_000
_MAX_NODES = 5000
_MAX_DEPTH = 40
_ARTICLE = lazy_pattern(r"article|posting|report|newsitem|review|liveblog", re.IGNORECASE)
_TRAILING_COMMA = lazy_pattern(r",(\s{0,50}[}\]])")
_CONTROL = lazy_pattern("[\x00-\x1f]+")
_WRAPPING = lazy_pattern(
    r"^\s*(?:<!--|/\*\s{0,3}<!\[CDATA\[\s{0,3}\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|"
    r"(?:-->|/\*\s{0,3}\]\]>\s{0,3}\*/|//\s*\]\]>|\]\]>)\s*;?\s*$"
)

_DESCRIPTIONS = ("description", "og:description", "twitter:description", "dc.description")

Node = dict[str, Any]


@lru_cache(maxsize=2)
def read_nodes(texts: tuple[str, ...]) -> list[Node]:
    """Every JSON object in the scripts, outermost first; broken scripts are passed over. Not to be changed: kept."""
    found: list[Node] = []
    for text in texts:
        if len(text) > _MAX_CHARS:
            continue
        data = _parse(text)
        if data is not None:
            for node in _walk(data):
                found.append(node)
                if len(found) >= _MAX_NODES:
                    return found
    return found


def _parse(text: str) -> Any:
    text = text.strip()
    if text[:1] not in "{[":
        text = _WRAPPING.sub("", text).strip()
    found = _loaded(text)
    return found if found is not None else _loaded(_TRAILING_COMMA.sub(r"\1", _CONTROL.sub(" ", text)))


def _loaded(text: str) -> Any:
    try:
        # Numbers stay text: a number of ten thousand digits is an attack, and no field here is a number.
        return json.loads(text, strict=False, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return None


def _walk(data: Any) -> Iterator[Node]:
    queue: list[tuple[Any, int]] = [(data, 0)]
    at = 0
    while at < len(queue) and at < 4 * _MAX_NODES:
        value, depth = queue[at]
        at += 1
        if depth > _MAX_DEPTH:
            continue
        if isinstance(value, dict):
            yield value
            queue.extend((inner, depth + 1) for inner in value.values() if isinstance(inner, (dict, list)))
        elif isinstance(value, list):
            queue.extend((inner, depth + 1) for inner in value if isinstance(inner, (dict, list)))


def node_types(node: Node) -> list[str]:
    """The node's types as a list of names."""
    value = node.get("@type")
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


@lru_cache(maxsize=512)
def _is_article(name: str) -> bool:
    return _ARTICLE.search(name) is not None


def find_articles(found: list[Node]) -> list[Node]:
    """The nodes that are articles and say so with a headline, a date or an author."""
    return [
        node
        for node in found
        if any(map(_is_article, node_types(node)))
        and any(node.get(key) for key in ("headline", "datePublished", "author", "articleBody"))
    ]


def resolve_reference(value: Any, found: list[Node]) -> Any:
    """What a reference (``{"@id": …}`` alone, or with a type) stands for; any other value as it is."""
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        for node in found:
            if node.get("@id") == value["@id"] and node.get("name"):
                return node
    return value


def find_article_body(texts: tuple[str, ...]) -> str | None:
    """The story's text as the markup states it (``articleBody``), or None."""
    bodies = [body for node in find_articles(read_nodes(texts)) if isinstance(body := node.get("articleBody"), str)]
    return max(bodies, key=len, default=None)


def find_descriptions(hints: Hints) -> tuple[str, ...]:
    """The story's descriptions as the markup states them: meta tags' and articles'."""
    told = [content for name, content in hints.meta if name in _DESCRIPTIONS]
    told.extend(
        text for node in find_articles(read_nodes(hints.json_ld)) if isinstance(text := node.get("description"), str)
    )
    return tuple(dict.fromkeys(told))


def first_text(value: Any) -> str | None:
    """A value's text: of a string, the first of a list, an object's name or ``@value``."""
    for _ in range(6):
        if isinstance(value, list):
            value = next((one for one in value if one), None)
        elif isinstance(value, dict):
            value = value.get("@value") or value.get("name") or value.get("url") or value.get("@id")
        else:
            break
    if isinstance(value, str):
        return collapse_whitespace(unescaped(value)) or None
    return None


def all_texts(value: Any) -> list[str]:
    """A value's texts, a list's one by one."""
    out = []
    for one in value if isinstance(value, list) else [value]:
        text = first_text(one)
        if text:
            out.append(text)
    return out
