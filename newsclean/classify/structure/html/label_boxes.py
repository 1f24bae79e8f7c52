"""Boxes of short labels amid the story, some of which a rule names: rows of share buttons, players.

A rule does not know every label: the name of a network may be a letter, and a player shows the headline of its video.
"""

from __future__ import annotations

from newsclean.classify.structure.exclusions import LABEL_BOX, Exclusions
from newsclean.classify.structure.html.outline import Outline

MIN_BOX_BLOCKS = 2
MAX_BOX_BLOCKS = 12
MAX_LABEL_UNITS = 80
MIN_SHARE_LABELS = 2
"""Labels that a rule names as ones for sharing, with which a box is a row of them, if they are half of its blocks."""
_SHARE = "share"
_PLAYER = "player"


def find_label_boxes(outline: Outline, excluded: Exclusions) -> Exclusions:
    """Find the blocks of boxes of labels between the first and the last prose.

    Args:
        outline: the page.
        excluded: what is excluded already.
    """
    found: Exclusions = {}
    last_prose = max((index for index, prose in enumerate(outline.is_prose) if prose), default=-1)
    for start, end in outline.ranges:
        if start <= outline.first_prose or end > last_prose or not MIN_BOX_BLOCKS <= end - start <= MAX_BOX_BLOCKS:
            continue
        if start in excluded or start in found or outline.count_prose(start, end):
            continue
        role = _find_role(outline, range(start, end))
        if role is not None:
            found.update(dict.fromkeys(range(start, end), LABEL_BOX._replace(role=role)))
    return found


def _find_role(outline: Outline, box: range) -> str | None:
    """The role of a box of labels; ``None`` for any other box."""
    if any(outline.units[index] > MAX_LABEL_UNITS or outline.ends_sentence(index) for index in box):
        return None
    roles = [rule.role for index in box if (rule := outline.find_rule(index)) is not None and rule.strength == "veto"]
    shares = roles.count(_SHARE)
    if shares >= MIN_SHARE_LABELS and 2 * shares >= len(box):
        return _SHARE
    return _PLAYER if _PLAYER in roles and not any(map(outline.is_byline, box)) else None
