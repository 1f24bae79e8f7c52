"""Boxes with a field that readers write in, such as an address for a newsletter. Their words are no part of the story."""

from __future__ import annotations

from newsclean.classify.structure.exclusions import FORM_BOX, Exclusions
from newsclean.classify.structure.html.outline import Outline

MAX_PROSE_BLOCKS = 1
"""Blocks of prose in such a box. Some sites put the whole page in a form."""
MAX_BOX_BLOCKS = 8
MAX_BOX_UNITS = 600
"""Length of the text of such a box, in display units."""


def find_form_boxes(outline: Outline) -> Exclusions:
    """Find the blocks in boxes with a field that readers write in, after the beginning of the story.

    A box is the largest container around the field that holds little prose and nothing of what is above the story.
    """
    found: Exclusions = {}
    for field in dict.fromkeys(outline.page.form_fields):
        start, end = _find_box(outline, field)
        found.update((index, FORM_BOX) for index in range(start, end) if index not in outline.title_blocks)
    return found


def _find_box(outline: Outline, field: int) -> tuple[int, int]:
    box = (0, 0)
    for container in outline.ancestors(field):
        start, end = outline.ranges[container]
        if not end:
            continue
        if (
            start <= outline.first_prose
            or end - start > MAX_BOX_BLOCKS
            or outline.count_prose(start, end) > MAX_PROSE_BLOCKS
            or sum(outline.units[start:end]) > MAX_BOX_UNITS
        ):
            break
        if box[1] and outline.count_prose(start, end) > outline.count_prose(*box):
            # The paragraph beside the box is the story's.
            break
        box = (start, end)
    return box
