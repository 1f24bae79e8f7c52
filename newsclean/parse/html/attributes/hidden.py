"""What the markup hides: by attribute, by style, by the names of screen-reader text, by the page's own style sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from newsclean.parse.html.attributes.class_names import MAX_NAMES_CHARS, ClassFacts, class_facts

_HIDING_STYLE = re.compile(
    r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden|clip\s{0,5}:\s{0,5}rect\(\s{0,3}[01]|(?:left|text-indent)\s{0,5}:\s{0,5}-\d{3}",
    re.IGNORECASE,
)
_NO_SIZE_STYLE = re.compile(r"font-size\s{0,5}:\s{0,5}0(?:\.0{1,4})?(?:px|pt|r?em|%)?\s{0,5}(?:;|!|$)", re.IGNORECASE)
MAX_STYLE_CHARS = 400
MAX_SHEET_CHARS = 300_000
"""Characters of a style sheet that are read."""
_SIMPLE_SELECTOR = re.compile(r"(?:[a-z]{1,12})?([.#][\w-]{1,80})$", re.IGNORECASE)
_DISPLAY = re.compile(r"display\s{0,5}:\s{0,5}$", re.IGNORECASE)
_MAX_SELECTORS_CHARS = 2000
_MAX_DISPLAY_CHARS = 20
"""Characters before ``none`` in which ``display:`` stands."""


class HiddenElements:
    """Tells which elements of one page are hidden, and what else their classes say.

    Args:
        known_classes: what :func:`class_facts` has returned for values of ``class`` attributes. Pages of a site share them.
    """

    __slots__ = ("_known_classes", "_selectors", "known")

    def __init__(self, known_classes: dict[str, ClassFacts]) -> None:
        self._selectors: frozenset[str] = frozenset()
        """Selectors that the page's style sheets hide."""
        self._known_classes = known_classes
        self.known = known_classes
        """What :meth:`class_facts` has returned; without selectors, that is what holds for all pages."""

    def add_sheet(self, sheet: str) -> None:
        """Take the text of a ``<style>`` element."""
        selectors = hidden_selectors(sheet)
        if selectors:
            self._selectors |= selectors
            self.known = {}

    def class_facts(self, names: str) -> ClassFacts:
        """Return what the value of a ``class`` attribute says, with what the page's style sheets say of it."""
        facts = self._known_classes.get(names)
        if facts is None:
            facts = class_facts(names)
            if len(names) <= MAX_NAMES_CHARS:
                self._known_classes[names] = facts
        selectors = self._selectors
        if selectors:
            if not facts.is_hiding and not selectors.isdisjoint([f".{name}" for name in names.split()]):
                facts = ClassFacts(facts.names, True, facts.is_centring)
            self.known[names] = facts
        return facts

    def hides_block(self, attrs: Mapping[str, str]) -> bool:
        """Whether a block-level element is hidden for other attributes than its class."""
        if "hidden" in attrs or attrs.get("role") == "tooltip" or ("style" in attrs and hides_by_style(attrs["style"])):
            return True
        return bool(self._selectors) and "id" in attrs and f"#{attrs['id']}" in self._selectors

    def hides_inline(self, attrs: Mapping[str, str]) -> bool:
        """Whether an inline element with these attributes is hidden.

        Letters without size are hidden words. Of a block, they are the space between boxes that have a size of their own.
        """
        names = attrs.get("class")
        if names and (self.known.get(names) or self.class_facts(names)).is_hiding:
            return True
        if "style" in attrs and (hides_by_style(attrs["style"]) or _has_no_size(attrs["style"])):
            return True
        if "hidden" in attrs or attrs.get("role") == "tooltip":
            return True
        return bool(self._selectors) and "id" in attrs and f"#{attrs['id']}" in self._selectors


@lru_cache(maxsize=2048)
def hides_by_style(style: str) -> bool:
    """Whether a ``style`` attribute hides its element."""
    return _HIDING_STYLE.search(style[:MAX_STYLE_CHARS]) is not None


@lru_cache(maxsize=2048)
def _has_no_size(style: str) -> bool:
    return _NO_SIZE_STYLE.search(style[:MAX_STYLE_CHARS]) is not None


def hidden_selectors(sheet: str) -> frozenset[str]:
    """Return the selectors ``.class`` and ``#id`` that a style sheet sets to ``display: none`` by a simple rule.

    Rules inside ``@media`` and other conditional groups do not count: they hold for some screens only.
    """
    if "none" not in sheet:
        return frozenset()
    sheet = _without_comments(sheet[:MAX_SHEET_CHARS])
    out = set()
    depth = counted = 0
    at = sheet.find("none")
    while at >= 0:
        start = max(0, at - _MAX_DISPLAY_CHARS)
        if "display" in sheet[start:at].lower() and _DISPLAY.search(sheet, start, at):
            opened = sheet.rfind("{", counted, at)
            if opened >= 0:
                # Braces that close nothing do not count.
                depth = max(0, depth + sheet.count("{", counted, opened) - sheet.count("}", counted, opened))
                counted = opened
                if depth == 0 and sheet.find("}", opened, at) < 0:
                    out.update(_simple_selectors(sheet, opened))
        at = sheet.find("none", at + 4)
    return frozenset(out)


def _simple_selectors(sheet: str, opened: int) -> list[str]:
    """The selectors before a brace that name one class or one id."""
    first = max(0, opened - _MAX_SELECTORS_CHARS)
    start = max(sheet.rfind(end, first, opened) for end in "};{")
    selectors = sheet[max(first, start + 1) : opened].split(",")
    found = [_SIMPLE_SELECTOR.match(selector.strip()) for selector in selectors]
    return [match.group(1) for match in found if match]


def _without_comments(sheet: str) -> str:
    parts = []
    at = 0
    while (start := sheet.find("/*", at)) >= 0:
        parts.append(sheet[at:start])
        end = sheet.find("*/", start + 2)
        at = end + 2 if end >= 0 else len(sheet)
    return "".join((*parts, sheet[at:])) if parts else sheet
