"""Dumps: a stream of teasers below the story, each with a headline, a sentence or two and its age as the last line."""

from __future__ import annotations

from newsclean.classify.structure.exclusions import OTHER_STORY, Exclusions
from newsclean.classify.structure.plaintext.lines import Lines

AGE_RULE = "dateline.time"
"""The rule of lines that are an age or a time alone."""
MIN_TEASERS = 4
MIN_TEASER_LINES = 2
MAX_TEASER_LINES = 4
MAX_TEASER_LINE_UNITS = 160
MIN_STORY_LINES = 2
"""Lines of prose of the story above the stream."""


def find_streams(lines: Lines, excluded: Exclusions) -> Exclusions:
    """Find streams of teasers: lines with an age at equal distances.

    An age above a text may begin an entry of the story: then nothing is excluded.

    Args:
        lines: the dump.
        excluded: what is excluded already.
    """
    found: Exclusions = {}
    ages = [
        index
        for index in range(lines.story_start + MIN_STORY_LINES, len(lines.page.blocks))
        if _is_age_line(lines, index)
    ]
    run: list[int] = []
    for age in [*ages, len(lines.page.blocks) + MAX_TEASER_LINES + 1]:
        if len(run) > 1 and age - run[-1] != run[1] - run[0]:
            start = run[0] - (run[1] - run[0]) + 1
            if len(run) >= MIN_TEASERS and _are_teasers(lines, start, run):
                found.update((at, OTHER_STORY) for at in range(start, run[-1] + 1) if at not in excluded)
            run = run[-1:]
        if run and not MIN_TEASER_LINES <= age - run[-1] <= MAX_TEASER_LINES:
            run = []
        run.append(age)
    return found


def _is_age_line(lines: Lines, index: int) -> bool:
    """Whether a line is an age or a time alone: ``3 hours ago``."""
    rule = lines.find_rule(index)
    return rule is not None and rule.id == AGE_RULE


def _are_teasers(lines: Lines, start: int, ages: list[int]) -> bool:
    """Whether each stretch up to an age begins with a headline and has only short lines, below enough of the story."""
    starts = [start, *(age + 1 for age in ages[:-1])]
    return (
        lines.count_prose(lines.story_start, start) >= MIN_STORY_LINES
        and all(lines.is_short(at) and not lines.is_byline(at) for at in starts)
        and all(lines.units[at] <= MAX_TEASER_LINE_UNITS for at in range(start, ages[-1]))
    )
