"""The role of a dropped block that no rule names."""

from __future__ import annotations

from newsclean.classify.captions.by_place import CAPTION_PLACE_VETO
from newsclean.classify.features.plaintext.series_vetoes import COMMENT_VETO, INDEX_ROW_VETO, OTHER_POST_VETO
from newsclean.classify.observation import BlockObservation
from newsclean.classify.vetoes import CAPTION_VETO, OUTLET_VETO
from newsclean.parse.model import Block

_VETO_ROLES = {
    COMMENT_VETO: "comments",
    OTHER_POST_VETO: "related",
    INDEX_ROW_VETO: "navigation",
    OUTLET_VETO: "dateline",
    CAPTION_VETO: "caption",
    CAPTION_PLACE_VETO: "caption",
}
_SECTION_PREFIX = "opened:"
"""Starts the feature of a block in a boilerplate section, followed by the section's role."""
_MIN_LINK_DENSITY = 0.5
"""Link density above which a block is a link."""
_MIN_HEADLINE_UNITS = 40
"""Length from which on a link is a headline of another story rather than a menu entry, in units."""
_MAX_MENU_UNITS = 24
_MIN_TEXT_UNITS = 60
"""Length from which on unlinked text is of another story."""


def find_dropped_role(block: Block, observation: BlockObservation) -> str:
    """Return the likeliest role of a dropped block."""
    if observation.veto_id in _VETO_ROLES:
        return _VETO_ROLES[observation.veto_id]
    if observation.container_role is not None:
        return observation.container_role
    # One search in all names is faster than a comparison with each: most blocks are in no section.
    if _SECTION_PREFIX in "\n".join(observation.features):
        for feature in observation.features:
            if feature.startswith(_SECTION_PREFIX) and (role := feature.split(":")[1]).isalpha():
                return role
    if observation.link_density > _MIN_LINK_DENSITY:
        return "related" if observation.units >= _MIN_HEADLINE_UNITS else "navigation"
    if block.kind == "list_item" and observation.units < _MAX_MENU_UNITS:
        return "navigation"
    return "related" if observation.units >= _MIN_TEXT_UNITS else "other"
