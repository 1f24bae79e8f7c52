"""Bylines that a word introduces: ``By Ann Example``, ``Autor: Bo Beispiel``, ``9. Juni 2017 · von Bo``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from newsclean.metadata.authors.name_words import NON_NAME_WORDS
from newsclean.metadata.authors.split_names import first_word, first_words_of, is_from_to, split_names
from newsclean.text.bylines.words import LINE_KINDS, glued_prepositions, pattern_of, words_of
from newsclean.text.letters import begins_lower_case
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern

MAX_BYLINE_CHARS = 160
MAX_BARE_BYLINE_CHARS = 24
_GLUED = "|".join(map(str.capitalize, glued_prepositions()))
_LINE = lazy_pattern(
    rf"^\s*{pattern_of(*LINE_KINDS)}(?!\w)\s?[:：៖]?\s+(?P<names>[^\d|@]{{3,90}}?)"
    r"\s*(?:[|•·⋅∙–—━]|\s-\s|,?\s(?:published|updated|last updated|veröffentlicht|aktualisiert|zuletzt|kategorien?|on|für|in)\b"
    r"|\s(?:photos?|fotos?|bild(?:er)?)\s?:|[,;]?\s(?:and\s)?(?:photos?|pictures?|photography|illustrations?|video|fotos?)\s(?:by|von|par|de)\s|\d|$)",
    re.IGNORECASE,
)
_LINE_FIRST_WORDS = first_words_of(words_of(*LINE_KINDS))
# A label with a colon introduces authors wherever it stands in a line of credits.
_LABELLED = prefiltered_pattern(
    rf"(?:^|[\s|·•,]){pattern_of('label')}\s?[:：]\s?(?P<names>[^\d|@:·•]{{3,60}}?)\s*(?:[|·•,]|\s(?:fotos?|photos?|bild(?:er)?|pictures?|video)\s?:|\d|$)",
    re.IGNORECASE,
)
_LABELLED_WITHOUT_COLON = prefiltered_pattern(
    r"^(?:[Aa]utor(?:en|in|innen)?(?:/[Aa]utor(?:in)?)?|[Aa]uthors?)\s+(?P<names>[A-ZÄÖÜ][^\d|@:·•]{3,60})$"
)
# After a date a preposition introduces authors in the middle of a line. Weblogs write so.
_DATED = lazy_pattern(
    r"(?:(?:19|20)\d\d|\d{1,2}[:.]\d{2}(?:\s?(?:uhr|[ap]m))?)\s?[,.·|•–—/-]{0,2}\s?"
    rf"(?:{pattern_of(*LINE_KINDS)}\s?:?\s|au(?:thor|tor):?\s?)(?P<names>[^\d|@:·•,/]{{2,50}}?)"
    r"\s*(?:[|·•,/(]|\s[-–—]\s|\s(?:in|on|am|um|für)(?:\s|$)|\s(?:symbolbild|foto|photo)\b|\d|\.?$)",
    re.IGNORECASE,
)
_WORD_BEHIND_DATE = lazy_pattern(
    r"(?:(?:19|20)\d\d|\d{1,2}[:.]\d{2}(?:\s?(?:uhr|[ap]m))?)\s?[,.·|•–—/-]{0,2}\s?([^\W\d]\w*)", re.IGNORECASE
)
_AUTHOR_WORDS = ("author", "autor")
_DIGIT = re.compile(r"\d")
_FILED = prefiltered_pattern(
    rf"^\s*(?:eine? )?(?:blog[ -]?)?{pattern_of('filing_phrase')}\s+(?P<names>[^\d|@:·•]{{2,60}}?)"
    r"\s*(?:[|·•]|\s(?:am|on|at|um|in)\s|\d|$)",
    re.IGNORECASE,
)
_FILED_FIRST_WORDS = first_words_of(words_of("filing_phrase")) | {"ein", "eine"}
_GLUED_LINE = prefiltered_pattern(
    rf"^(?:(?:[Ww]ritten|[Ww]ords|[Ss]tory) [Bb]y|BY|{_GLUED}):?(?=[A-ZÄÖÜÉ][\w.]*[ .][A-Z])(?P<names>[^\d|@:]{{4,60}}?)"
    r"\s*(?:[|•·–—,]|\d|$|\s(?:Updated|Published|Posted))"
)
"""Markup without spaces glues the word to the name."""
_IN_SENTENCE = prefiltered_pattern(
    r"\b(?:was|is) (?:originally )?written by (?P<names>[A-Z][^\d|@:]{3,80}?)(?:\.\s|\.?$|\sand (?:first|originally|was|published))"
)
_AFTER_BAR = prefiltered_pattern(
    rf"[|·•–—]\s?(?:(?:[Ww]ritten|WRITTEN) (?:[Bb]y|BY)|{_GLUED})\s?:?\s(?P<names>[A-Z][^\d|@:·•–—]{{3,60}}?)\s?(?:[|·•–—\d]|$)"
)
"""A byline behind dates or reviewers on one line."""
_BARE = lazy_pattern(
    rf"(?:eine? )?{pattern_of(*LINE_KINDS, 'label')}\s?[:：]?",
    re.IGNORECASE,
)
_BARE_FIRST_WORDS = first_words_of(words_of(*LINE_KINDS, "label")) | {"ein", "eine"}
_DAY = lazy_pattern(r"[. ]*\d{1,2}\b")
_GLUED_MONTH = prefiltered_pattern(r"(?<=[A-ZÀ-Þ]{2})(?:JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)$")
"""A month glued to a name in capitals: ``ANN EXAMPLEJAN. 21``."""
_MAY_BEGIN_HEADING = lazy_pattern(rf"\s*{pattern_of('heading_preposition', 'field_word')}\s[^:：]", re.IGNORECASE)
_ACCOUNT_NAME = lazy_pattern(r"[A-Za-z][A-Za-z._-]{2,24}")


class Byline(NamedTuple):
    """What a byline names."""

    names: str
    """The part of the line that should hold the names."""
    may_name_account: bool
    """The line is of a form that weblogs use: the name may be an account's."""


def parse_byline(text: str) -> Byline | None:
    """Find the part of a line that holds the names, where a word introduces them.

    The last results are kept: the same lines are asked about in several zones, and in several ways.
    """
    return _parse_line(text) if len(text) <= MAX_BYLINE_CHARS else None


@lru_cache(maxsize=256)
def _parse_line(text: str) -> Byline | None:
    # The long patterns are tried only where their first word or their signs are.
    first = first_word(text)
    filed = _FILED.match(text) if first in _FILED_FIRST_WORDS or first.startswith("blog") else None
    if filed is None and _DIGIT.search(text) and _may_name_behind_date(text):
        filed = _DATED.search(text)
    if filed:
        return Byline(filed.group("names").strip(" ,."), may_name_account=True)
    match = (
        (_LINE.match(text) if first in _LINE_FIRST_WORDS else None)
        or _GLUED_LINE.match(text)
        or (_LABELLED.search(text) if ":" in text or "：" in text else None)
        or (_LABELLED_WITHOUT_COLON.match(text) if first.startswith(_AUTHOR_WORDS) else None)
        or _AFTER_BAR.search(text)
        or _IN_SENTENCE.search(text)
    )
    if match is None:
        return None
    names = match.group("names").strip(" .,:-–—•·|")
    if names.isupper() and _DAY.match(text, match.end("names")):
        names = _GLUED_MONTH.sub("", names)
    return Byline(names, may_name_account=False)


def _may_name_behind_date(text: str) -> bool:
    """Whether a word that introduces names stands behind a year or a time. Cheaper than the pattern of all such words."""
    for match in _WORD_BEHIND_DATE.finditer(text):
        word = match.group(1).casefold()
        if word in _LINE_FIRST_WORDS or word.startswith(_AUTHOR_WORDS):
            return True
    return False


def find_byline_names(text: str) -> list[str]:
    """Return the names in a line that a word marks as a byline; none where it is no byline."""
    byline = parse_byline(text)
    if byline is None or is_from_to(text):
        return []
    names = split_names(byline.names)
    if byline.may_name_account:
        is_account = _ACCOUNT_NAME.fullmatch(byline.names) and byline.names.casefold() not in NON_NAME_WORDS
        return names or ([byline.names] if is_account else [])
    names = [name for name in names if not begins_lower_case(name)]
    # "Von Menschen und Maschinen" is a heading: the names must be full ones.
    if _MAY_BEGIN_HEADING.match(text) and not any(" " in name or "." in name for name in names):
        return []
    return names


def is_bare_byline(text: str) -> bool:
    """Whether a line is a word that introduces authors, and nothing else: their names are on the next line."""
    return (
        len(text) <= MAX_BARE_BYLINE_CHARS
        and first_word(text) in _BARE_FIRST_WORDS
        and _BARE.fullmatch(text) is not None
    )


def may_begin_byline(text: str) -> bool:
    """Whether a line begins with a word that introduces authors, or with the letters of "by"."""
    return first_word(text) in _LINE_FIRST_WORDS or text[:2].casefold() == "by"
