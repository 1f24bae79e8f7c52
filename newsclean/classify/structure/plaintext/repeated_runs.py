"""Dumps: runs of lines that stand in the dump before, such as lists of teasers below the story."""

from __future__ import annotations

from newsclean.classify.structure.exclusions import REPEATED_TEXT, Exclusions
from newsclean.classify.structure.plaintext.lines import Lines

MIN_LINE_UNITS = 24
"""Length of a line that shows where a copy is. Shorter lines are repeated by chance."""
MIN_COPY_LINES = 3
MAX_SKIPPED_LINES = 4
"""Lines that one copy may have between two that both have."""


def find_repeated_runs(lines: Lines) -> Exclusions:
    """Find the lines of runs that the dump has twice, with the short lines in them. Copies of the text are gone already."""
    found: Exclusions = {}
    blocks = lines.page.blocks
    first_place: dict[str, int] = {}
    run: list[tuple[int, int]] = []
    for block in blocks[lines.story_start :]:
        if lines.units[block.index] < MIN_LINE_UNITS:
            continue
        earlier = first_place.setdefault(block.text, block.index)
        if earlier == block.index:
            continue
        if run and not (
            0 < block.index - run[-1][1] <= MAX_SKIPPED_LINES + 1 and 0 < earlier - run[-1][0] <= MAX_SKIPPED_LINES + 1
        ):
            _exclude(found, run)
            run = []
        run.append((earlier, block.index))
    _exclude(found, run)
    return found


def _exclude(found: Exclusions, run: list[tuple[int, int]]) -> None:
    if len(run) >= MIN_COPY_LINES:
        found.update(dict.fromkeys(range(run[0][1], run[-1][1] + 1), REPEATED_TEXT))
