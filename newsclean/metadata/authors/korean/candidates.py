"""Candidates for the authors of a Korean page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsclean.article.model import Person
from newsclean.metadata.authors.byline_zones import BylineZones
from newsclean.metadata.authors.korean.bylines import find_dateline, parse_line, parse_name_and_date
from newsclean.metadata.candidates import Candidate
from newsclean.parse.model import Block
from newsclean.text.patterns import lazy_pattern

_LINE_WEIGHT, _DATELINE_WEIGHT, _DATE_WEIGHT = 0.84, 0.83, 0.72
_TAIL_WEIGHT = 0.78
_TAIL_LINES = 4
_HANGUL = lazy_pattern("[\uac00-\ud7a3]")

Authors = tuple[Person, ...]


def find_korean_bylines(zones: BylineZones) -> Iterator[Candidate[Authors]]:
    """Yield the authors in Korean bylines: around the title, in the dateline, at the end of the text."""
    edge = zones.edge
    if not any(_HANGUL.search(block.text) for block in edge):
        return
    head = [block for block in zones.head if zones.title < block.index < zones.first]
    yield from _first(head, parse_line, "line:byline", _LINE_WEIGHT)
    yield from _first(edge[:2], find_dateline, "text:dateline", _DATELINE_WEIGHT)
    yield from _first([*reversed(edge[-2:]), *zones.tail[:_TAIL_LINES]], parse_line, "line:byline", _TAIL_WEIGHT)
    yield from _first(head, parse_name_and_date, "line:byline", _DATE_WEIGHT)


def _first(
    blocks: list[Block], parse: Callable[[str], list[Person]], origin: str, weight: float
) -> Iterator[Candidate[Authors]]:
    people = next(filter(None, (parse(block.text) for block in blocks if block.kind != "caption")), [])
    if people:
        yield Candidate(tuple(people), origin, weight)
