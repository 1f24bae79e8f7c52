"""Authors of weblogs in dumps: one word or the publisher beside the date below the title, the holder of the copyright."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.article.model import Person
from newsclean.metadata.authors.byline_zones import BylineZones
from newsclean.metadata.authors.full_names import has_notice_word, is_full_name
from newsclean.metadata.authors.names import is_job_title, is_name
from newsclean.metadata.authors.non_persons import is_account_name, is_editorial_desk
from newsclean.metadata.authors.people import ORGANIZATION, parse_person_or_account
from newsclean.metadata.authors.plaintext.byline_noise import strip_byline_noise
from newsclean.metadata.authors.plaintext.line_position import are_common_words
from newsclean.metadata.authors.publisher_names import PublisherNames
from newsclean.metadata.candidates import Candidate
from newsclean.parse.model import Page
from newsclean.text.patterns import contains_any, lazy_pattern
from newsclean.text.width import has_wide

_ONE_WORD_WEIGHT, _PUBLISHER_WEIGHT, _COPYRIGHT_WEIGHT = 0.34, 0.3, 0.2
_DATE = lazy_pattern(
    r"\b(?:19|20)\d\d\b|^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6} \d{1,2}$|^\d{1,2}\.\s?\d{1,2}\.\s?\d\d$|"
    r"\d{1,2} (?:minute|hour|day|week|month)s? ago"
)
_MAX_DATE_CHARS = 44
_LINES_BELOW_TITLE = 2
_FOOTER_BLOCKS = 40
"""Blocks at the end of the page that may hold a copyright notice."""
_HEADER_BLOCKS = 8
"""Blocks at the start of the page that may show the weblog's name."""
_MIN_LOWER_CASE_NAME_CHARS = 8
"""Shorter words in lower case may be any word."""
_MAX_NOTICE_CHARS = 200
_NAME_AND_DATE = lazy_pattern(r"^(?P<name>\S{3,24}(?: \S{2,20}){0,2}?)\s?[|·•—–-]\s?(?P<date>.{4,30})$")
_COPYRIGHT = lazy_pattern(
    r"(?:©|\(c\)|\bcopyright\b)[\s©]{0,3}(?:by\s)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d|present))?)?[\s,·|-]{0,4}(?:by\s)?"
    r"(?P<name>[^\W\d_][\w’'.-]{0,20}(?: [^\W\d_][\w’'.-]{0,20}){1,2})(?=\s?(?:$|[.,|·•∙–-])|\s(?:19|20)\d\d|,? [Aa]ll )",
    re.IGNORECASE,
)
_COPYRIGHT_SIGNS = ("©", "(c)", "(C)", "opyright", "OPYRIGHT")
_FIRST_PERSON = lazy_pattern(
    r"\b(?:I|I[’']\w{1,2}|[Mm]y|[Ii]ch|[Mm]eine?[mnrs]?|[Jj]e|[Jj][’']|[Mm]on|[Mm]oi|[Mm]i|[Yy]o)\b"
)
_MIN_FIRST_PERSON_WORDS = 2
_MAX_WORDS_PER_FIRST_PERSON = 200


def find_weblog_authors(
    page: Page, zones: BylineZones, publisher: PublisherNames
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Yield authors whom only their place names. They are trusted less than any other."""
    yield from _find_below_title(page, zones, publisher)
    yield from _find_copyright_holder(page, zones)


def _find_below_title(
    page: Page, zones: BylineZones, publisher: PublisherNames
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """The publisher, or one word that may be a name, beside a date below the title."""
    if zones.title <= 0:
        return
    for index in range(zones.title + 1, min(zones.title + 1 + _LINES_BELOW_TITLE, len(page.blocks))):
        text = strip_byline_noise(page.blocks[index].text)
        match = _NAME_AND_DATE.match(text) if len(text) <= 2 * _MAX_DATE_CHARS else None
        if match and _DATE.search(match.group("date")):
            text = match.group("name")
        elif index in zones.kept:
            return
        elif not _is_dated(page, index + 1) and not (index > zones.title + 1 and _is_dated(page, index - 1)):
            continue
        if publisher.includes(text) and len(text) <= _MAX_DATE_CHARS:
            person = Person(text) if is_full_name(text) else Person(text, ORGANIZATION)
            yield Candidate((person,), "line:house", _PUBLISHER_WEIGHT)
            return
        if text and " " not in text and _is_weblog_name(page, text, index, zones):
            yield Candidate((parse_person_or_account(text),), "line:account", _ONE_WORD_WEIGHT)
            return


def _is_weblog_name(page: Page, text: str, index: int, zones: BylineZones) -> bool:
    """Whether a word may be an author's name: no entry of the menu above, no word of the page, no job."""
    if not text[0].isalnum() or (text[0].isdigit() and text.isalnum()) or has_wide(text):
        return False
    if is_job_title(text) or has_notice_word(text) or is_editorial_desk(text):
        return False
    if any(block.text == text for block in page.blocks[:index]):
        return False
    if text.islower() and text.isalpha() and len(text) < _MIN_LOWER_CASE_NAME_CHARS:
        return False
    if _is_word_of_page(page, text, index, zones):
        return False
    return is_account_name(text) or (is_name(text) and text[0].isupper())


def _is_word_of_page(page: Page, text: str, index: int, zones: BylineZones) -> bool:
    if text.islower():
        # The line itself has the name in lower case too, so only the story counts.
        return any(text in page.blocks[at].text.split() for at in zones.kept if at != index)
    return are_common_words(page, text)


def _is_dated(page: Page, index: int) -> bool:
    if not 0 <= index < len(page.blocks):
        return False
    text = page.blocks[index].text
    return len(text) <= _MAX_DATE_CHARS and _DATE.search(text) is not None


def _find_copyright_holder(page: Page, zones: BylineZones) -> Iterator[Candidate[tuple[Person, ...]]]:
    """The person who holds the copyright, if the page's header shows the name and the story is told in the first person."""
    for block in page.blocks[max(zones.last, len(page.blocks) - _FOOTER_BLOCKS) :]:
        if not contains_any(block.text, _COPYRIGHT_SIGNS):
            continue
        match = _COPYRIGHT.search(block.text[:_MAX_NOTICE_CHARS])
        name = match.group("name").strip(" .") if match else ""
        is_in_header = any(one.text.startswith(name) for one in page.blocks[: min(_HEADER_BLOCKS, block.index)])
        has_capital_words = any(len(word) > 2 and word.isupper() for word in name.split())
        if not is_in_header or has_capital_words or not is_name(name) or not is_full_name(name):
            continue
        if _is_in_first_person(page, zones):
            yield Candidate((Person(name),), "line:copyright", _COPYRIGHT_WEIGHT)
            return


def _is_in_first_person(page: Page, zones: BylineZones) -> bool:
    """Whether a story says "I" as often as a personal weblog does. Newspapers hold copyright too."""
    story = " ".join(page.blocks[at].text for at in sorted(zones.kept))
    min_words = max(_MIN_FIRST_PERSON_WORDS, story.count(" ") // _MAX_WORDS_PER_FIRST_PERSON)
    return len(_FIRST_PERSON.findall(story)) >= min_words
