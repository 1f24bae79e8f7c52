"""The open block-level elements, outermost first, and the containers that are made of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from newsclean.parse.html.attributes.class_names import NO_CLASS, container_names
from newsclean.parse.html.attributes.hidden import HiddenElements
from newsclean.parse.html.elements import KINDS
from newsclean.parse.model import BlockKind, Container

_CONTAINER_NAMES = frozenset(("class", "id", "role", "itemprop", "aria-label"))
MARK_ATTRIBUTE = " mark"
"""The attribute of elements that a site profile selects. No page can have it: the parser gives no name with a space."""
NO_ATTRS: Mapping[str, str] = {}
_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
"""The level of the blocks in a heading."""


class BlockStyle:
    """What a block-level element says of the blocks in it."""

    __slots__ = ("is_preserved", "kind", "level")

    def __init__(self, kind: BlockKind, level: int, is_preserved: bool) -> None:
        self.kind = kind
        self.level = level
        """The heading level of the blocks."""
        self.is_preserved = is_preserved
        """Whether line breaks in the text are displayed."""


PARAGRAPH = BlockStyle("paragraph", 0, False)
STYLES = {
    tag: tuple(BlockStyle(kind, _LEVELS.get(tag, 0), is_around or tag == "pre") for is_around in (False, True))
    for tag, kind in KINDS.items()
}
"""The styles of elements that have a kind of their own: outside and inside an element whose line breaks are displayed."""

OpenBlock = tuple[str, Mapping[str, str], BlockStyle]
"""An open block-level element: its tag, its attributes, and the style of its blocks."""


class OpenBlocks:
    """The stack of open block-level elements. The first entry is the page."""

    __slots__ = ("_hidden", "containers", "indexes", "stack")

    def __init__(self, hidden: HiddenElements) -> None:
        self.stack: list[OpenBlock] = [("", NO_ATTRS, PARAGRAPH)]
        self.indexes: list[int] = [0]
        """The indexes of the containers of the outermost elements: the others have none until a block needs it."""
        self.containers: list[Container] = [Container(0, 0, "", "", 0, False)]
        self._hidden = hidden

    def container(self) -> int:
        """Return the index of the innermost element's container; containers are made when one is first needed."""
        indexes = self.indexes
        return indexes[-1] if len(indexes) == len(self.stack) else self.add_containers()

    def add_containers(self) -> int:
        """Make the containers of the open elements that have none yet; return the index of the innermost one."""
        indexes = self.indexes
        parent = indexes[-1]
        containers = self.containers
        index = len(containers)
        _, _, _, _, depth, is_hidden, is_centred, _ = containers[parent]
        hidden = self._hidden
        known = hidden.known
        for tag, attrs, _ in self.stack[len(indexes) :]:
            names = mark = ""
            if attrs:
                class_names = attrs.get("class")
                facts = NO_CLASS if class_names is None else known.get(class_names) or hidden.class_facts(class_names)
                names = facts.names
                is_hidden = is_hidden or facts.is_hiding
                if facts is NO_CLASS or len(attrs) > 1:
                    # Most elements have a class alone.
                    parts = [value for key, value in attrs.items() if key in _CONTAINER_NAMES]
                    if len(parts) > 1 or (parts and class_names is None):
                        names = container_names(" ".join(parts))
                    if "style" in attrs or "align" in attrs:
                        is_centred = _is_centred(attrs, is_centred or facts.is_centring or tag == "center")
                    else:
                        is_centred = is_centred or facts.is_centring or tag == "center"
                    mark = attrs.get(MARK_ATTRIBUTE, "")
                    is_hidden = is_hidden or attrs.get("aria-hidden") == "true" or hidden.hides_block(attrs)
                else:
                    is_centred = is_centred or facts.is_centring or tag == "center"
            elif tag == "center":
                is_centred = True
            depth += 1
            indexes.append(index)
            # tuple.__new__ is faster than the class, and there are hundreds on a page.
            fields = (index, parent, tag, names, depth, is_hidden, is_centred, mark)
            containers.append(tuple.__new__(Container, fields))
            parent = index
            index += 1
        return parent


def _is_centred(attrs: Mapping[str, str], is_centred: bool) -> bool:
    """Whether an element's text is centred.

    Args:
        attrs: the element's attributes.
        is_centred: what the element's tag and class and the elements around it say.
    """
    style = attrs.get("style")
    if style and "text-align" in style:
        return "center" in style.partition("text-align")[2][:12]
    align = attrs.get("align")
    if align:
        return align.lower() in ("center", "middle")
    return is_centred


@lru_cache(maxsize=4096)
def _is_preserving(style: str) -> bool:
    return "pre" in style.partition("white-space")[2][:12]


def preserves_lines(attrs: Mapping[str, str]) -> bool:
    """Whether a ``style`` attribute makes line breaks in the text visible."""
    style = attrs.get("style") if attrs else None
    return bool(style and "white-space" in style and _is_preserving(style))
