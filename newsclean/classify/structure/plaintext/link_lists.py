"""Dumps: headlines of other stories amid the prose, as a list under a short label."""

from __future__ import annotations

from newsclean.classify.structure.block_sequence import COLONS
from newsclean.classify.structure.exclusions import LINK_LIST, Exclusions
from newsclean.classify.structure.plaintext.lines import Lines
from newsclean.text.patterns import lazy_pattern

MIN_HEADLINES = 2
MIN_HEADLINE_UNITS = 24
"""Mean length of the items. Shorter ones are names, ingredients or results."""
MIN_WIDE_HEADLINE_UNITS = 14
"""The same for Chinese, Japanese and Korean, which say more in less space."""
MAX_LABEL_UNITS = 48
MAX_COLON_LABEL_UNITS = 40
"""Length of a line with a colon that may be a label. A longer one is a sentence of the story."""
MIN_LABELLED_CHARS, MAX_LABELLED_CHARS = 10, 200
TIMED_HEADLINE = lazy_pattern(r"(?:[01]?\d|2[0-3])[:.][0-5]\d\s{1,3}\S.{15}")
MIN_LINES, MAX_LINES = 3, 8
"""Headlines without bullets that are a list. One or two may be headings of the story, more a poem."""
MIN_LINE_UNITS = 16
MAX_WRAP_DIFFERENCE = 4
"""Difference in length of the lines of a wrapped paragraph, in display units."""
MIN_SENTENCE_UNITS = 24
MAX_KNOWN_SHARE = 0.34
"""Share of the words of headlines that the story's prose has as well, above which they may be the story's."""


def find_link_lists(lines: Lines, excluded: Exclusions) -> Exclusions:
    """Find lists of headlines between lines of prose.

    Items that belong to the story stay: the label or the sentence above them ends with a colon, or, where no label is
    above them, their words are the story's.

    Args:
        lines: the dump.
        excluded: what is excluded already.
    """
    found: Exclusions = {}
    blocks = lines.page.blocks
    index = lines.story_start + 1
    while index < len(blocks):
        if index in excluded or not _is_headline(lines, index):
            if _has_label(lines, index) and index not in excluded:
                found[index] = LINK_LIST
            index += 1
            continue
        kind = blocks[index].kind
        end = index
        while end < len(blocks) and blocks[end].kind == kind and _is_headline(lines, end):
            if kind != "list_item" and end > index + 1 and blocks[end].gap > blocks[end - 1].gap:
                # Lines that stand apart from the ones above begin something else.
                break
            end += 1
        start = _find_start(lines, index, end)
        if start < 0 and end == index + 1 and _has_label(lines, index):
            found[index] = LINK_LIST
        if start >= 0 and _is_text(lines, start - 1) and end < len(blocks) and _is_text(lines, end):
            found.update(dict.fromkeys(range(start, end), LINK_LIST))
        index = end
    return found


def _find_start(lines: Lines, index: int, end: int) -> int:
    """The first line of a list of headlines, with the label above it; -1 where the lines are none."""
    blocks = lines.page.blocks
    is_wide = lines.is_mostly_wide(index)
    if sum(lines.units[index:end]) < (MIN_WIDE_HEADLINE_UNITS if is_wide else MIN_HEADLINE_UNITS) * (end - index):
        return -1
    if blocks[index].kind != "list_item":
        # Lines without bullets: the cells of a table, links one below the other. The first may be the label.
        if lines.rule_role(index - 1) == "related" and index - 1 > lines.story_start:
            # A headline and its summary are left to the weights, which need the label.
            return index - 1 if MIN_HEADLINES <= end - index <= MAX_LINES else -1
        is_list = (
            MIN_LINES <= end - index <= MAX_LINES
            and end < len(blocks)
            and not lines.ends_with_colon(index - 1)
            # The lines of a wrapped paragraph are equally long, and the last one is no longer than the others.
            and max(lines.units[index:end]) - min(lines.units[index:end]) > MAX_WRAP_DIFFERENCE
            and min(lines.units[index - 1], lines.units[end]) > max(lines.units[index:end])
            and lines.known_word_share(index, end) <= MAX_KNOWN_SHARE
        )
        return index if is_list else -1
    if end - index < MIN_HEADLINES or (end < len(blocks) and blocks[end].kind == "list_item"):
        return -1
    label = index - 1
    if blocks[label].kind == "list_item":
        # Items of a list whose other items are sentences.
        return -1
    is_labelled = lines.units[label] <= MAX_LABEL_UNITS and lines.is_short(label) and label not in lines.title_blocks
    if is_labelled and not lines.ends_with_colon(label):
        # A sentence that ends with a colon introduces the label and its items.
        return -1 if lines.ends_with_colon(label - 1) else label
    if lines.known_word_share(index, end) > MAX_KNOWN_SHARE:
        return -1
    return label if is_labelled and lines.units[label] <= MAX_COLON_LABEL_UNITS else index if not is_labelled else -1


def _has_label(lines: Lines, index: int) -> bool:
    """Whether a line is the headline of another story behind a label of such: ``Read too: …``."""
    block = lines.page.blocks[index]
    if block.chars > MAX_LABELLED_CHARS or not lines.is_short(index):
        return False
    for colon in COLONS:
        label, found, headline = block.text.partition(colon)
        if found and 0 < len(label) <= MAX_COLON_LABEL_UNITS and len(headline) >= MIN_LABELLED_CHARS:
            rule = lines.rule_set.match(label)
            return rule is not None and rule.role == "related"
    return False


def _is_text(lines: Lines, index: int) -> bool:
    """Whether a line is prose or a shorter sentence."""
    return lines.is_prose[index] or (lines.units[index] >= MIN_SENTENCE_UNITS and lines.ends_sentence(index))


def _is_headline(lines: Lines, index: int) -> bool:
    block = lines.page.blocks[index]
    if block.kind == "list_item":
        return lines.is_short(index) and not lines.is_prose[index]
    return (
        lines.units[index] >= MIN_LINE_UNITS
        and lines.is_short(index)
        and not lines.is_prose[index]
        and not lines.ends_with_colon(index)
        and index not in lines.title_blocks
        and lines.rule_role(index) is None
        and (not lines.is_byline(index) or TIMED_HEADLINE.match(block.text) is not None)
    )
