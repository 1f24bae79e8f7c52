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


class _Path:
    """The tags and names from the root down to a container. Containers of a page that have the same share one object."""

    __slots__ = ("ancestors", "clues", "element", "inner", "outer_ancestors", "outer_element", "outermost_ancestors")

    def __init__(self, element: _ElementClues, outer: _Path | None) -> None:
        # There is no reference to the outer path: only the cycle collector frees objects that refer to each other.
        self.element: _ElementClues = element
        self.outer_element = outer.element if outer else _PAGE_ELEMENT
        self.ancestors: _AncestorClues = _inside(element, outer.ancestors) if outer else _NO_ANCESTORS
        """What the element and all around it say about blocks deeper inside."""
        self.outer_ancestors = outer.ancestors if outer else _NO_ANCESTORS
        """The same of what is around the element, and around that."""
        self.outermost_ancestors = outer.outer_ancestors if outer else _NO_ANCESTORS
        self.inner: dict[tuple[str, str], _Path] = {}
        """The paths that are one step longer, by the tag and names of the step."""
        self.clues: ContainerClues | None = None


_NO_ANCESTORS = _AncestorClues((), frozenset(), False)
_PAGE_ELEMENT = _ElementClues((), (), (), False, False, False)


def find_container_clues(page: Page, rule_set: RuleSet, vocabulary: Vocabulary) -> dict[int, ContainerClues]:
    """Return the clues of each container that holds blocks itself.

    Most containers of a page have the same names and ancestors as others. Equal clues are one object, so that later steps
    do the work of each only once.
    """
    containers = page.containers
    paths = [_Path(_PAGE_ELEMENT, None)]
    for container in containers[1:]:
        outer = paths[container.parent]
        step = (container.tag, container.names)
        path = outer.inner.get(step)
        if path is None:
            path = outer.inner[step] = _Path(_element_clues(*step, rule_set, vocabulary), outer)
        paths.append(path)
    shared: dict[tuple[int, int, int], ContainerClues] = {}
    out: dict[int, ContainerClues] = {}
    for index in {block.container for block in page.blocks}:
        path = paths[index]
        if path.clues is None:
            path.clues = _merge_clues(path, containers[index].tag in LEAF_TAGS, shared)
        out[index] = path.clues
    return out


def _inside(element: _ElementClues, outer: _AncestorClues) -> _AncestorClues:
    """What an element and all around it say about blocks deeper inside."""
    if outer.known.issuperset(element.as_ancestor) and outer.holds_link_boilerplate >= element.holds_link_boilerplate:
        # Deep inside a page most features are known.
        return outer
    return _AncestorClues(
        outer.features + tuple([feature for feature in element.as_ancestor if feature not in outer.known]),
        outer.known.union(element.as_ancestor),
        outer.holds_link_boilerplate or element.holds_link_boilerplate,
    )


def _merge_clues(path: _Path, is_leaf: bool, shared: dict[tuple[int, int, int], ContainerClues]) -> ContainerClues:
    """Return the clues of the container at the end of a path; equal ones are taken from ``shared``."""
    own, around, outer = path.element, path.outer_element, path.outermost_ancestors
    key = (id(own), id(around), id(outer))
    clues = shared.get(key)
    if clues is None:
        clues = shared[key] = ContainerClues(
            (own.as_own, around.as_parent, outer.features),
            own.holds_link_boilerplate or around.holds_link_boilerplate or outer.holds_link_boilerplate,
            own.is_captioned or (is_leaf and around.is_captioned),
            own.is_summary or around.is_summary,
        )
    return clues


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
