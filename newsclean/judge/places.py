"""HTML: what the containers around a block tell: their tags and names, whose article it is, what they hold."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from newsclean.judge.roles import place_role
from newsclean.judge.seen import Seen
from newsclean.judge.vetoes import holds_link_furniture
from newsclean.page.blocks import Page
from newsclean.rules import RuleBook

_NAME_WORDS = re.compile(r"(?<![a-z0-9])[a-z]{3,}(?![a-z0-9])")
_LONGEST_WORD = 18
_LINK_SHARES = (0.05, 0.2, 0.4, 0.6, 0.8)
_SHARES = (0.001, 0.05, 0.15, 0.35, 0.6, 0.85, 0.97)
_CHAIN_TAGS = frozenset(
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
LEAF_TAGS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dd", "dt", "figcaption", "pre", "td", "th"])


class Place(NamedTuple):
    """What the dress of a block's containers tells."""

    names: tuple[str, ...]
    role: str | None
    """The furniture they say they hold."""
    links: bool
    """They say that links standing in them are furniture."""


NO_PLACE = Place((), None, False)
"""Of a line in a dump."""


def places(page: Page, book: RuleBook) -> dict[int, Place]:
    """What is told of each container that holds blocks itself.

    Most of a page's containers are dressed like one another, so what is told of one is told of all: equal places are
    one object.
    """
    alike = _alike(page)
    told: dict[int, Place] = {}
    out: dict[int, Place] = {}
    for at in {block.container for block in page.blocks}:
        place = told.get(alike[at])
        if place is None:
            names = _chain(page, at, book)
            place = told[alike[at]] = Place(names, place_role(names), holds_link_furniture(names))
        out[at] = place
    return out


def surroundings(
    page: Page, told: dict[int, Place], seen: list[Seen], dense: list[int], title_at: int
) -> dict[int, tuple[str, ...]]:
    """The features of each container that holds open blocks: its place, whose story it is, and what it holds.

    ``dense`` is each block's dense text, in units; ``title_at`` the title's block, or -1.
    """
    containers = page.containers
    stories = _stories(page, title_at)
    holdings = _holdings(page, seen, dense)
    shared: dict[tuple[int, str, int], tuple[str, ...]] = {}
    out: dict[int, tuple[str, ...]] = {}
    for block, item in zip(page.blocks, seen, strict=True):
        at = block.container
        if item.settled or at in out:
            continue
        home = containers[at].parent if containers[at].tag in LEAF_TAGS else at
        place, story = told[at], stories[at]
        key = (id(place), story, home)
        names = shared.get(key)
        if names is None:
            names = shared[key] = (*place.names, story, *holdings(home))
        out[at] = names
    return out


def _alike(page: Page) -> list[int]:
    """For each container, the first one that is dressed as it is, and stands in containers dressed as its own are."""
    first: dict[tuple[int, str, str, bool], int] = {}
    out = [0]
    for container in page.containers[1:]:
        key = (out[container.parent], container.tag, container.names, container.hidden)
        out.append(first.setdefault(key, container.index))
    return out


def _chain(page: Page, index: int, book: RuleBook) -> tuple[str, ...]:
    """Features of the containers around a block, near (two nearest) and anywhere; each kind by its nearest."""
    containers = page.containers
    names: list[str] = []
    seen: set[str] = set()
    told: set[str] = set()
    level = 0
    while True:
        container = containers[index]
        tag = container.tag
        if index == 0 or tag == "body":
            # A body's classes speak of the whole page, so they say nothing of a block.
            return tuple(names)
        place = "near" if level < 2 else "mid" if level < 5 else "far"
        if level < 2:
            names.append(f"tag{level}:{tag}")
        if tag in _CHAIN_TAGS and tag not in seen:
            seen.add(tag)
            names.append(f"in:{tag}:{place}")
        if container.names:
            words, roles = _named(container.names, book)
            for word in words:
                if word.near not in told:
                    told.add(word.near)
                    names.append(word.near if level < 2 else word.up)
            for role in roles:
                # A role that has a tag's name adds nothing where that tag stands nearer.
                if role not in seen:
                    seen.add(role)
                    names.append(f"name:{role}:{place}")
                    names.append(f"name:{role}")
        if container.hidden and "hidden" not in seen:
            seen.add("hidden")
            names.append("hidden")
        index = container.parent
        level += 1


class _Word:
    """A word of class names and ids, with the features made of it; one object a word."""

    __slots__ = ("near", "up")

    def __init__(self, word: str) -> None:
        self.near = f"word:{word}:near"
        self.up = f"word:{word}:up"


_word = lru_cache(maxsize=16384)(_Word)


@lru_cache(maxsize=16384)
def _named(names: str, book: RuleBook) -> tuple[tuple[_Word, ...], tuple[str, ...]]:
    """The words and the roles that a container's names tell."""
    return tuple(map(_word, dict.fromkeys(name_words(names)))), book.name_roles(names)


def _stories(page: Page, title_at: int) -> list[str]:
    """For each container, whether the nearest ``<article>`` around it holds the title, stands in the one that does,
    or is another story's."""
    inner = [0] * len(page.containers)
    for container in page.containers[1:]:
        inner[container.index] = container.index if container.tag == "article" else inner[container.parent]
    home = 0
    around_title = set()
    if title_at >= 0:
        at = page.blocks[title_at].container
        home = inner[at]
        while at:
            around_title.add(at)
            at = page.containers[at].parent
    some = "some" if any(inner) else "no"
    out = []
    for at in inner:
        if not at:
            out.append(f"story:none:{some}:{bool(home)}")
        elif at in around_title:
            out.append("story:same")
        else:
            outer = inner[page.containers[at].parent]
            out.append(f"story:{'nested' if outer else 'other'}:{bool(home)}")
    return out


def name_words(names: str) -> tuple[str, ...]:
    """The words that class names and ids are made of; numbers, hashes and letters alone left out."""
    return tuple(word for word in _NAME_WORDS.findall(names) if len(word) <= _LONGEST_WORD)


_HOLDS = tuple(tuple(f"holds{level}:{step}" for step in range(len(_SHARES) + 1)) for level in range(3))
_LINKED = tuple(tuple(f"linked{level}:{step}" for step in range(len(_LINK_SHARES) + 1)) for level in range(3))


def _holdings(page: Page, seen: list[Seen], dense: list[int]) -> Callable[[int], list[str]]:
    """What tells a container's share of the page's dense text and its link density, its own and two above it."""
    containers = page.containers
    size = len(containers)
    held = [0] * size
    units = [0] * size
    linked = [0.0] * size
    for block, item, amount in zip(page.blocks, seen, dense, strict=True):
        at = block.container
        held[at] += amount
        units[at] += item.units
        linked[at] += item.units * item.link_share
    for at in range(size - 1, 0, -1):
        up = containers[at].parent
        held[up] += held[at]
        units[up] += units[at]
        linked[up] += linked[at]
    total = sum(dense) or 1

    def told(home: int) -> list[str]:
        names = []
        for holds, links in zip(_HOLDS, _LINKED, strict=True):
            names.append(holds[bisect(_SHARES, held[home] / total)])
            names.append(links[bisect(_LINK_SHARES, linked[home] / (units[home] or 1))])
            home = containers[home].parent
        return names

    return told
