"""HTML: the role of dropped blocks that the names and tags of their containers state.

A box, such as a menu or a list of related stories, gives its role to all inside it, and the innermost box counts. Details,
such as a date or a caption, count where there is no box: a date in a list of related stories is a part of that list.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from newsclean.parse.model import Page
from newsclean.rules import RuleSet

# What a container's names mean → role of the blocks inside, of several names of one element the first. Tags come last.
_BOX_ROLES = (
    ("cookie", "cookie"),
    ("comments", "comments"),
    ("share", "share"),
    ("social", "share"),
    ("pagination", "pagination"),
    ("breadcrumb", "breadcrumb"),
    ("nav", "navigation"),
    ("newsletter", "newsletter"),
    ("paywall", "paywall"),
    ("ad", "ad"),
    ("promo", "promotion"),
    ("related", "related"),
    ("tags", "tags"),
    ("footer", "legal"),
    ("in:nav", "navigation"),
    ("in:footer", "legal"),
)
_DETAIL_ROLES = (
    ("byline", "byline"),
    ("author", "author_box"),
    ("date", "dateline"),
    ("player", "player"),
    ("gallery", "gallery"),
    ("caption", "caption"),
    ("captioned", "caption"),
    ("sidebar", "related"),
    ("header", "navigation"),
    ("in:aside", "related"),
    ("in:header", "navigation"),
)
_PARTS_OF_BOXES = {
    "navigation": frozenset(("ad", "promotion", "related", "tags")),
    "breadcrumb": frozenset(("navigation", "tags")),
    "share": frozenset(("navigation", "promotion", "tags")),
    "related": frozenset(("tags",)),
    "comments": frozenset(("tags",)),
    "ad": frozenset(("tags",)),
}
"""Boxes inside a box that are a part of it: class names of menu entries name the section that they lead to."""
_FOOTER_ROLE = "legal"
_FOOTER_TAG = "in:footer"
_MENU_ROLE = "navigation"
_TEASER_ROLE = "related"
_EDGE_NAMES = frozenset(("header", "footer", "in:header", "in:footer"))
"""Name the head or the foot of the page, or of a section inside it; those of a section say nothing of the page."""
_SECTION_TAGS = frozenset(("article", "main", "aside"))
_PAGE_TAGS = frozenset(("", "html", "body"))
"""Class names of these describe the whole page."""
_NAMED_TAGS = frozenset(("nav", "footer", "aside", "header"))
_BOX_RANKS = {name: rank for rank, (name, _) in enumerate(_BOX_ROLES)}
_DETAIL_RANKS = {name: rank for rank, (name, _) in enumerate(_DETAIL_ROLES)}


class _Place(NamedTuple):
    """What the containers around a block say of it."""

    box: str | None
    detail: int
    """Index into ``_DETAIL_ROLES``; its length where there is no detail."""
    is_in_section: bool
    """Whether a section of the page is around it."""
    holds_teasers: bool = False
    """Whether any box around it is a list of stories."""


_NO_PLACE = _Place(None, len(_DETAIL_ROLES), False)


class ContainerRoles:
    """The roles of a page's containers, found when they are asked for."""

    def __init__(self, page: Page, title_block: int, rule_set: RuleSet) -> None:
        """Prepare the roles.

        Args:
            page: the page.
            title_block: index of the title's first block, or -1. What holds the title holds the story: its names say nothing
                of the blocks that are dropped.
            rule_set: the rules, for what names mean.
        """
        self._page = page
        self._rule_set = rule_set
        self._places: dict[int, _Place] = {0: _NO_PLACE}
        self._roles: dict[int, str | None] = {}
        is_in_section = False
        for index in reversed(_path_to(page, title_block)):
            is_in_section = is_in_section or page.containers[index].tag in _SECTION_TAGS
            self._places[index] = _NO_PLACE._replace(is_in_section=is_in_section)

    def find_role(self, container: int) -> str | None:
        """Return the role of the dropped blocks of a container; None where no container around them names one."""
        if container in self._roles:
            return self._roles[container]
        place = self._find_place(container)
        role = place.box
        if role is None and place.detail < len(_DETAIL_ROLES):
            role = _DETAIL_ROLES[place.detail][1]
        self._roles[container] = role
        return role

    def find_headline_role(self, container: int) -> str | None:
        """Return the role of a link that is as long as a headline: a list of stories may be in a menu or made like one."""
        place = self._find_place(container)
        return _TEASER_ROLE if place.box == _MENU_ROLE and place.holds_teasers else self.find_role(container)

    def _find_place(self, container: int) -> _Place:
        places, containers = self._places, self._page.containers
        path = []
        while container not in places:
            path.append(container)
            container = containers[container].parent
        place = places[container]
        for index in reversed(path):
            one = containers[index]
            if one.names or one.tag in _SECTION_TAGS or one.tag in _NAMED_TAGS:
                place = _step_inside(place, one.tag, one.names, self._rule_set)
            places[index] = place
        return place


def _path_to(page: Page, block: int) -> list[int]:
    """Return the containers of a block, the innermost first; none for the block -1."""
    path = []
    index = page.blocks[block].container if block >= 0 else 0
    while index:
        path.append(index)
        index = page.containers[index].parent
    return path


@lru_cache(maxsize=2048)
def _step_inside(outer: _Place, tag: str, names: str, rule_set: RuleSet) -> _Place:
    """Return the place inside an element, from the place around it."""
    if tag in _PAGE_TAGS:
        return outer
    is_in_section = outer.is_in_section or tag in _SECTION_TAGS
    roles = rule_set.container_names.find_roles(names) if names else ()
    if tag in _NAMED_TAGS:
        roles = (*roles, f"in:{tag}")
    if outer.is_in_section and outer.box != _FOOTER_ROLE:
        roles = tuple([role for role in roles if role not in _EDGE_NAMES])
    if not roles:
        return outer if is_in_section == outer.is_in_section else outer._replace(is_in_section=is_in_section)
    boxes = [_BOX_RANKS[role] for role in roles if role in _BOX_RANKS]
    box = _BOX_ROLES[min(boxes)][1] if boxes else None
    holds_teasers = outer.holds_teasers or box == _TEASER_ROLE
    if box is None or (outer.box is not None and _is_part(box, outer.box, _FOOTER_TAG in roles)):
        box = outer.box
    detail = min([outer.detail, *(_DETAIL_RANKS[role] for role in roles if role in _DETAIL_RANKS)])
    return _Place(box, detail, is_in_section, holds_teasers)


def _is_part(box: str, outer_box: str, is_footer_tag: bool) -> bool:
    """Whether a box inside another one is a part of it."""
    if box == _FOOTER_ROLE:
        # The foot of a card, unless it is an element of its own.
        return not is_footer_tag
    return box in _PARTS_OF_BOXES.get(outer_box, ())
