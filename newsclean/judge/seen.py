"""What the first pass notes of a block: the form in which features go from pass to pass."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.rules.book import Rule


class Around(NamedTuple):
    """What the containers around a block tell: one object for all blocks whose containers tell the same."""

    names: tuple[str, ...]
    role: str | None
    """The furniture that the containers say they hold."""
    links: bool
    """The containers say that what is nothing but a link in them is furniture."""


NOTHING_AROUND = Around((), None, False)
"""Of a block in a dump."""


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
    around: Around
