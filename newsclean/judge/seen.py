"""What the first pass notes of a block: the form in which features go from pass to pass."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.rules.book import Rule


class Seen(NamedTuple):
    """What the first pass notes of a block."""

    units: int
    """Length in units: a character, or two for a wide one, which evens out scripts."""
    stopped: bool
    """Ends as a sentence ends."""
    link_share: float
    rule: Rule | None
    names: list[str]
    """Features of the block itself and of its neighbours."""
    around: tuple[str, ...]
    """Features of the containers around it: one tuple for all blocks of a container."""


def bucket(value: float, edges: tuple[float, ...]) -> int:
    """How many of ``edges`` the value reaches."""
    for index, edge in enumerate(edges):
        if value < edge:
            return index
    return len(edges)
