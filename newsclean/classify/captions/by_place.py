"""HTML: captions by their place, in the box of an image or right below it, where no element or class name marks them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.parse.block_ranges import BlockRange, find_block_ranges
from newsclean.parse.model import Block, Page
from newsclean.rules import RuleSet
from newsclean.rules.credits.split import begins_as_caption, split_credit
from newsclean.text.letters import letters_only
from newsclean.text.width import display_width

CAPTION_PLACE_VETO = "structure.caption-by-place"
"""The block stands in the box of an image or right below it, and has the form of a caption."""
_MAX_STEPS = 6
"""Steps up from an image to the box that holds it with its caption."""
_MAX_FIGURE_UNITS = 500
_MAX_BOX_UNITS = 300
"""Length of the text in a box that is named after its image, in units. A longer text may be the story's."""
_MAX_BOX_BLOCKS = 3
_MAX_TABLE_UNITS = 160
_MAX_CREDITED_UNITS = 300
_MAX_WEAKLY_CREDITED_UNITS = 200
_MAX_CENTRED_UNITS = 120
_MAX_CAPTION_LINK_DENSITY = 0.5
_MAX_CENTRED_SHARE = 0.3
"""Share of a page's paragraphs that are centred, above which centring says nothing."""
_MIN_PARAGRAPH_UNITS = 100
_MIN_ALT_LETTERS = 12
_CAPTION_ROLE = "caption"
_OTHER_BOX_ROLES = frozenset(("content", "summary", "related", "title", "author", "newsletter", "promo"))
_TEXT_BOX_NAME = re.compile(r"(?<![a-z])(?:body|article|story|entry|post|main|page|content|card|teaser|item)(?![a-z])")
"""A word of class names: the box holds more than a picture."""


def find_captions(page: Page, rule_set: RuleSet) -> frozenset[int]:
    """Return the indexes of the blocks that are captions by their place."""
    if not page.images or not page.blocks:
        return frozenset()
    return frozenset(_Captions(page, rule_set).find())


class _Captions:
    """The captions of one page."""

    def __init__(self, page: Page, rule_set: RuleSet) -> None:
        self._page = page
        self._names = rule_set.container_names
        self._ranges = find_block_ranges(page)
        self._is_centring_rare: bool | None = None

    def find(self) -> Iterator[int]:
        """Yield the indexes of captions, some of them more than once."""
        boxes = set()
        below = set()
        for image in self._page.images:
            box = self._find_box(image.container)
            if box is not None:
                boxes.add(box)
            if image.block < len(self._page.blocks) and not image.is_inside_text:
                below.add((image.block, image.container, image.alt))
        for first, end in boxes:
            for block in self._page.blocks[first:end]:
                if block.link_chars <= _MAX_CAPTION_LINK_DENSITY * block.chars:
                    yield block.index
        for index, container, alt in below:
            yield from self._find_below(index, container, alt)

    def _find_box(self, container: int) -> BlockRange | None:
        """Return the blocks of the box around an image, if that is a box of a picture and its caption."""
        page = self._page
        at = container
        for _ in range(_MAX_STEPS):
            if not at:
                return None
            tag, names = page.containers[at].tag, page.containers[at].names
            blocks = first, end = self._ranges[at]
            if tag == "figure":
                return blocks if self._is_caption_box(blocks, _MAX_FIGURE_UNITS) else None
            if tag == "table":
                return blocks if self._is_caption_box(blocks, _MAX_TABLE_UNITS) else None
            if end - first > _MAX_BOX_BLOCKS or tag in ("body", "html", "main", "article"):
                return None
            if end and names and self._is_picture_name(names):
                is_caption_box = self._is_caption_box(blocks, _MAX_BOX_UNITS) and not self._holds_text_box(at, blocks)
                return blocks if is_caption_box else None
            at = page.containers[at].parent
        return None

    def _is_picture_name(self, names: str) -> bool:
        roles = self._names.find_roles(names)
        return _CAPTION_ROLE in roles and _OTHER_BOX_ROLES.isdisjoint(roles) and _TEXT_BOX_NAME.search(names) is None

    def _holds_text_box(self, box: int, blocks: BlockRange) -> bool:
        """Whether a box named after its image holds another that is named after its text."""
        containers = self._page.containers
        for block in self._page.blocks[slice(*blocks)]:
            at = block.container
            while at > box:
                names = containers[at].names
                if names and "caption" not in names and _TEXT_BOX_NAME.search(names):
                    return True
                at = containers[at].parent
        return False

    def _is_caption_box(self, blocks: BlockRange, max_units: int) -> bool:
        inside = self._page.blocks[slice(*blocks)]
        return (
            0 < len(inside) <= _MAX_BOX_BLOCKS
            and all(block.kind in ("paragraph", "caption") for block in inside)
            and sum(display_width(block.text) for block in inside) <= max_units
        )

    def _find_below(self, index: int, container: int, alt: str | None) -> Iterator[int]:
        """Yield the blocks right below an image that have the form of a caption."""
        blocks = self._page.blocks
        block = blocks[index]
        if block.kind not in ("paragraph", "caption") or not self._is_near(container, block.container):
            return
        if block.link_chars > _MAX_CAPTION_LINK_DENSITY * block.chars or block.chars > _MAX_CREDITED_UNITS:
            return
        units = display_width(block.text)
        if self._is_caption(block, units, alt):
            yield index
        elif units > _MAX_WEAKLY_CREDITED_UNITS:
            return
        # The credit may stand in a line of its own.
        if index + 1 < len(blocks) and blocks[index + 1].chars <= _MAX_CENTRED_UNITS:
            following = split_credit(blocks[index + 1].text)
            if following.caption is None and following.strength == "strong" and blocks[index + 1].kind == "paragraph":
                yield from (index, index + 1)

    def _is_caption(self, block: Block, units: int, alt: str | None) -> bool:
        strength = split_credit(block.text).strength
        if strength == "strong" and units <= _MAX_CREDITED_UNITS:
            return True
        if units > _MAX_WEAKLY_CREDITED_UNITS:
            return False
        if begins_as_caption(block.text) or (alt and _is_same(alt, block.text)):
            return True
        if not self._page.containers[block.container].is_centred or "all:bold" in block.attrs:
            return False
        return (strength == "weak" or units <= _MAX_CENTRED_UNITS) and self._has_rare_centring()

    def _is_near(self, image: int, block: int) -> bool:
        """Whether an image and the block after it stand in one element, or in two that follow each other."""
        containers = self._page.containers
        around = {image, containers[image].parent}
        return block in around or containers[block].parent in around

    def _has_rare_centring(self) -> bool:
        """Whether few paragraphs of the page are centred."""
        if self._is_centring_rare is None:
            centred = [
                self._page.containers[block.container].is_centred
                for block in self._page.blocks
                if block.kind == "paragraph" and block.chars >= _MIN_PARAGRAPH_UNITS // 2
                and display_width(block.text) >= _MIN_PARAGRAPH_UNITS
            ]  # fmt: skip
            self._is_centring_rare = bool(centred) and sum(centred) <= _MAX_CENTRED_SHARE * len(centred)
        return self._is_centring_rare


def _is_same(alt: str, text: str) -> bool:
    letters = letters_only(alt)
    return len(letters) >= _MIN_ALT_LETTERS and letters == letters_only(text)
