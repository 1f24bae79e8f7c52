"""How a line of a dump relates to the rest of the page: its place above the title, its date, whether its words occur elsewhere."""

from __future__ import annotations

from newsclean.metadata.authors.byline_zones import BylineZones
from newsclean.metadata.authors.dated_lines import CLOCK_TIME, RELATIVE_DATE, YEAR
from newsclean.metadata.authors.full_names import MAX_NAME_LINE_CHARS
from newsclean.metadata.authors.plaintext.byline_noise import collapse_repeats, strip_image_labels
from newsclean.parse.model import Page
from newsclean.text.bylines.words import glued_prepositions
from newsclean.text.patterns import lazy_pattern

MAX_BYLINE_CHARS = 90
_MIN_MENTION_CHARS = 12
"""Characters that a line must have beside a name to be a sentence about its bearer."""
_MAX_LINES_ABOVE_TITLE = 2
_MAX_LINES_TO_DATE = 3
# Parts of e-mail and web addresses are no words.
_LOWER_CASE_WORD = lazy_pattern(r"(?<![\w@./-])[a-zà-ÿ]{2,}(?![\w@/]|[.-]\w)")
AUTHOR_BIO = lazy_pattern(
    r"^,? (?:is an?|is the|has been|has (?:worked|written|covered)|writes|covers|joined|studied|works|worked|ist|schreibt|"
    r"arbeitet|studierte|est (?:journaliste|rédact)|es periodista|è|jest)\b"
)
"""What follows the name in a note on the author."""
_MIN_WORD_CHARS = 4
_SIGNATURE = lazy_pattern(r"[(（][^()（）]{4,120}[)）][\s+*.]{0,4}$")
_MAX_SIGNATURE_CHARS = 90


def has_author_bio(page: Page, name: str, zones: BylineZones) -> bool:
    """Whether a line outside the story says who the bearer of a name is, and not only what he does, as a teaser does."""
    return any(
        AUTHOR_BIO.search(block.text[at + len(name) :]) is not None or _follows_preposition(block.text, at)
        for block in page.blocks
        if not zones.first <= block.index < zones.last and (at := block.text.find(name)) >= 0
    )


def is_story_subject(page: Page, name: str, zones: BylineZones) -> bool:
    """Whether the story or its title mentions the bearer of a name other than as its author."""
    story = (zones.title, *(index for index in zones.kept if index > zones.first + 1))
    texts = (page.blocks[index].text for index in story)
    min_chars = len(name) + _MIN_MENTION_CHARS
    return any(name in text and _mentions(collapse_repeats(text), name, min_chars) for text in texts)


def _mentions(text: str, name: str, min_chars: int) -> bool:
    """Whether a line is a sentence with the name: no line of the name alone, signature, credit or note on the author."""
    at = text.find(name)
    if at < 0 or len(text) <= min_chars:
        return False
    if text.endswith((f"/ {name}", f": {name}")) or _SIGNATURE.search(text, max(0, at - _MAX_SIGNATURE_CHARS)):
        return False
    return not _follows_preposition(text, at) and not (at == 0 and AUTHOR_BIO.search(text[len(name) :]))


def _follows_preposition(text: str, at: int) -> bool:
    return text[:at].rstrip().rpartition(" ")[2].casefold() in glued_prepositions()


def are_common_words(page: Page, name: str) -> bool:
    """Whether the page has all parts of a name as words in lower case: the line is a heading then."""
    return all(is_common_word(page, part.casefold()) for part in name.split())


def is_common_word(page: Page, word: str) -> bool:
    """Whether the page has a word in lower case."""
    return any(word in block.text and word in _LOWER_CASE_WORD.findall(block.text) for block in page.blocks)


def is_above_title(page: Page, index: int, zones: BylineZones, is_dated: bool) -> bool:
    """Whether a line is right above the title, with a date on it or below it."""
    if not 0 < min(zones.titles, default=0) - index <= _MAX_LINES_ABOVE_TITLE:
        return False
    below = strip_image_labels(page.blocks[index + 1].text)
    return is_dated or (
        len(below) <= MAX_NAME_LINE_CHARS and (YEAR.search(below) or RELATIVE_DATE.search(below)) is not None
    )


def is_heading(page: Page, name: str, index: int) -> bool:
    """Whether a possible name is a heading: the page has all its parts as words, or one of them if no date is near."""
    if are_common_words(page, name):
        return True
    near = page.blocks[max(0, index - _MAX_LINES_TO_DATE) : index + _MAX_LINES_TO_DATE + 1]
    texts = (block.text for block in near if block.chars <= MAX_BYLINE_CHARS)
    if any(YEAR.search(text) or RELATIVE_DATE.search(text) or CLOCK_TIME.search(text) for text in texts):
        return False
    return any(len(part) >= _MIN_WORD_CHARS and is_common_word(page, part.casefold()) for part in name.split())
