"""Dumps: what lines alone decide. The counterpart is ``html.py``."""

from __future__ import annotations

from newsclean.classify.observation import BlockObservation
from newsclean.parse.model import Page

_MIN_TEXT_UNITS = 24
"""Length from which on a line may be text without ending as a sentence."""


class PlaintextStructure:
    """What lines without containers decide about a dump."""

    def has_story_text(self, observations: list[BlockObservation], kept: list[bool]) -> bool:
        """Return whether a kept line is a sentence or as long as one: a few words are no story."""
        return any(
            keep and (one.ends_sentence or one.units >= _MIN_TEXT_UNITS)
            for one, keep in zip(observations, kept, strict=True)
        )

    def is_snippet(self, page: Page, observations: list[BlockObservation]) -> bool:
        """Return False: a dump of a few words may be anything."""
        return False

    def find_lead(
        self,
        page: Page,
        observations: list[BlockObservation],
        first_scores: list[float],
        is_barred: list[bool],
        kept: list[bool],
    ) -> frozenset[int]:
        """Return none: without containers, the best sequence includes the lead."""
        return frozenset()

    def find_notes(self, page: Page, is_barred: list[bool], kept: list[bool]) -> list[int]:
        """Return none: a dump marks no notes."""
        return []

    def find_headings(self, page: Page, scores: list[float], is_barred: list[bool], kept: list[bool]) -> list[int]:
        """Return none: few dumps mark their headings."""
        return []
