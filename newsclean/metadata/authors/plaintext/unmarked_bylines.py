"""Bylines in dumps that nothing marks: names, agencies and desks where writers stand, between title and text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.article.model import Person
from newsclean.metadata.authors.byline_zones import BylineZones
from newsclean.metadata.authors.full_names import extract_name, has_non_name_word, is_introduced_elsewhere
from newsclean.metadata.authors.markup import PublisherNames
from newsclean.metadata.authors.names import AGENCIES, is_organization
from newsclean.metadata.authors.people import ORGANIZATION, TRAILING_MONTH, parse_person
from newsclean.metadata.authors.plaintext.byline_noise import MAX_NOISY_LINE_CHARS, strip_byline_noise
from newsclean.metadata.authors.plaintext.line_position import (
    AGO,
    CLOCK,
    LONGEST,
    MAX_BLOCKS_BELOW_LEAD,
    YEAR,
    has_author_bio,
    is_above_title,
    is_below_title,
    is_heading_words,
    is_story_subject,
)
from newsclean.metadata.authors.plaintext.name_lines import AND, find_names_below, parse_name_line
from newsclean.metadata.candidates import Candidate
from newsclean.parse.model import Block, Page
from newsclean.text.patterns import lazy_pattern

_STARTS = 3
_ALONE = 0.27
_AGENCY = 0.38
_KNOWN = 0.2
"""How much less a name alone, an agency alone and a name that the page says more of are trusted than a byline."""
_MAY = lazy_pattern(r" May (?=\d)", needs=(" May ",))
_DIGITS = lazy_pattern(r"\s?\d")
_PLACE_COMMA = lazy_pattern(r"^[^\d,|•·]{2,30},\s.{0,24}\d|\d[\d ,./:-]*,\s?[^\d,|•·]{2,30}$")
_NAME_DATE = lazy_pattern(r"^(?P<first>[^\W\d_][\w’'-]{1,20}) [^\W\d_][\w’'-]{2,24}, \d[^,]{4,24}\d{1,2}[:.]\d{2}")
_PLACES = frozenset((
    "new", "san", "los", "las", "santa", "saint", "st", "bad", "el", "la", "le", "cape", "fort", "port", "north", "south", "east",
    "west", "rio", "são", "sao", "den", "kuala", "hong", "tel", "abu", "addis", "buenos", "palm", "salt", "baton", "washington",
))  # fmt: skip
"""First words of towns' names that look like persons'."""
_MOST_WORDS = 5
_STOPS = ".!?:。…"
_ABBREVIATED = (".D.", "Jr.", "Sr.")
_CREDITED = 4
"""Lines above the text in which a name is told by the job or the prompt below it."""
_CREDIT = lazy_pattern(
    r"[–—-]?\s?(?:(?:staff|senior|political|news|sports?) )?(?:writer|reporter|journalist(?:in|e)?|correspondent|columnist|"
    r"redakteur(?:in)?|korrespondent(?:in)?|redaktør|reporter(?:in)?)|tips meg|følg (?:meg|forfatteren)|follow (?:me|author)",
    re.IGNORECASE,
)


def find_unmarked_bylines(
    page: Page, zone: list[Block], zones: BylineZones, weight: float, publisher: PublisherNames
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Names alone on a line, or beside the date, between title and text; elsewhere where the page says who that is."""
    starts = {block.index for block in zones.edge[:_STARTS] if block.kind == "paragraph"}
    for block in zone:
        at = block.index
        if block.kind in ("caption", "heading") or block.chars > MAX_NOISY_LINE_CHARS or "©" in block.text:
            continue
        below_title = is_below_title(at, zones)
        near = at in starts or (at <= zones.first + MAX_BLOCKS_BELOW_LEAD and at not in zones.kept)
        if zones.first < at <= zones.last and not near and not below_title:
            continue
        line = strip_byline_noise(block.text) if below_title or at < zones.first else block.text
        if not line or len(line) > LONGEST:
            continue
        dated = YEAR.search(line) is not None or (below_title and (AGO.search(line) or CLOCK.search(line)) is not None)
        if dated and _PLACE_COMMA.search(line) and not (below_title and _is_name_and_hour(line)):
            continue
        text = strip_byline_noise(TRAILING_MONTH.sub("", extract_name(_MAY.sub(" ", line)))) if dated else line
        if below_title and dated and not text:
            # A desk is no person's name, which the cut looks for.
            text = _DIGITS.split(line)[0].strip(" ,|·•–—-")
        if below_title and _is_body_alone(text):
            yield Candidate((Person(text, ORGANIZATION),), "line:name", weight - _AGENCY)
            return
        if not dated and (not line[0].isupper() or (line[-1] in _STOPS and not line.endswith(_ABBREVIATED))):
            continue
        names = parse_name_line(text, publisher)
        if not names:
            continue
        if below_title or _is_credited(page, at, zones) or is_above_title(page, at, zones, bool(dated)):
            # Whom the story names is its subject.
            if not is_story_subject(page, names[0], zones) and not is_heading_words(page, names[0], at):
                if at > min(zones.titles, default=-1):
                    names = list(dict.fromkeys((*names, *find_names_below(page, at, publisher))))
                yield Candidate((*map(parse_person, names), *_agencies(text)), "line:name", weight - _ALONE)
                return
            continue
        if is_introduced_elsewhere(page, names[0], at, zones.first, zones.last) and has_author_bio(
            page, names[0], zones
        ):
            yield Candidate(tuple(map(parse_person, names)), "line:name", weight - _KNOWN)
            return


def _is_body_alone(text: str) -> bool:
    """Whether a line is an agency or a desk, and no picture's credit."""
    if not is_organization(text) or has_non_name_word(text) or len(text.split()) > _MOST_WORDS:
        return False
    return text[0].isupper() or text.casefold() in AGENCIES


def _agencies(text: str) -> Iterator[Person]:
    """Agencies that a line names beside persons."""
    for part in map(str.strip, AND.split(text)):
        if part.casefold() in AGENCIES:
            yield Person(part, ORGANIZATION)


def _is_name_and_hour(line: str) -> bool:
    """Whether a line is a name with day and hour behind it: places have their day there, and seldom an hour."""
    match = _NAME_DATE.match(line)
    return match is not None and match.group("first").casefold() not in _PLACES


def _is_credited(page: Page, at: int, zones: BylineZones) -> bool:
    """Whether the line below a name, above the text, says what its bearer does or how to reach them."""
    if not 0 < zones.first - at <= _CREDITED:
        return False
    below = page.blocks[at + 1].text
    return _CREDIT.fullmatch(below) is not None or (
        # The name once more, with its date.
        below.startswith(page.blocks[at].text) and YEAR.search(below) is not None
    )
