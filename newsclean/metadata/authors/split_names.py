"""A byline's or an author field's text → the names in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from newsclean.metadata.authors.name_words import AGENCIES, DEGREES, NON_NAMES
from newsclean.metadata.authors.names import is_job_title, is_name
from newsclean.text.bylines.words import ALL_KINDS, glued_prepositions, pattern_of, words_of
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern
from newsclean.text.whitespace import collapse_whitespace

_MAX_FIELD_CHARS = 300
_FIRST_WORD = lazy_pattern(r"\s*(\w+)")
_INTRODUCTION = lazy_pattern(rf"^\s*{pattern_of(*ALL_KINDS)}(?!\w)\s?[:：៖]?\s*", re.IGNORECASE)
_FROM_TO = prefiltered_pattern(r"\s*[Vv]o[nm]\s.{2,40}?\s(?:zu|zum|zur|bis|nach)\s")
"""German headings: from something to something else."""
_SEPARATOR = lazy_pattern(
    r"(?P<comma>\s*[,;、，/|]\s*(?:and\s|und\s|&\s)?)"
    r"|\s+(?:and|And|AND|und|et|y|e|en|och|og|ja|i|и|та|ve|dan|&|with|With|mit|avec|con|im Gespräch mit)\s+"
)
_FOR_OUTLET = prefiltered_pattern(r"\s+(?:for|For|FOR)\s+(?:the\s|The\s|THE\s)?(?=[A-Z]).*$")
_OF_OUTLET = prefiltered_pattern(
    r"\s+(?:[Ss]pecial to|SPECIAL TO|of the|OF THE|of) [A-Z][\w’' -]{0,40}?\b(?i:times|news|post|press|journal|herald|tribune|gazette|courier"
    r"|star|sun|record|chronicle|daily|observer|register|review|bee|mail|staff|bureau)$|\s+(?:[Ss]pecial to|SPECIAL TO)\s.*$"
)
_BRACKETED = prefiltered_pattern(r"\s*[(（][^()（）]*(?:[)）]|$)")
_GLUED_WORD = prefiltered_pattern(
    r"(?<=[a-zäöüß])(?:Updated|Published|Posted|Follow|Founder|Editor|Writer|Author|Contributor|Share|View|Senior|Lifestyle|Staff"
    r"|Categories|Kategorien|Tags|Leave|Twitter|Facebook|Instagram|LinkedIn|E-?[Mm]ail|Bio)\b.*$"
)
"""Markup without spaces glues the page's words to a name."""
_GLUED_INTRODUCTION = prefiltered_pattern(
    rf"^(?:{'|'.join(map(str.capitalize, (*glued_prepositions(), 'author', 'autorin', 'autor')))})(?=[A-ZÄÖÜ][a-zäöüß])"
)
_AGENCY_BEHIND_NAME = prefiltered_pattern(
    r"(?<=[a-zà-ÿ])[\s,]{1,2}(?:(?:The )?Associated Press|The Canadian Press|Press Association|Agence France-Presse|PA Media|Reuters"
    r"|Bloomberg)$"
)
_FOLLOW_BUTTON = prefiltered_pattern(
    r"\s(?:Follow|Folgen|Suivre|Seguir|Twitter|Facebook|Instagram|LinkedIn|E-?[Mm]ail|著)$"
)
"""Buttons behind a name, and the Japanese word for "written by"."""
_EDITION = prefiltered_pattern(r"\s*[A-Z]{2,5} (?:en|em|in|auf|på) [A-ZÀ-Þ][^\W\d_]+\s*")
"""An outlet with the language of its edition: ``RT en Español``. The word between is an "and" in other languages."""
_ACCOUNT_HANDLE = prefiltered_pattern(r"\s?[(]?@\w.*$")
_FORM_OF_ADDRESS = prefiltered_pattern(
    r"^(?:Rechtsanwalt|Rechtsanwältin|Herr|Frau|Mr|Mrs|Ms|Reporter|Redakteur(?:in)?)\.? (?=[A-ZÄÖÜ])"
)
_DEGREE = lazy_pattern(
    r"(?:[A-Z]{2,5}|[A-Z][a-z]?\.?[A-Z][a-zA-Z]?\.?(?:[A-Z]\.?){0,3}|[A-Z]{2,6}(?:[-‑][A-Z]{1,5})?|Jr|Sr|[A-Z]{3,6}®|E-?RYT.{0,5}|III?)\.?"
)
_GENERATIONS = ("Jr", "Sr")
"""Abbreviations that keep their dot behind a name."""
_DEGREE_SEPARATORS = lazy_pattern(r"[-‑ ]")
TRAILING_MONTH = prefiltered_pattern(
    r"(?:(?:\s|(?<=[a-z]))(?:January|February|March|April|June|July|August|September|October|November|December)"
    r"|(?<=[a-zà-ÿ])(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
    r"|\s(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|am|vom|Vom))\.?$"
)
"""A month or a day of a date whose digits were cut off behind a name. It may be glued to the name."""


def first_word(text: str) -> str:
    """Return a text's first run of letters and digits, case-folded: looking it up is cheaper than trying a long pattern."""
    first = _FIRST_WORD.match(text)
    return first.group(1).casefold() if first else ""


def first_words_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the first words of the texts."""
    return frozenset(map(first_word, texts))


_INTRODUCTION_FIRST_WORDS = first_words_of(words_of(*ALL_KINDS))


def is_from_to(text: str) -> bool:
    """Whether a line is a German heading of the form ``Von Berlin nach Rom``, and no byline."""
    return _FROM_TO.match(text) is not None


def split_names(text: str) -> list[str]:
    """Return the names in a byline or an author field, without the words around them.

    A job, an affiliation or an outlet behind a name is skipped, and a part behind those counts only after "and". A text
    that does not begin with a name, such as an institution's with "and" in it, holds none.

    The last results are kept: a page names its authors in its markup, in a byline and in notes.
    """
    return list(_cached_names(text) if len(text) <= _MAX_FIELD_CHARS else _split_names(text))


def _split_names(text: str) -> tuple[str, ...]:
    if is_from_to(text) or _EDITION.fullmatch(text):
        return ()
    text = _strip_noise(text)
    names: list[str] = []
    start, is_joined_by_word, is_in_affiliation = 0, True, False
    for separator in (*_SEPARATOR.finditer(text), None):
        part = text[start : separator.start() if separator else len(text)]
        name = _FORM_OF_ADDRESS.sub("", TRAILING_MONTH.sub("", strip_introduction(part))).strip(" .:-–—•·|()[]*")
        if names and _is_degree(name, "," in names[-1]):
            # Degrees behind a name are printed with it.
            stop = "." if ("." in name or name in _GENERATIONS) and part.rstrip().endswith(".") else ""
            names[-1] = f"{names[-1]}, {name}{stop}"
        elif names and _DEGREE.fullmatch(name):
            # Other capitals behind a name are an outlet's or an office's.
            is_in_affiliation = True
        elif is_name(name) and (is_joined_by_word or not is_in_affiliation):
            if name.endswith(_GENERATIONS) and part.rstrip().endswith("."):
                name += "."
            if name not in names:
                names.append(name)
            is_in_affiliation = False
        elif not names and name and separator and not _may_precede_name(name, separator.group("comma") is None):
            return ()
        elif names and is_job_title(name):
            is_in_affiliation = True
        if separator:
            comma = separator.group("comma")
            is_joined_by_word = comma is None or comma.strip() not in ",;、，/|"
            start = separator.end()
    return tuple(names)


_cached_names = lru_cache(maxsize=512)(_split_names)


def _is_degree(text: str, is_behind_degree: bool) -> bool:
    """Whether a text is one or more degrees: ``Ph.D.``, ``RDN``, ``LCSW-R``. Capitals behind a degree are one as well."""
    if not _DEGREE.fullmatch(text) or text.casefold() in AGENCIES:
        return False
    if is_behind_degree or text.endswith("®"):
        return True
    parts = _DEGREE_SEPARATORS.split(text.casefold().rstrip("0123456789 "))
    return all(part.strip("®").replace(".", "") in DEGREES for part in parts)


def _strip_noise(text: str) -> str:
    text = _GLUED_WORD.sub("", _BRACKETED.sub("", strip_introduction(collapse_whitespace(text)[:_MAX_FIELD_CHARS])))
    text = _GLUED_INTRODUCTION.sub("", _FOLLOW_BUTTON.sub("", text))
    return _AGENCY_BEHIND_NAME.sub("", _OF_OUTLET.sub("", _FOR_OUTLET.sub("", _ACCOUNT_HANDLE.sub("", text))))


def strip_introduction(text: str) -> str:
    """Return a text without the byline word that begins it."""
    return _INTRODUCTION.sub("", text) if first_word(text) in _INTRODUCTION_FIRST_WORDS else text


def _may_precede_name(text: str, is_joined_by_word: bool) -> bool:
    """Whether a name may follow a part that is none: a job or an agency. ``Ministry of Roads`` goes on behind its "and"."""
    if is_job_title(text):
        return not (is_joined_by_word and " of " in text)
    folded = text.casefold()
    return folded in AGENCIES or folded in NON_NAMES
