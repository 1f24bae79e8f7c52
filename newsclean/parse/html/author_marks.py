"""Marks of authors in the markup: class names, relations, and addresses of authors' pages."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

_AUTHOR_NAME = re.compile(r"\bauthor\b|\bbyline|\bautor\b|(?:^|[\s_-])fn(?:$|\s)", re.IGNORECASE)
_AUTHOR_SEGMENTS = frozenset(
    (
        "author", "authors", "autor", "autoren", "autores", "autori", "autorzy", "auteur", "auteurs", "autore", "people",
        "person", "staff", "writer", "writers", "contributor", "contributors", "journalist", "journalists", "redakteur",
        "profile", "reporter", "reporters", "by", "byline", "columnist", "columnists", "blogger", "bloggers", "mitarbeiter",
        "team",
    )
)  # fmt: skip
"""Segments of a path that the author's name follows."""
MIN_NAME_CHARS = 3


@lru_cache(maxsize=16384)
def is_author_name(name: str) -> bool:
    """Whether a class, an id or a relation says that its element names an author."""
    return _AUTHOR_NAME.search(name) is not None


def is_author_address(href: str) -> bool:
    """Whether a link leads to an author's page."""
    segments = href.lower().split("/")
    if _AUTHOR_SEGMENTS.isdisjoint(segments):
        return False
    return any(
        segment in _AUTHOR_SEGMENTS and len(name.partition("?")[0].partition("#")[0]) >= MIN_NAME_CHARS
        for segment, name in pairwise(segments[1:])
    )
