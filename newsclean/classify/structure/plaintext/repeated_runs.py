"""Dumps: runs of lines that stand in the dump before, such as lists of teasers below the story."""

from __future__ import annotations

from newsclean.classify.structure.exclusions import REPEATED_TEXT, Exclusions
from newsclean.classify.structure.plaintext.line_pairs import LinePair, find_pair_runs
from newsclean.classify.structure.plaintext.lines import Lines

MIN_COPY_LINES = 3
MAX_SKIPPED_LINES = 4
"""Lines that one copy may have between two that both have."""


def find_repeated_runs(lines: Lines) -> Exclusions:
    """Find the lines of runs that the dump has twice, with the short lines in them. Copies of the text are gone already."""
    found: Exclusions = {}
    for run in find_pair_runs(lines.page.blocks[lines.story_start :], _continues):
        if len(run) >= MIN_COPY_LINES:
            found.update(dict.fromkeys(range(run[0].second, run[-1].second + 1), REPEATED_TEXT))
    return found


def _continues(last: LinePair, pair: LinePair) -> bool:
    return all(0 < step <= MAX_SKIPPED_LINES + 1 for step in (pair.first - last.first, pair.second - last.second))
