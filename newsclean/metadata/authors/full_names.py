"""Which names that stand on a line without a mark are persons' whole names."""

from __future__ import annotations

from newsclean.article.model import Person
from newsclean.metadata.authors.markup import PublisherNames
from newsclean.metadata.authors.names import is_account_name, is_name, is_organization
from newsclean.metadata.authors.people import ACCOUNT, ORGANIZATION, parse_person, split_names
from newsclean.metadata.candidates import Candidate
from newsclean.parse.model import Block, Page
from newsclean.text.patterns import lazy_pattern

_CUT = lazy_pattern(
    r"\s[|•·–—-]\s|[|•·]|\d|\s{2,}|\bon behalf of\b|\b(?:[Uu]pdated|[Pp]ublished|[Pp]osted|Zuletzt|Aktualisiert|Veröffentlicht|Kategorien?|Publié|Actualizado|on|last|in|at)\b"
)
_LEAST_SAID = 12
_LONGEST_MARKED = 90
_NOTICES = frozenset((
    "copyright", "foto", "photo", "credit", "image", "bild", "quelle", "uhr", "lesedauer", "lesezeit", "information", "hinweis",
    "güncelleme", "haberler", "download", "pdf", "show", "hide", "caption", "content", "contents", "table", "frequently", "asked",
    "questions", "thoughts", "insight", "insights", "cases", "studies", "newsletter", "newsletters",
    "connected", "request", "quote", "shop", "jobs", "getting", "started", "start", "get", "explained", "honorable", "mentions",
    "playlist", "project", "management", "previous", "next", "aktuelle", "zeit", "logo", "icon", "akademie", "deals", "delivered",
    "front", "share", "shares", "lesen", "hören", "writing", "script", "print", "library", "health", "topics", "alerts", "emergency", "optimization", "subject",
    "matter", "estate", "release", "notes", "meet", "blog", "projects", "guides", "guide", "books", "recommended", "partners",
    "services", "professional", "interface", "search", "menu", "programs", "program", "portfolio", "professionals",
    "national", "international", "politics", "business", "sport", "sports", "opinion", "lifestyle", "culture", "technology",
    "newspaper", "edition", "website", "web", "app", "apps", "privacy", "terms", "cookies", "settings", "help",
))  # fmt: skip
"""Words that no name has in any place, and lines beside the date have."""

_NOUNS = ("ung", "ungen", "heit", "keit", "schaft", "tion", "tionen", "ismus", "verfahren", "menü", "tät")
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_LONG_NOUN = 7
_NO_FIRST = frozenset(
    (
        "zur",
        "zum",
        "im",
        "am",
        "beim",
        "mehr",
        "alle",
        "meine",
        "unsere",
        "thank",
        "about",
        "das",
        "keine",
        "kein",
        "top",
        "neue",
        "deutsche",
        "primäres",
        "a",
        "an",
    )
)
"""Words that begin a heading, where a name has its first part."""


def is_full_name(name: str) -> bool:
    """Whether a name has a first and a last part, each with a capital, in a script that has them."""
    words = name.split(",")[0].split()
    if (
        "des" in words
        or words[0].casefold() in _NO_FIRST
        or has_non_name_word(name)
        or (len(words) > 2 and name.isupper())
    ):
        return False
    if any(word.endswith(_POSSESSIVE) for word in words):
        return False
    if words[-1].casefold() in ("von", "by") or (len(words[-1]) > _LONG_NOUN and words[-1].endswith(_NOUNS)):
        return False
    return 2 <= len(words) <= 4 and words[0][0].isupper() and words[-1][0].isupper() and len(words[-1]) > 2


def has_non_name_word(text: str) -> bool:
    """Whether a text has a word that no name has."""
    return not _NOTICES.isdisjoint(word.strip(":").casefold() for word in text.split())


def is_visible_name(name: str, publisher: PublisherNames) -> bool:
    """A visible name is capitalised, is not the site's and is more than one word unless it is in a script without case."""
    return not publisher.includes(name) and (" " in name or not name.isascii())


def is_introduced_elsewhere(page: Page, name: str, at: int, first: int, last: int) -> bool:
    """Whether a block outside the story is about the bearer of a name: it begins with the name and says more, or has
    "by" before it."""
    for block in page.blocks:
        text = block.text
        if block.index == at or name not in text or first <= block.index < last:
            continue
        rest = text[len(name) :].lstrip(" ,(") if text.startswith(name) else ""
        if (len(rest) > _LEAST_SAID and rest[0].islower()) or f"by {name}" in text or f"von {name}" in text:
            return True
    return False


def extract_name(text: str) -> str:
    """The part of a credits line that is a name: lines such as ``Dec. 19 · Ann Example`` have it in any place."""
    parts = [part for piece in _CUT.split(text) if (part := piece.strip(" ,.")) and not part[0].islower()]
    found = [
        part for part in parts if (names := split_names(part)) and all(is_name(name.split(",")[0]) for name in names)
    ]
    return next((part for part in found if " " in part), found[0] if found else "")


def parse_organization_or_account(
    text: str, block: Block, weight: float, publisher: PublisherNames
) -> Candidate[tuple[Person, ...]] | None:
    """Who a byline is by that names no person: an agency, the publisher, an account."""
    if text and (is_organization(text) or publisher.includes(text)):
        return Candidate((Person(text, ORGANIZATION),), "line:byline", weight - 0.33)
    if text and is_account_name(text) and not text.isalpha() | text.istitle() and block.chars <= _LONGEST_MARKED:
        return Candidate((Person(text, ACCOUNT),), "line:byline", weight - 0.36)
    return None


def parse_person_or_account(name: str) -> Person:
    """Whom a byline names: a person, or an account where it is no person's name."""
    return parse_person(name) if is_name(name) or " " in name else Person(name, ACCOUNT)
