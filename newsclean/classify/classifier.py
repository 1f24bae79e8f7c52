"""Page → verdicts: the classifier's steps in order."""

from __future__ import annotations

from itertools import repeat

from newsclean.article.warnings import ExtractionWarning, warn
from newsclean.classify.confidence import measure_certainty, measure_confidence
from newsclean.classify.dropped_roles import find_dropped_role
from newsclean.classify.features.html.container_roles import ContainerRoles
from newsclean.classify.first_pass import observe_blocks
from newsclean.classify.observation import BlockObservation
from newsclean.classify.readability_fallback import readability_opinion
from newsclean.classify.second_pass import second_pass_groups
from newsclean.classify.selection import TRAILING_HEADING_DROPPED, select_blocks
from newsclean.classify.story_clues import StoryClues
from newsclean.classify.structure.opening_bylines import OPENING_BYLINE_DROPPED
from newsclean.classify.verdict import TITLE_VETO, Classification, Verdict
from newsclean.classify.vetoes import LINK_VETO
from newsclean.classify.weights import load_weights, score_first_pass, score_second_pass
from newsclean.parse.model import Block, Page
from newsclean.rules import active_rules

MIN_CONFIDENCE = 0.6
"""Confidence below which readability-lxml is run as well; after that, the confidence is at most this."""
_GUESS_CONFIDENCE = 0.1
_OPINION_WEIGHT = 1.5
"""Log-odds that readability's opinion adds to the blocks it keeps and takes from the others."""
_MAX_OPINION_LINK_DENSITY = 0.5
"""Blocks of links are not changed by readability's opinion."""
_DECIDED_ROLES = {TRAILING_HEADING_DROPPED: "related", OPENING_BYLINE_DROPPED: "byline"}
"""Roles of blocks that the blocks around them drop, whatever their own."""
_LENGTH_SCALE = 400
"""Length, in units, at which a block's length counts as much as 1 in log-odds, and no more beyond."""


def classify_page(page: Page, html: str | None, clues: StoryClues) -> Classification:
    """Give every block of a page a verdict.

    Args:
        page: the page.
        html: the text it was parsed from, for readability's opinion; None for dumps and embedded stories.
        clues: what is known of its story.
    """
    weights = load_weights(page.input)
    observations = observe_blocks(page, clues, active_rules(), weights.vocabulary)
    first_scores = score_first_pass(observations, weights)
    features = second_pass_groups(page, observations, first_scores)
    scores = score_second_pass(observations, features, weights)
    selection = select_blocks(page, observations, first_scores, scores, weights.switch_cost)
    confidence = measure_confidence(measure_certainty(observations, scores, selection.sequence), page.input)
    warnings: list[ExtractionWarning] = []
    if confidence < MIN_CONFIDENCE and html is not None and observations:
        opinion = readability_opinion(page, html)
        # An opinion that leaves out the likeliest block is about another story.
        if opinion is not None and opinion[_find_likeliest(observations, scores)]:
            scores = _add_opinion(observations, scores, opinion)
            selection = select_blocks(page, observations, first_scores, scores, weights.switch_cost)
            certainty = measure_certainty(observations, scores, selection.sequence)
            confidence = min(MIN_CONFIDENCE, measure_confidence(certainty, page.input))
            warnings.append(warn("low_confidence"))
    if selection.is_guess:
        confidence = _GUESS_CONFIDENCE
        warnings.append(warn("best_guess"))
    container_roles = ContainerRoles(page, min(clues.title_blocks, default=-1), active_rules())
    decided = map(selection.reasons.get, range(len(page.blocks)))
    verdicts = tuple(
        map(_make_verdict, page.blocks, observations, scores, selection.kept, decided, repeat(container_roles))
    )
    return Classification(verdicts, round(confidence, 3), tuple(warnings))


def _find_likeliest(observations: list[BlockObservation], scores: list[float]) -> int:
    """Return the block that is likeliest the story's text, by score and length."""
    return max(
        range(len(observations)),
        key=lambda index: scores[index] + min(observations[index].units, _LENGTH_SCALE) / _LENGTH_SCALE,
    )


def _add_opinion(observations: list[BlockObservation], scores: list[float], opinion: list[bool]) -> list[float]:
    return [
        score + (_OPINION_WEIGHT if keeps else -_OPINION_WEIGHT)
        if observation.link_density < _MAX_OPINION_LINK_DENSITY
        else score
        for observation, score, keeps in zip(observations, scores, opinion, strict=True)
    ]


def _make_verdict(
    block: Block,
    observation: BlockObservation,
    score: float,
    keep: bool,
    decided: str | None,
    container_roles: ContainerRoles,
) -> Verdict:
    """Make a block's verdict; ``decided`` is the id of what decided whatever the score."""
    rounded = round(score, 2)
    if keep:
        return Verdict(True, "body", decided or "score", rounded)
    if decided is not None and decided in _DECIDED_ROLES:
        return Verdict(False, _DECIDED_ROLES[decided], decided, rounded)
    reason = observation.veto_id or decided
    if reason == TITLE_VETO:
        return Verdict(False, "title", reason, rounded)
    rule = observation.rule
    if rule is not None and reason != LINK_VETO:
        return Verdict(False, rule.role, reason or f"score+{rule.id}", rounded)
    return Verdict(False, find_dropped_role(block, observation, container_roles), reason or "score", rounded)
