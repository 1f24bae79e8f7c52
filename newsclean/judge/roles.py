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
_TAGGED = tuple(
    (frozenset(f"in:{tag}:{place}" for place in ("near", "mid", "far")), role)
    for tag, role in (("nav", "navigation"), ("footer", "legal"), ("aside", "related"), ("header", "navigation"))
)


def place_role(names: tuple[str, ...]) -> str | None:
    """The furniture that the features of a block's containers tell of, if any."""
    told = frozenset(names)
    for name, role in _NAMED:
        if name in told:
            return role
    for marks, role in _TAGGED:
        if not marks.isdisjoint(told):
            return role
    return None


def role_of(block: Block, seen: Seen) -> str:
    """The likeliest role of a block that the scores dropped."""
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
