"""HTML: features of the tags and class names of the containers around a block."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from newsclean.classify.features.vocabulary import FeatureFamily, Vocabulary
from newsclean.classify.observation import ContainerClues
from newsclean.classify.vetoes import holds_link_boilerplate
from newsclean.parse.model import Page
from newsclean.rules import RuleSet
from newsclean.rules.container_names import split_tokens

_NAME_PART = re.compile(r"[a-z0-9]{3,}")
_CAPTION_ROLE = "captioned"
_SUMMARY_ROLE = "summary"
_SECTION_TAGS = frozenset(
    [
        "nav",
        "footer",
        "header",
        "aside",
        "article",
        "main",
        "form",
        "table",
        "figure",
        "ul",
        "ol",
        "dl",
        "button",
        "blockquote",
        "label",
    ]
)
"""Tags that say something about everything inside them."""
_PAGE_TAGS = ("", "html", "body")
"""Class names of these describe the whole page, so they say nothing about a block."""
LEAF_TAGS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dd", "dt", "figcaption", "pre", "td", "th"])
"""Tags of elements that usually are one block rather than a container of several."""


def enclosing_container(page: Page, index: int) -> int:
    """Return the container that blocks of container ``index`` are in: its parent where it is their own element."""
    container = page.containers[index]
    return container.parent if container.tag in LEAF_TAGS else index


class _ElementClues(NamedTuple):
    """What one element's tag and names say, by its distance from the block."""

    as_own: tuple[str, ...]
    """Features where it is the block's own container."""
    as_parent: tuple[str, ...]
    """Features where it is the container around that."""
    as_ancestor: tuple[str, ...]
    """Features further up."""
    holds_link_boilerplate: bool
    is_captioned: bool
    is_summary: bool


class _AncestorClues(NamedTuple):
    """What an element and all around it say about blocks deeper inside. Equal clues are one object."""

    features: tuple[str, ...]
    known: frozenset[str]
    """The features as a set."""
    holds_link_boilerplate: bool


_PAGE_ELEMENT = _ElementClues((), (), (), False, False, False)
_NO_ANCESTORS = _AncestorClues((), frozenset(), False)


class _Path:
    """The tags and names from the root down to a container. Containers of a page that have the same share one object."""

    __slots__ = ("ancestors", "clues", "element", "is_leaf", "outer")

    def __init__(self, outer: _Path | None, element: _ElementClues, is_leaf: bool) -> None:
        self.outer = outer
        """The path without the last step; None for the root."""
        self.element = element
        self.is_leaf = is_leaf
        self.ancestors: _AncestorClues | None = None if outer else _NO_ANCESTORS
        """What the element and all around it say about blocks deeper inside; None as long as nothing needs it."""
        self.clues: ContainerClues | None = None


def find_container_clues(page: Page, rule_set: RuleSet, vocabulary: Vocabulary) -> dict[int, ContainerClues]:
    """Return the clues of each container that holds blocks itself.

    Most containers of a page have the same names and ancestors as others. Equal clues are one object, so that later steps
    do the work of each only once.
    """
    containers = page.containers
    holders = {block.container for block in page.blocks}
    # Containers of excluded blocks are still there.
    needed = {0}
    for index in holders:
        while index not in needed:
            needed.add(index)
            index = containers[index].parent
    paths = {0: _Path(None, _PAGE_ELEMENT, False)}
    known: dict[tuple[int, str, str], _Path] = {}
    for index in sorted(needed)[1:]:
        container = containers[index]
        outer, tag, names = paths[container.parent], container.tag, container.names
        key = (id(outer), tag, names)
        path = known.get(key)
        if path is None:
            path = known[key] = _Path(outer, _element_clues(tag, names, rule_set, vocabulary), tag in LEAF_TAGS)
        paths[index] = path
    shared: dict[tuple[int, int, int], ContainerClues] = {}
    out: dict[int, ContainerClues] = {}
    for index in holders:
        path = paths[index]
        if path.clues is None:
            path.clues = _merge_clues(path, shared)
        out[index] = path.clues
    return out


def _merge_clues(path: _Path, shared: dict[tuple[int, int, int], ContainerClues]) -> ContainerClues:
    """Return the clues of the container at the end of a path; equal ones are taken from ``shared``."""
    parent = path.outer or path
    own, around, outer = path.element, parent.element, _ancestors(parent.outer or parent)
    key = (id(own), id(around), id(outer))
    clues = shared.get(key)
    if clues is None:
        clues = shared[key] = ContainerClues(
            (own.as_own, around.as_parent, outer.features),
            own.holds_link_boilerplate or around.holds_link_boilerplate or outer.holds_link_boilerplate,
            own.is_captioned or (path.is_leaf and around.is_captioned),
            own.is_summary or around.is_summary,
        )
    return clues


def _ancestors(path: _Path) -> _AncestorClues:
    """Return what the last element of a path and all around it say about blocks deeper inside."""
    steps = []
    while path.ancestors is None and path.outer is not None:
        steps.append(path)
        path = path.outer
    clues = path.ancestors or _NO_ANCESTORS
    for step in reversed(steps):
        clues = step.ancestors = _inside(step.element, clues)
    return clues


def _inside(element: _ElementClues, outer: _AncestorClues) -> _AncestorClues:
    # Deep inside a page most features are known.
    if outer.known.issuperset(element.as_ancestor) and outer.holds_link_boilerplate >= element.holds_link_boilerplate:
        return outer
    return _AncestorClues(
        outer.features + tuple([feature for feature in element.as_ancestor if feature not in outer.known]),
        outer.known.union(element.as_ancestor),
        outer.holds_link_boilerplate or element.holds_link_boilerplate,
    )


class _Families(NamedTuple):
    """The features of elements by their tags, roles and words."""

    own_tag: FeatureFamily
    parent_tag: FeatureFamily
    near_section: FeatureFamily
    near_role: FeatureFamily
    near_word: FeatureFamily
    up_section: FeatureFamily
    up_role: FeatureFamily
    up_word: FeatureFamily


@lru_cache(maxsize=4)
def _families(vocabulary: Vocabulary) -> _Families:
    return _Families(
        vocabulary.family("tag0:"),
        vocabulary.family("tag1:"),
        *(vocabulary.family(prefix, f":{place}") for place in ("near", "up") for prefix in ("in:", "name:", "word:")),
    )


@lru_cache(maxsize=2048)
def _element_clues(tag: str, names: str, rule_set: RuleSet, vocabulary: Vocabulary) -> _ElementClues:
    if tag in _PAGE_TAGS:
        return _PAGE_ELEMENT
    by = _families(vocabulary)
    own_tag, parent_tag = by.own_tag(tag), by.parent_tag(tag)
    roles: tuple[str, ...] = ()
    words: list[str] = []
    if names:
        roles = rule_set.container_names.find_roles(names)
        words = vocabulary.select_words(split_tokens(names) if names.isascii() else _NAME_PART.findall(names))
    section = (tag,) if tag in _SECTION_TAGS else ()
    near: tuple[str, ...] = ()
    up: tuple[str, ...] = ()
    if roles or words or section:
        near = tuple(
            filter(None, (*map(by.near_role, roles), *map(by.near_section, section), *map(by.near_word, words)))
        )
        up = tuple(filter(None, (*map(by.up_role, roles), *map(by.up_section, section), *map(by.up_word, words))))
    return _ElementClues(
        (own_tag, *near) if own_tag else near,
        (parent_tag, *near) if parent_tag else near,
        up,
        holds_link_boilerplate((*roles, f"in:{tag}") if section else roles) if roles or section else False,
        _CAPTION_ROLE in roles,
        _SUMMARY_ROLE in roles,
    )
