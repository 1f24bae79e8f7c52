"""A headline that no markup states and no heading shows: a short block right above the dateline and the text."""

from __future__ import annotations

from newsclean.metadata.title.html.variants import MAX_TITLE_BLOCKS, TitleVariant
from newsclean.parse.model import Block, Page
from newsclean.rules import active_rules
from newsclean.text.letters import letters_only
from newsclean.text.width import display_width

_MIN_WIDTH, _MAX_WIDTH = 12, 120
_MIN_TEXT_WIDTH = 80
"""Columns of the first paragraph of a text."""
_MAX_BLOCKS_TO_TEXT = 4
_MAX_LINK_SHARE = 0.5
_NON_HEADLINE_ENDS = ("。", "：", ":", "，", ",", ";", "；")


def find_plain_headline(page: Page) -> TitleVariant | None:
    """Return the first block that stands as a headline does; the page must have neither headings nor stated titles."""
    for block in page.blocks[:MAX_TITLE_BLOCKS]:
        if _may_be_headline(block) and _is_above_dateline_and_text(page, block):
            variant = TitleVariant(block.text, "line:above-text")
            variant.features.add("plain:above-dateline")
            variant.first_block = block.index
            return variant
    return None


def _may_be_headline(block: Block) -> bool:
    if block.kind not in ("paragraph", "heading") or block.link_chars > _MAX_LINK_SHARE * block.chars:
        return False
    is_headline_wide = block.chars <= _MAX_WIDTH and _MIN_WIDTH <= display_width(block.text) <= _MAX_WIDTH
    return is_headline_wide and bool(letters_only(block.text)) and not block.text.endswith(_NON_HEADLINE_ENDS)


def _is_above_dateline_and_text(page: Page, block: Block) -> bool:
    below = page.blocks[block.index + 1 : block.index + 1 + _MAX_BLOCKS_TO_TEXT]
    rule = active_rules().match(below[0].text) if below else None
    own_rule = active_rules().match(block.text)
    if rule is None or rule.role not in ("dateline", "byline", "editor") or (own_rule and own_rule.strength == "veto"):
        return False
    return any(
        display_width(one.text) >= _MIN_TEXT_WIDTH and one.link_chars < _MAX_LINK_SHARE * one.chars for one in below
    )
