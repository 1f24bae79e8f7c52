"""Lines of a dump that hold nothing but names."""

from __future__ import annotations

from newsclean.metadata.authors.full_names import (
    MAX_NAME_LINE_CHARS,
    MIN_NAMES_RATIO,
    is_full_name,
    is_plausible_name,
)
from newsclean.metadata.authors.name_words import AGENCIES
from newsclean.metadata.authors.plaintext.byline_noise import MAX_NOISY_LINE_CHARS, collapse_repeats, strip_byline_noise
from newsclean.metadata.authors.publisher_names import PublisherNames
from newsclean.metadata.authors.split_names import split_names
from newsclean.parse.model import Page
from newsclean.text.patterns import lazy_pattern

_MIN_LINE_CHARS, _MAX_LINE_CHARS = 5, 90
_MAX_LINES_BELOW = 6
"""Lines below a byline that may name further authors."""
_MAX_NAME_PARTS = 3
"""Parts of a name without a particle, degrees aside."""
_DEGREES = lazy_pattern(r"(?<=[a-zà-ÿ])(?: [A-Z]{2,5}){1,3}$")
_PARTICLES = frozenset(("de", "del", "da", "dos", "di", "van", "von", "der", "la", "y", "bin", "el", "al"))
_ABBREVIATED_NAME = lazy_pattern(r"[A-ZÀ-Þ][a-zà-ÿ]{1,20} [A-ZÀ-Þ]\.")
_SEPARATOR_LINES = frozenset((",", "&", "and", "und", "et", "y", "…", "..."))
"""Lines that stand alone between two names, case-folded."""
SEPARATOR = lazy_pattern(r"\s(?:and|und|et|y|e|en|og|och|&)\s|[,/|]")
_CYRILLIC_WORD = lazy_pattern(r"[\u0400-\u04ff’'-]+")


def find_names_below(page: Page, index: int, publisher: PublisherNames) -> list[str]:
    """Return the names on the lines right below a line."""
    found: list[str] = []
    is_joined = False
    for block in page.blocks[index + 1 : index + 1 + _MAX_LINES_BELOW]:
        if block.text.casefold() in _SEPARATOR_LINES:
            is_joined = True
            continue
        text = strip_byline_noise(block.text.strip(",& "))
        names = parse_name_line(text, publisher)
        if block.text.startswith("& "):
            names = names or find_name_with_affiliation(page, block.index, publisher)
        if (found or is_joined) and text.casefold() in AGENCIES:
            names = [text]
        if not names:
            break
        found.extend(names)
    return list(dict.fromkeys(found))


def parse_name_line(text: str, publisher: PublisherNames) -> list[str]:
    """Return the full names of persons in a line that says nothing else."""
    if not _MIN_LINE_CHARS <= len(text) <= _MAX_LINE_CHARS or " " not in text:
        return []
    words = text.split()
    if sum(word[0].islower() for word in words) * 2 > len(words):
        return []
    names = _split_cyrillic_pairs(text) or [name for name in split_names(text) if is_plausible_name(name, publisher)]
    agencies = [part for part in map(str.strip, SEPARATOR.split(text)) if part.casefold() in AGENCIES] if names else []
    if sum(map(len, (*names, *agencies))) < MIN_NAMES_RATIO * len(text) or not all(map(is_full_name, names)):
        return []
    if any(map(_has_too_many_parts, names)):
        return []
    return names if len(text) <= MAX_NAME_LINE_CHARS * len(names) else []


def _has_too_many_parts(name: str) -> bool:
    parts = [word.casefold() for word in _DEGREES.sub("", name.split(",")[0]).split() if "." not in word]
    return len(parts) > _MAX_NAME_PARTS and _PARTICLES.isdisjoint(parts)


def _split_cyrillic_pairs(text: str) -> list[str]:
    """Two or three Cyrillic names of two words each that nothing separates."""
    words = text.split()
    if len(words) not in (4, 6) or not all(_CYRILLIC_WORD.fullmatch(word) and word[0].isupper() for word in words):
        return []
    return [" ".join(words[at : at + 2]) for at in range(0, len(words), 2)]


def find_name_with_affiliation(page: Page, index: int, publisher: PublisherNames) -> list[str]:
    """Return the name at a line's start, with its bearer's job and employer behind a comma."""
    text = page.blocks[index].text if index < len(page.blocks) else ""
    if len(text) > MAX_NOISY_LINE_CHARS:
        return []
    text = collapse_repeats(text.removeprefix("& "))
    if _ABBREVIATED_NAME.fullmatch(text):
        return [text]
    if "," not in text:
        return []
    names = [name for name in split_names(text) if is_plausible_name(name, publisher)]
    return names[:1] if names and text.startswith(names[0]) and is_full_name(names[0]) else []
