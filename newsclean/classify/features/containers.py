"""HTML: what the containers around a block tell: their tags and names, whose article it is, what they hold."""

from __future__ import annotations

import re
from bisect import bisect
from functools import lru_cache
from typing import NamedTuple

from newsclean.classify.container_roles import place_role
from newsclean.classify.observation import Around, BlockObservation
from newsclean.classify.vetoes import holds_link_furniture
from newsclean.parse.model import Page
from newsclean.rules import RuleSet

_NAME_WORDS = re.compile(r"(?<![a-z0-9])[a-z]{3,}(?![a-z0-9])")
_LONGEST_WORD = 18
_HIDDEN = (0.02, 0.3)
"""Shares of the page's dense text that a hidden element holds."""
_STORY_SHARE = 0.3
_STORY_ROLES = frozenset(("content", "article"))
_CAPTIONED = "captioned"
_SUMMARY = "summary"
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
_WHOLE = ("", "html", "body")
"""Their classes speak of the whole page, so they say nothing of a block."""
LEAF_TAGS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dd", "dt", "figcaption", "pre", "td", "th"])


def box_of(page: Page, at: int) -> int:
    """The box that the blocks of a container stand in: what is no more than their own element is none."""
    container = page.containers[at]
    return container.parent if container.tag in LEAF_TAGS else at


class Place(NamedTuple):
    """What the dress of a block's containers tells."""

    names: Around
    role: str | None
    """The furniture they say they hold."""
    links: bool
    """They say that links standing in them are furniture."""
    captioned: bool
    """The block's own container, or the box around a mere paragraph, says that it holds an image's caption."""
    summary: bool
    """The nearest two say that they hold the story's lead or summary."""


NO_PLACE = Place((), None, False, False, False)
"""Of a line in a dump."""


class _Dress(NamedTuple):
    """What one container's tag and names tell, by where it stands: its own block's box, the box around, further up."""

    own: tuple[str, ...]
    around: tuple[str, ...]
    up: tuple[str, ...]
    roles: tuple[str, ...]
    """Roles of its names, and its tag as ``in:tag`` where that speaks."""


class _Above(NamedTuple):
    """What a container and all around it tell of the blocks that stand deeper; one object for all that tell the same."""

    names: tuple[str, ...]
    roles: frozenset[str]


_NOTHING = _Above((), frozenset())


def places(page: Page, book: RuleSet) -> dict[int, Place]:
    """What is told of each container that holds blocks itself.

    Most of a page's containers are dressed like one another and stand in the same boxes, so what is told of one is told
    of all: equal places are one object.
    """
    containers = page.containers
    above = [_NOTHING]
    dresses = [_dress("", "", book)]
    merged: dict[tuple[int, int], _Above] = {}
    for container in containers[1:]:
        dress = _dress(container.tag, container.names, book)
        dresses.append(dress)
        outer = above[container.parent]
        if not dress.up:
            above.append(outer)
            continue
        key = (id(outer), id(dress))
        found = merged.get(key)
        if found is None:
            told_up = tuple(dict.fromkeys((*outer.names, *dress.up)))
            found = merged[key] = _Above(told_up, outer.roles.union(dress.roles))
        above.append(found)
    told: dict[tuple[int, int, int], Place] = {}
    out: dict[int, Place] = {}
    for at in {block.container for block in page.blocks}:
        parent = containers[at].parent
        outer = above[containers[parent].parent]
        own, box = dresses[at], dresses[parent]
        place_key = (id(own), id(box), id(outer))
        place = told.get(place_key)
        if place is None:
            names: Around = (own.own, box.around, outer.names)
            roles = outer.roles.union(own.roles, box.roles)
            captioned = _CAPTIONED in own.roles or (containers[at].tag in LEAF_TAGS and _CAPTIONED in box.roles)
            place = told[place_key] = Place(
                names, place_role(roles), holds_link_furniture(roles), captioned,
                _SUMMARY in own.roles or _SUMMARY in box.roles,
            )  # fmt: skip
        out[at] = place
    return out


@lru_cache(maxsize=16384)
def _dress(tag: str, names: str, book: RuleSet) -> _Dress:
    if tag in _WHOLE:
        return _Dress((), (), (), ())
    roles = list(book.container_names.find_roles(names)) if names else []
    near = [f"name:{role}:near" for role in roles]
    up = [f"name:{role}:up" for role in roles]
    if tag in _CHAIN_TAGS:
        roles.append(f"in:{tag}")
        near.append(f"in:{tag}:near")
        up.append(f"in:{tag}:up")
    for word in dict.fromkeys(name_words(names)):
        near.append(f"word:{word}:near")
        up.append(f"word:{word}:up")
    return _Dress((f"tag0:{tag}", *near), (f"tag1:{tag}", *near), tuple(up), tuple(roles))


def surroundings(
    page: Page, told: dict[int, Place], seen: list[BlockObservation], dense: list[int], title_at: int, book: RuleSet
) -> dict[int, Around]:
    """The features of each container that holds open blocks: its place, whose story it is, and what it holds.

    ``dense`` is each block's dense text, in units; ``title_at`` the title's block, or -1.
    """
    stories = _stories(page, title_at)
    holdings = _Holdings(page, seen, dense, book)
    shared: dict[tuple[int, str, int, tuple[str, ...]], Around] = {}
    out: dict[int, Around] = {}
    for block, item in zip(page.blocks, seen, strict=True):
        at = block.container
        if item.settled or at in out:
            continue
        home = box_of(page, at)
        place, story = told[at], stories[at]
        hidden = holdings.hidden(at) if page.containers[at].hidden else ()
        key = (id(place), story, home, hidden)
        around = shared.get(key)
        if around is None:
            around = shared[key] = (*place.names, hidden, (story, *holdings.told(home)))
        out[at] = around
    return out


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


_HIDES = tuple((f"hidden:{step}",) for step in range(len(_HIDDEN) + 1))
_HOLDS = tuple(tuple(f"holds{level}:{step}" for step in range(len(_SHARES) + 1)) for level in range(3))
_LINKED = tuple(tuple(f"linked{level}:{step}" for step in range(len(_LINK_SHARES) + 1)) for level in range(3))


class _Holdings:
    """What the containers hold: their shares of the page's dense text, and their link densities."""

    __slots__ = ("_book", "_containers", "_held", "_linked", "_total", "_units")

    def __init__(self, page: Page, seen: list[BlockObservation], dense: list[int], book: RuleSet) -> None:
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
        self._containers, self._held, self._units, self._linked = containers, held, units, linked
        self._total = sum(dense) or 1
        self._book = book

    def told(self, home: int) -> list[str]:
        """Features of a container's share and link density, and of those of the two above it."""
        names = []
        for holds, links in zip(_HOLDS, _LINKED, strict=True):
            names.append(holds[bisect(_SHARES, self._held[home] / self._total)])
            names.append(links[bisect(_LINK_SHARES, self._linked[home] / (self._units[home] or 1))])
            home = self._containers[home].parent
        return names

    def hidden(self, at: int) -> tuple[str, ...]:
        """The feature of a container that is hidden, by what the element holds that hides it."""
        while self._containers[self._containers[at].parent].hidden:
            at = self._containers[at].parent
        share = self._held[at] / self._total
        if share >= _STORY_SHARE and not _STORY_ROLES.isdisjoint(
            self._book.container_names.find_roles(self._containers[at].names)
        ):
            # A story may be hidden until a script has run.
            return ()
        return _HIDES[bisect(_HIDDEN, share)]
