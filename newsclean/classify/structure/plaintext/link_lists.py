"""Dumps: headlines of other stories amid the prose, as a list under a short label."""

from __future__ import annotations

from newsclean.classify.structure.exclusions import LINK_LIST, Exclusions
from newsclean.classify.structure.plaintext.lines import Lines

MIN_HEADLINES = 2
MIN_HEADLINE_UNITS = 24
"""Mean length of the items. Shorter ones are names, ingredients or results."""
MAX_LABEL_UNITS = 48
_COLONS = (":", "：")


def find_link_lists(lines: Lines, excluded: Exclusions) -> Exclusions:
    """Find lists of headlines between lines of prose.

    Items that belong to the story stay: the label or the sentence above them ends with a colon.

    Args:
        lines: the dump.
        excluded: what is excluded already.
    """
    found: Exclusions = {}
    blocks = lines.page.blocks
    index = lines.story_start + 1
    while index < len(blocks):
        if index in excluded or not _is_headline(lines, index):
            index += 1
            continue
        end = index
        while end < len(blocks) and _is_headline(lines, end):
            end += 1
        label = index - 1
        is_labelled = (
            lines.units[label] <= MAX_LABEL_UNITS and lines.is_short(label) and label not in lines.title_blocks
        )
        mean = sum(lines.units[index:end]) / (end - index)
        if (
            end - index >= MIN_HEADLINES
            and is_labelled
            and not blocks[label].text.rstrip().endswith(_COLONS)
            and mean >= MIN_HEADLINE_UNITS
            and lines.is_prose[label - 1]
            and end < len(blocks)
            and lines.is_prose[end]
        ):
            found.update(dict.fromkeys(range(label, end), LINK_LIST))
        index = end
    return found


def _is_headline(lines: Lines, index: int) -> bool:
    block = lines.page.blocks[index]
    return block.kind == "list_item" and lines.is_short(index) and not lines.is_prose[index]
