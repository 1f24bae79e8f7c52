"""HTML: features of the tags and class names of the containers around a block."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from newsclean.classify.observation import ContainerClues, FeatureGroups
from newsclean.classify.vetoes import holds_link_boilerplate
from newsclean.parse.model import Page
from newsclean.rules import RuleSet

_NAME_PART = re.compile(r"[a-z0-9]{3,}")
_MAX_NAME_WORD_CHARS = 18
"""Longer "words" of class names are hashes and run-together words, which no second site has."""
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
    roles: tuple[str, ...]
    """Roles of its names, and ``in:TAG`` for a section tag."""


class _AncestorClues(NamedTuple):
    """What an element and all around it say about blocks deeper inside. Equal clues are one object."""

    features: tuple[str, ...]
    known: frozenset[str]
    """The features as a set."""
    roles: frozenset[str]


_NO_ANCESTORS = _AncestorClues((), frozenset(), frozenset())


def find_container_clues(page: Page, rule_set: RuleSet) -> dict[int, ContainerClues]:
    """Return the clues of each container that holds blocks itself.

    Most containers of a page have the same names and ancestors as others. Equal clues are one object, so that later steps
    do the work of each only once.
    """
    containers = page.containers
    ancestors = [_NO_ANCESTORS]
    elements = [_element_clues("", "", rule_set)]
    merged: dict[tuple[int, str, str], tuple[_ElementClues, _AncestorClues]] = {}
    for container in containers[1:]:
        outer = ancestors[container.parent]
        key = (id(outer), container.tag, container.names)
        known = merged.get(key)
        if known is None:
            element = _element_clues(container.tag, container.names, rule_set)
            known = merged[key] = (element, _inside(element, outer))
        elements.append(known[0])
        ancestors.append(known[1])
    shared: dict[tuple[int, int, int], ContainerClues] = {}
    out: dict[int, ContainerClues] = {}
    for index in {block.container for block in page.blocks}:
        parent = containers[index].parent
        outer = ancestors[containers[parent].parent]
        own, around = elements[index], elements[parent]
        clues_key = (id(own), id(around), id(outer))
        clues = shared.get(clues_key)
        if clues is None:
            is_leaf = containers[index].tag in LEAF_TAGS
            clues = shared[clues_key] = _merge_clues(own, around, outer, is_leaf)
        out[index] = clues
    return out


def _inside(element: _ElementClues, outer: _AncestorClues) -> _AncestorClues:
    """What an element and all around it say about blocks deeper inside."""
    # Deep inside a page most features are known. Each role has a feature, so that no new feature means no new role.
    new = tuple([feature for feature in element.as_ancestor if feature not in outer.known])
    if not new:
        return outer
    return _AncestorClues(outer.features + new, outer.known.union(new), outer.roles.union(element.roles))


def _merge_clues(own: _ElementClues, around: _ElementClues, outer: _AncestorClues, is_leaf: bool) -> ContainerClues:
    features: FeatureGroups = (own.as_own, around.as_parent, outer.features)
    roles = outer.roles.union(own.roles, around.roles)
    return ContainerClues(
        features,
        holds_link_boilerplate(roles),
        _CAPTION_ROLE in own.roles or (is_leaf and _CAPTION_ROLE in around.roles),
        _SUMMARY_ROLE in own.roles or _SUMMARY_ROLE in around.roles,
    )


@lru_cache(maxsize=2048)
def _element_clues(tag: str, names: str, rule_set: RuleSet) -> _ElementClues:
    if tag in _PAGE_TAGS:
        return _ElementClues((), (), (), ())
    roles = list(rule_set.container_names.find_roles(names)) if names else []
    near = [f"name:{role}:near" for role in roles]
    up = [f"name:{role}:up" for role in roles]
    if tag in _SECTION_TAGS:
        roles.append(f"in:{tag}")
        near.append(f"in:{tag}:near")
        up.append(f"in:{tag}:up")
    for word in dict.fromkeys(split_names(names)):
        word_near, word_up = _word_features(word)
        near.append(word_near)
        up.append(word_up)
    return _ElementClues((f"tag0:{tag}", *near), (f"tag1:{tag}", *near), tuple(up), tuple(roles))


@lru_cache(maxsize=2048)
def _word_features(word: str) -> tuple[str, str]:
    """The features of a word near a block and further up. Sites have most words of their names in common."""
    return f"word:{word}:near", f"word:{word}:up"


def split_names(names: str) -> tuple[str, ...]:
    """Return the words that class names and ids are made of, without numbers and hashes."""
    return tuple([part for part in _NAME_PART.findall(names) if len(part) <= _MAX_NAME_WORD_CHARS and part.isalpha()])
