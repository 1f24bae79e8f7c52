"""The slug of a page's URL: many sites put the headline into it (``/2024/05/bridge-reopens-after-flood-12345``).

Slugs have no punctuation and no accents: "ü" is "ue" or "u". Both spellings of a text are compared with a slug.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize
from urllib.parse import unquote

from newsclean.text.letters import letters_only
from newsclean.text.patterns import lazy_pattern
from newsclean.text.urls import url_path

_MIN_SLUG_WORDS = 3
_MIN_SLUG_LETTERS = 12
_FILE_EXTENSION = lazy_pattern(r"\.(?:s?html?|php\d?|aspx?|jsp|amp|ece)$")
_WORD_WITH_APOSTROPHES = lazy_pattern(r"[^\W_]+(?:['’][^\W_]+)*")
_WORD = lazy_pattern(r"[^\W_]+")
_YEAR = lazy_pattern(r"(?:19|20)\d\d")
_ID_WORDS = frozenset(("id", "article", "artikel", "art", "news", "story", "nt", "a", "p", "c"))
_TO_TWO_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe", "ß": "ss"}
)
_TO_ONE_LETTER = str.maketrans({"ø": "o", "æ": "a", "œ": "o", "ß": "s", "ł": "l", "đ": "d", "ı": "i"})


class Slug(NamedTuple):
    """The part of a URL that consists of words."""

    words: frozenset[str]
    letters: str
    """The words, joined without separators."""


class SlugSimilarity(NamedTuple):
    """How far a text and a slug agree."""

    slug_share: float
    """Share of the slug's words that the text has."""
    text_share: float
    """Share of the text's words that the slug has."""
    is_equal: bool
    """Whether text and slug have the same letters."""


def parse_slug(url: str | None) -> Slug | None:
    """Return the words of a URL without its ids; None where it has fewer than three."""
    best: list[str] = []
    for part in url_path(url).split("/"):
        words = _without_ids(_WORD.findall(_FILE_EXTENSION.sub("", normalize("NFC", unquote(part)).casefold())))
        if len(words) > len(best):
            best = words
    letters = _to_one_letter("".join(best))
    if len(best) < _MIN_SLUG_WORDS or len(letters) < _MIN_SLUG_LETTERS:
        return None
    return Slug(frozenset(map(_to_one_letter, best)), letters)


@lru_cache(maxsize=512)
def compare_with_slug(text: str, slug: Slug) -> SlugSimilarity:
    """Compare a text with a slug."""
    words = {word.replace("'", "").replace("’", "") for word in _WORD_WITH_APOSTROPHES.findall(text.casefold())}
    slug_words = {word for word in words & slug.words if word.isascii()}
    shared_count = len(slug_words)
    for word in words:
        # A word of ASCII has no other spelling.
        if not word.isascii():
            shared = [spelling for spelling in _spellings(word) if spelling in slug.words]
            shared_count += bool(shared)
            slug_words.update(shared)
    return SlugSimilarity(
        len(slug_words) / len(slug.words),
        shared_count / len(words) if words else 0.0,
        slug.letters in _spellings(letters_only(text)),
    )


def cut_to_slug(text: str, slug: Slug) -> str | None:
    """Return the end of a text that has the same letters as the slug, after a kicker; None where there is none.

    "At the river Bridge reopens" and "bridge-reopens" give "Bridge reopens".
    """
    if not any(letters.endswith(slug.letters) for letters in _spellings(letters_only(text))):
        return None
    for word in _WORD_WITH_APOSTROPHES.finditer(text):
        if word.start() and slug.letters in _spellings(letters_only(text[word.start() :])):
            return text[word.start() :]
    return None


def _spellings(word: str) -> tuple[str, ...]:
    if word.isascii():
        return (word,)
    return _to_one_letter(word), _to_one_letter(word.translate(_TO_TWO_LETTERS))


def _to_one_letter(word: str) -> str:
    if word.isascii():
        return word
    return "".join([char for char in normalize("NFD", word.translate(_TO_ONE_LETTER)) if not combining(char)])


def _without_ids(words: list[str]) -> list[str]:
    """The words without the numbers and ids at both ends."""
    first, last = 0, len(words)
    while first < last and words[first].isdigit():
        first += 1
    while last > first and _is_id(words[last - 1]):
        last -= 1
    return words[first:last]


def _is_id(word: str) -> bool:
    return word in _ID_WORDS or (any(char.isdigit() for char in word) and not _YEAR.fullmatch(word))
