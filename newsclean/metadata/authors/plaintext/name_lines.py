"""Names that are all a dump's line says, and those on the lines below it."""

from __future__ import annotations

from newsclean.metadata.authors.full_names import is_full_name, is_visible_name
from newsclean.metadata.authors.markup import PublisherNames
from newsclean.metadata.authors.names import AGENCIES
from newsclean.metadata.authors.people import split_names
from newsclean.metadata.authors.plaintext.byline_noise import MAX_NOISY_LINE_CHARS, collapse_repeats, strip_byline_noise
from newsclean.metadata.authors.plaintext.line_position import MAX_NAME_LINE_CHARS
from newsclean.parse.model import Page
from newsclean.text.patterns import lazy_pattern

_LONGEST_LIST = 90
_MOST_NEXT = 6
"""Lines below a byline that may name further writers."""
_TITLES_BEHIND = lazy_pattern(r"(?<=[a-zà-ÿ])(?: [A-Z]{2,5}){1,3}$")
_MOST_PARTS = 3
_PARTICLES = frozenset(("de", "del", "da", "dos", "di", "van", "von", "der", "la", "y", "bin", "el", "al"))
_SHORT_NAME = lazy_pattern(r"[A-ZÀ-Þ][a-zà-ÿ]{1,20} [A-ZÀ-Þ]\.")
_BETWEEN_NAMES = frozenset((",", "&", "and", "und", "et", "y", "…", "..."))
AND = lazy_pattern(r"\s(?:and|und|et|y|e|en|og|och|&)\s|[,/|]")
_CYRILLIC = lazy_pattern(r"[\u0400-\u04ff’'-]+")


def find_names_below(page: Page, at: int, publisher: PublisherNames) -> list[str]:
    """The writers on the lines right below the first one's."""
    found: list[str] = []
    joined = False
    for block in page.blocks[at + 1 : at + 1 + _MOST_NEXT]:
        if block.text.casefold() in _BETWEEN_NAMES:
            joined = True
            continue
        text = strip_byline_noise(block.text.strip(",& "))
        names = parse_name_line(text, publisher)
        if block.text.startswith("& "):
            names = names or find_name_with_affiliation(page, block.index, publisher)
        if (found or joined) and text.casefold() in AGENCIES:
            names = [text]
        if not names:
            break
        found.extend(names)
    return list(dict.fromkeys(found))


def parse_name_line(text: str, publisher: PublisherNames) -> list[str]:
    """Persons' whole names that are all a line says."""
    if not 4 < len(text) <= _LONGEST_LIST or " " not in text:
        return []
    words = text.split()
    if sum(word[0].islower() for word in words) * 2 > len(words):
        return []
    names = _in_pairs(text) or [name for name in split_names(text) if is_visible_name(name, publisher)]
    bodies = [part for part in map(str.strip, AND.split(text)) if part.casefold() in AGENCIES] if names else []
    if sum(map(len, (*names, *bodies))) < 0.7 * len(text) or not all(map(is_full_name, names)):
        return []
    for name in names:
        words = [word.casefold() for word in _TITLES_BEHIND.sub("", name.split(",")[0]).split() if "." not in word]
        if len(words) > _MOST_PARTS and _PARTICLES.isdisjoint(words):
            return []
    return names if len(text) <= MAX_NAME_LINE_CHARS * len(names) else []


def _in_pairs(text: str) -> list[str]:
    """Cyrillic names of two words each that nothing parts."""
    words = text.split()
    if len(words) not in (4, 6) or not all(_CYRILLIC.fullmatch(word) and word[0].isupper() for word in words):
        return []
    return [" ".join(words[at : at + 2]) for at in range(0, len(words), 2)]


def find_name_with_affiliation(page: Page, at: int, publisher: PublisherNames) -> list[str]:
    """Below a bare "By": a name with all that its bearer is behind a comma."""
    text = page.blocks[at].text if at < len(page.blocks) else ""
    if len(text) > MAX_NOISY_LINE_CHARS:
        return []
    text = collapse_repeats(text.removeprefix("& "))
    if _SHORT_NAME.fullmatch(text):
        return [text]
    if "," not in text:
        return []
    names = [name for name in split_names(text) if is_visible_name(name, publisher)]
    return names[:1] if names and text.startswith(names[0]) and is_full_name(names[0]) else []
