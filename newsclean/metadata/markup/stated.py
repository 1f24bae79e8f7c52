"""What a page's markup states, read once for all fields: meta tags by name, JSON-LD nodes, the stories among them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from newsclean.metadata.markup.json_ld import Node, find_articles, read_nodes
from newsclean.parse.model import Hints
from newsclean.text.whitespace import collapse_whitespace, unescaped


class StatedMetadata(NamedTuple):
    """A page's own word on itself."""

    meta: dict[str, list[str]]
    """Contents by lower-cased name without spaces, in page order; none empty."""
    nodes: list[Node]
    stories: list[Node]

    def first(self, *names: str) -> str | None:
        """The content of the first of these meta tags that the page has."""
        return next((self.meta[name][0] for name in names if name in self.meta), None)


@lru_cache(maxsize=2)
def read_stated_metadata(hints: Hints) -> StatedMetadata:
    """Read a page's hints. Not to be changed: kept, for the title needs them before the classifier and the rest after."""
    meta: dict[str, list[str]] = {}
    for name, content in hints.meta:
        text = collapse_whitespace(unescaped(content))
        if text:
            meta.setdefault(name.replace(" ", ""), []).append(text)
    found = read_nodes(hints.json_ld)
    return StatedMetadata(meta, found, find_articles(found))
