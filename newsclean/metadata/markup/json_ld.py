"""JSON-LD, read as leniently as search engines read it. Sources: JSON-LD 1.1 and the vocabulary of schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from newsclean.parse.limits import MAX_STATED_CHARS
from newsclean.parse.model import Hints
from newsclean.text.letters import letters_only
from newsclean.text.patterns import lazy_pattern
from newsclean.text.whitespace import collapse_whitespace, unescape_references

_MAX_SCRIPT_CHARS = 2_000_000
_MAX_NODES = 5000
_MAX_QUEUED = 4 * _MAX_NODES
"""Objects and lists together."""
_MAX_TEXTS = 500
"""Texts that are read of one list."""
_MAX_DEPTH = 40
_MAX_NESTED_VALUES = 6
_ARTICLE_TYPE = lazy_pattern(r"article|posting|report|newsitem|review|liveblog", re.IGNORECASE)
_TRAILING_COMMA = lazy_pattern(r",(\s{0,50}[}\]])")
_CONTROL_CHARACTERS = lazy_pattern("[\x00-\x1f]+")
_COMMENT_WRAPPER = lazy_pattern(
    r"^\s*(?:<!--|/\*\s{0,3}<!\[CDATA\[\s{0,3}\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|"
    r"(?:-->|/\*\s{0,3}\]\]>\s{0,3}\*/|//\s*\]\]>|\]\]>)\s*;?\s*$"
)

_DISCUSSION_TYPE = "DiscussionForumPosting"
_DESCRIPTION_META = ("description", "og:description", "twitter:description", "dc.description")

Node = dict[str, Any]


@lru_cache(maxsize=2)
def read_nodes(texts: tuple[str, ...]) -> list[Node]:
    """Return every JSON object in the scripts, the outermost first. Malformed scripts are skipped.

    The result is cached and must not be changed.
    """
    nodes: list[Node] = []
    for text in texts:
        if len(text) > _MAX_SCRIPT_CHARS:
            continue
        data = _parse(text)
        if data is not None:
            for node in _walk(data):
                nodes.append(node)
                if len(nodes) >= _MAX_NODES:
                    return nodes
    return nodes


def _parse(text: str) -> Any:
    text = text.strip()
    if text[:1] not in "{[":
        text = _COMMENT_WRAPPER.sub("", text).strip()
    data = _load(text)
    return data if data is not None else _load(_TRAILING_COMMA.sub(r"\1", _CONTROL_CHARACTERS.sub(" ", text)))


def _load(text: str) -> Any:
    try:
        # Numbers stay strings: no field is a number, and converting one of ten thousand digits takes long.
        return json.loads(text, strict=False, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return None


def _walk(data: Any) -> Iterator[Node]:
    queue: list[tuple[Any, int]] = [(data, 0)]
    at = 0
    while at < len(queue) and at < _MAX_QUEUED:
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
    """Return the names of a node's types."""
    value = node.get("@type")
    return [name for name in (value if isinstance(value, list) else [value]) if isinstance(name, str)]


@lru_cache(maxsize=512)
def _is_article(name: str) -> bool:
    return _ARTICLE_TYPE.search(name) is not None


def find_articles(nodes: list[Node]) -> list[Node]:
    """Return the nodes of an article type that have a headline, a date, an author or a text."""
    return [
        node
        for node in nodes
        if any(map(_is_article, node_types(node)))
        and any(node.get(key) for key in ("headline", "datePublished", "author", "articleBody"))
    ]


def resolve_reference(value: Any, nodes: list[Node]) -> Any:
    """Return the named node that a reference (``{"@id": …}`` without a name) refers to; any other value as it is."""
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        for node in nodes:
            if node.get("@id") == value["@id"] and node.get("name"):
                return node
    return value


def find_article_body(texts: tuple[str, ...]) -> str | None:
    """Return the article's text as the markup states it (``articleBody``), or None."""
    bodies = [body for node in find_articles(read_nodes(texts)) if isinstance(body := node.get("articleBody"), str)]
    return max(bodies, key=len, default=None)


def is_paid_for(texts: tuple[str, ...]) -> bool:
    """Return whether the markup states that the article is not free to read."""
    return any(
        str(node.get("isAccessibleForFree")).strip().lower() in ("false", "no", "0")
        for node in find_articles(read_nodes(texts))
    )


def is_discussion(texts: tuple[str, ...]) -> bool:
    """Return whether the markup states that the page is a discussion, such as a thread of a forum, and no article."""
    if not any(_DISCUSSION_TYPE in text for text in texts):
        return False
    names = {name for node in read_nodes(texts) for name in node_types(node)}
    return _DISCUSSION_TYPE in names and not any(map(_is_article, names - {_DISCUSSION_TYPE}))


def find_descriptions(hints: Hints) -> tuple[str, ...]:
    """Return the article's descriptions in ``<meta>`` tags and JSON-LD, each once."""
    descriptions = [content for name, content in hints.meta if name in _DESCRIPTION_META]
    descriptions.extend(
        text[:MAX_STATED_CHARS]
        for node in find_articles(read_nodes(hints.json_ld))
        if isinstance(text := node.get("description"), str)
    )
    return tuple(dict.fromkeys(descriptions))


def find_author_outlets(hints: Hints) -> tuple[str, ...]:
    """Return the letters of the organizations that the article's JSON-LD states as its authors."""
    authors = (node.get("author") for node in find_articles(read_nodes(hints.json_ld)))
    outlets = (first_text(one) for one in authors if isinstance(one, dict) and "Organization" in node_types(one))
    return tuple(dict.fromkeys(letters_only(name) for name in outlets if name))


def first_text(value: Any) -> str | None:
    """Return the text of a value: a string, the first of a list, the ``@value``, name or URL of an object."""
    for _ in range(_MAX_NESTED_VALUES):
        if isinstance(value, list):
            value = next((item for item in value if item), None)
        elif isinstance(value, dict):
            value = value.get("@value") or value.get("name") or value.get("url") or value.get("@id")
        else:
            break
    if isinstance(value, str):
        return collapse_whitespace(unescape_references(value[:MAX_STATED_CHARS])) or None
    return None


def all_texts(value: Any) -> list[str]:
    """Return the texts of a value or, where it is a list, of its items."""
    texts = (first_text(item) for item in (value[:_MAX_TEXTS] if isinstance(value, list) else [value]))
    return [text for text in texts if text]
