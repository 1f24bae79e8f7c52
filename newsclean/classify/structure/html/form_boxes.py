"""Boxes with a field that readers write in or with choices: newsletters, polls. Their words are no part of the story."""

from __future__ import annotations

from collections.abc import Iterable

from newsclean.classify.structure.exclusions import FORM_BOX, Exclusions
from newsclean.classify.structure.html.outline import Outline

MAX_PROSE_BLOCKS = 1
"""Blocks of prose in such a box. Some sites put the whole page in a form."""
MAX_BOX_BLOCKS = 8
MAX_BOX_UNITS = 600
"""Length of the text of such a box, in display units."""
MIN_CHOICES = 2
"""Choices of a poll."""
MAX_POLLS = 2
"""Polls of a page. One with more is a quiz, whose questions are the story."""


def find_form_boxes(outline: Outline) -> Exclusions:
    """Find the blocks in boxes with a field that readers write in, and in polls, after the beginning of the story.

    A box is the largest container around the field that holds little prose and nothing of what is above the story. A poll
    holds no prose: containers that show one of several texts may have choices as well.
    """
    boxes = _find_boxes(outline, outline.page.form_fields, MAX_PROSE_BLOCKS)
    polls = _find_boxes(outline, outline.page.choices, 0) if len(outline.page.choices) >= MIN_CHOICES else set()
    if len(polls) <= MAX_POLLS:
        boxes |= polls
    return {index: FORM_BOX for start, end in boxes for index in range(start, end) if index not in outline.title_blocks}


def _find_boxes(outline: Outline, fields: Iterable[int], max_prose_blocks: int) -> set[tuple[int, int]]:
    found = {_find_box(outline, field, max_prose_blocks) for field in set(fields)}
    return {box for box in found if box[1]}


def _find_box(outline: Outline, field: int, max_prose_blocks: int) -> tuple[int, int]:
    box = (0, 0)
    for container in outline.ancestors(field):
        start, end = outline.ranges[container]
        if not end:
            continue
        if (
            start <= outline.first_prose
            or end - start > MAX_BOX_BLOCKS
            or outline.count_prose(start, end) > max_prose_blocks
            or sum(outline.units[start:end]) > MAX_BOX_UNITS
        ):
            break
        if box[1] and outline.count_prose(start, end) > outline.count_prose(*box):
            # The paragraph beside the box is the story's.
            break
        box = (start, end)
    return box
