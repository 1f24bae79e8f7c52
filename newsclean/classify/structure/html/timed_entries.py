"""The entries of a live blog: containers of one shape side by side, each of which begins with a time."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.parse.model import Block, Page
from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import display_width

MIN_ENTRIES = 3
MAX_TIME_CHARS = 40
"""Characters of a line that is a time of day."""
MAX_HEAD_BLOCKS = 3
"""Blocks at the beginning of an entry among which its time is."""
MAX_LEVELS = 8
"""Containers around a time that may be its entry."""
_CLOCK = lazy_pattern(r"\D{0,12}(?<!\d)(?:[01]?\d|2[0-3])[:.h時时][0-5]\d(?!\d)\D{0,24}")
_DIGITS = lazy_pattern(r"\d+")


class TimedEntry(NamedTuple):
    """One entry."""

    start: int
    """Its first block."""
    end: int
    """The block after its last one."""
    time: int
    """The block that states its time."""


def find_timed_entries(page: Page) -> tuple[TimedEntry, ...]:
    """Find the entries of a live blog, in page order; none where fewer than ``MIN_ENTRIES`` are alike.

    Of several groups of entries it is the one with the most text.
    """
    times = [block.index for block in page.blocks if _states_time(block)]
    if len(times) < MIN_ENTRIES:
        return ()
    first, end = _container_ranges(page)
    groups: dict[tuple[int, str, str], dict[int, TimedEntry]] = {}
    for time in times:
        container = page.blocks[time].container
        for _ in range(MAX_LEVELS):
            if not container or time - first[container] >= MAX_HEAD_BLOCKS:
                break
            one = page.containers[container]
            # An entry is more than its time.
            if end[container] > time + 1:
                shape = one.parent, one.tag, _DIGITS.sub("", one.names)
                entry = TimedEntry(first[container], end[container], time)
                groups.setdefault(shape, {}).setdefault(container, entry)
            container = one.parent
    alike = [tuple(group.values()) for group in groups.values() if len(group) >= MIN_ENTRIES]
    return max(alike, key=lambda entries: _measure(page, entries), default=())


def _states_time(block: Block) -> bool:
    return bool(block.datetime) or (block.chars <= MAX_TIME_CHARS and _CLOCK.fullmatch(block.text) is not None)


def _container_ranges(page: Page) -> tuple[list[int], list[int]]:
    """The first block of each container and the block after its last one."""
    first = [len(page.blocks)] * len(page.containers)
    end = [0] * len(page.containers)
    for block in page.blocks:
        first[block.container] = min(first[block.container], block.index)
        end[block.container] = block.index + 1
    for at in range(len(page.containers) - 1, 0, -1):
        up = page.containers[at].parent
        first[up] = min(first[up], first[at])
        end[up] = max(end[up], end[at])
    return first, end


def _measure(page: Page, entries: tuple[TimedEntry, ...]) -> int:
    return sum(display_width(block.text) for entry in entries for block in page.blocks[entry.start : entry.end])
