"""Where bylines are searched: the blocks around the title and at both ends of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from newsclean.classify.structure.opening_bylines import OPENING_BYLINE_DROPPED
from newsclean.classify.verdict import Classification
from newsclean.metadata.title.choice import TitleChoice
from newsclean.parse.model import Block, Page

_MAX_BLOCKS_ABOVE_TITLE = 12
_MAX_BLOCKS_BELOW_START = 12
"""Blocks below the title or the first block of the text that may hold a byline."""
_MAX_BLOCKS_AFTER_TEXT = 14
_MAX_BLOCK_CHARS = 240
_EDGE_BLOCKS = 3
"""Blocks of the text at its start and at its end that may hold a byline."""
_MAX_BLOCKS_TO_DOCUMENT_TITLE = 60
"""Blocks from the first line of a dump to its text, if that line is where the story begins."""
_FOREIGN_ROLES = frozenset(("related", "comments"))
"""Roles of blocks behind which other people's names stand."""
_ROLES_ABOVE_TITLE = frozenset(("navigation", "related", "promotion", "ad"))
"""Roles of blocks above the title whose people are not the story's authors."""
_LABELLED_BYLINE_RULE = "byline.label.world"
"""The rule that matches lines such as ``Author: Ann Example``."""

MAX_BLOCKS_BELOW_LEAD = 4
"""Blocks below the first one of the text that may name its author: the first one may be a lead."""
_MAX_BLOCKS_FROM_TITLE = 14
"""Blocks from the title to the text, if there is no menu between them."""
_MAX_BLOCKS_BELOW_TITLE = 8
_MAX_BLOCKS_RIGHT_BELOW = 3


class BylineZones(NamedTuple):
    """Blocks that may hold a byline, none of them long, the nearest first."""

    head: list[Block]
    """Around the title, down to the first blocks of the text."""
    edge: list[Block]
    """The first and the last blocks of the text."""
    tail: list[Block]
    """After the text."""
    first: int
    """Index of the first block of the text."""
    last: int
    """Index of the last block of the text."""
    titles: tuple[int, ...]
    """Indexes of the blocks before the text that show the title, in order."""
    title: int
    """The last of them; -1 where there is none."""
    kept: frozenset[int]
    """Indexes of the blocks of the text."""
    opening: frozenset[int] = frozenset()
    """Indexes of the lines above the text that were dropped as a byline by their place and form."""
    navigation: frozenset[int] = frozenset()
    """Indexes of the blocks above the title that are navigation or other stories."""

    def is_below_title(self, index: int) -> bool:
        """Whether a block is where bylines are: between title and text, or right below the story's lead."""
        # The title may be printed twice, with the byline between. A document title, which readers do not see, has no
        # byline below it.
        title = self._find_title_above(index)
        if title < 0 or index > self.last or (index in self.kept and index - self.first not in (0, 1)):
            return False
        is_near_text = index <= self.first + MAX_BLOCKS_BELOW_LEAD and self.first + 1 <= title + _MAX_BLOCKS_FROM_TITLE
        return index <= title + _MAX_BLOCKS_BELOW_TITLE or is_near_text

    def _find_title_above(self, index: int) -> int:
        """Return the last title above a block that may have a byline below it; -1 if there is none."""
        position = bisect_left(self.titles, index) - 1
        if position < 0:
            return -1
        title = self.titles[position]
        is_near = self.title - title <= _MAX_BLOCKS_BELOW_TITLE or index - title <= _MAX_BLOCKS_RIGHT_BELOW
        return title if title == self.title or (title > 0 and is_near) else -1


def find_byline_zones(page: Page, title: TitleChoice, classification: Classification, kept: list[int]) -> BylineZones:
    """Find the blocks around the title, at both ends of the text and after it.

    Args:
        page: the page.
        title: the title, with the blocks that show it.
        classification: the verdicts on the blocks.
        kept: indexes of the blocks of the text, in order; at least one.
    """
    first, last = kept[0], kept[-1]
    titles = [index for index in title.blocks if index <= first]
    if page.input == "dump":
        # The document title is the first line, with all menus between it and the text.
        titles = [index for index in titles if index or first <= _MAX_BLOCKS_TO_DOCUMENT_TITLE]
        late_title = min((at for at in title.blocks if first < at <= first + _MAX_BLOCKS_ABOVE_TITLE), default=0)
        rest = [index for index in kept if index > late_title]
        if late_title and not titles and rest:
            # What was classified as text may begin above the title: a list of stories, a notice.
            first, titles = rest[0], [late_title]
    start = min(titles) if titles else first
    low = max(0, start - _MAX_BLOCKS_ABOVE_TITLE)
    high = min(max(first, max(titles, default=first)) + _MAX_BLOCKS_BELOW_START, last + 1)
    return BylineZones(
        head=_short_blocks((*page.blocks[start:high], *reversed(page.blocks[low:start]))),
        edge=[page.blocks[index] for index in (*kept[:_EDGE_BLOCKS], *kept[-_EDGE_BLOCKS:])],
        tail=_find_tail(page, classification, last),
        first=first,
        last=last,
        titles=tuple(sorted(titles)),
        title=max(titles, default=-1),
        kept=frozenset(kept),
        opening=frozenset(
            index for index in range(start, high) if classification.verdicts[index].reason == OPENING_BYLINE_DROPPED
        ),
        navigation=frozenset(
            index for index in range(low, start) if classification.verdicts[index].role in _ROLES_ABOVE_TITLE
        ),
    )


def _find_tail(page: Page, classification: Classification, last: int) -> list[Block]:
    tail = []
    has_foreign_names = False
    for block in _short_blocks(page.blocks[last + 1 : last + 1 + _MAX_BLOCKS_AFTER_TEXT]):
        verdict = classification.verdicts[block.index]
        has_foreign_names = has_foreign_names or (verdict.role in _FOREIGN_ROLES and verdict.reason != "score")
        # Lists of stories name their authors without a label.
        if not has_foreign_names or verdict.reason == _LABELLED_BYLINE_RULE:
            tail.append(block)
    return tail


def _short_blocks(blocks: Iterable[Block]) -> list[Block]:
    return [block for block in blocks if block.chars <= _MAX_BLOCK_CHARS]
