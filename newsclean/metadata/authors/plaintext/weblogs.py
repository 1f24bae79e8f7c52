"""Writers of weblogs in dumps: one word below the title beside a date, the house's own name there, who holds the copyright."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.article.model import Person
from newsclean.metadata.authors.byline_zones import BylineZones
from newsclean.metadata.authors.full_names import has_non_name_word, is_full_name, parse_person_or_account
from newsclean.metadata.authors.markup import PublisherNames
from newsclean.metadata.authors.names import is_account_name, is_editorial_desk, is_job_title, is_name
from newsclean.metadata.authors.people import ORGANIZATION
from newsclean.metadata.authors.plaintext.byline_noise import strip_byline_noise
from newsclean.metadata.authors.plaintext.line_position import are_common_words
from newsclean.metadata.candidates import Candidate
from newsclean.parse.model import Page
from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import has_wide

_DATE = lazy_pattern(
    r"\b(?:19|20)\d\d\b|^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6} \d{1,2}$|^\d{1,2}\.\s?\d{1,2}\.\s?\d\d$|"
    r"\d{1,2} (?:minute|hour|day|week|month)s? ago"
)
_LONGEST_DATE = 44
_NAME_DATE = lazy_pattern(r"^(?P<name>\S{3,24}(?: \S{2,20}){0,2}?)\s?[|·•—–-]\s?(?P<date>.{4,30})$")
_COPYRIGHT = lazy_pattern(
    r"(?:©|\(c\)|\bcopyright\b)[\s©]{0,3}(?:by\s)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d|present))?)?[\s,·|-]{0,4}(?:by\s)?"
    r"(?P<name>[^\W\d_][\w’'.-]{0,20}(?: [^\W\d_][\w’'.-]{0,20}){1,2})(?=\s?(?:$|[.,|·•∙–-])|\s(?:19|20)\d\d|,? [Aa]ll )",
    re.IGNORECASE,
)
_ONESELF = lazy_pattern(
    r"\b(?:I|I[’']\w{1,2}|[Mm]y|[Ii]ch|[Mm]eine?[mnrs]?|[Jj]e|[Jj][’']|[Mm]on|[Mm]oi|[Mm]i|[Yy]o)\b"
)
_LEAST_SELF, _WORDS_A_SELF = 2, 200
_MARKS = ("©", "(c)", "(C)", "opyright", "OPYRIGHT")
_BELOW, _FOOT, _TOP, _LEAST_HANDLE = 2, 40, 8, 8
_ONE, _HOUSE, _HOLDER = 0.34, 0.3, 0.2


def find_weblog_authors(
    page: Page, zones: BylineZones, publisher: PublisherNames
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Whom nothing marks as a writer, where no other line names one."""
    yield from _below_title(page, zones, publisher)
    yield from _holder(page, zones)


def _below_title(page: Page, zones: BylineZones, publisher: PublisherNames) -> Iterator[Candidate[tuple[Person, ...]]]:
    if zones.title <= 0:
        return
    for at in range(zones.title + 1, min(zones.title + 1 + _BELOW, len(page.blocks))):
        text = strip_byline_noise(page.blocks[at].text)
        match = _NAME_DATE.match(text) if len(text) <= 2 * _LONGEST_DATE else None
        if match and _DATE.search(match.group("date")):
            text = match.group("name")
        elif at in zones.kept:
            return
        elif not _is_dated(page, at + 1) and not (at > zones.title + 1 and _is_dated(page, at - 1)):
            continue
        if publisher.includes(text) and len(text) <= _LONGEST_DATE:
            person = Person(text) if is_full_name(text) else Person(text, ORGANIZATION)
            yield Candidate((person,), "line:house", _HOUSE)
            return
        if text and " " not in text and _is_weblog_name(page, text, at, zones):
            yield Candidate((parse_person_or_account(text),), "line:account", _ONE)
            return


def _is_weblog_name(page: Page, text: str, at: int, zones: BylineZones) -> bool:
    """Whether one word may be whom a weblog is by: no section of the menu above, no word of the page's."""
    if (
        not text[0].isalnum()
        or (text[0].isdigit() and text.isalnum())
        or has_wide(text)
        or is_job_title(text)
        or has_non_name_word(text)
        or is_editorial_desk(text)
    ):
        return False
    if any(block.text == text for block in page.blocks[:at]):
        return False
    # One who writes the name small is looked for in the story alone: the line itself is no proof.
    if text.islower() and text.isalpha() and len(text) < _LEAST_HANDLE:
        return False
    said = (
        any(text in page.blocks[index].text.split() for index in zones.kept if index != at)
        if text.islower()
        else are_common_words(page, text)
    )
    if said:
        return False
    return is_account_name(text) or (is_name(text) and text[0].isupper())


def _is_dated(page: Page, at: int) -> bool:
    if not 0 <= at < len(page.blocks):
        return False
    text = page.blocks[at].text
    return len(text) <= _LONGEST_DATE and _DATE.search(text) is not None


def _holder(page: Page, zones: BylineZones) -> Iterator[Candidate[tuple[Person, ...]]]:
    for block in page.blocks[max(zones.last, len(page.blocks) - _FOOT) :]:
        if not any(map(block.text.__contains__, _MARKS)):
            continue
        match = _COPYRIGHT.search(block.text[:200])
        name = match.group("name").strip(" .") if match else ""
        shown = any(one.text.startswith(name) for one in page.blocks[: min(_TOP, block.index)])
        capitals = any(len(word) > 2 and word.isupper() for word in name.split())
        if shown and is_name(name) and is_full_name(name) and not capitals and _tells_of_oneself(page, zones):
            yield Candidate((Person(name),), "line:copyright", _HOLDER)
            return


def _tells_of_oneself(page: Page, zones: BylineZones) -> bool:
    """Whether a story says "I" as often as one who writes of oneself: papers hold copyright too."""
    story = " ".join(page.blocks[at].text for at in sorted(zones.kept))
    return len(_ONESELF.findall(story)) >= max(_LEAST_SELF, story.count(" ") // _WORDS_A_SELF)
