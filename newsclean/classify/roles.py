"""What a dropped block was, told from where it stood when no rule names it."""

from __future__ import annotations

from newsclean.classify.features.repeats import COMMENT, POST, ROW
from newsclean.classify.observation import BlockObservation
from newsclean.parse.model import Block

_SETTLED = {COMMENT: "comments", POST: "related", ROW: "navigation"}


def role_of(block: Block, seen: BlockObservation) -> str:
    """The likeliest role of a block that no rule names."""
    if seen.settled in _SETTLED:
        return _SETTLED[seen.settled]
    if seen.place is not None:
        return seen.place
    for name in seen.names:
        if name.startswith("opened:") and name.split(":")[1].isalpha():
            return name.split(":")[1]
    if seen.link_share > 0.5:
        return "related" if seen.units >= 40 else "navigation"
    if block.kind == "list_item" and seen.units < 24:
        return "navigation"
    return "related" if seen.units >= 60 else "other"
