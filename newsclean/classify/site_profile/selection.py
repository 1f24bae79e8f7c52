"""What a site profile's selectors find in a page: the elements of the story, those to drop, and the texts of fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from lxml import etree

from newsclean.parse.html.reader import read_marked_html
from newsclean.parse.model import Page, SelectedText
from newsclean.rules.selectors import NO_SELECTORS, compile_selector

if TYPE_CHECKING:
    from newsclean.parse.html.tree import ElementMark
    from newsclean.rules.custom import SiteProfile
    from newsclean.rules.selectors import Selectors

MAX_SELECTED_TEXTS = 20
"""Texts of one field that are read."""
MAX_SELECTED_CHARS = 1_000
_PAGE_TAGS = ("html", "body", "head")
_ATTRIBUTES = {"title": ("content",), "author": ("content",), "date": ("datetime", "content"), "next_page": ("href",)}
"""The attributes that hold a field's value in elements that have them, such as ``<meta>`` and ``<time>``."""
_TEXT_NODES = etree.XPath("descendant-or-self::text()[not(parent::script or parent::style)]", smart_strings=False)


def select_by_profile(page: Page, text: str, profile: SiteProfile | None) -> Page:
    """Read a page again with what its site's selectors find in it: marked containers, and texts of fields.

    Args:
        page: the page as it was read.
        text: the HTML that it was read from.
        profile: the profile of its site; a page without one, or whose profile has no selectors, is returned as it is.
    """
    if profile is None or page.input != "html" or profile.selectors == NO_SELECTORS:
        return page
    selectors = profile.selectors
    selected: list[SelectedText] = []

    def mark(root: etree._Element) -> dict[etree._Element, ElementMark]:
        marks: dict[etree._Element, ElementMark] = {
            element: "story" for element in _first_elements(root, selectors.body)
        }
        story = dict.fromkeys(_ancestors_of(marks))
        for selector in selectors.strip:
            for element in _evaluate(root, selector):
                # An element that holds the story, or the whole page, is not meant.
                if isinstance(element, etree._Element) and element not in story and element.tag not in _PAGE_TAGS:
                    marks[element] = "drop"
        selected.extend(_select_texts(root, selectors))
        return marks

    marked = read_marked_html(text, page.url, mark)
    known = page.hints
    # What the page states is known already, with the addresses of the original where the page is an archived copy.
    hints = marked.hints._replace(meta=known.meta, links=known.links, base=known.base, headers=known.headers)
    return marked._replace(hints=hints, archived=page.archived, selected=tuple(selected))


def _ancestors_of(elements: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """Yield elements and those around them."""
    for element in elements:
        yield element
        yield from element.iterancestors()


def _first_elements(root: etree._Element, selectors: tuple[str, ...]) -> list[etree._Element]:
    """Return the elements of the first selector that finds any."""
    for selector in selectors:
        elements = [found for found in _evaluate(root, selector) if isinstance(found, etree._Element)]
        if elements:
            return elements
    return []


def _select_texts(root: etree._Element, selectors: Selectors) -> Iterator[SelectedText]:
    for field in ("title", "author", "date", "next_page"):
        for selector in getattr(selectors, field):
            texts = [text for found in _evaluate(root, selector)[:MAX_SELECTED_TEXTS] for text in _texts(found, field)]
            if texts:
                yield from (SelectedText(field, text) for text in texts)
                break


def _evaluate(root: etree._Element, selector: str) -> list[Any]:
    """Return what a selector finds: elements, or texts where it is an XPath expression of texts."""
    found: Any = None
    # Some expressions fail only on some pages; then nothing is found.
    with suppress(etree.XPathError):
        found = compile_selector(selector)(root)
    return found if isinstance(found, list) else [found] if isinstance(found, str) else []


def _texts(found: Any, field: str) -> Iterator[str]:
    if isinstance(found, etree._Element):
        stated = (found.get(name) for name in _ATTRIBUTES[field])
        texts = [*filter(None, stated), "".join(_evaluate_text_nodes(found))]
    else:
        texts = [str(found)]
    for text in texts:
        line = " ".join(text[: 4 * MAX_SELECTED_CHARS].split())[:MAX_SELECTED_CHARS]
        if line:
            yield line
            return


def _evaluate_text_nodes(element: etree._Element) -> list[str]:
    found = _TEXT_NODES(element)
    return [str(text) for text in found] if isinstance(found, list) else []
