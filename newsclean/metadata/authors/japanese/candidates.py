"""Candidates for the authors of a Japanese page."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.article.model import Person
from newsclean.metadata.authors.byline_zones import BylineZones
from newsclean.metadata.authors.japanese.bylines import find_dateline, find_signature, parse_line
from newsclean.metadata.candidates import Candidate
from newsclean.metadata.title.columnist import split_columnist
from newsclean.text.patterns import lazy_pattern

_TEXT_WEIGHT, _LINE_WEIGHT, _TITLE_WEIGHT = 0.84, 0.83, 0.6
_KANA = lazy_pattern("[\u3041-\u3096]")
_HEAD_LINES, _TAIL_LINES = 10, 4
"""Lines above the text where no title is known, and lines after the text that may be a byline."""

Authors = tuple[Person, ...]


def find_japanese_bylines(zones: BylineZones, titles: tuple[str, ...]) -> Iterator[Candidate[Authors]]:
    """Yield the authors in Japanese bylines; none on pages without kana in the text.

    Args:
        zones: where to search.
        titles: the headline as it is shown and stated; it may end with a columnist's name.
    """
    edge, tail = zones.edge, zones.tail
    if not any(_KANA.search(block.text) for block in edge):
        return
    for block in (*reversed(edge), *tail[:1]):
        people = find_signature(block.text)
        if people:
            yield Candidate(tuple(people), "text:signed", _TEXT_WEIGHT)
            break
    for block in edge[:2]:
        people = find_dateline(block.text)
        if people:
            yield Candidate(tuple(people), "text:dateline", _TEXT_WEIGHT)
            break
    start = zones.title if zones.title >= 0 else zones.first - _HEAD_LINES
    below = [block for block in zones.head if start < block.index]
    for block in (*below, *tail[:_TAIL_LINES], *edge[:1], *edge[-1:]):
        people = parse_line(block.text) if block.kind != "caption" else []
        if people:
            yield Candidate(tuple(people), "line:byline", _LINE_WEIGHT)
            break
    column = next((column for column in map(split_columnist, titles) if column.name), None)
    if column and column.name:
        yield Candidate((Person(column.name, column.role),), "title:byline", _TITLE_WEIGHT)
