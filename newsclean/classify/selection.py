"""Selection: from scores to the blocks that are kept."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from newsclean.article.model import InputKind
from newsclean.classify.observation import BlockObservation
from newsclean.classify.structure.html_selection import HtmlStructure
from newsclean.classify.structure.opening_bylines import OPENING_BYLINE_DROPPED, find_opening_bylines
from newsclean.classify.structure.plaintext_selection import PlaintextStructure
from newsclean.classify.viterbi import best_path
from newsclean.parse.model import Page

LEAD_KEPT = "sequence.lead"
"""A story's lead, which is kept."""
HEADING_KEPT = "sequence.heading"
"""A heading between kept paragraphs, which is kept."""
PART_KEPT = "sequence.part"
"""An item of a list, a question, an answer or a live blog's entry beside kept text, which is kept."""
NOTE_KEPT = "structure.note"
"""A footnote of the story, which is kept."""
TRAILING_HEADING_DROPPED = "sequence.trailing-heading"
"""A heading that no kept block follows, which is dropped."""
_MIN_GUESS_UNITS = 50
_MAX_GUESS_LINK_DENSITY = 0.3
_MIN_GUESS_SCORE = -3.0
"""Log-odds above which the likeliest block of a page may be its text."""
_GUESS_MARGIN = 0.3
"""Log-odds that the likeliest block is raised above the cost of keeping it alone."""


class Selection(NamedTuple):
    """Which blocks are kept, and what was decided whatever the scores."""

    sequence: list[bool]
    """The best sequence of keeping and dropping, by the scores alone."""
    kept: list[bool]
    reasons: dict[int, str]
    """The ids of what kept or dropped blocks because of the blocks around them."""
    is_guess: bool
    """No block was likely to be text, so the likeliest were kept."""


class Structure(Protocol):
    """What differs between the inputs."""

    def has_story_text(self, observations: list[BlockObservation], kept: list[bool]) -> bool: ...
    def is_snippet(self, page: Page, observations: list[BlockObservation]) -> bool: ...
    def find_lead(
        self,
        page: Page,
        observations: list[BlockObservation],
        first_scores: list[float],
        is_barred: list[bool],
        kept: list[bool],
    ) -> frozenset[int]: ...
    def find_notes(self, page: Page, is_barred: list[bool], kept: list[bool]) -> list[int]: ...
    def find_parts(self, page: Page, scores: list[float], is_barred: list[bool], kept: list[bool]) -> list[int]: ...


_STRUCTURES: dict[InputKind, Structure] = {"html": HtmlStructure(), "dump": PlaintextStructure()}


def select_blocks(
    page: Page,
    observations: list[BlockObservation],
    first_scores: list[float],
    scores: list[float],
    switch_cost: float,
) -> Selection:
    """Select the blocks to keep.

    Args:
        page: the page.
        observations: what the first pass observed.
        first_scores: the first pass's scores, in log-odds.
        scores: the second pass's scores, in log-odds.
        switch_cost: log-odds that a change between keeping and dropping costs.
    """
    structure = _STRUCTURES[page.input]
    is_barred = [one.veto_id is not None for one in observations]
    sequence = _find_sequence(scores, is_barred, switch_cost)
    if not structure.has_story_text(observations, sequence):
        sequence = [False] * len(observations)
    kept, is_guess = list(sequence), False
    if not any(kept):
        kept, is_guess = _guess(observations, scores, is_barred, switch_cost)
    if not any(kept) and structure.is_snippet(page, observations):
        kept, is_guess = [not barred for barred in is_barred], True
    reasons = dict.fromkeys(structure.find_lead(page, observations, first_scores, is_barred, kept), LEAD_KEPT)
    for index in structure.find_parts(page, scores, is_barred, kept):
        reasons[index] = HEADING_KEPT if page.blocks[index].kind == "heading" else PART_KEPT
    for index in reasons:
        kept[index] = True
    for index in structure.find_notes(page, is_barred, kept):
        kept[index] = True
        reasons[index] = NOTE_KEPT
    for index in _find_trailing_headings(page, observations, kept):
        kept[index] = False
        reasons[index] = TRAILING_HEADING_DROPPED
    if page.input == "html":
        for index in find_opening_bylines(page, observations, kept):
            kept[index] = False
            reasons[index] = OPENING_BYLINE_DROPPED
    return Selection(sequence, kept, reasons, is_guess)


def _find_sequence(scores: list[float], is_barred: list[bool], switch_cost: float) -> list[bool]:
    # A barred block says nothing about its neighbours, so the sequence continues over it at score 0.
    path = best_path([0.0 if barred else score for score, barred in zip(scores, is_barred, strict=True)], switch_cost)
    return [keep and not barred for keep, barred in zip(path, is_barred, strict=True)]


def _guess(
    observations: list[BlockObservation], scores: list[float], is_barred: list[bool], switch_cost: float
) -> tuple[list[bool], bool]:
    """Find the sequence after raising all scores until the likeliest block of text is kept, and whether there is one."""
    candidates = [
        score
        for score, one, barred in zip(scores, observations, is_barred, strict=True)
        if not barred
        and one.units >= _MIN_GUESS_UNITS
        and one.link_density < _MAX_GUESS_LINK_DENSITY
        and score > _MIN_GUESS_SCORE
    ]
    if not candidates:
        return [False] * len(scores), False
    shift = switch_cost * 2 + _GUESS_MARGIN - max(candidates)
    return _find_sequence([score + shift for score in scores], is_barred, switch_cost), True


def _find_trailing_headings(page: Page, observations: list[BlockObservation], kept: list[bool]) -> frozenset[int]:
    """Find the headings at the body's end: what they head was dropped. A sentence is text, whatever its tag."""
    headings = []
    for index in range(len(kept) - 1, -1, -1):
        if kept[index]:
            if page.blocks[index].kind != "heading" or observations[index].ends_sentence:
                break
            headings.append(index)
    return frozenset(headings) if sum(kept) > len(headings) else frozenset()
