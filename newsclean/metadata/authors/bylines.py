"""Authors as a reader sees them: lines near the title and after the text, elements marked as an author."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newsclean.article.model import Person
from newsclean.metadata.authors.byline_zones import BylineZones
from newsclean.metadata.authors.full_names import (
    extract_name,
    is_full_name,
    is_introduced_elsewhere,
    is_visible_name,
    parse_organization_or_account,
    parse_person_or_account,
)
from newsclean.metadata.authors.markup import PublisherNames
from newsclean.metadata.authors.names import is_account_name, is_name, is_organization
from newsclean.metadata.authors.people import (
    ACCOUNT,
    ORGANIZATION,
    find_byline_names,
    find_east_asian_authors,
    parse_byline,
    parse_person,
    split_names,
)
from newsclean.metadata.authors.plaintext.bylines import ONE_WORD_PENALTY, find_one_word_byline, find_worded_byline
from newsclean.metadata.authors.plaintext.endings import find_japanese_authors, find_signatures
from newsclean.metadata.authors.plaintext.unmarked_bylines import find_unmarked_bylines
from newsclean.metadata.authors.plaintext.weblogs import find_weblog_authors
from newsclean.metadata.candidates import Candidate
from newsclean.parse.model import Block, Page
from newsclean.text.patterns import lazy_pattern

_MARKED = lazy_pattern(r"byline|author|autor|auteur|redakteur|journalist|writer|contributor|zuozhe|reporter|creator")
_LONGEST_MARKED, _LONGEST_NAMES = 90, 44
_MOST_MARKED = 6
_MARK_GAP = 3
"""Blocks between two marked names after which the second is somebody else's: a reviewer's, another story's."""
_BY_PLACE = 0.2
"""How much less a name that nothing marks is trusted than a byline of the same zone."""
_AGO = lazy_pattern(r"\d+ (?:minute|hour|day|week|month)s? ago")
_STARTS = 3
"""Blocks of the text among which its writer may be named in bold."""
_CHECKED = lazy_pattern(r"review|edited|editor:|fact|medically|photo|foto|illustrat|updated by|translat", re.IGNORECASE)
_YEAR = lazy_pattern(r"(?:19|20)\d\d")
_CUT = lazy_pattern(
    r"\s[|•·–—-]\s|[|•·]|\d|\s{2,}|\bon behalf of\b|\b(?:[Uu]pdated|[Pp]ublished|[Pp]osted|on|last|in|at)\b"
)
_PLACE_COMMA = lazy_pattern(r"^[^\d,|•·]{2,30},\s.{0,24}\d|\d[\d ,./:-]*,\s?[^\d,|•·]{2,30}$")
_SIGNED = lazy_pattern(
    r"[(（](?P<names>[^()（）:：\d]{4,90}?)(?:,\s\d{1,2}\.\s?\d{1,2}\.\s?(?:20)?\d\d)?[)）][\s+*.]*$", needs=(")", "）")
)


def find_visible_authors(
    page: Page, zones: BylineZones, roles: dict[int, str], publisher: PublisherNames, stated: float
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Bylines by their first word, marked elements, links to authors' pages; near the title first.

    Where the markup names a person (``stated`` is that candidate's weight), places that cannot outweigh it are not read.
    """
    edge = zones.edge
    for zone, weight in ((zones.head, 0.78), (zones.tail, 0.53)):
        if stated < weight or zone is zones.head:
            if page.input == "dump":
                yield from find_worded_byline(page, zone, zones, weight, roles, publisher)
            else:
                yield from _by_word(page, zone, zones, weight, roles, publisher)
            yield from _by_mark(page, zone, zones, weight, roles, publisher)
        if stated < weight - _BY_PLACE:
            if page.input == "dump":
                yield from find_unmarked_bylines(page, zone, zones, weight, publisher)
            else:
                yield from _by_place(page, zone, zones, weight, roles, publisher)
        for block in (*zone, *(edge[-1:] if zone is zones.tail else ())):
            people = find_east_asian_authors(block.text) if _may_be_eastern(block) else []
            if people:
                yield Candidate(tuple(people), "line:byline", weight + 0.04)
                break
    for block in (*edge[:1], *edge[-1:]):
        names = find_byline_names(block.text) if block.chars <= 80 else []
        if names:
            yield Candidate(tuple(map(parse_person_or_account, names)), "text:byline", 0.6)
    if page.input == "dump":
        yield from find_signatures(page, zones, publisher)
        yield from find_japanese_authors(page, zones)
        yield from find_weblog_authors(page, zones, publisher)
    signed = _SIGNED.search(edge[-1].text) if edge else None
    if signed:
        names = split_names(signed.group("names"))
        if names and all(" " in name for name in names):
            yield Candidate(tuple(map(parse_person, names)), "text:signed", 0.46)


def _may_be_eastern(block: Block) -> bool:
    return block.chars <= 80 and block.kind != "caption" and not block.text.isascii()


def _by_word(
    page: Page, zone: list[Block], zones: BylineZones, weight: float, roles: dict[int, str], publisher: PublisherNames
) -> Iterator[Candidate[tuple[Person, ...]]]:
    body: Candidate[tuple[Person, ...]] | None = None
    for block in zone:
        names = [name for name in find_byline_names(block.text) if not publisher.includes(name)]
        if names:
            roles.setdefault(block.index, "byline")
            yield Candidate(tuple(map(parse_person_or_account, names)), "line:byline", weight)
            return
        one = find_one_word_byline(page, block, zones, publisher) if zone is zones.head else ""
        if one:
            yield Candidate((parse_person_or_account(one),), "line:byline", weight - ONE_WORD_PENALTY)
            return
        said = parse_byline(block.text) if body is None else None
        body = body or (parse_organization_or_account(said.text, block, weight, publisher) if said else None)
    if body:
        yield body


def _by_mark(
    page: Page, zone: list[Block], zones: BylineZones, weight: float, roles: dict[int, str], publisher: PublisherNames
) -> Iterator[Candidate[tuple[Person, ...]]]:
    near = {block.index for block in zone}
    texts = []
    latest = None
    for at, text in sorted(page.hints.people):
        if at not in near or not text or (at < len(page.blocks) and _CHECKED.search(page.blocks[at].text[:60])):
            continue
        if latest is not None and at - latest > _MARK_GAP:
            break
        texts.append(text)
        latest = at
    marks = [name for text in texts for name in split_names(text) if is_visible_name(name, publisher)]
    if marks:
        people = tuple(parse_person(name) for name in list(dict.fromkeys(marks))[:_MOST_MARKED])
        yield Candidate(people, "markup:author", weight - (0.03 if zone is zones.head else 0.09))
    else:
        for text in texts:
            if is_organization(text):
                yield Candidate((Person(text, ORGANIZATION),), "markup:author", weight - 0.36)
                break
            if is_account_name(text) and not publisher.includes(text):
                role = None if text.istitle() and is_name(text) else ACCOUNT
                yield Candidate((Person(text, role),), "markup:author", weight - 0.4)
                break
    for block in zone:
        if block.chars > _LONGEST_MARKED or not is_in_author_element(page, block):
            continue
        text = extract_name(block.text)
        names = [name for name in split_names(text) if is_visible_name(name, publisher)]
        if names:
            roles.setdefault(block.index, "byline")
            yield Candidate(tuple(map(parse_person, names)), "markup:byline", weight - 0.1)
            return
        if is_organization(block.text):
            yield Candidate((Person(block.text, ORGANIZATION),), "markup:byline", weight - 0.38)
            return


def _by_place(
    page: Page, zone: list[Block], zones: BylineZones, weight: float, roles: dict[int, str], publisher: PublisherNames
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Names that nothing marks: alone on a line, or beside the date; surer where the page says more of their bearer."""
    starts = {block.index for block in zones.edge[:_STARTS] if block.kind == "paragraph"}
    for block in zone:
        if block.chars > _LONGEST_MARKED or block.kind in ("caption", "heading"):
            continue
        if zones.first < block.index <= zones.last and block.index not in starts:
            continue
        dated = _YEAR.search(block.text) is not None
        if dated and _PLACE_COMMA.search(block.text):
            continue
        line = block.text
        if not dated and (len(line) > _LONGEST_NAMES or not line[0].isupper() or line[-1] in ".!?:。…"):
            continue
        text = extract_name(line) if dated else line
        if not 5 <= len(text) <= _LONGEST_NAMES or " " not in text or text.islower():
            continue
        names = [name for name in split_names(text) if is_visible_name(name, publisher)]
        if not names or sum(map(len, names)) < 0.7 * len(text) or not all(is_full_name(name) for name in names):
            continue
        known = is_introduced_elsewhere(page, names[0], block.index, zones.first, zones.last)
        alone = not dated and "all:bold" in block.attrs and block.index in starts
        if known or alone:
            roles.setdefault(block.index, "byline")
            yield Candidate(tuple(map(parse_person, names)), "line:name", weight - (_BY_PLACE if known else 0.27))
            return


def is_in_author_element(page: Page, block: Block) -> bool:
    """Whether the names of a block's elements say that it holds an author."""
    around = page.containers[block.container]
    return _marks(block.attrs) or _marks(around.names) or _marks(page.containers[around.parent].names)


@lru_cache(maxsize=4096)
def _marks(names: str) -> bool:
    return _MARKED.search(names) is not None
