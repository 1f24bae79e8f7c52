"""HTML: readers' comments below a story, told from a forum's posts by what else the page holds."""

from __future__ import annotations

from newsclean.classify.observation import BlockObservation
from newsclean.classify.vetoes import TITLE

COMMENTS = "structure.comments"
_LIKELY = 0.5
"""First-pass log-odds from which on a block counts as text."""
_MOSTLY_LINKS = 0.5
_LEAST_STORY = 150
"""Units (a character, two for a wide one) of text outside the comments that make a story."""
_SHORTEST_STORY = 0.5
"""The story's length beside its comments' (in text that looks like one): on forums the posts are all there is."""


def comments_below(seen: list[BlockObservation], first: list[float]) -> frozenset[int]:
    """The blocks in boxes named as comments, where the page has a story beside them; none where it has not.

    A box that holds the title holds the story, whatever it is called.
    """
    inside = [index for index, item in enumerate(seen) if item.place == "comments"]
    if not inside or any(seen[index].settled == TITLE for index in inside):
        return frozenset()
    found = frozenset(inside)
    story = posts = 0
    for index, (item, value) in enumerate(zip(seen, first, strict=True)):
        if not item.settled and value > _LIKELY and item.link_share < _MOSTLY_LINKS:
            if index in found:
                posts += item.units
            else:
                story += item.units
    return found if story >= max(_LEAST_STORY, _SHORTEST_STORY * posts) else frozenset()
