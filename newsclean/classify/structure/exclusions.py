"""Exclusions: the blocks that the form of a page excludes from the story before anything is weighed.

The remaining blocks are classified as if the excluded ones were not there, so that what stands below or amid a story does not
change what is kept of it.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from newsclean.parse.model import Block, Page


class Exclusion(NamedTuple):
    """Why a block is excluded."""

    reason: str
    """The id of the structural fact, such as ``structure.other-story``."""
    role: str
    """What the block is: related, comments, duplicate, newsletter."""


OTHER_STORY = Exclusion("structure.other-story", "related")
COMMENTS = Exclusion("structure.comments", "comments")
ENTRIES = Exclusion("structure.entries", "comments")
REPEATED_TEXT = Exclusion("structure.repeated-text", "duplicate")
PULL_QUOTE = Exclusion("structure.pull-quote", "duplicate")
FORM_BOX = Exclusion("structure.form-box", "newsletter")
LINK_LIST = Exclusion("structure.link-list", "related")
ARCHIVE_TOOLBAR = Exclusion("structure.archive-toolbar", "navigation")
LABEL_BOX = Exclusion("structure.label-box", "share")
LABEL = Exclusion("structure.label", "ad")

Exclusions = dict[int, Exclusion]
"""By the index of the block."""


def join_exclusions(count: int, first: Exclusions, second: Exclusions) -> Exclusions:
    """Return the exclusions of a page from which blocks were excluded twice.

    Args:
        count: the number of the page's blocks.
        first: those of the first time.
        second: those of the second time, numbered without the blocks of the first.
    """
    left = [index for index in range(count) if index not in first]
    return {**first, **{left[index]: exclusion for index, exclusion in second.items()}}


def without_blocks(page: Page, excluded: Exclusions) -> Page:
    """Return a page without the excluded blocks, and without the images, embeds and texts of inline elements
    among them.

    Blocks are numbered anew, in order.
    """
    kept = [block for block in page.blocks if block.index not in excluded]
    # Blocks before the first excluded one keep their numbers.
    first = min(excluded)
    blocks = kept[:first]
    # A slice is faster than _replace, which looks up every field by its name.
    blocks += [tuple.__new__(Block, (index, *block[1:])) for index, block in enumerate(kept[first:], first)]
    gone = sorted(excluded)
    last = len(page.blocks) - 1

    def position(block: int) -> int:
        return block - bisect_left(gone, block)

    def is_excluded(block: int) -> bool:
        # An image stands among excluded blocks where the blocks on both sides are excluded.
        return min(block, last) in excluded and (block == 0 or min(block - 1, last) in excluded)

    return page._replace(
        blocks=tuple(blocks),
        images=tuple(
            [
                image if image.block <= first else image._replace(block=position(min(image.block, last + 1)))
                for image in page.images
                if not is_excluded(image.block)
            ]
        ),
        embeds=tuple(
            [
                embed._replace(block=position(min(embed.block, last + 1)))
                for embed in page.embeds
                if not is_excluded(embed.block)
            ]
        ),
        credits=tuple([(position(block), text) for block, text in page.credits if block not in excluded]),
        heading_parts=tuple([(position(block), parts) for block, parts in page.heading_parts if block not in excluded]),
        hints=page.hints._replace(
            people=tuple(
                [(position(block), text) for block, text in page.hints.people if block > last or block not in excluded]
            )
        ),
    )
