"""The role of dropped blocks that the names of their containers state."""

from __future__ import annotations

from functools import lru_cache

# Which roles of containers' names tell what a block is, most telling first; tags come after names.
_NAMED = (
    ("cookie", "cookie"),
    ("comments", "comments"),
    ("share", "share"),
    ("social", "share"),
    ("newsletter", "newsletter"),
    ("paywall", "paywall"),
    ("ad", "ad"),
    ("promo", "promotion"),
    ("related", "related"),
    ("pagination", "pagination"),
    ("breadcrumb", "breadcrumb"),
    ("tags", "tags"),
    ("byline", "byline"),
    ("author", "author_box"),
    ("date", "dateline"),
    ("player", "player"),
    ("gallery", "gallery"),
    ("caption", "caption"),
    ("captioned", "caption"),
    ("nav", "navigation"),
    ("footer", "legal"),
    ("sidebar", "related"),
    ("header", "navigation"),
)
_TAGGED = (("in:nav", "navigation"), ("in:footer", "legal"), ("in:aside", "related"), ("in:header", "navigation"))
_TELLING = (*_NAMED, *_TAGGED)


@lru_cache(maxsize=4096)
def place_role(told: frozenset[str]) -> str | None:
    """The furniture that the roles of a block's containers tell of, if any."""
    for name, role in _TELLING:
        if name in told:
            return role
    return None
