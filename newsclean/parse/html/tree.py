"""HTML → tree → Page: for site profiles, whose selectors need a tree. Other pages are read without one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from lxml import etree

from newsclean.parse.html.elements import BLOCK, GONE, IMAGE, role_of
from newsclean.parse.html.open_blocks import MARK_ATTRIBUTE

if TYPE_CHECKING:
    from newsclean.parse.html.builder import PageBuilder

ElementMark = Literal["story", "drop"]
_BLOCK_TAG = "div"
_HIDING_ATTRIBUTES = ("hidden", "aria-hidden", "style")


def parse_tree(data: bytes) -> etree._Element | None:
    """Parse a page in UTF-8; ``None`` where it has no elements."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None


def send_tree(root: etree._Element, builder: PageBuilder, marks: Mapping[etree._Element, ElementMark]) -> None:
    """Send a tree's elements and texts to a builder, as the parser would.

    The containers of marked elements have the mark. An inline element that holds the story is sent as a block; one to drop
    is not sent, and neither are the pictures and embeds in an element to drop.
    """
    skipped_until: etree._Element | None = None
    dropped_until: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            if skipped_until is None and element.tail:
                builder.data(element.tail)
            continue
        tag = str(element.tag)
        mark = marks.get(element)
        if event == "start":
            if skipped_until is not None:
                continue
            role = role_of(tag)
            if (mark == "drop" and role != BLOCK) or (dropped_until is not None and role in (GONE, IMAGE)):
                skipped_until = element
                continue
            if mark == "drop" and dropped_until is None:
                dropped_until = element
            builder.start(_sent_tag(tag, mark), _attributes(element, mark))
            if element.text:
                builder.data(element.text)
            continue
        if skipped_until is None:
            builder.end(_sent_tag(tag, mark))
        if skipped_until is element:
            skipped_until = None
        if dropped_until is element:
            dropped_until = None
        if skipped_until is None and element.tail:
            builder.data(element.tail)
    builder.close()


def _sent_tag(tag: str, mark: ElementMark | None) -> str:
    return _BLOCK_TAG if mark == "story" and role_of(tag) != BLOCK else tag


def _attributes(element: etree._Element, mark: ElementMark | None) -> dict[str, str]:
    attributes = {str(name): str(value) for name, value in element.attrib.items()}
    if mark is None:
        return attributes
    if mark == "story":
        # The profile knows better than the page's style what is displayed.
        attributes = {name: value for name, value in attributes.items() if name not in _HIDING_ATTRIBUTES}
    return {**attributes, MARK_ATTRIBUTE: mark}
