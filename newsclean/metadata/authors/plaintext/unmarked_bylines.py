"""Names, agencies and desks in dumps that no word introduces, on lines where bylines are: between title and text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.article.model import Person
from newsclean.metadata.authors.byline_zones import MAX_BLOCKS_BELOW_LEAD, BylineZones
from newsclean.metadata.authors.dated_lines import (
    CLOCK_TIME,
    RELATIVE_DATE,
    YEAR,
    has_name_date_and_time,
    has_place_and_date,
)
from newsclean.metadata.authors.full_names import (
    SENTENCE_ENDS,
    extract_name,
    has_notice_word,
    is_introduced_elsewhere,
)
from newsclean.metadata.authors.name_words import AGENCIES
from newsclean.metadata.authors.non_persons import is_organization
from newsclean.metadata.authors.people import ORGANIZATION, parse_person
from newsclean.metadata.authors.plaintext.byline_noise import MAX_NOISY_LINE_CHARS, strip_byline_noise
from newsclean.metadata.authors.plaintext.line_position import (
    MAX_BYLINE_CHARS,
    has_author_bio,
    is_above_title,
    is_heading,
    is_story_subject,
)
from newsclean.metadata.authors.plaintext.name_lines import SEPARATOR, find_names_below, parse_name_line
from newsclean.metadata.authors.publisher_names import PublisherNames
from newsclean.metadata.authors.split_names import TRAILING_MONTH
from newsclean.metadata.candidates import Candidate
from newsclean.parse.model import Block, Page
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern

_NAME_PENALTY, _ORGANIZATION_PENALTY, _INTRODUCED_PENALTY = 0.27, 0.38, 0.2
"""How much less than a byline a name, an organization, and a name that the page introduces elsewhere are trusted."""
_LEAD_BLOCKS = 3
"""Blocks at the start of the text that may be a byline."""
_MAX_ORGANIZATION_WORDS = 5
_ABBREVIATIONS = (".D.", "Jr.", "Sr.")
"""Endings with a full stop that end no sentence."""
_MAX_BLOCKS_TO_TEXT = 4
"""Blocks above the text in which the line below a name may confirm it."""
_MONTH_OF_MAY = prefiltered_pattern(r" May (?=\d)")
_DIGIT = lazy_pattern(r"\s?\d")
_JOB_OR_BUTTON = lazy_pattern(
    r"[–—-]?\s?(?:(?:staff|senior|political|news|sports?) )?(?:writer|reporter|journalist(?:in|e)?|correspondent|columnist|"
    r"redakteur(?:in)?|korrespondent(?:in)?|redaktør|reporter(?:in)?)|tips meg|følg (?:meg|forfatteren)|follow (?:me|author)",
    re.IGNORECASE,
)


def find_unmarked_plaintext_byline(
    page: Page, zone: list[Block], zones: BylineZones, weight: float, publisher: PublisherNames
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Yield the first names or organization in a zone that are alone on a line, or beside the date.

    Between title and text that is enough; elsewhere the page must say who the bearer of the name is.
    """
    starts = {block.index for block in zones.edge[:_LEAD_BLOCKS] if block.kind == "paragraph"}
    for block in zone:
        index = block.index
        if block.kind in ("caption", "heading") or block.chars > MAX_NOISY_LINE_CHARS or "©" in block.text:
            continue
        is_below_title = zones.is_below_title(index)
        is_near_start = index in starts or (index <= zones.first + MAX_BLOCKS_BELOW_LEAD and index not in zones.kept)
        if zones.first < index <= zones.last and not is_near_start and not is_below_title:
            continue
        line = strip_byline_noise(block.text) if is_below_title or index < zones.first else block.text
        if not line or len(line) > MAX_BYLINE_CHARS:
            continue
        is_dated = YEAR.search(line) is not None or (
            is_below_title and (RELATIVE_DATE.search(line) or CLOCK_TIME.search(line)) is not None
        )
        if is_dated and has_place_and_date(line) and not (is_below_title and has_name_date_and_time(line)):
            continue
        text = _strip_date(line, is_below_title) if is_dated else line
        if is_below_title and _is_organization_line(text):
            yield Candidate((Person(text, ORGANIZATION),), "line:name", weight - _ORGANIZATION_PENALTY)
            return
        if not is_dated and (not line[0].isupper() or _ends_sentence(line)):
            continue
        names = parse_name_line(text, publisher)
        if not names:
            continue
        is_in_place = is_below_title or _is_confirmed_below(page, index, zones)
        if is_in_place or is_above_title(page, index, zones, is_dated):
            if is_story_subject(page, names[0], zones) or is_heading(page, names[0], index):
                continue
            if index > min(zones.titles, default=-1):
                names = list(dict.fromkeys((*names, *find_names_below(page, index, publisher))))
            yield Candidate((*map(parse_person, names), *_find_agencies(text)), "line:name", weight - _NAME_PENALTY)
            return
        is_introduced = is_introduced_elsewhere(page, names[0], index, zones.first, zones.last)
        if is_introduced and has_author_bio(page, names[0], zones):
            yield Candidate(tuple(map(parse_person, names)), "line:name", weight - _INTRODUCED_PENALTY)
            return


def _strip_date(line: str, is_below_title: bool) -> str:
    """A dated line's name; below the title also what is before the date, which may be a desk."""
    text = strip_byline_noise(TRAILING_MONTH.sub("", extract_name(_MONTH_OF_MAY.sub(" ", line))))
    return text or (_DIGIT.split(line)[0].strip(" ,|·•–—-") if is_below_title else "")


def _ends_sentence(line: str) -> bool:
    return line[-1] in SENTENCE_ENDS and not line.endswith(_ABBREVIATIONS)


def _is_organization_line(text: str) -> bool:
    """Whether a line is an agency or a desk, and no credit of a picture."""
    if not is_organization(text) or has_notice_word(text) or len(text.split()) > _MAX_ORGANIZATION_WORDS:
        return False
    return text[0].isupper() or text.casefold() in AGENCIES


def _find_agencies(text: str) -> Iterator[Person]:
    """The agencies that a line names beside persons."""
    for part in map(str.strip, SEPARATOR.split(text)):
        if part.casefold() in AGENCIES:
            yield Person(part, ORGANIZATION)


def _is_confirmed_below(page: Page, index: int, zones: BylineZones) -> bool:
    """Whether the line below a name, right above the text, is a job title, a button to follow, or the name with its date."""
    if not 0 < zones.first - index <= _MAX_BLOCKS_TO_TEXT:
        return False
    below = page.blocks[index + 1].text
    is_name_with_date = below.startswith(page.blocks[index].text) and YEAR.search(below) is not None
    return _JOB_OR_BUTTON.fullmatch(below) is not None or is_name_with_date
