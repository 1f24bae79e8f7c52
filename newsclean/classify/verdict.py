"""Verdict and Classification: the classifier's result for a block and for a page."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.article.warnings import ExtractionWarning

TITLE_VETO = "title.repeated"
"""The reason of blocks that only repeat the title."""


class Verdict(NamedTuple):
    """Keep or drop, in which role, and why."""

    keep: bool
    role: str
    """``body`` when kept; else title, byline, dateline, breadcrumb, share, navigation, related, comments, ..."""
    reason: str
    """The id of the rule that decided; ``score`` when the weights did, ``score+ID`` when a rule added to them."""
    score: float
    """Log-odds that the block is article text."""


class Classification(NamedTuple):
    """Verdicts for all blocks of a page, in their order."""

    verdicts: tuple[Verdict, ...]
    confidence: float
    """How likely the verdicts are right for the page as a whole, 0 to 1."""
    warnings: tuple[ExtractionWarning, ...]


def last_kept(classification: Classification) -> int:
    """Return the index of the last kept block; -1 where none is kept."""
    verdicts = classification.verdicts
    for index in range(len(verdicts) - 1, -1, -1):
        if verdicts[index].keep:
            return index
    return -1


def mark_title_repeats(classification: Classification, blocks: frozenset[int]) -> Classification:
    """Drop kept blocks that turned out to repeat the title.

    Args:
        classification: the verdicts before.
        blocks: indexes of the blocks that repeat the title.
    """
    return classification._replace(
        verdicts=tuple(
            verdict._replace(keep=False, role="title", reason=TITLE_VETO)
            if index in blocks and verdict.keep
            else verdict
            for index, verdict in enumerate(classification.verdicts)
        )
    )
