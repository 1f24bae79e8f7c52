"""Teasers: linked headlines, the cards that they stand in, and how much of the kept text belongs to them."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.parse.model import Block, Page
from newsclean.text.width import display_width

MIN_HEADLINE_WIDTH, MAX_HEADLINE_WIDTH = 24, 180
"""Width of a linked headline. Entries of menus are narrower."""
MIN_LINK_SHARE = 0.8
MAX_CARD_WIDTH = 700
"""Width of the text of one teaser. A container with one linked headline and more text is no teaser."""
MIN_CARDS = 3
"""Cards side by side, at least: one box in a story is no list."""


class TeaserText(NamedTuple):
    """The teasers of a page."""

    headlines: int
    """Linked headlines with different targets."""
    kept_width: int
    """Width of the text that the classifier kept."""
    teaser_width: int
    """Width of the kept text that stands in teasers or is a linked headline."""
    longest_run: int
    """Width of the longest stretch of kept text without a linked headline in it."""

    @property
    def share(self) -> float:
        """The part of the kept text that belongs to teasers."""
        return self.teaser_width / self.kept_width if self.kept_width else 0.0


def measure_teasers(page: Page, kept: list[bool]) -> TeaserText:
    """Measure the teasers of a page.

    Args:
        page: the page.
        kept: for each block, whether it is part of the body.
    """
    headlines = {block.index for block in page.blocks if is_headline_link(block)}
    cards = _find_cards(page, headlines, kept)
    kept_width = teaser_width = longest = run = 0
    after_heading = -1
    for block, keep in zip(page.blocks, kept, strict=True):
        if block.index in headlines:
            run = 0
            after_heading = 0 if block.kind == "heading" else after_heading
        elif block.kind == "heading":
            after_heading = -1
        if not keep:
            continue
        width = display_width(block.text)
        kept_width += width
        run += width
        longest = max(longest, run)
        if after_heading >= 0:
            after_heading += width
        is_below_heading = 0 <= after_heading <= MAX_CARD_WIDTH
        if block.index in headlines or is_below_heading or _card_of(page, block, cards) is not None:
            teaser_width += width
    return TeaserText(len({page.blocks[at].href for at in headlines}), kept_width, teaser_width, longest)


def is_headline_link(block: Block) -> bool:
    """Whether a block is a link with the length of a headline."""
    return (
        block.links > 0
        and block.link_chars >= MIN_LINK_SHARE * block.chars
        and block.chars <= MAX_HEADLINE_WIDTH
        and MIN_HEADLINE_WIDTH <= display_width(block.text) <= MAX_HEADLINE_WIDTH
    )


def _find_cards(page: Page, headlines: set[int], kept: list[bool]) -> frozenset[int]:
    """Find the cards: the largest containers with one linked headline and little text, several side by side."""
    containers = page.containers
    targets: list[set[str | None]] = [set() for _ in containers]
    widths = [0] * len(containers)
    for block, keep in zip(page.blocks, kept, strict=True):
        if block.index in headlines:
            targets[block.container].add(block.href)
        if keep:
            widths[block.container] += display_width(block.text)
    # A container comes after the one around it, so that one pass from the end adds up the subtrees. More than one target is
    # as good as many.
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


def _card_of(page: Page, block: Block, cards: frozenset[int]) -> int | None:
    at = block.container
    while at:
        if at in cards:
            return at
        at = page.containers[at].parent
    return None
