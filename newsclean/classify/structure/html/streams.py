"""A stream of recommended stories below the page's own: entries of one shape, each with a linked headline."""

from __future__ import annotations

from collections import Counter

from newsclean.classify.structure.exclusions import OTHER_STORY, Exclusions
from newsclean.classify.structure.html.outline import Outline

MIN_ENTRIES = 3
MIN_ENTRY_SHARE = 0.6
"""Share of a container's blocks that its entries hold."""
MIN_LINK_DENSITY = 0.9
MIN_HEADLINE_UNITS = 16
MAX_ENTRY_BLOCKS = 6
MAX_LABEL_UNITS = 48


def find_streams(outline: Outline, excluded: Exclusions) -> Exclusions:
    """Find streams of recommended stories, with the label above them.

    Args:
        outline: the page.
        excluded: what is excluded already.
    """
    found: Exclusions = {}
    first = outline.first_prose
    children: dict[int, list[int]] = {}
    for container in outline.page.containers[1:]:
        start, end = outline.ranges[container.index]
        if end and start > first and start not in excluded:
            children.setdefault(container.parent, []).append(container.index)
    for parent, kids in children.items():
        start, end = outline.ranges[parent]
        if start <= first or start in found or len(kids) < MIN_ENTRIES:
            continue
        shape, count = Counter(map(outline.signature, kids)).most_common(1)[0]
        if count < MIN_ENTRIES:
            continue
        entries = [kid for kid in kids if outline.signature(kid) == shape and _is_teaser(outline, kid)]
        held = sum(outline.ranges[kid][1] - outline.ranges[kid][0] for kid in entries)
        if len(entries) >= MIN_ENTRIES and held >= MIN_ENTRY_SHARE * (end - start):
            label = start - 1
            if label > first and outline.units[label] <= MAX_LABEL_UNITS and not outline.ends_sentence(label):
                start = label
            found.update(dict.fromkeys(range(start, end), OTHER_STORY))
    return found


def _is_teaser(outline: Outline, container: int) -> bool:
    """Whether an entry has a linked headline and text or a date of its own."""
    start, end = outline.ranges[container]
    if not 2 <= end - start <= MAX_ENTRY_BLOCKS or outline.count_prose(start, end) > 1:
        return False
    headline = next(
        (
            block
            for block in outline.page.blocks[start : start + 2]
            if block.links
            and block.link_chars >= MIN_LINK_DENSITY * block.chars
            and outline.units[block.index] >= MIN_HEADLINE_UNITS
            and not (block.href or "#").startswith("#")
        ),
        None,
    )
    return headline is not None
