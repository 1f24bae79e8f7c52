"""The words of a page's address: many sites write the headline into it (``/2024/05/bridge-reopens-after-flood-12345``).

An address's words lack signs and accents ("ü" is "ue" or "u"), so both spellings of a line are held against them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize
from urllib.parse import unquote

from newsclean.text.letters import letters_only
from newsclean.text.patterns import lazy_pattern
from newsclean.text.urls import url_path

_FEWEST_WORDS = 3
_FEWEST_LETTERS = 12
_ENDING = lazy_pattern(r"\.(?:s?html?|php\d?|aspx?|jsp|amp|ece)$")
_WORD = lazy_pattern(r"[^\W_]+(?:['’][^\W_]+)*")
_PLAIN_WORD = lazy_pattern(r"[^\W_]+")
_YEAR = lazy_pattern(r"(?:19|20)\d\d")
_ID_WORDS = frozenset(("id", "article", "artikel", "art", "news", "story", "nt", "a", "p", "c"))
_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe", "ß": "ss"})
_ONE_LETTER = str.maketrans({"ø": "o", "æ": "a", "œ": "o", "ß": "s", "ł": "l", "đ": "d", "ı": "i"})


class Slug(NamedTuple):
    """The part of an address that reads as words."""

    words: frozenset[str]
    letters: str
    """The words run together."""


class SlugSimilarity(NamedTuple):
    """How far a line is what an address says."""

    slug_share: float
    """Share of the address's words that the line has."""
    text_share: float
    """Share of the line's words that the address has."""
    is_equal: bool
    """The same letters from the first to the last."""


def parse_slug(url: str | None) -> Slug | None:
    """The words of an address, without its numbers; ``None`` where it has fewer than three."""
    best: list[str] = []
    for part in url_path(url).split("/"):
        words = _without_ids(_PLAIN_WORD.findall(_ENDING.sub("", normalize("NFC", unquote(part)).casefold())))
        if len(words) > len(best):
            best = words
    letters = _one_letter("".join(best))
    if len(best) < _FEWEST_WORDS or len(letters) < _FEWEST_LETTERS:
        return None
    return Slug(frozenset(map(_one_letter, best)), letters)


@lru_cache(maxsize=512)
def compare_with_slug(text: str, slug: Slug) -> SlugSimilarity:
    """Hold a line against the address's words."""
    words = {word.replace("'", "").replace("’", "") for word in _WORD.findall(text.casefold())}
    known: set[str] = set()
    hits = 0
    for word in words:
        spelled = [one for one in _spellings(word) if one in slug.words]
        hits += bool(spelled)
        known.update(spelled)
    return SlugSimilarity(
        len(known) / len(slug.words),
        hits / len(words) if words else 0.0,
        slug.letters in _spellings(letters_only(text)),
    )


def cut_to_slug(text: str, slug: Slug) -> str | None:
    """The end of a line that is all that the address says, where a kicker stands before it; ``None`` if there is none.

    "At the river Bridge reopens", "bridge-reopens": "Bridge reopens".
    """
    if not any(letters.endswith(slug.letters) for letters in _spellings(letters_only(text))):
        return None
    for word in _WORD.finditer(text):
        if word.start() and slug.letters in _spellings(letters_only(text[word.start() :])):
            return text[word.start() :]
    return None


def _spellings(word: str) -> tuple[str, ...]:
    if word.isascii():
        return (word,)
    return _one_letter(word), _one_letter(word.translate(_TWO_LETTERS))


def _one_letter(word: str) -> str:
    if word.isascii():
        return word
    return "".join([char for char in normalize("NFD", word.translate(_ONE_LETTER)) if not combining(char)])


def _without_ids(words: list[str]) -> list[str]:
    """The words between the numbers that an address may begin and end with."""
    first, last = 0, len(words)
    while first < last and words[first].isdigit():
        first += 1
    while last > first and _is_id(words[last - 1]):
        last -= 1
    return words[first:last]


def _is_id(word: str) -> bool:
    return word in _ID_WORDS or (any(char.isdigit() for char in word) and not _YEAR.fullmatch(word))
