"""Marks of authors and of picture credits in the markup: class names, relations, and addresses of authors' pages."""

from __future__ import annotations

import re
from functools import lru_cache

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
# Compared with a path in lower case. A name has at least three characters.
_AUTHOR_ADDRESS = lazy_pattern(
    r"/(?:aut(?:hors?|or(?:en|es|i|zy)?|ore|eurs?)|by(?:line)?|p(?:eople|erson|rofile)|staff|team|writers?|contributors?|"
    r"columnists?|journalists?|re(?:dakteur|porters?)|bloggers?|mitarbeiter)/[^/?#]{3}"
)
"""A segment of a path that the author's name follows, and the name's first characters."""

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
    return _AUTHOR_ADDRESS.search(href.lower()) is not None
