"""Trimming: boilerplate words at the start or the end of a block that holds text are cut off.

The block is then classified by its text alone, and no paragraph is lost for its last words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from newsclean.parse.model import Block, InlineSpan, Page
from newsclean.rules import RuleSet
from newsclean.text.width import display_width

MIN_TEXT_WIDTH = 30
"""Width of the text from which on a block is more than the words that are cut off it."""
MIN_UNENDED_WIDTH = 80
"""Width of the text that need not end a sentence, where what is cut off is in brackets."""
MAX_CUTS = 4
"""Cuts at one end of a block."""
_SENTENCE_ENDS = frozenset(".!?。！？…．｡।۔”’」』\"'）)】])")
_OPENING_BRACKETS = frozenset("(（[【［")
_MAY_PRECEDE_CUT = re.compile(f"[{re.escape(''.join(sorted(_SENTENCE_ENDS | _OPENING_BRACKETS)))}]")
"""A sentence's end or an opening bracket. Most headlines and labels have none, so that nothing is cut off their end."""


class Cut(NamedTuple):
    """Words that are cut off a block."""

    rule: str
    """The id of the rule."""
    role: str
    """The kind of boilerplate, such as ``legal``."""
    text: str


class Trim(NamedTuple):
    """What remains of a block, and what was cut off it."""

    block: Block
    cuts: tuple[Cut, ...]


Trims = Mapping[int, Trim]
"""The trimmed blocks, by index."""


def find_trims(page: Page, rule_set: RuleSet) -> dict[int, Trim]:
    """Find the blocks of a page that boilerplate words are cut off.

    Args:
        page: the page.
        rule_set: the rules.
    """
    trims = {}
    for block in page.blocks:
        # Links with nothing around them are menus and headlines, and most of a page's blocks.
        if (
            block.chars > MIN_TEXT_WIDTH // 2
            and block.link_chars < block.chars
            and block.table is None
            and display_width(block.text) > MIN_TEXT_WIDTH
        ):
            trim = _trim(block, rule_set)
            if trim is not None:
                trims[block.index] = trim
    return trims


def apply_trims(page: Page, trims: Trims) -> Page:
    """Return the page with the trimmed blocks in place of the whole ones."""
    if not trims:
        return page
    blocks = tuple(trims[block.index].block if block.index in trims else block for block in page.blocks)
    return page._replace(blocks=blocks)


def _trim(block: Block, rule_set: RuleSet) -> Trim | None:
    start, start_cuts = _cut_start(block.text, rule_set)
    end, end_cuts = _cut_end(block.text[start:], rule_set)
    if not start_cuts and not end_cuts:
        return None
    return Trim(_slice_block(block, start, start + end), (*start_cuts, *end_cuts))


def _cut_start(text: str, rule_set: RuleSet) -> tuple[int, tuple[Cut, ...]]:
    """Return where the text begins behind what is cut off its start."""
    start = 0
    cuts: list[Cut] = []
    while len(cuts) < MAX_CUTS and (match := rule_set.trim_rules.find_at_start(text[start:])):
        cuts.append(Cut(match.rule.id, match.rule.role, text[start : start + match.end].strip()))
        start += match.end
    if not cuts or display_width(text[start:]) < MIN_TEXT_WIDTH:
        return 0, ()
    return start, tuple(cuts)


def _cut_end(text: str, rule_set: RuleSet) -> tuple[int, tuple[Cut, ...]]:
    """Return where the text ends before what is cut off its end."""
    end = len(text)
    if (
        _MAY_PRECEDE_CUT.search(text, MIN_TEXT_WIDTH - 1 if text.isascii() else MIN_TEXT_WIDTH // 2 - 1, end - 1)
        is None
    ):
        return end, ()
    cuts: list[Cut] = []
    while len(cuts) < MAX_CUTS and (match := rule_set.trim_rules.find_at_end(text[:end])):
        cuts.append(Cut(match.rule.id, match.rule.role, text[match.start : end].strip()))
        end = len(text[: match.start].rstrip())
    if not cuts or not _is_text(text[:end], cuts[-1].text):
        return len(text), ()
    return end, tuple(reversed(cuts))


def _is_text(text: str, cut: str) -> bool:
    """Return whether what stands before a cut is text by itself."""
    width = display_width(text)
    if width < MIN_TEXT_WIDTH:
        return False
    return text[-1] in _SENTENCE_ENDS or (cut[0] in _OPENING_BRACKETS and width >= MIN_UNENDED_WIDTH)


def _slice_block(block: Block, start: int, end: int) -> Block:
    """Return the block with a part of its text."""
    spans = tuple(
        InlineSpan(max(span.start, start) - start, min(span.end, end) - start, span.type, span.href)
        for span in block.spans
        if span.start < end and span.end > start
    )
    links = [span for span in spans if span.type == "link"]
    cut_links = [span for span in block.spans if span.type == "link" and (span.end <= start or span.start >= end)]
    return block._replace(
        text=block.text[start:end],
        chars=end - start,
        link_chars=min(end - start, sum(span.end - span.start for span in links) if links else 0)
        if cut_links
        else min(end - start, block.link_chars),
        links=max(0, block.links - len(cut_links)),
        spans=spans,
    )
