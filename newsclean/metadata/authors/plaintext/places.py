"""Bylines in dumps that nothing marks: names, agencies and desks where writers stand, between title and text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.article.model import Person
from newsclean.metadata.authors.markup import House
from newsclean.metadata.authors.names import AGENCIES, is_body
from newsclean.metadata.authors.people import MONTH_TAIL, ORGANIZATION, person_of
from newsclean.metadata.authors.plaintext.byline_noise import LONGEST_DRESSED, undress
from newsclean.metadata.authors.plaintext.line_position import (
    AGO,
    BELOW_LEAD,
    CLOCK,
    LONGEST,
    YEAR,
    has_bio,
    is_above_title,
    is_below_title,
    is_heading,
    is_subject,
)
from newsclean.metadata.authors.plaintext.name_lines import AND, names_alone, next_names
from newsclean.metadata.authors.plaintext.whole_names import cut, is_known, is_notice
from newsclean.metadata.authors.zones import BylineZones
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


def named_by_place(
    page: Page, zone: list[Block], zones: BylineZones, weight: float, house: House
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Names alone on a line, or beside the date, between title and text; elsewhere where the page says who that is."""
    starts = {block.index for block in zones.edge[:_STARTS] if block.kind == "paragraph"}
    for block in zone:
        at = block.index
        if block.kind in ("caption", "heading") or block.chars > LONGEST_DRESSED or "©" in block.text:
            continue
        below_title = is_below_title(at, zones)
        near = at in starts or (at <= zones.first + BELOW_LEAD and at not in zones.kept)
        if zones.first < at <= zones.last and not near and not below_title:
            continue
        line = undress(block.text) if below_title or at < zones.first else block.text
        if not line or len(line) > LONGEST:
            continue
        dated = YEAR.search(line) is not None or (below_title and (AGO.search(line) or CLOCK.search(line)) is not None)
        if dated and _PLACE_COMMA.search(line) and not (below_title and _is_name_and_hour(line)):
            continue
        text = undress(MONTH_TAIL.sub("", cut(_MAY.sub(" ", line)))) if dated else line
        if below_title and dated and not text:
            # A desk is no person's name, which the cut looks for.
            text = _DIGITS.split(line)[0].strip(" ,|·•–—-")
        if below_title and _is_body_alone(text):
            yield Candidate((Person(text, ORGANIZATION),), "line:name", weight - _AGENCY)
            return
        if not dated and (not line[0].isupper() or (line[-1] in _STOPS and not line.endswith(_ABBREVIATED))):
            continue
        names = names_alone(text, house)
        if not names:
            continue
        if below_title or _is_credited(page, at, zones) or is_above_title(page, at, zones, bool(dated)):
            # Whom the story names is its subject.
            if not is_subject(page, names[0], zones) and not is_heading(page, names[0], at):
                if at > min(zones.titles, default=-1):
                    names = list(dict.fromkeys((*names, *next_names(page, at, house))))
                yield Candidate((*map(person_of, names), *_agencies(text)), "line:name", weight - _ALONE)
                return
            continue
        if is_known(page, names[0], at, zones.first, zones.last) and has_bio(page, names[0], zones):
            yield Candidate(tuple(map(person_of, names)), "line:name", weight - _KNOWN)
            return


def _is_body_alone(text: str) -> bool:
    """Whether a line is an agency or a desk, and no picture's credit."""
    if not is_body(text) or is_notice(text) or len(text.split()) > _MOST_WORDS:
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
