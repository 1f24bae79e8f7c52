"""HTML: readers' comments below a story. The posts of a forum are not comments, since they are all the page has."""

from __future__ import annotations

from newsclean.classify.observation import BlockObservation
from newsclean.classify.verdict import TITLE_VETO

COMMENTS_DROPPED = "structure.comments"
_MIN_TEXT_SCORE = 0.5
"""First-pass log-odds above which a block counts as text."""
_MAX_LINK_DENSITY = 0.5
_MIN_STORY_UNITS = 150
"""Length of the text outside the comments that makes a story, in units."""
_MIN_STORY_RATIO = 0.5
"""The story's length as a share of the comments' length. On forums, the posts are far longer than the rest."""


def find_comments(observations: list[BlockObservation], first_scores: list[float]) -> frozenset[int]:
    """Find the blocks in containers named as comments, where the page has a story outside them.

    A container that holds the title holds the story, whatever its name.

    Args:
        observations: the blocks.
        first_scores: the first pass's scores, in log-odds.
    """
    inside = [index for index, one in enumerate(observations) if one.container_role == "comments"]
    if not inside or any(observations[index].veto_id == TITLE_VETO for index in inside):
        return frozenset()
    comments = frozenset(inside)
    story_units = comment_units = 0
    for index, (observation, score) in enumerate(zip(observations, first_scores, strict=True)):
        if not observation.veto_id and score > _MIN_TEXT_SCORE and observation.link_density < _MAX_LINK_DENSITY:
            if index in comments:
                comment_units += observation.units
            else:
                story_units += observation.units
    is_story = story_units >= max(_MIN_STORY_UNITS, _MIN_STORY_RATIO * comment_units)
    return comments if is_story else frozenset()
