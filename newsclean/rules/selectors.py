"""CSS selectors and XPath expressions of site profiles."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

_XPATH_START = re.compile(r"\s*(?:[/(@]|\.\.?(?:/|$)|[A-Za-z-]+\s*(?:::|\())")
"""How an XPath expression begins, and no CSS selector does: with a path, a bracket, an axis or a function."""
_SAMPLE = "<html><head><title>A</title></head><body><p class='a' id='b'>A</p></body></html>"
"""A page that every expression is tried on: some mistakes show only then."""


class Selectors(NamedTuple):
    """The selectors of a site profile. Of each field but ``strip``, the first selector that finds something counts."""

    body: tuple[str, ...] = ()
    """Elements that hold the story."""
    strip: tuple[str, ...] = ()
    """Elements of which nothing is kept. All these selectors count."""
    title: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    next_page: tuple[str, ...] = ()
    """The link to the story's next page."""


NO_SELECTORS = Selectors()


def is_xpath(selector: str) -> bool:
    """Whether a selector is an XPath expression, by how it begins; a CSS selector otherwise."""
    return _XPATH_START.match(selector) is not None


@lru_cache(maxsize=2048)
def compile_selector(selector: str) -> etree.XPath:
    """Compile a selector.

    Raises:
        ValueError: it is neither a CSS selector nor an XPath 1.0 expression. The message says why.
    """
    expression = selector if is_xpath(selector) else _css_to_xpath(selector)
    try:
        compiled = etree.XPath(expression, smart_strings=False)
        compiled(etree.HTML(_SAMPLE))
    except etree.XPathError as error:
        raise ValueError(f"{selector!r} is no XPath 1.0 expression: {str(error).lower()}") from None
    return compiled


def _css_to_xpath(selector: str) -> str:
    from cssselect import HTMLTranslator, SelectorError

    try:
        return HTMLTranslator().css_to_xpath(selector)
    except SelectorError as error:
        raise ValueError(f"{selector!r} is no CSS selector: {str(error).lower()}") from None
