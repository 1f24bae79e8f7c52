"""Vetoes: what drops a block before anything is weighed.

A veto is the title's repetition, a boilerplate rule, or a container and a shape that are certain together. Most blocks of
a page are vetoed, which saves most of the time.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsclean.classify.captions.by_place import CAPTION_PLACE_VETO
from newsclean.classify.observation import MID_STORY_ROLES, BlockObservation
from newsclean.classify.verdict import TITLE_VETO
from newsclean.parse.model import Block
from newsclean.rules.rule import Rule

LINK_VETO = "structure.link-boilerplate"
"""The block is nothing but a link, in a container of boilerplate links."""
CAPTION_VETO = "structure.caption"
"""The block is an image's caption, which belongs to the image."""
OUTLET_VETO = "structure.outlet-credit"
"""The block is the name of the outlet that the markup states as the author: portals print it below the text."""
VETO_SCORE = -4.0
"""Log-odds that a vetoed block has in the features of its containers and neighbours."""
MIN_LINK_VETO_DENSITY = 0.85
"""Link density from which on a block is nothing but a link."""
MAX_CAPTION_UNITS = 500
"""Length of a caption, in units. A longer block in a container named "caption" may be the text itself."""
_LINK_BOILERPLATE_ROLES = frozenset(
    ("related", "share", "nav", "pagination", "breadcrumb", "ad", "newsletter", "in:nav", "in:aside", "in:footer")
)


def holds_link_boilerplate(roles: Iterable[str]) -> bool:
    """Return whether the roles of a block's containers say that links in them are boilerplate."""
    return not _LINK_BOILERPLATE_ROLES.isdisjoint(roles)


def is_link(link_density: float) -> bool:
    """Return whether a block is nothing but a link. Among boilerplate links it is vetoed; either alone may be text."""
    return link_density >= MIN_LINK_VETO_DENSITY


def find_veto(block: Block, units: int, rule: Rule | None, is_captioned: bool) -> str | None:
    """Return the id of what vetoes a block: the rule that matches its text, or that it is a caption.

    Args:
        block: the block.
        units: its length in units.
        rule: the rule that matches its text.
        is_captioned: its containers' names say that it is a caption.
    """
    # What a trim would cut is all of this block.
    if rule is not None and rule.strength != "evidence":
        return rule.id
    if (is_captioned or block.kind == "caption") and units <= MAX_CAPTION_UNITS:
        return CAPTION_VETO
    return None


def may_interrupt_story(observation: BlockObservation) -> bool:
    """Return whether a vetoed block says nothing about its neighbours, since such blocks occur inside stories too."""
    if observation.veto_id in (TITLE_VETO, CAPTION_VETO, CAPTION_PLACE_VETO):
        return True
    rule = observation.rule
    return rule is not None and observation.veto_id == rule.id and rule.role in MID_STORY_ROLES
