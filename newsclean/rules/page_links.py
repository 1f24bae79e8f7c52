"""Labels of links between the pages of one story, in many languages, and the words of their addresses."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from newsclean.rules.compiled.tables import load_table
from newsclean.rules.rule import fold_text
from newsclean.text.patterns import prefiltered_pattern

MAX_LABEL_CHARS = 120
"""Longer texts of links are no labels."""
_ARROWS = " \t»›→►▶>《》…·|"

PageLinkKind = Literal["next_page", "next", "number", "all_pages", "other_story"]
"""What a label says: the story's next page; the next page or another story; the number of a page; the whole story on one
page; another story."""


class PageLinkRule(NamedTuple):
    """A pattern for the labels of one kind of link."""

    id: str
    kind: PageLinkKind
    scope: Literal["line", "start"]
    """Whether the pattern must match all of the label or its start."""
    languages: tuple[str, ...]
    """Empty where the texts are of many languages."""
    pattern: re.Pattern[str]
    """Tried on folded text (:func:`newsclean.rules.rule.fold_text`)."""
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class PageLinkLabel(NamedTuple):
    """What the label of a link says."""

    rule: PageLinkRule
    number: int | None
    """The number of the page, where the label is one."""


class AddressWords(NamedTuple):
    """Words of the addresses of a story's pages, in lower case."""

    page_words: frozenset[str]
    """Words before a page's number in the path."""
    page_parameters: frozenset[str]
    """Parameters that hold a page's number."""
    all_words: frozenset[str]
    """Last words of the path of a story on one page."""
    all_parameters: frozenset[str]
    """Parameters of a story on one page."""
    source_parameters: frozenset[str]
    """Parameters that do not tell one page from another."""


class PageLinkTable(NamedTuple):
    """Everything that is known of links between the pages of a story."""

    rules: tuple[PageLinkRule, ...]
    words: AddressWords


@lru_cache(maxsize=1)
def load_page_links() -> PageLinkTable:
    """Return the table; later calls return the same one."""
    data = load_table("page_links")
    rules = tuple(
        PageLinkRule(
            entry["id"],
            entry["kind"],
            entry["scope"],
            tuple(entry["languages"]),
            # Compiling all takes longer than a page, and few labels have a word of any.
            prefiltered_pattern(entry["pattern"], words=tuple(entry.get("required_words", ("",)))),
            tuple(entry["examples"]),
            tuple(entry["counter_examples"]),
        )
        for entry in data["page_link"]
    )
    words = AddressWords._make(frozenset(data["addresses"][name]) for name in AddressWords._fields)
    return PageLinkTable(rules, words)


def read_label(text: str) -> PageLinkLabel | None:
    """Return what the text of a link says of the pages of a story; ``None`` where it says nothing of them.

    A label for another story precedes the others.
    """
    if len(text) > MAX_LABEL_CHARS:
        return None
    folded = fold_text(text)
    folded = folded.strip(_ARROWS) or folded
    if not folded:
        return None
    found: PageLinkLabel | None = None
    for rule in load_page_links().rules:
        match = rule.pattern.fullmatch(folded) if rule.scope == "line" else rule.pattern.match(folded)
        if match is None:
            continue
        if rule.kind == "other_story":
            return PageLinkLabel(rule, None)
        if found is None:
            found = PageLinkLabel(rule, int(match["number"]) if rule.kind == "number" else None)
    return found
