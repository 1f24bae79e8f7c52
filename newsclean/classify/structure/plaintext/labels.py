"""Dumps: labels amid the story that rules name: advertisements, offers of newsletters, rows of share buttons.

They are dropped in any case. Excluded, they do not change how the lines around them are weighed.
"""

from __future__ import annotations

from itertools import pairwise

from newsclean.classify.structure.exclusions import LABEL, Exclusions
from newsclean.classify.structure.plaintext.lines import Lines

MAX_DISTANCE = 3
"""Lines from a label of an advertisement to the nearest prose above and below it."""
MAX_ROW_LINES = 8
"""Lines between two lines of prose that may be labels, all of them."""
MIN_ROW_LABELS = 2
"""Labels that a rule names, with which such lines are a row of labels, if they are half of them."""
MAX_LABEL_UNITS = 12
"""Length of a line that no rule names in a row of labels."""
_AD_ROLES = frozenset(("ad", "promotion"))
"""Roles of rules for labels such as “Advertisement” and “Story continues below”, which stand anywhere in a story."""
_ROW_ROLES = _AD_ROLES | {"newsletter", "share", "player", "tools", "app"}


def find_labels(lines: Lines, excluded: Exclusions) -> Exclusions:
    """Find the labels near prose on both sides.

    Args:
        lines: the dump.
        excluded: what is excluded already.
    """
    found: Exclusions = {}
    for index in range(lines.story_start + 1, len(lines.page.blocks)):
        if (
            index not in excluded
            and lines.count_prose(index - MAX_DISTANCE, index)
            and lines.count_prose(index + 1, index + 1 + MAX_DISTANCE)
            and (role := _label_role(lines, index)) in _AD_ROLES
        ):
            found[index] = LABEL._replace(role=role)
    prose = [
        index
        for index in range(lines.story_start, len(lines.page.blocks))
        if lines.is_prose[index] and _label_role(lines, index) not in _ROW_ROLES
    ]
    for above, below in pairwise(prose):
        if 1 < below - above <= MAX_ROW_LINES + 1:
            row = [index for index in range(above + 1, below) if index not in excluded and index not in found]
            found.update(_find_row(lines, row))
    return found


def _find_row(lines: Lines, row: list[int]) -> Exclusions:
    """The lines between two lines of prose, if they are a row of labels."""
    roles = {index: role for index in row if (role := _label_role(lines, index)) in _ROW_ROLES}
    others = [index for index in row if index not in roles]
    is_row = roles and (not others or (len(roles) >= MIN_ROW_LABELS and len(others) <= len(roles)))
    if not is_row or not all(_may_be_label(lines, index) for index in others):
        return {}
    first = next(iter(roles.values()))
    return {index: LABEL._replace(role=roles.get(index, first)) for index in row}


def _may_be_label(lines: Lines, index: int) -> bool:
    return _label_role(lines, index) == "navigation" or (
        lines.units[index] <= MAX_LABEL_UNITS
        and lines.rule_role(index) is None
        and not lines.ends_sentence(index)
        and not lines.ends_with_colon(index)
        and index not in lines.title_blocks
    )


def _label_role(lines: Lines, index: int) -> str:
    rule = lines.find_rule(index)
    return rule.role if rule is not None and rule.strength == "veto" else ""
