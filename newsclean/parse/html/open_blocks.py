"""The open block-level elements, outermost first, and the containers that are made of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from sys import intern

from newsclean.parse.html.elements import KINDS
from newsclean.parse.html.hidden import split_humps
from newsclean.parse.model import BlockKind, Container

_CONTAINER_NAMES = ("class", "id", "role", "itemprop", "aria-label")
MAX_NAMES_CHARS = 400
NO_ATTRS: Mapping[str, str] = {}


class OpenBlocks:
    """Parallel stacks, one entry per open block-level element. The first entry is the page."""

    __slots__ = ("_is_hidden", "attrs", "containers", "indexes", "kinds", "levels", "preserved", "tags")

    def __init__(self, is_hidden: Callable[[Mapping[str, str]], bool]) -> None:
        self.tags: list[str] = [""]
        self.attrs: list[Mapping[str, str]] = [NO_ATTRS]
        self.indexes: list[int] = [0]
        """The index of each element's container; -1 until a block needs it."""
        self.kinds: list[BlockKind] = ["paragraph"]
        self.levels: list[int] = [0]
        """The heading level of the element's blocks."""
        self.preserved: list[bool] = [False]
        """Whether line breaks in the element's text are displayed."""
        self.containers: list[Container] = [Container(0, 0, "", "", 0, False)]
        self._is_hidden = is_hidden

    def push(self, tag: str, attrs: Mapping[str, str]) -> None:
        """Open an element."""
        kind = KINDS.get(tag)
        self.tags.append(tag)
        self.attrs.append(attrs)
        self.indexes.append(-1)
        self.kinds.append(kind or self.kinds[-1])
        self.levels.append(self.levels[-1] if kind is None else int(tag[1]) if kind == "heading" else 0)
        self.preserved.append(self.preserved[-1] or tag == "pre" or preserves_lines(attrs))

    def pop(self) -> None:
        """Close the innermost element."""
        for stack in (self.tags, self.attrs, self.indexes, self.kinds, self.levels, self.preserved):
            stack.pop()

    def container(self) -> int:
        """Return the index of the innermost element's container; containers are made when one is first needed."""
        indexes = self.indexes
        index = indexes[-1]
        if index >= 0:
            return index
        first = len(indexes) - 1
        while indexes[first - 1] < 0:
            first -= 1
        index = indexes[first - 1]
        for at in range(first, len(indexes)):
            index = indexes[at] = self._make_container(self.tags[at], self.attrs[at], index)
        return index

    def _make_container(self, tag: str, attrs: Mapping[str, str], parent: int) -> int:
        around = self.containers[parent]
        names = ""
        hidden = around.hidden
        if attrs:
            parts = [value for key, value in attrs.items() if key in _CONTAINER_NAMES]
            if parts:
                names = container_names(" ".join(parts)[:MAX_NAMES_CHARS])
            hidden = hidden or attrs.get("aria-hidden") == "true" or self._is_hidden(attrs)
        index = len(self.containers)
        self.containers.append(Container(index, parent, tag, names, around.depth + 1, hidden))
        return index


@lru_cache(maxsize=16384)
def container_names(names: str) -> str:
    """Class names and ids in lower case; words that capitals separate (``articleBody``) are separated by hyphens."""
    return intern(split_humps(names).lower())


@lru_cache(maxsize=4096)
def _is_preserving(style: str) -> bool:
    return "pre" in style.partition("white-space")[2][:12]


def preserves_lines(attrs: Mapping[str, str]) -> bool:
    """Whether a ``style`` attribute makes line breaks in the text visible."""
    style = attrs.get("style") if attrs else None
    return bool(style and "white-space" in style and _is_preserving(style))
