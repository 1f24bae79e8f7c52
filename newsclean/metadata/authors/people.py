"""Names and roles out of bylines and editors' lines."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.article.model import Person
from newsclean.metadata.authors.names import AGENCIES, NON_NAME_WORDS, NON_NAMES, is_job_title, is_name
from newsclean.text.patterns import lazy_pattern
from newsclean.text.whitespace import collapse_whitespace
from newsclean.text.width import has_wide

ORGANIZATION, ACCOUNT = "organization", "account"
"""The roles of authors that are no persons: an agency, an outlet or its desk; a name that somebody writes under."""

_BY = lazy_pattern(
    r"^\s*(?:written by|words by|story by|posted by|published by|reported by|by|vom|von|par|por|di|da|de|door|av|af|autor|autora|auteur|"
    r"autore|текст|автор|авторы|od|yazan|oleh|tác giả|bởi|โดย|लेखक|द्वारा|کاتب|كتب|بقلم|from|text|photos? by|opinion by|analysis by)\b\s?[:：]?\s*",
    re.IGNORECASE,
)
_BY_WORDS = frozenset((
    "written", "words", "story", "posted", "published", "reported", "by", "vom", "von", "par", "por", "di", "da",
    "de", "door", "av", "af", "autor", "autora", "auteur", "autore", "текст", "автор", "авторы", "od", "yazan",
    "oleh", "tác", "bởi", "โดย", "ल", "द", "کاتب", "كتب", "بقلم", "from", "text", "photo", "photos", "opinion",
    "analysis",
))  # fmt: skip
"""The first letters in a row of all that the pattern matches; vowel signs of Indic scripts are no letters to it."""
_BY_LINE = lazy_pattern(
    r"^\s*(?:(?:written|words|story|posted|reported|opinion|analysis|interview) by|by|von|par|por|di|door|av|af|автор|текст|oleh|بقلم|कतاب)\b\s?[:：]?\s+(?P<names>[^\d|@]{3,90}?)"
    r"\s*(?:[|•·⋅∙–—━]|\s-\s|,?\s(?:published|updated|last updated|veröffentlicht|aktualisiert|zuletzt|kategorien?|on|für|in)\b|\s(?:photos?|fotos?|bild(?:er)?)\s?:|\d|$)",
    re.IGNORECASE,
)
_BY_LINE_WORDS = frozenset((
    "written", "words", "story", "posted", "reported", "opinion", "analysis", "interview", "by", "von", "par", "por", "di",
    "door", "av", "af", "автор", "текст", "oleh", "بقلم", "कतاب",
))  # fmt: skip
# A label with a colon tells a byline wherever it stands in a line of credits.
_LABELLED = lazy_pattern(
    r"(?:^|[\s|·•,])(?:authors?|autor(?:in|en)?|autora|autores|auteurs?|auteure|autrice|autore|autori|text (?:&|und|und) fotos?|автор|авторы|yazar|लेखक|penulis|tekst|συντάκτης|кореспондент|корреспондент)"
    r"\s?[:：]\s?(?P<names>[^\d|@:·•]{3,60}?)\s*(?:[|·•,]|\d|$)",
    re.IGNORECASE,
    needs=(":", "："),
)
# After a date the same words tell a byline in the middle of a line; weblogs write so, and their names may be handles.
_DATED = lazy_pattern(
    r"(?:(?:19|20)\d\d|\d{1,2}[:.]\d{2}(?:\s?(?:uhr|[ap]m))?)\s?[,.·|•–—/-]{0,2}\s?(?:posted |published |geschrieben |verfasst |erstellt )?"
    r"(?:(?:by|von|par|por|di|door|av|af)\s?:?\s|au(?:thor|tor):?\s?)(?P<names>[^\d|@:·•,/]{2,50}?)\s*(?:[|·•,/(]|\s[-–—]\s|\s(?:in|on|am|um|für)(?:\s|$)|\s(?:symbolbild|foto|photo)\b|\d|\.?$)",
    re.IGNORECASE,
)
_FILED = lazy_pattern(
    r"^\s*(?:(?:posted|submitted|published|gespeichert|gepostet|erstellt|geschrieben|verfasst|eingestellt|veröffentlicht) (?:by|von)|"
    r"publicado por|publié par|pubblicato da|"
    r"(?:ein |eine )?(?:blog[ -]?)?(?:artikel|beitrag|kolumne|kommentar|gastbeitrag|reportage|analyse) von)\s+(?P<names>[^\d|@:·•]{2,60}?)"
    r"\s*(?:[|·•]|\s(?:am|on|at|um|in)\s|\d|$)",
    re.IGNORECASE,
    needs=("ed by", "t by", "n by", " von", "do por", "ié par", "to da"),
)
# Markup without a space between them glues the word to the name.
_MAY_BEGIN_A_TITLE = lazy_pattern(r"\s*(?:vom|von|par|por|di|da|de|door|av|af)\s[^:：]", re.IGNORECASE)
_FROM_TO = lazy_pattern(r"\s*[Vv]o[nm]\s.{2,40}?\s(?:zu|zum|zur|bis|nach)\s", needs=("von", "Von", "vom", "Vom"))
"""German headings: from something to something else."""
_GLUED_BY = lazy_pattern(
    r"^(?:(?:[Ww]ritten|[Ww]ords|[Ss]tory) [Bb]y|By|BY|Von|Par|Por):?(?=[A-ZÄÖÜÉ][\w.]*[ .][A-Z])(?P<names>[^\d|@:]{4,60}?)\s*(?:[|•·–—,]|\d|$|\s(?:Updated|Published|Posted))",
    needs=("By", "BY", "n by", "s by", "y by", "Von", "Par", "Por"),
)
_WRITTEN = lazy_pattern(
    r"\b(?:was|is) (?:originally )?written by (?P<names>[A-Z][^\d|@:]{3,80}?)(?:\.\s|\.?$|\sand (?:first|originally|was|published))",
    needs=("written by",),
)
_SECOND = lazy_pattern(
    r"[|·•–—]\s?(?:(?:[Ww]ritten|WRITTEN) (?:[Bb]y|BY)|By|Par|Von|Por)\s?:?\s(?P<names>[A-Z][^\d|@:·•–—]{3,60}?)\s?(?:[|·•–—\d]|$)",
    needs=("ritten ", "WRITTEN ", "By", "Par", "Von", "Por"),
)
"""A byline behind dates or reviewers on one line."""
_AUTHORS = lazy_pattern(
    r"^(?:[Aa]utor(?:en|in|innen)?(?:/[Aa]utor(?:in)?)?|[Aa]uthors?)\s+(?P<names>[A-ZÄÖÜ][^\d|@:·•]{3,60})$",
    needs=("utor", "uthor"),
)
_SPLIT = lazy_pattern(
    r"(?P<comma>\s*[,;、，/|]\s*(?:and\s|und\s|&\s)?)|\s+(?:and|And|AND|und|et|y|e|en|och|og|ja|i|и|та|ve|dan|&|with|With|mit|avec|con|im Gespräch mit)\s+"
)
_FOR = lazy_pattern(r"\s+(?:for|For|FOR)\s+(?:the\s|The\s|THE\s)?(?=[A-Z]).*$", needs=("for", "For", "FOR"))
_BRACKETED = lazy_pattern(r"\s*[(（][^()（）]*(?:[)）]|$)", needs=("(", "（"))
# Markup without spaces glues words of the page's to a name.
_GLUED_WORD = lazy_pattern(
    r"(?<=[a-zäöüß])(?:Updated|Published|Posted|Follow|Founder|Editor|Writer|Author|Contributor|Share|View|Senior|Lifestyle|Staff|Categories|Kategorien|Tags|Leave)\b.*$",
    needs=(
        "Updated",
        "Published",
        "Posted",
        "Follow",
        "Founder",
        "Editor",
        "Writer",
        "Author",
        "Contributor",
        "Share",
        "View",
        "Senior",
        "Lifestyle",
        "Staff",
        "Categories",
        "Kategorien",
        "Tags",
        "Leave",
    ),
)
_AGENCY_TAIL = lazy_pattern(
    r"(?<=[a-zà-ÿ])[\s,]{1,2}(?:(?:The )?Associated Press|The Canadian Press|Press Association|Agence France-Presse|PA Media|Reuters|Bloomberg)$",
    needs=("Press", "PA Media", "Reuters", "Bloomberg"),
)
"""Whom a writer works for, behind the name."""
_FOLLOW = lazy_pattern(r"\s(?:Follow|Folgen|Suivre|Seguir)$", needs=("Follow", "Folgen", "Suivre", "Seguir"))
_GLUED_START = lazy_pattern(
    r"^(?:By|Author|Autorin|Autor|Von)(?=[A-ZÄÖÜ][a-zäöüß])", needs=("By", "Author", "Autor", "Von")
)
_AT_HANDLE = lazy_pattern(r"\s?[(]?@\w.*$", needs=("@",))
_TITLED = lazy_pattern(
    r"^(?:Rechtsanwalt|Rechtsanwältin|Herr|Frau|Mr|Mrs|Ms|Reporter|Redakteur(?:in)?)\.? (?=[A-ZÄÖÜ])",
    needs=("Rechtsanw", "Herr", "Frau", "Mr", "Ms", "Reporter", "Redakteur"),
)
_EAST = lazy_pattern(
    r"(?:^|(?<=[\s（(【\[＝=/,、|]))(?P<name>[\u4e00-\u9fff\u3040-\u30ff]{2,8}|[\uac00-\ud7a3]{2,4})\s?"
    r"(?P<role>記者|기자|特派員|특파원|編集委員|論説委員)(?=$|[\s）)】\]＝=/,、|・@])",
    needs=("記者", "기자", "特派員", "특파원", "編集委員", "論説委員"),
)
_KOREAN = lazy_pattern(
    r"(?P<name>[\uac00-\ud7a3]{2,4}) (?P<role>(?:[\uac00-\ud7a3·]{1,8} ){0,3}[\uac00-\ud7a3·]{0,6}(?:기자|특파원|칼럼니스트|논설위원|논설실장|평론가|에디터|편집장|작가|교수|변호사))",
    needs=(
        "기자",
        "특파원",
        "칼럼니스트",
        "논설위원",
        "논설실장",
        "평론가",
        "에디터",
        "편집장",
        "작가",
        "교수",
        "변호사",
    ),
)
_DEGREE = lazy_pattern(
    r"(?:[A-Z]{2,5}|[A-Z][a-z]?\.?[A-Z][a-zA-Z]?\.?(?:[A-Z]\.?){0,3}|[A-Z]{2,6}(?:[-‑][A-Z]{1,5})?|Jr|Sr|[A-Z]{3,6}®|E-?RYT.{0,5}|III?)\.?"
)
_OFFICES = frozenset(("CEO", "COO", "CTO", "CFO", "CMO", "VP"))
"""What looks like a degree and is an office."""
TRAILING_MONTH = lazy_pattern(
    r"(?:(?:\s|(?<=[a-z]))(?:January|February|March|April|June|July|August|September|October|November|December)"
    r"|(?<=[a-zà-ÿ])(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\s(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|am|vom|Vom))\.?$",
    needs=(
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
        "day",
        "am",
        "vom",
        "Vom",
    ),
)
"""A month or a day that is left behind a name, and may be glued to it."""

_FIRST = lazy_pattern(r"\s*(\w+)")


def _first_word(text: str) -> str:
    """A text's first letters in a row, case folded: cheaper to look up than a long pattern is to try."""
    first = _FIRST.match(text)
    return first.group(1).casefold() if first else ""


def _strip_byline_word(text: str) -> str:
    return _BY.sub("", text) if _first_word(text) in _BY_WORDS else text


def split_names(text: str) -> list[str]:
    """Names in a byline or an author field, the words around them cut off; nothing where none is a person's.

    What follows a name and is a job, a place of work or an outlet is passed over, and what follows that counts only
    after "and"; a text that does not begin with a name, such as an institution's with "and" in it, holds none.
    """
    if _FROM_TO.match(text):
        return []
    text = _GLUED_WORD.sub("", _BRACKETED.sub("", _strip_byline_word(collapse_whitespace(text)[:300])))
    text = _FOR.sub("", _AT_HANDLE.sub("", _GLUED_START.sub("", _FOLLOW.sub("", text))))
    text = _AGENCY_TAIL.sub("", text)
    out: list[str] = []
    start, joined, in_affiliation = 0, True, False
    for split in (*_SPLIT.finditer(text), None):
        part = text[start : split.start() if split else len(text)]
        name = _TITLED.sub("", TRAILING_MONTH.sub("", _strip_byline_word(part))).strip(" .:-–—•·|()[]*")
        if out and _DEGREE.fullmatch(name) and name.casefold() not in AGENCIES and name not in _OFFICES:
            # Degrees behind a name are printed with it.
            stop = "." if "." in name and part.rstrip().endswith(".") else ""
            out[-1] = f"{out[-1]}, {name}{stop}"
        elif out and name in _OFFICES:
            in_affiliation = True
        elif is_name(name) and (joined or not in_affiliation):
            if name not in out:
                out.append(name)
            in_affiliation = False
        elif not out and name and split and not _may_lead(name, split.group("comma") is None):
            return []
        elif out and is_job_title(name):
            in_affiliation = True
        if split:
            joined = split.group("comma") is None or split.group("comma").strip() not in ",;、，/|"
            start = split.end()
    return out


def _may_lead(text: str, by_and: bool) -> bool:
    """Whether a name may follow what is none: a job or an agency; ``Ministry of Roads`` goes on behind its "and"."""
    if is_job_title(text):
        return not (by_and and " of " in text)
    return text.casefold() in AGENCIES | NON_NAMES


def parse_person(name: str) -> Person:
    """A person of a name that may carry its role behind it, as in Korea and Japan."""
    if name.casefold() in AGENCIES:
        return Person(name, ORGANIZATION)
    match = (_EAST.fullmatch(name) or _KOREAN.fullmatch(name)) if has_wide(name) else None
    return Person(match.group("name"), match.group("role")) if match else Person(name)


_HANDLE = lazy_pattern(r"[A-Za-z][A-Za-z._-]{2,24}")


def find_byline_names(text: str) -> list[str]:
    """Names in a line that is a byline by its words."""
    said = parse_byline(text)
    if said is None or _FROM_TO.match(text):
        return []
    names = split_names(said.text)
    if said.filed:
        return names or (
            [said.text] if _HANDLE.fullmatch(said.text) and said.text.casefold() not in NON_NAME_WORDS else []
        )
    names = [name for name in names if name[0].isupper() or not name[0].islower()]
    # In other languages the word before the names begins headings as well: "Von Menschen und Maschinen".
    if _MAY_BEGIN_A_TITLE.match(text) and not any(" " in name or "." in name for name in names):
        return []
    return names


_BYLINE_WORDS = ("by", "von", "vom", "par", "por", "di", "door", "av", "af", "aut", "автор", "текст", "oleh", "بقلم", "yazar", "लेखक",
                 "penulis", "tekst", "συντάκτης", "респондент", "erstellt", "कतاب")  # fmt: skip
"""One of these is in every byline that the patterns know: most lines are told from one by that alone."""


class Byline(NamedTuple):
    """What a byline names, whoever that is."""

    text: str
    filed: bool
    """After a date or a word for filing: weblogs write so, and their names may be handles."""


def parse_byline(text: str) -> Byline | None:
    """What stands where a line that is a byline by its words has its names."""
    if len(text) > 160:
        return None
    lower = text.casefold()
    if not any(map(lower.__contains__, _BYLINE_WORDS)):
        return None
    filed = _FILED.match(text) or (_DATED.search(text) if any(map(str.isdecimal, text)) else None)
    if filed:
        return Byline(filed.group("names").strip(" ,."), True)
    match = (
        (_BY_LINE.match(text) if _first_word(text) in _BY_LINE_WORDS else None)
        or _GLUED_BY.match(text)
        or _LABELLED.search(text)
        or _AUTHORS.match(text)
        or _SECOND.search(text)
        or _WRITTEN.search(text)
    )
    return Byline(match.group("names").strip(" .,:-–—•·|"), False) if match else None


def find_east_asian_authors(text: str) -> list[Person]:
    """Japanese and Korean bylines: the name first, then the role."""
    return (
        [Person(match.group("name"), match.group("role")) for match in _EAST.finditer(text[:200])]
        if has_wide(text)
        else []
    )
