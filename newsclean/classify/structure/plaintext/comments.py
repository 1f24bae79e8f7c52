"""Dumps: readers' comments under a label that says so, and entries with a date each."""

from __future__ import annotations

from newsclean.classify.structure.ages import states_age
from newsclean.classify.structure.block_sequence import MIN_SECTION_PARAGRAPH_UNITS
from newsclean.classify.structure.exclusions import COMMENTS, ENTRIES, Exclusions
from newsclean.classify.structure.plaintext.lines import Lines

MIN_STORY_LINES = 2
"""Lines of prose before a label from which on comments may follow."""
MIN_ENTRIES = 3
MAX_PROSE_PER_NAME = 2
"""Lines of prose for each short line, where the short ones name who wrote the comments."""
MAX_ENTRY_LINES = 5
"""Lines from one entry's first line to the next one's."""
MAX_LABEL_DISTANCE = 3
"""Short lines between the label and the first comment."""


def find_comments(lines: Lines) -> Exclusions:
    """Find the lines of readers' comments after the story."""
    found: Exclusions = {}
    blocks = lines.page.blocks
    for index in range(lines.story_start + MIN_STORY_LINES, len(blocks)):
        if index in found or lines.rule_role(index) != "comments":
            continue
        if lines.count_prose(lines.story_start, index) < MIN_STORY_LINES:
            continue
        start = lines.first_prose_after(index)
        end = lines.end_of_prose(start)
        if start - index <= MAX_LABEL_DISTANCE and not _is_section(lines, index + 1, end):
            found.update(dict.fromkeys(range(index, end), COMMENTS))
    found.update(_find_entries(lines, found))
    return found


def _is_section(lines: Lines, start: int, end: int) -> bool:
    """Whether long paragraphs stand below a label, without names, dates or buttons: the "Discussion" of a paper."""
    prose = [index for index in range(start, end) if lines.is_prose[index]]
    short = [index for index in range(start, end) if lines.is_short(index)]
    return (
        bool(prose)
        and sum(lines.units[index] for index in prose) >= MIN_SECTION_PARAGRAPH_UNITS * len(prose)
        and len(short) * MAX_PROSE_PER_NAME < len(prose)
        and not any(lines.is_byline(index) or lines.rule_role(index) is not None for index in short)
    )


def _find_entries(lines: Lines, excluded: Exclusions) -> Exclusions:
    """Runs of entries, each of which has a short line with a date and then prose."""
    found: Exclusions = {}
    # Whether text follows is asked first: it rules out most lines, and costs less than the words of bylines.
    heads = [
        index
        for index in range(lines.story_start + 1, len(lines.page.blocks) - 1)
        if index not in excluded
        and _heads_text(lines, index)
        and lines.is_byline(index)
        and sum(map(str.isalpha, lines.page.blocks[index].text)) > 2
    ]
    run: list[int] = []
    for head in [*heads, len(lines.page.blocks) + MAX_ENTRY_LINES + 1]:
        if run and head - run[-1] > MAX_ENTRY_LINES:
            if len(run) >= MIN_ENTRIES and lines.count_prose(lines.story_start, run[0]) > MIN_STORY_LINES:
                end = lines.end_of_prose(lines.first_prose_after(run[-1]))
                found.update(dict.fromkeys(range(run[0], end), ENTRIES))
            run = []
        run.append(head)
    return found


def _heads_text(lines: Lines, index: int) -> bool:
    """Whether prose stands below a line, or, where the line states an age, a sentence of any length."""
    if lines.first_prose_after(index) - index <= 2:
        return True
    below = range(index + 1, min(len(lines.page.blocks), index + 3))
    return any(map(lines.ends_sentence, below)) and states_age(lines.page.blocks[index].text)
