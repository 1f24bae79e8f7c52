"""What the first pass notes of a block: the form in which features go from pass to pass."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.rules.rule import Rule

PASSING_ROLES = frozenset(("ad", "player", "dateline", "byline", "gallery", "cookie", "error", "share", "tools"))
"""What stands in the middle of stories as often as at their ends: a neighbour of that kind says little."""


Around = tuple[tuple[str, ...], ...]
"""Features of containers in groups: what is told of many blocks alike is one tuple, added up once."""
NO_WORDS: tuple[str, ...] = ()


class BlockObservation(NamedTuple):
    """What the first pass notes of a block."""

    units: int
    """Length in units: a character, or two for a wide one, which evens out scripts."""
    stopped: bool
    """Ends as a sentence ends."""
    link_share: float
    rule: Rule | None
    settled: str | None
    """The id of what drops the block by itself; such a block is weighed no further."""
    place: str | None
    """The furniture that the containers around the block say they hold."""
    summary: bool
    """The page's markup says that this is what the story is in short."""
    names: list[str]
    """Features of the block itself and of its neighbours; none where it is settled."""
    around: Around
    """Features of the containers around it."""
    passing: bool = False
    """Dumps: a short line that comes again and again; its neighbours see through it."""
    words: tuple[str, ...] = NO_WORDS
    """Dumps: what the line's words have in common with other lines'."""
