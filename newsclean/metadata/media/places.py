"""Where images and embeds stand: among the story's blocks, above its text, or outside the story."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from newsclean.classify.verdict import Classification
from newsclean.metadata.media.caption_blocks import find_caption_blocks
from newsclean.parse.block_ranges import BlockRange, find_block_ranges
from newsclean.parse.model import Page
from newsclean.rules import active_rules

MAX_TRAILING_BLOCKS = 3
"""Dropped blocks between the story's last block and an image that belongs to it."""
MAX_LEADING_BLOCKS = 12
"""Dropped blocks between an image and the story's first block, where the title stands below the image."""
_OTHER_ROLES = frozenset(
    ("related", "share", "nav", "ad", "author", "byline", "comments", "newsletter", "promo", "pagination", "cookie", "modal", "sidebar", "breadcrumb")
)  # fmt: skip
"""Roles of boxes whose images are none of the story."""
_PERSON_ROLES = frozenset(("author", "byline", "comments", "newsletter", "nav"))
"""Roles of boxes whose images are none of the story even where they have captions: portraits with names."""
_PAGE_TAGS = ("", "html", "body")
_OTHER_TAGS = frozenset(("nav", "footer", "form", "aside"))
_OTHER_BLOCK_ROLES = frozenset(("related", "navigation", "comments", "author_box", "newsletter", "ad", "promotion", "breadcrumb", "pagination", "legal"))  # fmt: skip
_PICTURE_BOX = re.compile(
    r"(?<![a-z])(?:image|photo|picture|img|figure|figcaption|caption|media|lead|hero|featured)(?![a-z])"
)


class Places:
    """The place of each part of a page, relative to the story."""

    def __init__(self, page: Page, classification: Classification) -> None:
        verdicts = classification.verdicts
        self._page = page
        self._classification = classification
        self.kept = [index for index, verdict in enumerate(verdicts) if verdict.keep]
        first = self.kept[0] if self.kept else 0
        self.title = next((index for index in range(first - 1, -1, -1) if verdicts[index].role == "title"), -1)
        self._names = active_rules().container_names

    # What few pages need is found when it is asked for.
    @cached_property
    def _roles(self) -> list[str]:
        """The roles of the blocks."""
        roles: list[str] = [verdict.role for verdict in self._classification.verdicts]
        for index in find_caption_blocks(self._page, self._classification):
            roles[index] = "caption"
        return roles

    @cached_property
    def _ranges(self) -> list[BlockRange]:
        """The blocks of each container."""
        return find_block_ranges(self._page)

    @cached_property
    def _holders(self) -> frozenset[int]:
        """The containers that hold a kept block."""
        return self._containers_of([self._page.blocks[index].container for index in self.kept])

    def before(self, block: int, is_inside_text: bool) -> int:
        """Return the number of kept blocks before a place.

        Args:
            block: the number of blocks before it.
            is_inside_text: whether words of that block stand before it as well.
        """
        return bisect_left(self.kept, block + is_inside_text)

    def is_in_story(self, container: int, block: int, *, is_known: bool) -> bool:
        """Return whether a place belongs to the story.

        Args:
            container: the index of its container.
            block: the number of blocks before it.
            is_known: whether the page's metadata names what stands there as the story's.
        """
        if not self.kept or not self._is_in_range(container, block, is_known):
            return False
        return is_known or not self._is_in_other_box(container)

    def _is_in_range(self, container: int, block: int, is_known: bool) -> bool:
        first, last = self.kept[0], self.kept[-1]
        if first < block <= last:
            return True
        if block > last:
            between = self._roles[last + 1 : block]
            # Below the text stand other stories: only what shares a box with the last blocks is the story's.
            return len(between) - between.count("caption") <= (
                MAX_TRAILING_BLOCKS if is_known else 0
            ) and self._reaches(container, self._page.blocks[last].container)
        if block > self.title >= 0:
            return True
        if is_known:
            return first - block <= MAX_LEADING_BLOCKS
        leading = self._roles[block:first]
        if len(leading) > MAX_LEADING_BLOCKS or any(role in ("navigation", "breadcrumb") for role in leading):
            return False
        around = self._reached(container)
        tag = self._page.containers[around].tag
        if tag in _PAGE_TAGS:
            return False
        return around == self._common_container() or tag in ("article", "main") or self._is_captioned(container)

    def _reached(self, container: int) -> int:
        """The innermost container around a place that also holds a kept block."""
        while container and container not in self._holders:
            container = self._page.containers[container].parent
        return container

    def _reaches(self, container: int, other: int) -> bool:
        """Whether a place stands in a container within the story's, close to a block."""
        around = self._reached(container)
        containers = self._page.containers
        near = {other, containers[other].parent, containers[containers[other].parent].parent}
        return around in near and around not in (0, 1)

    def _is_captioned(self, container: int) -> bool:
        """Whether a place stands in a figure, or a box of its own, with a caption."""
        containers = self._page.containers
        at = container
        while at and at not in self._holders:
            roles = self._roles[slice(*self._ranges[at])]
            if containers[at].tag == "figure" or roles:
                return "caption" in roles and (containers[at].tag == "figure" or set(roles) == {"caption"})
            at = containers[at].parent
        return False

    def _is_in_other_box(self, container: int) -> bool:
        """Whether a place stands in a box within or beside the story that holds something else."""
        containers = self._page.containers
        is_captioned = self._is_captioned(container)
        other_roles = _PERSON_ROLES if is_captioned else _OTHER_ROLES
        is_in_figure = False
        has_checked_blocks = is_captioned
        at = container
        while at and at not in self._holders:
            one = containers[at]
            is_in_figure = is_in_figure or one.tag == "figure"
            if one.tag in _OTHER_TAGS and not (is_in_figure and one.tag == "aside"):
                return True
            roles_of_names = self._names.find_roles(one.names) if one.names else ()
            if not other_roles.isdisjoint(roles_of_names) and not _PICTURE_BOX.search(one.names):
                return True
            if not has_checked_blocks and self._ranges[at][1]:
                roles = self._roles[slice(*self._ranges[at])]
                others = [role for role in roles if role != "caption"]
                if one.hidden and others:
                    return True
                if others:
                    has_checked_blocks = True
                    if any(role in _OTHER_BLOCK_ROLES for role in others) and "title" not in others:
                        return True
            at = containers[at].parent
        return False

    def _containers_of(self, leaves: list[int]) -> frozenset[int]:
        """Containers with all that are around them."""
        found: set[int] = set()
        for leaf in leaves:
            while leaf not in found:
                found.add(leaf)
                leaf = self._page.containers[leaf].parent
        return frozenset(found)

    def _common_container(self) -> int:
        """The innermost container that holds all kept blocks."""
        if not self.kept:
            return 0
        at = self._page.blocks[self.kept[0]].container
        while at:
            first, end = self._ranges[at]
            if first <= self.kept[0] and end > self.kept[-1]:
                break
            at = self._page.containers[at].parent
        return at
