"""Dumps: labels of advertisements amid the story. The dump has nothing else of the advertisement."""

from __future__ import annotations

from newsclean.classify.structure.exclusions import AD_LABEL, Exclusions
from newsclean.classify.structure.plaintext.lines import Lines

MAX_DISTANCE = 3
"""Lines from a label to the nearest prose above and below it."""
_ROLES = ("ad", "promotion")
"""Roles of rules for labels such as “Advertisement” and “Story continues below”."""


def find_ad_labels(lines: Lines, excluded: Exclusions) -> Exclusions:
    """Find the labels with prose near them on both sides.

    They are dropped in any case. Excluded, they do not change how the lines around them are weighed.

    Args:
        lines: the dump.
        excluded: what is excluded already.
    """
    return {
        index: AD_LABEL
        for index in range(lines.story_start + 1, len(lines.page.blocks))
        if index not in excluded
        and lines.count_prose(index - MAX_DISTANCE, index)
        and lines.count_prose(index + 1, index + 1 + MAX_DISTANCE)
        and _is_label(lines, index)
    }


def _is_label(lines: Lines, index: int) -> bool:
    rule = lines.find_rule(index)
    return rule is not None and rule.strength == "veto" and rule.role in _ROLES
