"""Bylines that the text's container holds: short lines of names between the title and the first sentence."""

from __future__ import annotations

from newsclean.classify.observation import BlockObservation
from newsclean.classify.verdict import TITLE_VETO
from newsclean.parse.model import Block, Page
from newsclean.text.bylines.words import pattern_of
from newsclean.text.patterns import lazy_pattern

OPENING_BYLINE_DROPPED = "structure.opening-byline"
"""A byline's lines above the text, which are dropped."""
_MAX_LINES = 3
_MAX_LINE_CHARS = 60
_MAX_BLOCKS = 5
"""Blocks from the first line to the text, with those that are dropped anyway."""
_NAMES = lazy_pattern(
    r"[A-ZÀ-Þ][\w.’'&-]*(?:[ ,|/]{1,3}(?:[A-ZÀ-Þ][\w.’'&-]*|of|the|and|de|da|van|von|del|di|for)){0,6}[.,]?"
)
"""Words with capitals: names, outlets, hosts."""
_NAME_START = "[^\\W\\da-zß-ÿ_]"
"""A capital letter, or a letter of a script without capitals."""
_BYLINE = lazy_pattern(
    rf"(?i:{pattern_of('preposition', 'phrase')}(?!\w)\s?[:៖]?)\s{_NAME_START}\S*\s{_NAME_START}.{{0,50}}"
    rf"|(?i:{pattern_of('label')}\s?[:：])\s?{_NAME_START}\S*\s.{{1,50}}"
)


def find_opening_bylines(page: Page, observations: list[BlockObservation], kept: list[bool]) -> list[int]:
    """Find kept lines below the title that are names beside a dropped date, or a byline by its first word.

    A longer block that is kept must follow within a few blocks.
    """
    first = next((index for index, keep in enumerate(kept) if keep), len(kept))
    lines: list[int] = []
    has_date = False
    for index in range(first, min(first + _MAX_BLOCKS, len(kept))):
        if not kept[index]:
            rule = observations[index].rule
            has_date = has_date or (bool(lines) and rule is not None and rule.role == "dateline")
        elif _is_line(page.blocks[index], observations[index]) and len(lines) < _MAX_LINES:
            lines.append(index)
        else:
            break
    else:
        return []
    if not lines or not any(one.veto_id == TITLE_VETO for one in observations[:first]):
        return []
    if has_date and all(_NAMES.fullmatch(page.blocks[index].text) for index in lines):
        return lines
    return [index for index in lines if _BYLINE.fullmatch(page.blocks[index].text)]


def _is_line(block: Block, observation: BlockObservation) -> bool:
    return block.kind in ("paragraph", "heading") and block.chars <= _MAX_LINE_CHARS and not observation.ends_sentence
