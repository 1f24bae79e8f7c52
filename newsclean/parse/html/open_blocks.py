"""The open block-level elements, outermost first, and the containers that are made of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from sys import intern

from newsclean.parse.html.hidden import HiddenElements, split_humps
from newsclean.parse.model import BlockKind, Container

_CONTAINER_NAMES = frozenset(("class", "id", "role", "itemprop", "aria-label"))
_CENTRING_NAMES = ("text-center", "align-center", "aligncenter", "text-centered")
MAX_NAMES_CHARS = 400
MARK_ATTRIBUTE = " mark"
"""The attribute of elements that a site profile selects. No page can have it: the parser gives no name with a space."""
NO_ATTRS: Mapping[str, str] = {}
LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
"""The level of the blocks in a heading."""


class OpenBlock:
    """An open block-level element."""

    __slots__ = ("attrs", "container", "is_preserved", "kind", "level", "tag")

    def __init__(self, tag: str, attrs: Mapping[str, str], kind: BlockKind, level: int, is_preserved: bool) -> None:
        self.tag = tag
        self.attrs = attrs
        self.kind = kind
        self.level = level
        """The heading level of the element's blocks."""
        self.is_preserved = is_preserved
        """Whether line breaks in the element's text are displayed."""
        self.container = -1
        """The index of the element's container; -1 until a block needs it."""


class OpenBlocks:
    """The stack of open block-level elements. The first entry is the page."""

    __slots__ = ("_hidden", "containers", "stack")

    def __init__(self, hidden: HiddenElements) -> None:
        page = OpenBlock("", NO_ATTRS, "paragraph", 0, False)
        page.container = 0
        self.stack: list[OpenBlock] = [page]
        self.containers: list[Container] = [Container(0, 0, "", "", 0, False)]
        self._hidden = hidden

    def container(self) -> int:
        """Return the index of the innermost element's container; containers are made when one is first needed."""
        index = self.stack[-1].container
        return index if index >= 0 else self._add_containers()

    def _add_containers(self) -> int:
        stack = self.stack
        first = len(stack) - 1
        while stack[first - 1].container < 0:
            first -= 1
        index = stack[first - 1].container
        containers = self.containers
        _, _, _, _, depth, is_hidden, is_centred, _ = containers[index]
        hidden = self._hidden
        for element in stack[first:]:
            tag = element.tag
            attrs = element.attrs
            names = mark = ""
            if attrs:
                if len(attrs) == 1 and "class" in attrs:
                    # Most elements have a class alone.
                    class_names = attrs["class"]
                    names, centres = _class_facts(class_names)
                    is_centred = is_centred or centres or tag == "center"
                    is_hidden = is_hidden or hidden.hides_class(class_names)
                else:
                    parts = [value for key, value in attrs.items() if key in _CONTAINER_NAMES]
                    if parts:
                        names = container_names(" ".join(parts))
                    is_centred = _is_centred(tag, attrs, is_centred)
                    mark = attrs.get(MARK_ATTRIBUTE, "")
                    is_hidden = is_hidden or attrs.get("aria-hidden") == "true" or hidden.hides(attrs)
            elif tag == "center":
                is_centred = True
            depth += 1
            parent, index = index, len(containers)
            element.container = index
            # tuple.__new__ is faster than the class, and there are hundreds on a page.
            facts = (index, parent, tag, names, depth, is_hidden, is_centred, mark)
            containers.append(tuple.__new__(Container, facts))
        return index


@lru_cache(maxsize=2048)
def _class_facts(names: str) -> tuple[str, bool]:
    """The names of an element with a ``class`` attribute alone, and whether they centre its text."""
    return container_names(names), _centres(names)


@lru_cache(maxsize=2048)
def container_names(names: str) -> str:
    """Class names and ids in lower case; words that capitals separate (``articleBody``) are separated by hyphens."""
    return intern(split_humps(names[:MAX_NAMES_CHARS]).lower())


def _is_centred(tag: str, attrs: Mapping[str, str], is_around: bool) -> bool:
    """Whether an element's text is centred.

    Args:
        tag: the element.
        attrs: its attributes.
        is_around: whether the text around it is.
    """
    style = attrs.get("style")
    if style and "text-align" in style:
        return "center" in style.partition("text-align")[2][:12]
    align = attrs.get("align")
    if align:
        return align.lower() in ("center", "middle")
    names = attrs.get("class")
    return is_around or tag == "center" or bool(names and _centres(names))


def _centres(names: str) -> bool:
    return "cent" in names and any(name in names for name in _CENTRING_NAMES)


@lru_cache(maxsize=4096)
def _is_preserving(style: str) -> bool:
    return "pre" in style.partition("white-space")[2][:12]


def preserves_lines(attrs: Mapping[str, str]) -> bool:
    """Whether a ``style`` attribute makes line breaks in the text visible."""
    style = attrs.get("style") if attrs else None
    return bool(style and "white-space" in style and _is_preserving(style))
