"""Pages that stand in a story's place: bot checks, refusals, consent and login pages, script shells, error pages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from newsclean.text.package_data import read_package_file
from newsclean.text.toml import tomllib

LONGEST_WALL = 2500
"""Characters of visible text beyond which a page is what it says."""


class Wall(NamedTuple):
    """One kind of page that is no story."""

    id: str
    what: str
    """What to tell the user: what the page is, and what can be done."""
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counter: tuple[str, ...]


@lru_cache(maxsize=1)
def walls() -> tuple[Wall, ...]:
    """All kinds, in the order in which they are tried."""
    data = tomllib.loads(read_package_file("rules/interstitials.toml"))
    return tuple(
        Wall(
            one["id"], one["what"], re.compile(one["pattern"], re.DOTALL), tuple(one["examples"]), tuple(one["counter"])
        )
        for one in data["wall"]
    )


def wall_in(text: str) -> Wall | None:
    """The kind of wall that a page's title and text tell of, if it is short enough to be one."""
    if len(text) > LONGEST_WALL:
        return None
    folded = " ".join(text.casefold().split())
    return next((wall for wall in walls() if wall.pattern.search(folded)), None)
