"""Dumps: a second copy of the story, as pages for telephones have it: a run of lines that stand in the dump twice.

Copies are found before the title, because a copy above the story takes the title's place next to the text.
"""

from __future__ import annotations

from newsclean.classify.structure.exclusions import REPEATED_TEXT, Exclusions
from newsclean.classify.structure.plaintext.line_pairs import LinePair, find_pair_runs
from newsclean.classify.structure.plaintext.lines import Lines

MIN_COPY_LINES = 3
MIN_PROSE_SHARE = 0.5
"""Share of prose among the long lines of a copy. Menus and lists of headlines are repeated as well."""
MAX_SKIPPED_LINES = 4
"""Lines that both copies may have between two that are equal."""
MAX_INSERTED_LINES = 12
"""Lines that one of the copies may have there, such as captions and labels."""
MAX_EQUAL_LINES = 24
"""Short lines that both copies may have between two long ones."""
MAX_HEAD_LINES = 8
"""Lines above a text among which its title and its byline are."""
MAX_SECOND_HEAD_LINES = 16
"""The same, with a menu for sharing, where the text has another copy above it."""


def find_copies(lines: Lines) -> Exclusions:
    """Find the lines of one of two copies, with the short lines in it.

    The copy with a byline or a date right above it stays; where both or none have one, the first does.

    Args:
        lines: the dump.
    """
    found: Exclusions = {}
    for run in find_pair_runs(lines.page.blocks, _continues):
        _exclude(lines, found, run)
    return found


def _continues(last: LinePair, pair: LinePair) -> bool:
    steps = (pair.first - last.first, pair.second - last.second)
    if pair.distance == last.distance:
        return 0 < steps[0] <= MAX_EQUAL_LINES + 1
    return 0 < min(steps) <= MAX_SKIPPED_LINES + 1 and max(steps) <= MAX_INSERTED_LINES + 1


def _exclude(lines: Lines, found: Exclusions, run: list[LinePair]) -> None:
    if len(run) < MIN_COPY_LINES or run[-1].first >= run[0].second:
        # Lines that return again and again are no copy.
        return
    first = range(run[0].first, run[-1].first + 1)
    second = range(run[0].second, run[-1].second + 1)
    if sum(lines.is_prose[pair.first] for pair in run) < max(MIN_COPY_LINES, MIN_PROSE_SHARE * len(run)):
        # A menu or a list of headlines.
        return
    # The first line that both have may be the title.
    is_leading = not any(
        lines.is_byline(at) for at in range(max(0, first.start - MAX_HEAD_LINES), run[1].first)
    ) and any(lines.is_byline(at) for at in range(max(first.stop, second.start - MAX_SECOND_HEAD_LINES), run[1].second))
    copy, story = (first, second) if is_leading else (second, first)
    found.update(dict.fromkeys(_extend(lines, copy, story), REPEATED_TEXT))


def _extend(lines: Lines, copy: range, story: range) -> range:
    """The lines of a copy with the ones right above and below it that the story has there as well."""
    blocks = lines.page.blocks
    head = {block.text for block in blocks[max(0, story.start - MAX_HEAD_LINES) : story.start]}
    start, stop, below = copy.start, copy.stop, story.stop
    # The lines between two copies belong to one of them.
    first = story.stop if story.start < copy.start else 0
    last = len(blocks) if story.start < copy.start else story.start
    while start > first and blocks[start - 1].text in head:
        start -= 1
    while stop < last and below < len(blocks) and blocks[stop].text == blocks[below].text:
        stop, below = stop + 1, below + 1
    return range(start, stop)
