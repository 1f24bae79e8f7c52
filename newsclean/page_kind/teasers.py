"""Teasers: linked headlines, the cards that they stand in, and how much of the kept text belongs to them."""

from __future__ import annotations

from functools import cached_property

from newsclean.parse.model import Block, Page
from newsclean.text.width import display_width

MIN_HEADLINE_WIDTH, MAX_HEADLINE_WIDTH = 24, 180
"""Width of a linked headline. Entries of menus are narrower."""
MIN_LINK_SHARE = 0.8
MAX_CARD_WIDTH = 700
"""Width of the text of one teaser. A container with one linked headline and more text is no teaser."""
MIN_CARDS = 3
"""Cards side by side, at least: one box in a story is no list."""


class Teasers:
    """The teasers of a page. Each measure is taken when it is asked for."""

    def __init__(self, page: Page, kept: list[bool]) -> None:
        """Find the linked headlines of a page.

        Args:
            page: the page.
            kept: for each block, whether it is part of the body.
        """
        self._page = page
        self._kept = kept
        self._headlines = {block.index for block in page.blocks if is_headline_link(block)}

    @property
    def headlines(self) -> int:
        """Linked headlines with different targets."""
        return len({self._page.blocks[at].href for at in self._headlines})

    @cached_property
    def _kept_widths(self) -> list[int]:
        """The width of each block that the classifier kept; 0 for others."""
        return [
            display_width(block.text) if keep else 0 for block, keep in zip(self._page.blocks, self._kept, strict=True)
        ]

    @property
    def longest_run(self) -> int:
        """Width of the longest stretch of kept text without a linked headline in it."""
        longest = run = 0
        for index, width in enumerate(self._kept_widths):
            run = width if index in self._headlines else run + width
            longest = max(longest, run)
        return longest

    @property
    def share(self) -> float:
        """The part of the kept text that stands in teasers or is a linked headline."""
        cards = self._find_cards()
        teaser_width = 0
        after_heading = -1
        for block, width in zip(self._page.blocks, self._kept_widths, strict=True):
            if block.index in self._headlines:
                after_heading = 0 if block.kind == "heading" else after_heading
            elif block.kind == "heading":
                after_heading = -1
            if not self._kept[block.index]:
                continue
            if after_heading >= 0:
                after_heading += width
            is_below_heading = 0 <= after_heading <= MAX_CARD_WIDTH
            if block.index in self._headlines or is_below_heading or _card_of(self._page, block, cards) is not None:
                teaser_width += width
        kept_width = sum(self._kept_widths)
        return teaser_width / kept_width if kept_width else 0.0

    def _find_cards(self) -> frozenset[int]:
        """Find the cards: the largest containers with one linked headline and little text, several side by side."""
        containers = self._page.containers
        targets: list[set[str | None]] = [set() for _ in containers]
        widths = [0] * len(containers)
        for block, width in zip(self._page.blocks, self._kept_widths, strict=True):
            if block.index in self._headlines:
                targets[block.container].add(block.href)
            widths[block.container] += width
        # A container comes after the one around it, so that one pass from the end adds up the subtrees. More than one target
        # is as good as many.
        for container in reversed(containers[1:]):
            around = targets[container.parent]
            if len(around) < 2:
                around |= targets[container.index]
            widths[container.parent] += widths[container.index]
        by_parent: dict[int, list[int]] = {}
        for container in containers[1:]:
            if (
                len(targets[container.index]) == 1
                and len(targets[container.parent]) > 1
                and widths[container.index] <= MAX_CARD_WIDTH
            ):
                by_parent.setdefault(container.parent, []).append(container.index)
        return frozenset(index for cards in by_parent.values() if len(cards) >= MIN_CARDS for index in cards)


def is_headline_link(block: Block) -> bool:
    """Whether a block is a link with the length of a headline."""
    return (
        block.links > 0
        and block.link_chars >= MIN_LINK_SHARE * block.chars
        # A character takes one column or two.
        and MIN_HEADLINE_WIDTH // 2 <= block.chars <= MAX_HEADLINE_WIDTH
        and MIN_HEADLINE_WIDTH <= display_width(block.text) <= MAX_HEADLINE_WIDTH
    )


def _card_of(page: Page, block: Block, cards: frozenset[int]) -> int | None:
    at = block.container
    while at:
        if at in cards:
            return at
        at = page.containers[at].parent
    return None
