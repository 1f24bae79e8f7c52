"""What a page's markup states about the story, read once for all fields."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from newsclean.metadata.markup.json_ld import Node, find_articles, read_nodes
from newsclean.parse.model import Hints
from newsclean.text.whitespace import collapse_whitespace, unescape_references


class StatedMetadata(NamedTuple):
    """What a page's markup, or the header of a dump, states about the story."""

    meta: dict[str, list[str]]
    """Contents of ``<meta>`` tags by lower-case name without spaces, in page order; none is empty."""
    nodes: list[Node]
    """All JSON-LD objects, the outermost first."""
    stories: list[Node]
    """The JSON-LD objects that describe an article."""

    def first_meta(self, *names: str) -> str | None:
        """Return the content of the first of these ``<meta>`` tags that the page has."""
        return next((self.meta[name][0] for name in names if name in self.meta), None)


@lru_cache(maxsize=2)
def read_stated_metadata(hints: Hints) -> StatedMetadata:
    """Read the hints that the parser collected.

    The result is cached, since the title search needs it before the blocks are classified and the other fields after;
    it must not be changed.
    """
    meta: dict[str, list[str]] = {}
    for name, content in hints.meta:
        text = collapse_whitespace(unescape_references(content))
        if text:
            meta.setdefault(name.replace(" ", ""), []).append(text)
    nodes = read_nodes(hints.json_ld)
    return StatedMetadata(meta, nodes, find_articles(nodes))
