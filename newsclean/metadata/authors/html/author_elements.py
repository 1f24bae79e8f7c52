"""Names in elements whose class or other attributes say that they hold an author."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newsclean.article.model import Person
from newsclean.metadata.authors.byline_zones import MAX_BLOCKS_BELOW_LEAD, BylineZones
from newsclean.metadata.authors.full_names import extract_name, is_plausible_name
from newsclean.metadata.authors.html.picture_credits import is_picture_credit, is_topic
from newsclean.metadata.authors.names import is_name
from newsclean.metadata.authors.non_persons import (
    find_lower_case_name,
    is_account_name,
    is_organization,
    is_outlet_name,
)
from newsclean.metadata.authors.people import ACCOUNT, ORGANIZATION, parse_person
from newsclean.metadata.authors.publisher_names import PublisherNames
from newsclean.metadata.authors.split_names import split_names, strip_introduction
from newsclean.metadata.candidates import Candidate
from newsclean.parse.model import Block, Page
from newsclean.text.patterns import contains_any, lazy_pattern

_AUTHOR_CLASSES = (
    "byline", "author", "autor", "auteur", "redakteur", "journalist", "writer", "contributor", "zuozhe", "reporter", "creator",
)  # fmt: skip
_OTHER_ROLE = lazy_pattern(
    r"review|edited|editor:|fact|medically|photo|foto|illustrat|updated by|translat|广告|廣告|広告|광고", re.IGNORECASE
)
"""Words of lines that name reviewers, editors, photographers, translators and advertisers."""
_ADVERTISEMENT = ("广告", "廣告", "広告", "광고")
"""How a line of an advertiser's account ends."""
_MAX_ROLE_WORD_CHARS = 60
_MAX_LINE_CHARS = 90
_MAX_PEOPLE = 6
_EDGE_CHARACTERS = " -–—|•·,:"
_MAX_GAP_BLOCKS = 3
"""Blocks between two marked names. Behind a wider gap stands a name of another kind: a reviewer's, another story's."""


def find_marked_authors(
    page: Page, zone: list[Block], zones: BylineZones, weight: float, roles: dict[int, str], publisher: PublisherNames
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Yield the authors in inline elements and links named for authors, then those in the first such block of a zone."""
    yield from _find_in_inline_elements(page, zone, zones, weight, publisher)
    for block in zone:
        if block.chars > _MAX_LINE_CHARS or block.text.endswith(_ADVERTISEMENT) or not is_author_block(page, block):
            continue
        if is_picture_credit(page, block):
            continue
        names = [name for name in split_names(extract_name(block.text)) if is_plausible_name(name, publisher)]
        if names:
            roles.setdefault(block.index, "byline")
            yield Candidate(tuple(map(parse_person, names)), "markup:byline", weight - 0.1)
            return
        if is_organization(block.text):
            yield Candidate((Person(block.text, ORGANIZATION),), "markup:byline", weight - 0.38)
            return


def _find_in_inline_elements(
    page: Page, zone: list[Block], zones: BylineZones, weight: float, publisher: PublisherNames
) -> Iterator[Candidate[tuple[Person, ...]]]:
    runs = _runs_of_inline_elements(page, {block.index for block in zone}, zones)
    for texts in runs:
        names = [name for text in texts for name in split_names(text) if is_plausible_name(name, publisher)]
        names = names or [name for text in texts[:1] for name in find_lower_case_name(strip_introduction(text))]
        if not names:
            continue
        people = tuple(parse_person(name) for name in list(dict.fromkeys(names))[:_MAX_PEOPLE])
        yield Candidate(people, "markup:author", weight - (0.03 if zone is zones.head else 0.09))
        return
    for text in (strip_introduction(text).strip(_EDGE_CHARACTERS) for texts in runs for text in texts):
        if is_organization(text):
            yield Candidate((Person(text, ORGANIZATION),), "markup:author", weight - 0.36)
            return
        if is_account_name(text) and not publisher.includes(text):
            role = None if text.istitle() and is_name(text) else ACCOUNT
            yield Candidate((Person(text, role),), "markup:author", weight - 0.4)
            return
        if is_outlet_name(text):
            yield Candidate((Person(text, ORGANIZATION),), "markup:author", weight - 0.42)
            return


def _runs_of_inline_elements(page: Page, indexes: set[int], zones: BylineZones) -> list[list[str]]:
    """The texts of marked inline elements in the blocks, those right below the title first, then those above it.

    A wide gap between two elements ends a run, and so does the title.
    """
    runs: list[tuple[tuple[int, int], list[str]]] = []
    latest, latest_zone = -_MAX_GAP_BLOCKS, -1
    for index, text in sorted(page.hints.people):
        if index not in indexes or not text or index >= len(page.blocks):
            continue
        block = page.blocks[index]
        if _OTHER_ROLE.search(block.text[:_MAX_ROLE_WORD_CHARS]) or is_picture_credit(page, block):
            continue
        if is_topic(page, block) and not block.attrs.count("author"):
            continue
        if index < zones.title:
            if index in zones.navigation:
                continue
            place = (1, -index)
        else:
            place = (0 if index <= zones.first + MAX_BLOCKS_BELOW_LEAD else 2, index)
        if runs and place[0] == latest_zone and index - latest <= _MAX_GAP_BLOCKS:
            runs[-1][1].append(text)
        else:
            runs.append((place, [text]))
        latest, latest_zone = index, place[0]
    return [texts for _, texts in sorted(runs)]


def is_author_block(page: Page, block: Block) -> bool:
    """Whether the attributes of a block or of the two elements around it say that it holds an author."""
    container = page.containers[block.container]
    parent = page.containers[container.parent]
    return _names_author(container.names) or _names_author(block.attrs) or _names_author(parent.names)


@lru_cache(maxsize=4096)
def _names_author(names: str) -> bool:
    return contains_any(names, _AUTHOR_CLASSES)
