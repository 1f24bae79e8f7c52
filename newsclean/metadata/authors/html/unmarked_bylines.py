"""Names on HTML pages that no word and no attribute marks: alone on a line, or beside the date."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.article.model import Person
from newsclean.metadata.authors.byline_zones import BylineZones
from newsclean.metadata.authors.dated_lines import YEAR, has_place_and_date
from newsclean.metadata.authors.full_names import (
    MAX_NAME_LINE_CHARS,
    MIN_NAMES_RATIO,
    SENTENCE_ENDS,
    extract_name,
    is_full_name,
    is_introduced_elsewhere,
    is_plausible_name,
)
from newsclean.metadata.authors.people import parse_person
from newsclean.metadata.authors.publisher_names import PublisherNames
from newsclean.metadata.authors.split_names import split_names
from newsclean.metadata.candidates import Candidate
from newsclean.parse.model import Block, Page

_INTRODUCED_PENALTY, _BOLD_PENALTY = 0.2, 0.27
"""How much less a name is trusted than a byline where the page introduces its bearer, and where it is bold."""
_MAX_BYLINE_CHARS = 90
_MIN_NAME_CHARS = 5
_MIN_CAPITALS = 2
"""Capital letters of a full name. Counting them is cheaper than splitting a line into names."""
_BOLD_BLOCKS = 3
"""Blocks at the start of the text that may name its author in bold."""


def find_unmarked_html_byline(
    page: Page, zone: list[Block], zones: BylineZones, weight: float, roles: dict[int, str], publisher: PublisherNames
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Yield the first names in a zone whose bearer the page introduces elsewhere, or that are bold at the text's start."""
    starts = {block.index for block in zones.edge[:_BOLD_BLOCKS] if block.kind == "paragraph"}
    for block in zone:
        if block.chars > _MAX_BYLINE_CHARS or block.kind in ("caption", "heading"):
            continue
        if zones.first < block.index <= zones.last and block.index not in starts:
            continue
        is_dated = YEAR.search(block.text) is not None
        names = _parse_line(block.text, is_dated, publisher)
        if not names:
            continue
        is_introduced = is_introduced_elsewhere(page, names[0], block.index, zones.first, zones.last)
        is_bold = not is_dated and (
            block.index in zones.opening or ("all:bold" in block.attrs and block.index in starts)
        )
        if is_introduced or is_bold:
            roles.setdefault(block.index, "byline")
            penalty = _INTRODUCED_PENALTY if is_introduced else _BOLD_PENALTY
            yield Candidate(tuple(map(parse_person, names)), "line:name", weight - penalty)
            return


def _parse_line(line: str, is_dated: bool, publisher: PublisherNames) -> list[str]:
    """The full names that are all, or nearly all, that a line says beside its date."""
    if is_dated and has_place_and_date(line):
        return []
    if not is_dated and (len(line) > MAX_NAME_LINE_CHARS or not line[0].isupper() or line[-1] in SENTENCE_ENDS):
        return []
    text = extract_name(line) if is_dated else line
    if not _MIN_NAME_CHARS <= len(text) <= MAX_NAME_LINE_CHARS or " " not in text:
        return []
    if sum(map(str.isupper, text)) < _MIN_CAPITALS:
        return []
    names = [name for name in split_names(text) if is_plausible_name(name, publisher)]
    has_other_text = sum(map(len, names)) < MIN_NAMES_RATIO * len(text)
    return [] if has_other_text or not all(map(is_full_name, names)) else names
