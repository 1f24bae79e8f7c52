"""Blocks whose dates are not the story's: in players, sliders, galleries and comments, in captions and quotations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from newsclean.classify.verdict import Classification
from newsclean.metadata.dates.date_labels import reply_button
from newsclean.parse.model import Block, Page
from newsclean.rules import active_rules
from newsclean.text.patterns import lazy_pattern

_OTHER_ROLES = frozenset(("comments", "player", "gallery"))
"""Roles of containers, by their names, whose dates are those of a video, of other stories or of readers."""
_SLIDER_NAME = lazy_pattern(r"slider|carousel|swiper|slick|splide|flickity")
_DATE_ROLE = "date"
_MAX_DATED_CAPTION_CHARS = 24
"""Characters of a caption that may be the story's dateline."""
_MAX_COMMENT_BLOCKS, _MAX_BUTTON_CHARS = 3, 24
"""Blocks from the date of a comment to the button for a reply, and characters of that button."""
_HEADING_ROLES = ("related", "player")
_MAX_BLOCKS_BELOW_HEADING = 2
"""Blocks below the heading of a related story or video that may have its date."""


class OtherContent:
    """Tells which blocks are other content than the story.

    Args:
        page: the page.
        classification: the verdicts on its blocks.
        story: the indexes of blocks of the story, such as its title and the first block of its body. What contains one of
            them is no other content, whatever its name.
    """

    def __init__(self, page: Page, classification: Classification, story: Iterable[int]) -> None:
        self._page = page
        self._verdicts = classification.verdicts
        self._roles = active_rules().container_names
        self._is_other: dict[int, bool] = {0: False}
        for index in story:
            at = page.blocks[index].container
            while at not in self._is_other:
                self._is_other[at] = False
                at = page.containers[at].parent

    def related_last(self, blocks: Sequence[Block]) -> list[Block]:
        """Return the blocks with those last that follow a heading such as "Related video"."""
        return sorted(blocks, key=lambda block: self._is_below_heading(block.index))

    def includes(self, block: Block) -> bool:
        """Whether a block is other content."""
        if block.kind == "caption" and block.chars > _MAX_DATED_CAPTION_CHARS:
            return True
        if block.kind == "quote" or self._is_comment_head(block.index):
            return True
        return block.kind != "heading" and self._is_inside(block.container)

    def _is_comment_head(self, index: int) -> bool:
        """Whether a reader's comment, with the button for a reply, begins with this block."""
        below = self._page.blocks[index + 1 : index + 1 + _MAX_COMMENT_BLOCKS]
        return any(_is_reply_button(block.text) for block in below if block.chars <= _MAX_BUTTON_CHARS)

    def _is_inside(self, container: int) -> bool:
        containers, path = self._page.containers, []
        while container not in self._is_other:
            path.append(container)
            container = containers[container].parent
        is_other = self._is_other[container]
        for at in reversed(path):
            is_other = self._is_other[at] = is_other or self._is_named_other(containers[at].names)
        return is_other

    def _is_named_other(self, names: str) -> bool:
        roles = self._roles.find_roles(names) if names else ()
        if _DATE_ROLE in roles:
            return False  # ``comments-date``: the story's date, beside the number of its comments.
        return not _OTHER_ROLES.isdisjoint(roles) or _SLIDER_NAME.search(names) is not None

    def _is_below_heading(self, index: int) -> bool:
        above = self._verdicts[max(0, index - _MAX_BLOCKS_BELOW_HEADING) : index]
        for verdict in reversed(above):
            if verdict.role in ("dateline", "byline"):
                return False
            if verdict.role in _HEADING_ROLES and verdict.reason != "score":
                return True
        return False


@lru_cache(maxsize=256)
def _is_reply_button(text: str) -> bool:
    """Whether a text is that of the button below a reader's comment. Each block is below several others."""
    return reply_button().fullmatch(text) is not None
