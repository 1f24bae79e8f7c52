"""The role of a dropped block that no rule names."""

from __future__ import annotations

from newsclean.classify.captions.by_place import CAPTION_PLACE_VETO
from newsclean.classify.features.html.container_roles import ContainerRoles
from newsclean.classify.features.plaintext.lines import LABEL_ROW_FEATURES, SHORT_ROW_FEATURES
from newsclean.classify.features.plaintext.series_vetoes import COMMENT_VETO, INDEX_ROW_VETO, OTHER_POST_VETO
from newsclean.classify.observation import BlockObservation
from newsclean.classify.vetoes import CAPTION_VETO, OUTLET_VETO
from newsclean.parse.model import Block

_VETO_ROLES: dict[str | None, str] = {
    COMMENT_VETO: "comments",
    OTHER_POST_VETO: "related",
    INDEX_ROW_VETO: "navigation",
    OUTLET_VETO: "dateline",
    CAPTION_VETO: "caption",
    CAPTION_PLACE_VETO: "caption",
}
_MENU_ROLE = "navigation"
_SECTION_PREFIX = "opened:"
"""Starts the feature of a block in a boilerplate section, followed by the section's role."""
_MIN_LINK_DENSITY = 0.5
"""Link density above which a block is a link."""
_MIN_HEADLINE_UNITS = 40
"""Length from which on a link is a headline of another story rather than a menu entry, in units."""
_MAX_MENU_UNITS = 24
_DATE_CHARS = 24
"""Characters at a block's start in which a date stands ..."""
_MIN_DATE_DIGITS = 4
"""... with so many digits."""
_MIN_TEXT_UNITS = 60
"""Length from which on unlinked text is of another story."""


def find_dropped_role(block: Block, observation: BlockObservation, container_roles: ContainerRoles) -> str:
    """Return the likeliest role of a dropped block.

    Args:
        block: the block.
        observation: what the first pass observed of it.
        container_roles: the roles of the page's containers.
    """
    veto_role = _VETO_ROLES.get(observation.veto_id)
    if veto_role is not None:
        return veto_role
    # A link that is too long for an entry of a menu.
    is_headline = observation.link_density > _MIN_LINK_DENSITY and observation.units >= _MIN_HEADLINE_UNITS
    find_role = container_roles.find_headline_role if is_headline else container_roles.find_role
    role = find_role(block.container)
    if role is not None:
        return role
    # One search in all names is faster than a comparison with each: most blocks are in no section.
    if _SECTION_PREFIX in "\n".join(observation.features):
        for feature in observation.features:
            if feature.startswith(_SECTION_PREFIX) and (section := feature.split(":")[1]).isalpha():
                is_menu = section == "related" and not LABEL_ROW_FEATURES.isdisjoint(observation.features)
                return _MENU_ROLE if is_menu else section
    if block.datetime and observation.units < _MIN_TEXT_UNITS and _begins_with_date(block.text):
        return "dateline"
    if observation.link_density > _MIN_LINK_DENSITY:
        return "related" if is_headline else _MENU_ROLE
    if block.kind == "list_item" and observation.units < _MAX_MENU_UNITS:
        return _MENU_ROLE
    if not SHORT_ROW_FEATURES.isdisjoint(observation.features):
        return _MENU_ROLE
    return "related" if observation.units >= _MIN_TEXT_UNITS else "other"


def _begins_with_date(text: str) -> bool:
    return sum(char.isdigit() for char in text[:_DATE_CHARS]) >= _MIN_DATE_DIGITS
