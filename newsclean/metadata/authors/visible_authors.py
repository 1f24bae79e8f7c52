"""Authors as readers see them: lines near the title, in the text's edges and after it, elements named for authors."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.article.model import Person
from newsclean.metadata.authors.byline_zones import BylineZones
from newsclean.metadata.authors.bylines import find_byline_names
from newsclean.metadata.authors.html.author_elements import find_marked_authors
from newsclean.metadata.authors.html.bylines import find_html_byline
from newsclean.metadata.authors.html.notes import find_notes
from newsclean.metadata.authors.html.portraits import find_portrayed_authors
from newsclean.metadata.authors.html.unmarked_bylines import find_unmarked_html_byline
from newsclean.metadata.authors.people import find_east_asian_authors, parse_person, parse_person_or_account
from newsclean.metadata.authors.plaintext.bylines import find_plaintext_byline
from newsclean.metadata.authors.plaintext.endings import find_japanese_authors, find_signatures
from newsclean.metadata.authors.plaintext.unmarked_bylines import find_unmarked_plaintext_byline
from newsclean.metadata.authors.plaintext.weblogs import find_weblog_authors
from newsclean.metadata.authors.publisher_names import PublisherNames
from newsclean.metadata.authors.split_names import split_names
from newsclean.metadata.candidates import Candidate
from newsclean.parse.model import Block, Page
from newsclean.text.patterns import prefiltered_pattern

_HEAD_WEIGHT, _TAIL_WEIGHT = 0.78, 0.53
_EAST_ASIAN_BONUS = 0.04
_EDGE_BYLINE_WEIGHT = 0.6
_SIGNATURE_WEIGHT = 0.46
_UNMARKED_PENALTY = 0.2
"""How much less a name that no word and no markup introduces is trusted, at least, than a byline in the same zone."""
_MAX_SHORT_LINE_CHARS = 80
_BRACKETED_SIGNATURE = prefiltered_pattern(
    r"[(（](?P<names>[^()（）:：\d]{4,90}?)(?:,\s\d{1,2}\.\s?\d{1,2}\.\s?(?:20)?\d\d)?[)）][\s+*.]*$"
)


def find_visible_authors(
    page: Page, zones: BylineZones, roles: dict[int, str], publisher: PublisherNames, stated_weight: float
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Yield the authors in bylines and in elements named for authors; those near the title first.

    Args:
        page: the page.
        zones: where to search.
        roles: roles of blocks by their indexes; blocks that are bylines are added to it.
        publisher: the names of the page's publisher.
        stated_weight: the greatest weight of an author that the markup states. Zones that cannot outweigh it are skipped.
    """
    is_dump = page.input == "dump"
    for zone, weight in ((zones.head, _HEAD_WEIGHT), (zones.tail, _TAIL_WEIGHT)):
        if stated_weight < weight or zone is zones.head:
            if is_dump:
                yield from find_plaintext_byline(page, zone, zones, weight, roles, publisher)
                if zone is zones.head:
                    yield from find_portrayed_authors(page, zone, zones, weight, publisher)
            else:
                yield from find_html_byline(page, zone, zones, weight, roles, publisher)
                yield from find_marked_authors(page, zone, zones, weight, roles, publisher)
                if zone is zones.head:
                    yield from find_portrayed_authors(page, zone, zones, weight, publisher)
        if stated_weight < weight - _UNMARKED_PENALTY:
            if is_dump:
                yield from find_unmarked_plaintext_byline(page, zone, zones, weight, publisher)
            else:
                yield from find_unmarked_html_byline(page, zone, zones, weight, roles, publisher)
        for block in (*zone, *(zones.edge[-1:] if zone is zones.tail else ())):
            people = find_east_asian_authors(block.text) if _may_be_east_asian_byline(block) else []
            if people:
                yield Candidate(tuple(people), "line:byline", weight + _EAST_ASIAN_BONUS)
                break
    for block in (*zones.edge[:1], *zones.edge[-1:]):
        names = find_byline_names(block.text) if block.chars <= _MAX_SHORT_LINE_CHARS else []
        if names:
            yield Candidate(tuple(map(parse_person_or_account, names)), "text:byline", _EDGE_BYLINE_WEIGHT)
    if is_dump:
        yield from find_signatures(page, zones, publisher)
        yield from find_japanese_authors(page, zones)
        yield from find_weblog_authors(page, zones, publisher)
    else:
        yield from find_notes(page, zones, publisher)
    yield from _find_bracketed_signature(zones.edge)


def _may_be_east_asian_byline(block: Block) -> bool:
    return block.chars <= _MAX_SHORT_LINE_CHARS and block.kind != "caption" and not block.text.isascii()


def _find_bracketed_signature(edge: list[Block]) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Full names in brackets that end the text."""
    match = _BRACKETED_SIGNATURE.search(edge[-1].text) if edge else None
    names = split_names(match.group("names")) if match else []
    if names and all(" " in name for name in names):
        yield Candidate(tuple(map(parse_person, names)), "text:signed", _SIGNATURE_WEIGHT)
