"""Boxes of short labels amid the story, some of which a rule names: rows of share buttons, players.

A rule does not know every label: the name of a network may be a letter, and a player shows the headline of its video.
"""

from __future__ import annotations

from newsclean.classify.structure.exclusions import LABEL_BOX, Exclusions
from newsclean.classify.structure.html.outline import Outline

MIN_BOX_BLOCKS = 2
MAX_BOX_BLOCKS = 12
MAX_LABEL_UNITS = 80
MAX_DISTANCE = 3
"""Blocks between such a box and the prose above and below it."""
MIN_SHARE_LABELS = 2
"""Labels that a rule names as ones for sharing, with which a box is a row of them, if they are half of its blocks."""
_SHARE = "share"
_PLAYER = "player"


def find_label_boxes(outline: Outline, excluded: Exclusions) -> Exclusions:
    """Find the blocks of boxes of labels between two paragraphs of one container.

    Below the story, such boxes mark its end, which the weights make use of.

    Args:
        outline: the page.
        excluded: what is excluded already.
    """
    found: Exclusions = {}
    for start, end in outline.ranges:
        if start <= outline.first_prose or not MIN_BOX_BLOCKS <= end - start <= MAX_BOX_BLOCKS:
            continue
        if start in excluded or start in found or not _is_amid_prose(outline, start, end):
            continue
        role = _find_role(outline, range(start, end))
        if role is not None:
            found.update(dict.fromkeys(range(start, end), LABEL_BOX._replace(role=role)))
    return found


def _is_amid_prose(outline: Outline, start: int, end: int) -> bool:
    """Whether blocks without prose stand between two paragraphs that are in one container."""
    if outline.count_prose(start, end) or not outline.count_prose(end, end + MAX_DISTANCE):
        return False
    above = next((at for at in range(start - 1, max(start - 1 - MAX_DISTANCE, -1), -1) if outline.is_prose[at]), None)
    below = next(at for at in range(end, end + MAX_DISTANCE) if outline.is_prose[at])
    return above is not None and outline.boxes[above] == outline.boxes[below]


def _find_role(outline: Outline, box: range) -> str | None:
    """The role of a box of labels; ``None`` for any other box."""
    if any(outline.units[index] > MAX_LABEL_UNITS or outline.ends_sentence(index) for index in box):
        return None
    roles = [rule.role for index in box if (rule := outline.find_rule(index)) is not None and rule.strength == "veto"]
    shares = roles.count(_SHARE)
    if shares >= MIN_SHARE_LABELS and 2 * shares >= len(box):
        return _SHARE
    return _PLAYER if _PLAYER in roles and not any(map(outline.is_byline, box)) else None
