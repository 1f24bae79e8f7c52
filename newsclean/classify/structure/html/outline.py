"""The outline of an HTML page: which blocks are prose, where the title is, and which blocks each container holds."""

from __future__ import annotations

from collections import Counter
from functools import cached_property, lru_cache

from newsclean.classify.features.html.container_names import enclosing_container
from newsclean.classify.structure.block_sequence import BlockSequence, is_wide_text
from newsclean.classify.structure.exclusions import Exclusions
from newsclean.parse.block_ranges import BlockRange, find_block_ranges
from newsclean.parse.credit import is_credited
from newsclean.parse.model import Block
from newsclean.text.hosts import host_of, registered_domain, site_host
from newsclean.text.letters import letters_only
from newsclean.text.patterns import lazy_pattern

MIN_PROSE_UNITS = 80
"""Length of a block that is prose if it ends as a sentence ends."""
MIN_WIDE_PROSE_UNITS = 56
"""The same for Chinese and Japanese, which say more in less space."""
MIN_LONG_PROSE_UNITS = 160
"""Length of a block that is prose however it ends."""
MAX_PROSE_LINK_DENSITY = 0.4
MIN_HEADLINE_LINK_DENSITY = 0.9
MAX_BYLINE_UNITS = 160
MIN_SERIES_CONTAINERS = 3
"""Containers of one shape side by side that are a series."""
MIN_TEASER_HEADLINE_UNITS = 24
MAX_TEASER_BLOCKS = 6
"""Blocks of a teaser: headline, summary, byline, date."""
_PROSE_KINDS = frozenset(("paragraph", "quote", "list_item", "code"))

_BYLINE_ROLES = frozenset(("byline", "author", "date"))
_BYLINE_RULES = frozenset(("byline", "dateline"))
_CAPTION_ROLES = frozenset(("caption", "captioned"))
_DIGITS = lazy_pattern(r"\d+")

Shape = tuple[str, str]
"""What containers of one shape have in common: the tag and the class names without their numbers."""


@lru_cache(maxsize=2048)
def shape_of(tag: str, names: str) -> Shape:
    """Return the shape of a container. Most containers of a page have the tag and the names of another one."""
    return tag, _DIGITS.sub("", names)


HeadingForm = tuple[int, Shape, Shape]


def is_headline_link(block: Block) -> bool:
    """Return whether a block is a link, as the headline of a teaser is."""
    return block.links > 0 and block.link_chars >= MIN_HEADLINE_LINK_DENSITY * block.chars


class Outline(BlockSequence):
    """A page's blocks and containers, as the structural facts ask about them."""

    max_rule_chars = MAX_BYLINE_UNITS

    @cached_property
    def is_prose(self) -> list[bool]:
        """Whether each block is running text by its form."""
        return [
            block.kind in _PROSE_KINDS
            and block.link_chars <= MAX_PROSE_LINK_DENSITY * block.chars
            and (
                units >= MIN_LONG_PROSE_UNITS
                or (
                    (units >= MIN_PROSE_UNITS or (units >= MIN_WIDE_PROSE_UNITS and is_wide_text(block, units)))
                    and self.ends_text(block.index)
                )
            )
            for block, units in zip(self.page.blocks, self.units, strict=True)
        ]

    @cached_property
    def container_names(self) -> frozenset[str]:
        """The names of the containers, each once: most containers have those of another one."""
        return frozenset([container.names for container in self.page.containers])

    @cached_property
    def ranges(self) -> list[BlockRange]:
        """The blocks of each container; 0 to 0 where it holds none."""
        return find_block_ranges(self.page)

    @cached_property
    def entry_groups(self) -> dict[int, list[int]]:
        """The containers with blocks that are directly in one that may hold entries, by its index, in page order.

        Entries have more than one block each, and there are at least ``MIN_SERIES_CONTAINERS`` side by side.
        """
        parents = [container.parent for container in self.page.containers]
        counts = Counter([parents[at] for at, (start, end) in enumerate(self.ranges) if end - start > 1])
        holders = {parent for parent, count in counts.items() if count >= MIN_SERIES_CONTAINERS}
        found: dict[int, list[int]] = {}
        for at, parent in enumerate(parents):
            if parent in holders and at and self.ranges[at][1]:
                found.setdefault(parent, []).append(at)
        return found

    @cached_property
    def title_index(self) -> int:
        """The block that shows the title above the story; -1 for none.

        Of the title's repetitions it is the heading of the highest rank, and of equal ones the one with the most prose
        below it: menus and sliders repeat the title as well.
        """
        if not self.title_blocks:
            return -1
        blocks = self.page.blocks
        repetitions = sorted(self.title_blocks)
        headings = [index for index in repetitions if blocks[index].kind == "heading"]
        if not headings:
            return repetitions[0]
        level = min(blocks[index].level for index in headings)
        top = [index for index in headings if blocks[index].level == level]
        if len(top) == 1:
            return top[0]
        ends = [*top[1:], len(blocks)]
        return max(zip(top, ends, strict=True), key=lambda span: (self.prose_units(*span), -span[0]))[0]

    @cached_property
    def title_level(self) -> int:
        """The level of the title's heading; 1 where no heading shows it."""
        return self.page.blocks[self.title_index].level or 1 if self.title_index >= 0 else 1

    @cached_property
    def first_prose(self) -> int:
        """The first block of prose after the title; the number of blocks where there is none.

        Where no block shows the title, it is the first block in the container with the most prose.
        """
        if self.title_index < 0:
            return self._first_of_largest_box()
        is_prose = self.is_prose
        first = len(is_prose)
        for index in range(self.title_index + 1, len(is_prose)):
            if is_prose[index]:
                # Above the story may be a strip of teasers.
                if not self._is_summary_of_teaser(index):
                    return index
                first = min(first, index)
        return first

    def _is_summary_of_teaser(self, index: int) -> bool:
        """Whether a block stands below a linked headline, in one of several boxes of one shape."""
        headline = index - 1
        block = self.page.blocks[headline]
        if headline <= self.title_index or not is_headline_link(block) or not self.leads_within_site(headline):
            return False
        if self.units[headline] < MIN_TEASER_HEADLINE_UNITS:
            return False
        for container in self.ancestors(self.page.blocks[index].container):
            start, end = self.ranges[container]
            if end - start > MAX_TEASER_BLOCKS:
                return False
            if start <= headline:
                return self.is_in_series(container)
        return False

    def _first_of_largest_box(self) -> int:
        units: dict[int, int] = {}
        first: dict[int, int] = {}
        for index, prose in enumerate(self.is_prose):
            if prose:
                box = self.boxes[index]
                first.setdefault(box, index)
                units[box] = units.get(box, 0) + self.units[index]
        return first[max(units, key=lambda box: units[box])] if units else len(self.is_prose)

    @cached_property
    def headings_by_form(self) -> dict[HeadingForm, list[int]]:
        """The headings of each form, without the title's repetitions."""
        found: dict[HeadingForm, list[int]] = {}
        for block in self.page.blocks:
            if block.kind == "heading" and block.index not in self.title_blocks:
                found.setdefault(self.heading_form(block.index), []).append(block.index)
        return found

    def heading_form(self, index: int) -> HeadingForm:
        """What headings of one form have in common: the level, the element and the box."""
        block = self.page.blocks[index]
        return block.level, self.shape(block.container), self.shape(self.boxes[index])

    @cached_property
    def boxes(self) -> list[int]:
        """The container that each block is in, where its own element is no more than a paragraph."""
        return [enclosing_container(self.page, block.container) for block in self.page.blocks]

    def shape(self, container: int) -> Shape:
        """What siblings of one shape have in common."""
        one = self.page.containers[container]
        return shape_of(one.tag, one.names)

    def find_largest_series(self, containers: list[int], excluded: Exclusions) -> list[int]:
        """Return the most of some containers that are of one shape.

        Args:
            containers: containers with blocks, side by side.
            excluded: what is excluded already; a container whose first block is excluded does not count.
        """
        by_shape: dict[Shape, list[int]] = {}
        for container in containers:
            if self.ranges[container][0] not in excluded:
                by_shape.setdefault(self.shape(container), []).append(container)
        return max(by_shape.values(), key=len, default=[])

    def is_in_series(self, container: int) -> bool:
        """Whether a container is one of several of one shape side by side: entries, sections or teasers."""
        one = self.page.containers[container]
        return self._shape_counts[one.parent, shape_of(one.tag, one.names)] >= MIN_SERIES_CONTAINERS

    @cached_property
    def _shape_counts(self) -> Counter[tuple[int, Shape]]:
        return Counter([(one.parent, shape_of(one.tag, one.names)) for one in self.page.containers])

    def is_external(self, index: int) -> bool:
        """Whether a block leads to another site. Where the page's own address is unknown, none does."""
        host = host_of(self.page.blocks[index].href)
        return bool(host and self._own_host) and registered_domain(host) != registered_domain(self._own_host)

    def leads_within_site(self, index: int) -> bool:
        """Whether a block leads to another page of the page's own site, by a relative address or by its host."""
        href = self.page.blocks[index].href
        if not href or href.startswith(("#", "mailto:", "tel:", "javascript:")):
            return False
        host = host_of(href) if "//" in href else ""
        return not host or (bool(self._own_host) and registered_domain(host) == registered_domain(self._own_host))

    @cached_property
    def _own_host(self) -> str:
        return site_host(self.page.effective_url)

    def name_roles(self, container: int) -> tuple[str, ...]:
        """The roles that a container's own names state."""
        names = self.page.containers[container].names
        return self.rule_set.container_names.find_roles(names) if names else ()

    def is_byline(self, index: int) -> bool:
        """Whether a block is a byline or a dateline by its markup, by a rule, or by a date in it."""
        return self._may_be_byline(index) and (
            self._is_named_byline(index)
            or (not self.ends_sentence(index) and self.has_date(index))
            or self._states_byline(index)
        )

    def is_marked_byline(self, index: int) -> bool:
        """Whether a block is a byline or a dateline by its markup or by a rule."""
        return self._may_be_byline(index) and (self._is_named_byline(index) or self._states_byline(index))

    def _is_named_byline(self, index: int) -> bool:
        block = self.page.blocks[index]
        return (
            "author" in block.attrs
            or "byline" in block.attrs
            or not _BYLINE_ROLES.isdisjoint(self.name_roles(block.container))
        )

    def is_stated_byline(self, index: int) -> bool:
        """Whether a block is a byline or a dateline by a ``datetime`` attribute or by a rule, not by class names alone."""
        return self._may_be_byline(index) and self._states_byline(index)

    def _states_byline(self, index: int) -> bool:
        return bool(self.page.blocks[index].datetime) or self.has_rule_role(index, _BYLINE_RULES)

    def _may_be_byline(self, index: int) -> bool:
        block = self.page.blocks[index]
        if block.kind in ("heading", "caption") or self.units[index] > MAX_BYLINE_UNITS or is_credited(block.text):
            return False
        return _CAPTION_ROLES.isdisjoint(self.name_roles(block.container))

    @cached_property
    def prose_letters(self) -> str:
        """The letters of each block of prose, in lines."""
        texts = [block.text for block, prose in zip(self.page.blocks, self.is_prose, strict=True) if prose]
        return "\n".join(map(letters_only, texts))

    def holds(self, container: int, index: int) -> bool:
        """Whether a block is in a container or below it."""
        start, end = self.ranges[container]
        return start <= index < end

    def ancestors(self, container: int) -> list[int]:
        """A container and those around it, innermost first, without the page itself."""
        out = []
        while container:
            out.append(container)
            container = self.page.containers[container].parent
        return out
