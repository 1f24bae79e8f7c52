"""Dumps: another story after the page's own: a headline with a byline below it, and prose."""

from __future__ import annotations

from newsclean.classify.structure.exclusions import OTHER_STORY, Exclusions
from newsclean.classify.structure.plaintext.lines import Lines

MIN_STORY_LINES = 3
"""Lines of prose that make a story."""
MIN_HEADLINE_UNITS = 12
"""Length of a headline. A shorter line is a number or a name."""
MAX_BYLINE_DISTANCE = 2
MAX_TEASER_LINES = 3
"""Lines above a headline without a named writer among which no prose may be."""


def find_other_stories(lines: Lines, excluded: Exclusions) -> Exclusions:
    """Find the lines of other stories.

    Args:
        lines: the dump.
        excluded: what is excluded already.
    """
    found: Exclusions = {}
    index = lines.story_start + MIN_STORY_LINES - 1
    while index < len(lines.page.blocks):
        start = _find_text(lines, index) if index not in excluded and _may_be_headline(lines, index) else 0
        if (
            start
            and lines.title_blocks.isdisjoint(range(index, start))
            and lines.count_prose(lines.story_start, index) >= MIN_STORY_LINES
        ):
            end = lines.end_of_prose(start)
            if lines.title_index >= 0 or _is_longer_above(lines, index, end):
                found.update(dict.fromkeys(range(index, end), OTHER_STORY))
            index = end
        else:
            index += 1
    return found


def _is_longer_above(lines: Lines, headline: int, end: int) -> bool:
    """Whether there is more prose above a headline than below it. Without a title, the longest text is the page's own."""
    return lines.count_prose(headline - MAX_TEASER_LINES, headline) > 0 and (
        lines.prose_units(lines.story_start, headline) > lines.prose_units(headline, end)
    )


def _may_be_headline(lines: Lines, index: int) -> bool:
    block = lines.page.blocks[index]
    return (
        lines.is_short(index)
        and lines.units[index] >= MIN_HEADLINE_UNITS
        and block.kind != "list_item"
        and index not in lines.title_blocks
        and lines.rule_role(index) is None
        and not lines.is_byline(index)
    )


def _find_text(lines: Lines, headline: int) -> int:
    """The first line of the text below a headline and its byline; 0 where there is none."""
    last = min(len(lines.page.blocks), headline + 1 + MAX_BYLINE_DISTANCE)
    byline = next((at for at in range(headline + 1, last) if lines.is_byline(at)), None)
    if byline is None or any(lines.is_prose[at] for at in range(headline + 1, byline)):
        return 0
    if lines.is_repeated_pair(headline, byline):
        # The teaser of one story, shown again and again between the paragraphs of this one.
        return 0
    start = lines.first_prose_after(byline)
    # A label such as “Next story” says what a byline would.
    named = lines.rule_role(headline - 1) in ("related", "pagination") or any(
        lines.is_named_byline(at) for at in range(headline + 1, last)
    )
    if not named and (
        lines.count_prose(headline - MAX_TEASER_LINES, headline) or start - headline > MAX_BYLINE_DISTANCE
    ):
        # A title and a date amid the text are a video's or a teaser's.
        return 0
    if start - byline > MAX_BYLINE_DISTANCE or lines.count_prose(start, lines.end_of_prose(start)) < MIN_STORY_LINES:
        return 0
    return start
