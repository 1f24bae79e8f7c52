"""Some of an article's fields, by name: for a narrow JSON and for the columns of a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from typing import Any

from newsclean.article.model import Article

ID = "id"
"""The input's name, as the articles of a corpus have it."""
NAMES = (
    ID, "url", "canonical_url", "site", "language", "title", "subtitle", "description", "authors", "editors", "source",
    "published", "modified", "section", "tags", "body", "text", "images", "lead_image", "paywalled",
    *(f"extraction.{key}" for key in ("input", "encoding", "fetched_at", "confidence", "evidence", "dropped", "warnings")),
)  # fmt: skip
"""All fields that can be asked for."""


def parse(text: str) -> tuple[str, ...]:
    """``title,published`` → the fields' names, each once.

    Raises:
        ValueError: there is no field of a name; the message says which there are.
    """
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    for name in names:
        if name not in NAMES:
            from difflib import get_close_matches

            close = get_close_matches(name, NAMES, 1)
            raise ValueError(f"no field {name}: " + (f"did you mean {close[0]}?" if close else _known()))
    if not names:
        raise ValueError(f"no field is named: {_known()}")
    return names


def narrow(name: str, article: Article, fields: tuple[str, ...]) -> dict[str, Any]:
    """The fields asked for, in their order; ``name`` is the input's."""
    return {field: _value(name, article, field) for field in fields}


def _value(name: str, article: Article, field: str) -> Any:
    if field == ID:
        return name
    if field == "body":
        return article.to_dict()["body"]
    owner, _, key = field.rpartition(".")
    return _plain(getattr(article.extraction if owner else article, key))


def _plain(value: Any) -> Any:
    """Tuples, mappings and the small classes of an article as lists and dicts."""
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return dict(value) if isinstance(value, Mapping) else value


def _known() -> str:
    return f"known are {', '.join(NAMES)}"
