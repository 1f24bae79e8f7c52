"""Dumps: which of two equal passages is the story's."""

from __future__ import annotations

from newsclean.classify.structure.exclusions import PULL_QUOTE, REPEATED_TEXT, Exclusions
from newsclean.classify.structure.plaintext.lines import Lines
from newsclean.classify.structure.repeats import Passage, find_repeats
from newsclean.text.letters import letters_only

MIN_PASSAGE_UNITS = 30
MAX_REFRAIN_UNITS = 72
"""Length of a line that a text may repeat, such as a refrain."""
MIN_QUOTE_UNITS = 16
MAX_QUOTE_DISTANCE = 24
"""Lines between a pull quote and its sentence."""
MIN_JOINED_LINES = 3
MIN_JOINED_SHARE = 0.7
"""Share of a line's letters that other lines have as a whole, from which on it is the text once more, in one line."""
_ABOVE, _STORY = range(2)


def find_repeated_lines(lines: Lines, excluded: Exclusions) -> Exclusions:
    """Find the lines that repeat the text of another one.

    What stands below the title stays, and of equal lines the first; of a sentence and the line that holds it, the line.

    Args:
        lines: the dump.
        excluded: what is excluded already.
    """
    start = lines.story_start
    isolated = _find_isolated_repeats(lines, excluded)
    excluded = {**excluded, **isolated}
    passages = [
        Passage(block.index, block.text, lines.units[block.index], _STORY if block.index >= start else _ABOVE, False)
        for block in lines.page.blocks
        if block.index not in excluded
        and block.index not in lines.title_blocks
        and lines.units[block.index] >= MIN_PASSAGE_UNITS
        and (lines.is_prose[block.index] or lines.ends_sentence(block.index))
    ]

    def is_legitimate(index: int, other: int) -> bool:
        one, two = lines.page.blocks[index], lines.page.blocks[other]
        return one.text == two.text and lines.units[index] <= MAX_REFRAIN_UNITS

    return {**isolated, **find_repeats(passages, is_legitimate)}


def _find_isolated_repeats(lines: Lines, excluded: Exclusions) -> Exclusions:
    """Sentences on a line of their own that a line near them holds, alone or with others: pull quotes."""
    found: Exclusions = {}
    blocks = lines.page.blocks
    start = lines.story_start
    sentences = [
        (block.index, letters_only(block.text))
        for block in blocks[start:]
        if block.index not in excluded
        and lines.units[block.index] >= MIN_QUOTE_UNITS
        and lines.ends_sentence(block.index)
    ]
    parts: dict[int, list[int]] = {}
    letters = dict(sentences)
    for at, (index, own) in enumerate(sentences):
        for other, longer in sentences[max(0, at - MAX_QUOTE_DISTANCE) : at + MAX_QUOTE_DISTANCE + 1]:
            # Nearly all lines do not hold the sentence, so that is asked first.
            if own not in longer or other in found or not 0 < abs(other - index) <= MAX_QUOTE_DISTANCE:
                continue
            is_part = len(longer) > len(own)
            is_equal = longer == own and lines.units[index] > MAX_REFRAIN_UNITS and other > index
            if is_part or is_equal:
                found[index] = PULL_QUOTE
                if is_part:
                    parts.setdefault(other, []).append(index)
                break
    for holder, lines_in_it in parts.items():
        joined = sum(len(letters[index]) for index in lines_in_it)
        if sum(lines.is_prose[index] for index in lines_in_it) >= MIN_JOINED_LINES and joined >= MIN_JOINED_SHARE * len(
            letters[holder]
        ):
            for index in lines_in_it:
                del found[index]
            found[holder] = REPEATED_TEXT
    return found
