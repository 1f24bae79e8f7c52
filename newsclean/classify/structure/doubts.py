"""Doubts that the excluded blocks of a page raise: it may be the wrong text that was excluded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from newsclean.classify.structure.exclusions import COMMENTS, ENTRIES, OTHER_STORY, REPEATED_TEXT, Exclusions
from newsclean.parse.model import Page
from newsclean.text.width import display_width


class _Doubt(NamedTuple):
    code: str
    """The code of the warning."""
    reasons: frozenset[str]
    """The ids of the facts whose blocks count."""
    min_share: float
    """Length of the excluded blocks from which on there is a doubt, as a share of the body's."""
    log_odds: float
    """What the confidence loses."""


_DOUBTS = (
    # 15 % of such pages are wrong, against 5 % of all (benchmarks/confidence.py).
    _Doubt("two_stories", frozenset((OTHER_STORY.reason,)), 0.5, 1.0),
    # Of such pages in wcxb a third are forums, whose story is the discussion.
    _Doubt("comments_outweigh_story", frozenset((COMMENTS.reason, ENTRIES.reason)), 1.0, 1.5),
    _Doubt("repeated_text", frozenset((REPEATED_TEXT.reason,)), 0.25, 0.3),
)


DOUBTFUL_REASONS = frozenset[str]().union(*(doubt.reasons for doubt in _DOUBTS))
"""The ids of the facts that raise doubts."""


def measure_excluded(page: Page, excluded: Exclusions) -> Counter[str]:
    """Return the length of the excluded blocks by the id of the reason, in display units.

    Args:
        page: the page with the excluded blocks.
        excluded: the excluded blocks.
    """
    units: Counter[str] = Counter()
    for index, exclusion in excluded.items():
        units[exclusion.reason] += display_width(page.blocks[index].text)
    return units


def find_doubts(excluded_units: Mapping[str, int], body_units: int) -> dict[str, float]:
    """Return the doubts about a page: what each costs the confidence in log-odds, by the code of its warning.

    Args:
        excluded_units: length of the excluded blocks by the id of the reason, in display units.
        body_units: length of the body, in display units.
    """
    if not body_units:
        return {}
    return {
        doubt.code: doubt.log_odds
        for doubt in _DOUBTS
        if sum(excluded_units.get(reason, 0) for reason in doubt.reasons) >= doubt.min_share * body_units
    }
