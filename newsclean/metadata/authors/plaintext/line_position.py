"""Where lines of a dump stand to its title and text, and whether the story or the page uses the words of a name."""

from __future__ import annotations

from newsclean.metadata.authors.byline_zones import BylineZones
from newsclean.metadata.authors.plaintext.byline_noise import collapse_repeats, strip_image_labels
from newsclean.parse.model import Page
from newsclean.text.patterns import lazy_pattern

LONGEST = 90
MAX_NAME_LINE_CHARS = 44
MIN_REMAINING_CHARS = 12
_BETWEEN = 14
"""Lines from the title to the text up to which no menu stands between them."""
MAX_BLOCKS_BELOW_LEAD = 4
"""Lines below the text's first one down to which its writer may be named: that one may be a lead."""
_NEAR_TITLE = 8
_RIGHT_BELOW = 3
_RIGHT_ABOVE = 2
# Parts of e-mail and web addresses are no words.
_LOWER = lazy_pattern(r"(?<![\w@./-])[a-zà-ÿ]{2,}(?![\w@/]|[.-]\w)")
_BY = frozenset((" by ", "by ", " von", "von ", "par "))
BIO = lazy_pattern(
    r"^,? (?:is an?|is the|has been|has (?:worked|written|covered)|writes|covers|joined|studied|works|worked|ist|schreibt|"
    r"arbeitet|studierte|est (?:journaliste|rédact)|es periodista|è|jest)\b"
)
YEAR = lazy_pattern(r"(?:19|20)\d\d")
AGO = lazy_pattern(
    r"\d{1,3} (?:minute|hour|day|week|month)s? ago|\bvor \d{1,3} (?:Minute|Stunde|Tag|Woche|Monat)e?n?\b|\bil y a \d{1,3} "
)
CLOCK = lazy_pattern(r"\b\d{1,2}(?:[:.]\d{2}\b|\s?[AP]M\b)")
_SHORT_PART = 3
_SIGNATURE = lazy_pattern(r"[(（][^()（）]{4,120}[)）][\s+*.]{0,4}$")
_LONGEST_SIGNATURE = 90


def is_below_title(index: int, zones: BylineZones) -> bool:
    """Whether a line stands where bylines do: between title and text, or right below the story's lead."""
    # Printed twice, with the byline between; a document's title, which no reader sees, has none below it.
    above = (
        at
        for at in zones.titles
        if at < index
        and (at == zones.title or (at and (zones.title - at <= _NEAR_TITLE or index - at <= _RIGHT_BELOW)))
    )
    title = max(above, default=-1)
    if title < 0 or index > zones.last or (index in zones.kept and index - zones.first not in (0, 1)):
        return False
    return index <= title + _NEAR_TITLE or (
        index <= zones.first + MAX_BLOCKS_BELOW_LEAD and zones.first + 1 <= title + _BETWEEN
    )


def has_author_bio(page: Page, name: str, zones: BylineZones) -> bool:
    """Whether a line outside the story says who the bearer of a name is; a teaser says what he does."""
    return any(
        BIO.search(block.text[at + len(name) :]) is not None or block.text[max(0, at - 4) : at].casefold() in _BY
        for block in page.blocks
        if not zones.first <= block.index < zones.last and (at := block.text.find(name)) >= 0
    )


def is_story_subject(page: Page, name: str, zones: BylineZones) -> bool:
    """Whether the story or its title names somebody; lines of a name alone are no story, and a note on the writer that
    ends it is none."""
    least = len(name) + MIN_REMAINING_CHARS
    story = (zones.title, *(index for index in zones.kept if index > zones.first + 1))
    said = (page.blocks[index].text for index in story)
    return any(name in text and _is_about(collapse_repeats(text), name, least) for text in said)


def _is_about(text: str, name: str, least: int) -> bool:
    at = text.find(name)
    if at < 0 or len(text) <= least:
        return False
    if text.endswith((f"/ {name}", f": {name}")) or _SIGNATURE.search(text, max(0, at - _LONGEST_SIGNATURE)):
        return False
    return text[max(0, at - 4) : at].casefold() not in _BY and not (at == 0 and BIO.search(text[len(name) :]))


def are_common_words(page: Page, name: str) -> bool:
    """Whether the page has all parts of what may be a name as words in lower case: it is a heading then."""
    return all(is_common_word(page, part.casefold()) for part in name.split())


def is_common_word(page: Page, part: str) -> bool:
    """Whether the page has a word in lower case, by itself."""
    return any(part in block.text and part in _LOWER.findall(block.text) for block in page.blocks)


def is_above_title(page: Page, at: int, zones: BylineZones, dated: bool) -> bool:
    """Whether a line stands right above the title, with a date on it or below it."""
    if not 0 < min(zones.titles, default=0) - at <= _RIGHT_ABOVE:
        return False
    below = strip_image_labels(page.blocks[at + 1].text)
    return dated or (len(below) <= MAX_NAME_LINE_CHARS and (YEAR.search(below) or AGO.search(below)) is not None)


def is_heading_words(page: Page, name: str, at: int) -> bool:
    """Whether the page has all parts of a name as words, or one of them where no date stands near it."""
    if are_common_words(page, name):
        return True
    near = (block.text for block in page.blocks[max(0, at - 3) : at + 4] if block.chars <= LONGEST)
    if any(YEAR.search(text) or AGO.search(text) or CLOCK.search(text) for text in near):
        return False
    return any(len(part) > _SHORT_PART and is_common_word(page, part.casefold()) for part in name.split())
