"""Selection of an article's fields by name, for a smaller JSON and for the columns of a table."""

from __future__ import annotations

from typing import Any

from newsclean.article.description import json_key_names
from newsclean.article.json import to_plain
from newsclean.article.model import Article, Extraction

ID = "id"
"""The name of the input, as in the articles of a corpus."""
_EXTRACTION_PREFIX = "extraction."
# The same in every article of a run.
_NOT_SELECTABLE = ("schema_version", "extraction.tool", "extraction.version")
FIELD_NAMES = tuple(
    name
    for name in (
        ID,
        *(name for name in json_key_names(Article) if name != "extraction"),
        *(f"{_EXTRACTION_PREFIX}{name}" for name in json_key_names(Extraction)),
    )
    if name not in _NOT_SELECTABLE
)
"""All fields that can be selected."""
_OTHER_NAMES = {
    "date": "published", "pubdate": "published", "publish_date": "published", "date_published": "published",
    "datepublished": "published", "published_at": "published", "time": "published", "updated": "modified",
    "date_modified": "modified", "datemodified": "modified", "updated_at": "modified", "author": "authors",
    "byline": "authors", "creator": "authors", "headline": "title", "name": "title", "content": "text", "article": "text",
    "articlebody": "text", "article_body": "text", "html": "body", "blocks": "body", "publisher": "site", "sitename": "site",
    "site_name": "site", "hostname": "site", "outlet": "source", "lang": "language", "inlanguage": "language",
    "keywords": "tags", "categories": "section", "category": "section", "summary": "description", "excerpt": "description",
    "image": "lead_image", "top_image": "lead_image", "videos": "embeds", "license": "rights", "canonical": "canonical_url",
    "paywall": "paywalled",
}  # fmt: skip
"""What other tools and schema.org call the fields."""


def parse_field_names(text: str) -> tuple[str, ...]:
    """Return the names in a list such as ``title,published``, without repetitions.

    Raises:
        ValueError: a name is unknown, or there is none. The message lists the known names.
    """
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    for name in names:
        if name not in FIELD_NAMES:
            close = _find_similar(name)
            raise ValueError(f"unknown field '{name}'; " + (f"did you mean '{close}'?" if close else _expected()))
    if not names:
        raise ValueError(f"no field given; {_expected()}")
    return names


def select_fields(id_: str, article: Article, names: tuple[str, ...]) -> dict[str, Any]:
    """Return the named fields as plain data, in the given order.

    Args:
        id_: the name of the input.
        article: the article.
        names: names from ``FIELD_NAMES``.
    """
    return {name: id_ if name == ID else to_plain(_value(article, name)) for name in names}


def _value(article: Article, name: str) -> Any:
    if name.startswith(_EXTRACTION_PREFIX):
        return getattr(article.extraction, name.removeprefix(_EXTRACTION_PREFIX))
    return getattr(article, name)


def _find_similar(name: str) -> str | None:
    """Return the field that another name may mean."""
    key = name.lower().replace("-", "_")
    if key in _OTHER_NAMES:
        return _OTHER_NAMES[key]
    if f"{_EXTRACTION_PREFIX}{key}" in FIELD_NAMES:
        return f"{_EXTRACTION_PREFIX}{key}"
    from difflib import get_close_matches

    return next(iter(get_close_matches(key, FIELD_NAMES, 1)), None)


def _expected() -> str:
    return f"expected one of {', '.join(FIELD_NAMES)}"
