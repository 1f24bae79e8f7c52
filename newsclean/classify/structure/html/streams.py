"""A stream of recommended stories below the page's own: entries of one shape, each with a linked headline."""

from __future__ import annotations

from newsclean.classify.structure.exclusions import OTHER_STORY, Exclusions
from newsclean.classify.structure.html.outline import Outline, is_headline_link
from newsclean.parse.model import Block

MIN_ENTRIES = 3
MIN_ENTRY_SHARE = 0.6
"""Share of a container's blocks that its entries hold."""
MIN_HEADLINE_UNITS = 16
MAX_ENTRY_BLOCKS = 6
MIN_FLAT_ENTRIES = 2
"""Teasers at the story's end, without boxes around them, that are a stream."""
MAX_LABEL_UNITS = 48
MAX_BYLINE_DISTANCE = 2
"""Blocks below an earlier post's headline among which its byline or date is."""


def find_streams(outline: Outline, excluded: Exclusions) -> Exclusions:
    """Find streams of recommended stories, with the label above them.

    Args:
        outline: the page.
        excluded: what is excluded already.
    """
    found: Exclusions = {}
    first = outline.first_prose
    if first >= len(outline.page.blocks):
        return found
    for parent, children in outline.entry_groups.items():
        start, end = outline.ranges[parent]
        if start <= first < end or start <= outline.title_index or start in found:
            continue
        series = outline.find_largest_series(children, excluded)
        if len(series) < MIN_ENTRIES:
            continue
        entries = [child for child in series if _is_teaser(outline, child)]
        if _is_directory(outline, parent, entries):
            continue
        held = sum(outline.ranges[child][1] - outline.ranges[child][0] for child in entries)
        if len(entries) >= MIN_ENTRIES and held >= MIN_ENTRY_SHARE * (end - start):
            label = start - 1
            if (
                label > outline.title_index
                and label != first
                and outline.units[label] <= MAX_LABEL_UNITS
                and not outline.ends_sentence(label)
            ):
                start = label
            found.update(dict.fromkeys(range(start, end), OTHER_STORY))
    found.update(_find_flat_stream(outline, excluded))
    return found


def _find_flat_stream(outline: Outline, excluded: Exclusions) -> Exclusions:
    """Teasers at the end of the story's own container, without boxes: linked headings with a paragraph each."""
    home = outline.boxes[outline.first_prose]
    last = outline.ranges[home][1]
    at = outline.first_prose + 1
    while at + 1 < last:
        end = at
        while end + 1 < last and _is_flat_teaser(outline, end) and end not in excluded:
            end += 2
        # A story that has more text in such entries than above them is a review of other stories.
        if (
            end - at >= 2 * MIN_FLAT_ENTRIES
            and not outline.count_prose(end, last)
            and outline.prose_units(outline.first_prose, at) > outline.prose_units(at, end)
        ):
            return dict.fromkeys(range(at, end), OTHER_STORY)
        at = max(end, at + 1)
    return {}


def _is_flat_teaser(outline: Outline, heading: int) -> bool:
    block, summary = outline.page.blocks[heading : heading + 2]
    return (
        block.kind == "heading"
        and is_headline_link(block)
        and outline.units[heading] >= MIN_HEADLINE_UNITS
        and summary.kind == "paragraph"
        and not summary.links
        and outline.leads_within_site(heading)
    )


def _is_directory(outline: Outline, parent: int, entries: list[int]) -> bool:
    """Whether the entries are in the story's own container and most lead to other sites: places, books, sources."""
    if outline.boxes[outline.first_prose] not in outline.ancestors(parent):
        return False
    headlines = [headline for child in entries if (headline := _find_headline(outline, child)) is not None]
    return 2 * sum(outline.is_external(headline.index) for headline in headlines) > len(headlines)


def _is_teaser(outline: Outline, container: int) -> bool:
    """Whether an entry has a linked headline and text or a date of its own."""
    start, end = outline.ranges[container]
    if end - start < 2:
        return False
    headline = _find_headline(outline, container)
    if headline is None:
        return False
    if end - start <= MAX_ENTRY_BLOCKS and outline.count_prose(start, end) <= 1:
        return True
    # An earlier post of a blog: the byline below its headline is its own.
    below = headline.index + 1
    return headline.kind == "heading" and any(
        outline.is_byline(at) for at in range(below, min(end, below + MAX_BYLINE_DISTANCE))
    )


def _find_headline(outline: Outline, container: int) -> Block | None:
    """The linked headline of an entry, among its first two blocks."""
    start = outline.ranges[container][0]
    return next(
        (
            block
            for block in outline.page.blocks[start : start + 2]
            if is_headline_link(block)
            and outline.units[block.index] >= MIN_HEADLINE_UNITS
            and not (block.href or "#").startswith("#")
        ),
        None,
    )
