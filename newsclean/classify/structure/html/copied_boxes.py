"""Containers that hold a copy of the story, as pages for telephones have it beside the one for large screens."""

from __future__ import annotations

from newsclean.classify.structure.exclusions import REPEATED_TEXT, Exclusions
from newsclean.classify.structure.html.outline import Outline

MIN_COPY_BLOCKS = 3
"""Blocks of prose that a copy has in common with the text outside it."""
MIN_COPIED_SHARE = 0.8
"""Share of a copy's text, by length, that stands outside it as well."""
MIN_STORY_SHARE = 0.5
"""Length of a copy as a share of the story's. A shorter one is a quotation, or an offer that is shown again and again."""


def find_copied_boxes(outline: Outline, story_box: int, excluded: Exclusions) -> Exclusions:
    """Find the blocks of containers whose text the page has outside them as well.

    What a copy holds besides, such as a heading or a short line, goes with it: it is no text of its own. A container with
    more text than the story's is no copy.

    Args:
        outline: the page.
        story_box: the container with the story.
        excluded: what is excluded already.
    """
    places: dict[str, list[int]] = {}
    for block in outline.page.blocks:
        if outline.is_prose[block.index] and block.index not in excluded:
            places.setdefault(block.text, []).append(block.index)
    repeated = {index: indexes for indexes in places.values() if len(indexes) > 1 for index in indexes}
    if len(repeated) < 2 * MIN_COPY_BLOCKS:
        return {}
    around_story = set(outline.ancestors(story_box))
    # Of each container, the blocks that stand outside it as well.
    copied: dict[int, list[int]] = {}
    for index, indexes in repeated.items():
        for container in outline.ancestors(outline.page.blocks[index].container):
            if container in around_story:
                break
            start, end = outline.ranges[container]
            if indexes[0] < start or indexes[-1] >= end:
                copied.setdefault(container, []).append(index)
    story_units = _sum_units(outline, [at for at in range(*outline.ranges[story_box]) if at not in excluded])
    found: Exclusions = {}
    for container, elsewhere in sorted(copied.items()):
        start, end = outline.ranges[container]
        if len(elsewhere) < MIN_COPY_BLOCKS or start in found:
            continue
        own = [index for index in range(start, end) if index not in excluded]
        units = _sum_units(outline, own)
        is_copy = MIN_STORY_SHARE * story_units <= units <= story_units
        if is_copy and _sum_units(outline, elsewhere) >= MIN_COPIED_SHARE * units:
            found.update(dict.fromkeys(own, REPEATED_TEXT))
    return found


def _sum_units(outline: Outline, indexes: list[int]) -> int:
    return sum(outline.units[index] for index in indexes)
