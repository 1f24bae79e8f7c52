"""What drops a block by itself: the title's repetitions, a veto rule, or a place and a shape that are sure together.

Such blocks are settled before anything is weighed; they are most of a page, so this is most of the speed.
"""

from __future__ import annotations

from newsclean.classify.observation import PASSING_ROLES, BlockObservation
from newsclean.classify.verdict import TITLE as TITLE
from newsclean.parse.model import Block
from newsclean.rules.rule import Rule

LINKED = "structure.linked-furniture"
CAPTION = "structure.caption"
SETTLED = -4.0
"""Log-odds of a settled block: what it tells of the containers it stands in."""
_LINKED_SHARE = 0.85
_LONGEST_CAPTION = 500
_LINK_PLACES = frozenset(
    ("related", "share", "nav", "pagination", "breadcrumb", "ad", "newsletter", "in:nav", "in:aside", "in:footer")
)


def holds_link_furniture(roles: frozenset[str]) -> bool:
    """Whether the roles of a block's containers say that links in them are furniture."""
    return not _LINK_PLACES.isdisjoint(roles)


def is_linked_furniture(link_share: float, furniture: bool) -> bool:
    """Whether a block is nothing but a link, where links are furniture: each alone can be article."""
    return furniture and link_share >= _LINKED_SHARE


def veto(block: Block, units: int, rule: Rule | None, captioned: bool) -> str | None:
    """The id of what bars a block by its words or as a caption (its kind, or its containers' names say so)."""
    if rule is not None and rule.strength == "veto":
        return rule.id
    # Captions go out with their images, not with the text; a longer one may be the text itself.
    if (captioned or block.kind == "caption") and units <= _LONGEST_CAPTION:
        return CAPTION
    return None


def stands_inside(item: BlockObservation) -> bool:
    """Whether a settled block says nothing of the blocks around it, since it stands inside stories as well."""
    if item.settled in (TITLE, CAPTION):
        return True
    return item.rule is not None and item.settled == item.rule.id and item.rule.role in PASSING_ROLES
