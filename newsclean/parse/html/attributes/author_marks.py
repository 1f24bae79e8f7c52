"""Marks of authors and of picture credits in the markup: class names, relations, and addresses of authors' pages."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from newsclean.text.patterns import lazy_pattern, prefiltered_pattern

_AUTHOR_NAMES = r"\bauthor\b|\bbyline|\bautor\b|(?:^|[\s_-])fn(?:$|\s)"
_CREDIT_NAMES = (
    r"credits?(?:$|[\s_-])|\bphotographer|\bcopyright(?:$|[\s_-]|holder)|"
    r"(?:image|photo|img|caption|media|picture)[-_]{0,2}(?:source|agency|author|copy)|\b(?:fotograf|urheber|bildquelle)"
)
_AUTHOR_NAME = lazy_pattern(_AUTHOR_NAMES, re.IGNORECASE)
_CREDIT_NAME = prefiltered_pattern(_CREDIT_NAMES, re.IGNORECASE)
_MARK_NAME = prefiltered_pattern(f"{_AUTHOR_NAMES}|{_CREDIT_NAMES}", re.IGNORECASE)
"""Most names are no mark: the words of both are looked for once."""
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

NO_MARK, AUTHOR_MARK, CREDIT_MARK = range(3)


@lru_cache(maxsize=2048)
def mark_of(name: str) -> int:
    """Return what a class, an id or a relation says that its element names: an author, a picture's credit, or neither."""
    if not _MARK_NAME.search(name):
        return NO_MARK
    return AUTHOR_MARK if _AUTHOR_NAME.search(name) else CREDIT_MARK


def is_credit_name(names: str) -> bool:
    """Whether class names say that their element holds a picture's credit."""
    return _CREDIT_NAME.search(names) is not None


def is_author_address(href: str) -> bool:
    """Whether a link leads to an author's page."""
    segments = href.lower().split("/")
    if _AUTHOR_SEGMENTS.isdisjoint(segments):
        return False
    return any(
        segment in _AUTHOR_SEGMENTS and len(name.partition("?")[0].partition("#")[0]) >= MIN_NAME_CHARS
        for segment, name in pairwise(segments[1:])
    )
