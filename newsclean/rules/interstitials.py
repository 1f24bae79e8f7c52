"""Pages that a site shows instead of a story: bot checks, refusals, consent and login pages, script shells, errors."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newsclean.rules.rule import fold_text
from newsclean.text.package_data import read_package_file
from newsclean.text.toml import tomllib

if TYPE_CHECKING:
    from newsclean.errors import NoArticleKind

MAX_INTERSTITIAL_CHARS = 2500
"""A page with more visible text is not taken for an interstitial."""


class Interstitial(NamedTuple):
    """One kind of page that is no story."""

    id: str
    kind: NoArticleKind
    message: str
    """What the page is, and what the user can do."""
    pattern: re.Pattern[str]
    """Tried on the page's folded text (:func:`newsclean.rules.rule.fold_text`)."""
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@lru_cache(maxsize=1)
def load_interstitials() -> tuple[Interstitial, ...]:
    """Return all kinds in the order in which they are tried."""
    data = tomllib.loads(read_package_file("rules/interstitials.toml"))
    return tuple(
        Interstitial(
            entry["id"],
            entry["kind"],
            entry["message"],
            re.compile(entry["pattern"], re.DOTALL),
            tuple(entry["examples"]),
            tuple(entry["counter_examples"]),
        )
        for entry in data["interstitial"]
    )


def find_interstitial(text: str) -> Interstitial | None:
    """Return the kind of interstitial that a page is, if it is short enough to be one.

    Args:
        text: the page's title and visible text.
    """
    if len(text) > MAX_INTERSTITIAL_CHARS:
        return None
    folded = fold_text(text)
    return next((kind for kind in load_interstitials() if kind.pattern.search(folded)), None)
