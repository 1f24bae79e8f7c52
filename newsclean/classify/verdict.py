"""What the classifier says of a block."""

from __future__ import annotations

from typing import NamedTuple

TITLE = "title.repeated"
"""The reason of blocks that only repeat the title."""


class Verdict(NamedTuple):
    """Keep or drop, in which role, and why."""

    keep: bool
    role: str
    """``body`` when kept; else title, byline, dateline, breadcrumb, share, navigation, related, comments, ..."""
    reason: str
    """The id of the rule that decided, or ``score`` when the weights did."""
    score: float
    """Log-odds that the block is article text."""


class Classification(NamedTuple):
    """Verdicts for all blocks of a page, in their order."""

    verdicts: tuple[Verdict, ...]
    confidence: float
    """0 to 1: how sure the classifier is of the page as a whole."""
    warnings: tuple[str, ...]


def mark_title_repeats(classification: Classification, blocks: frozenset[int]) -> Classification:
    """The verdicts where blocks are found to repeat the title after all: none of these is kept."""
    return classification._replace(
        verdicts=tuple(
            verdict._replace(keep=False, role="title", reason=TITLE) if index in blocks and verdict.keep else verdict
            for index, verdict in enumerate(classification.verdicts)
        )
    )
