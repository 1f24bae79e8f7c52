"""What drops a block by itself: the title's repetitions, a veto rule, or a place and a shape that are sure together.

Such blocks are settled before anything is weighed; they are most of a page, so this is most of the speed.
"""

from __future__ import annotations

from newsclean.judge.seen import PASSING_ROLES, Seen
from newsclean.page.blocks import Block
from newsclean.rules.book import Rule

TITLE = "title.repeated"
LINKED = "structure.linked-furniture"
CAPTION = "structure.caption"
SETTLED = -4.0
"""Log-odds of a settled block: what it tells of the containers it stands in."""
_LINKED_SHARE = 0.85
_LONGEST_CAPTION = 500
_LINK_PLACES = frozenset(
    (
        *(f"name:{role}" for role in ("related", "share", "nav", "pagination", "breadcrumb", "ad", "newsletter")),
        *(f"in:{tag}:{place}" for tag in ("nav", "aside", "footer") for place in ("near", "mid", "far")),
    )
)


def holds_link_furniture(names: tuple[str, ...]) -> bool:
    """Whether the features of a block's containers say that links in them are furniture."""
    return not _LINK_PLACES.isdisjoint(names)


def veto(block: Block, units: int, link_share: float, rule: Rule | None, is_title: bool, furniture: bool) -> str | None:
    """The id of what bars the block, or ``None``; ``furniture`` says that links standing here are furniture."""
    if is_title:
        return TITLE
    if rule is not None and rule.strength == "veto":
        return rule.id
    # Captions go out with their images, not with the text; a longer one may be the text itself.
    if block.kind == "caption" and units <= _LONGEST_CAPTION:
        return CAPTION
    # A block that is nothing but a link, in a container that says it is furniture: each alone can be article.
    if furniture and link_share >= _LINKED_SHARE:
        return LINKED
    return None


def stands_inside(item: Seen) -> bool:
    """Whether a settled block says nothing of the blocks around it, since it stands inside stories as well."""
    if item.settled in (TITLE, CAPTION):
        return True
    return item.rule is not None and item.settled == item.rule.id and item.rule.role in PASSING_ROLES
