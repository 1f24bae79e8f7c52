"""The entries of a live blog: containers of one shape side by side, each of which begins with a time."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.classify.structure.html.outline import Shape, shape_of
from newsclean.parse.block_ranges import find_block_ranges
from newsclean.parse.model import Page
from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import display_width

MIN_ENTRIES = 3
MIN_TIME_CHARS, MAX_TIME_CHARS = 4, 40
"""Characters of a line that is a time of day."""
MAX_TIME_DISTANCE = 3
"""Blocks at the beginning of an entry among which its time is."""
MAX_HEAD_BLOCKS = 4
"""Blocks at the beginning of an entry among which its heading is."""
MAX_LEVELS = 8
"""Containers around a time that may be its entry."""
_CLOCK = lazy_pattern(r"\D{0,12}(?<!\d)(?:[01]?\d|2[0-3])[:.h時时][0-5]\d(?!\d)\D{0,24}")
_CLOCK_SIGN = lazy_pattern(r"\d[:.h時时][0-5]")
"""A part of every time of day, which is found faster."""
_DIGITS_OF_CLOCK = lazy_pattern(r"\d[:.h時时][0-5]\d")


class TimedEntry(NamedTuple):
    """One entry."""

    start: int
    """Its first block."""
    end: int
    """The block after its last one."""
    time: int
    """The block that states its time."""

    @property
    def head(self) -> range:
        """The blocks among which its heading is."""
        return range(self.start, min(self.end, self.start + MAX_HEAD_BLOCKS))


def find_timed_entries(page: Page) -> tuple[TimedEntry, ...]:
    """Find the entries of a live blog, in page order; none where fewer than ``MIN_ENTRIES`` are alike.

    Of several groups of entries it is the one with the most text.
    """
    # Without a function for each block: this runs for all blocks of all pages.
    has_time, is_time = _CLOCK_SIGN.search, _CLOCK.fullmatch
    times = [
        block.index
        for block in page.blocks
        if block.datetime
        or (MIN_TIME_CHARS <= block.chars <= MAX_TIME_CHARS and has_time(block.text) and is_time(block.text))
    ]
    if len(times) < MIN_ENTRIES:
        return ()
    ranges = find_block_ranges(page)
    groups: dict[tuple[int, Shape], dict[int, TimedEntry]] = {}
    for time in times:
        container = page.blocks[time].container
        for _ in range(MAX_LEVELS):
            first, end = ranges[container]
            if not container or time - first >= MAX_TIME_DISTANCE:
                break
            one = page.containers[container]
            # An entry is more than its time.
            if end > time + 1:
                shape = one.parent, shape_of(one.tag, one.names)
                entry = TimedEntry(first, end, time)
                groups.setdefault(shape, {}).setdefault(container, entry)
            container = one.parent
    alike = [tuple(group.values()) for group in groups.values() if len(group) >= MIN_ENTRIES]
    return max(alike, key=lambda entries: _measure(page, entries), default=())


def _measure(page: Page, entries: tuple[TimedEntry, ...]) -> int:
    return sum(display_width(block.text) for entry in entries for block in page.blocks[entry.start : entry.end])
