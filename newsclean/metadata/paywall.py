"""Whether the story is behind a paywall, by its markup and by the line where the text breaks off."""

from __future__ import annotations

from newsclean.classify.verdict import Classification, last_kept
from newsclean.classify.vetoes import LINK_VETO
from newsclean.metadata.candidates import Candidate
from newsclean.metadata.markup.stated import StatedMetadata
from newsclean.parse.model import Page
from newsclean.rules.active import active_rules

_PAID_BY_TIER = {"free": False, "locked": True, "metered": True, "paid": True, "premium": True}
_FALSE_VALUES = ("false", "no", "0")
_MAX_BLOCKS_AFTER_TEXT = 6
_MAX_NOTICE_CHARS = 200
_MAX_BUTTON_CHARS, _MIN_LINK_DENSITY = 60, 0.8
"""Characters of a wall that is a link as a whole, such as a button; longer ones are headlines of other stories."""
_WALL_RULES = "paywall.wall."
"""How the ids of the rules begin that recognize a wall."""


def paywall_candidates(page: Page, stated: StatedMetadata, classification: Classification) -> list[Candidate[bool]]:
    """Return what says that the story is behind a paywall, or free."""
    candidates = []
    value = next(
        (node["isAccessibleForFree"] for node in stated.stories if node.get("isAccessibleForFree") is not None), None
    )
    if value is not None:
        candidates.append(Candidate(str(value).strip().lower() in _FALSE_VALUES, "json-ld:isAccessibleForFree", 0.9))
    tier = stated.first_meta("article:content_tier", "og:article:content_tier")
    if tier and tier.lower() in _PAID_BY_TIER:
        candidates.append(Candidate(_PAID_BY_TIER[tier.lower()], "meta:article:content_tier", 0.8))
    last = last_kept(classification)
    if last >= 0:
        candidates += _wall_candidates(page, classification, last)
    return candidates


def _wall_candidates(page: Page, classification: Classification, last: int) -> list[Candidate[bool]]:
    """The first line from the body's last block on that is a wall. A label on a link to another story is none."""
    for block in page.blocks[last : last + 1 + _MAX_BLOCKS_AFTER_TEXT]:
        is_in_list = classification.verdicts[block.index].reason == LINK_VETO or block.kind == "list_item"
        is_link = block.link_chars >= _MIN_LINK_DENSITY * block.chars
        if block.chars > _MAX_NOTICE_CHARS or (is_link and (is_in_list or block.chars > _MAX_BUTTON_CHARS)):
            continue
        wall = active_rules().match_named(block.text, _WALL_RULES)
        if wall is not None:
            return [Candidate(True, f"rule:{wall.id}", 0.6)]
    return []
