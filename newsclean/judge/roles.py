"""What a dropped block was, told from where it stood when no rule names it."""

from __future__ import annotations

from newsclean.judge.seen import Seen
from newsclean.page.blocks import Block

# Which container names tell a role, most telling first.
_NAMED = (
    ("name:cookie", "cookie"),
    ("name:comments", "comments"),
    ("name:share", "share"),
    ("name:social", "share"),
    ("name:newsletter", "newsletter"),
    ("name:paywall", "paywall"),
    ("name:ad", "ad"),
    ("name:promo", "promotion"),
    ("name:related", "related"),
    ("name:pagination", "pagination"),
    ("name:breadcrumb", "breadcrumb"),
    ("name:tags", "tags"),
    ("name:byline", "byline"),
    ("name:author", "author_box"),
    ("name:date", "dateline"),
    ("name:player", "player"),
    ("name:gallery", "gallery"),
    ("name:caption", "caption"),
    ("name:nav", "navigation"),
    ("name:footer", "legal"),
    ("name:sidebar", "related"),
    ("name:header", "navigation"),
)
_TAGGED = (("in:nav:", "navigation"), ("in:footer:", "legal"), ("in:aside:", "related"), ("in:header:", "navigation"))


def role_of(block: Block, seen: Seen) -> str:
    """The likeliest role of a block that the scores dropped."""
    names = seen.around
    for name, role in _NAMED:
        if name in names:
            return role
    for prefix, role in _TAGGED:
        if any(name.startswith(prefix) for name in names):
            return role
    for name in seen.names:
        if name.startswith("opened:") and name.split(":")[1].isalpha():
            return name.split(":")[1]
    if seen.link_share > 0.5:
        return "related" if seen.units >= 40 else "navigation"
    if block.kind == "list_item" and seen.units < 24:
        return "navigation"
    return "related" if seen.units >= 60 else "other"
