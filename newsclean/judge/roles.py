"""What a dropped block was, told from where it stood when no rule names it."""

from __future__ import annotations

from functools import lru_cache

from newsclean.judge.repeats import COMMENT, POST, ROW
from newsclean.judge.seen import Seen
from newsclean.page.blocks import Block

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

_SETTLED = {COMMENT: "comments", POST: "related", ROW: "navigation"}
_TELLING = (*_NAMED, *_TAGGED)


@lru_cache(maxsize=4096)
def place_role(told: frozenset[str]) -> str | None:
    """The furniture that the roles of a block's containers tell of, if any."""
    for name, role in _TELLING:
        if name in told:
            return role
    return None


def role_of(block: Block, seen: Seen) -> str:
    """The likeliest role of a block that no rule names."""
    if seen.settled in _SETTLED:
        return _SETTLED[seen.settled]
    if seen.place is not None:
        return seen.place
    for name in seen.names:
        if name.startswith("opened:") and name.split(":")[1].isalpha():
            return name.split(":")[1]
    if seen.link_share > 0.5:
        return "related" if seen.units >= 40 else "navigation"
    if block.kind == "list_item" and seen.units < 24:
        return "navigation"
    return "related" if seen.units >= 60 else "other"
