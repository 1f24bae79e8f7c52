"""Marks of authors in the markup: class names, relations, and addresses of authors' pages."""

from __future__ import annotations

import re
from functools import lru_cache

_AUTHOR_NAME = re.compile(r"\bauthor\b|\bbyline|\bautor\b|(?:^|[\s_-])fn(?:$|\s)", re.IGNORECASE)
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:en|es|i|zy)?|auteurs?|autore|people|person|staff|writers?|contributors?|journalists?|"
    r"redakteur|redaktion/|profile|reporters?|by|byline|columnists?|bloggers?|mitarbeiter|team)/[^/?#]{3,}",
    re.IGNORECASE,
)


@lru_cache(maxsize=16384)
def is_author_name(name: str) -> bool:
    """Whether a class, an id or a relation says that its element names an author."""
    return _AUTHOR_NAME.search(name) is not None


def is_author_address(href: str) -> bool:
    """Whether a link leads to an author's page."""
    return _AUTHOR_PAGE.search(href) is not None
