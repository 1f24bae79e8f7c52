"""HTML: the role of dropped blocks that the names and tags of their containers state."""

from __future__ import annotations

from functools import lru_cache

# Role of a container → role of its blocks, the most specific first. Tags say less than names and come last.
_BLOCK_ROLES = (
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
    ("in:nav", "navigation"),
    ("in:footer", "legal"),
    ("in:aside", "related"),
    ("in:header", "navigation"),
)


@lru_cache(maxsize=4096)
def find_block_role(container_roles: frozenset[str]) -> str | None:
    """Return the kind of boilerplate that containers with these roles hold; None where they name none."""
    for container_role, block_role in _BLOCK_ROLES:
        if container_role in container_roles:
            return block_role
    return None
