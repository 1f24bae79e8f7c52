"""Names on lines that no word and no markup marks as a byline: they must be full names of persons."""

from __future__ import annotations

from newsclean.article.model import Person
from newsclean.metadata.authors.names import is_name
from newsclean.metadata.authors.non_persons import is_account_name, is_organization, is_outlet_name
from newsclean.metadata.authors.people import ACCOUNT, ORGANIZATION
from newsclean.metadata.authors.publisher_names import PublisherNames
from newsclean.metadata.authors.split_names import split_names
from newsclean.metadata.candidates import Candidate
from newsclean.parse.model import Block, Page
from newsclean.text.letters import begins_lower_case
from newsclean.text.patterns import lazy_pattern

_BETWEEN_PARTS = lazy_pattern(
    r"\s[|•·–—-]\s|[|•·]|\d|\s{2,}|\bon behalf of\b"
    r"|\b(?:[Uu]pdated|[Pp]ublished|[Pp]osted|Zuletzt|Aktualisiert|Veröffentlicht|Kategorien?|Publié|Actualizado|on|last|in|at)\b"
)
MAX_NAME_LINE_CHARS = 44
"""Characters of a line that is one name."""
MIN_NAMES_RATIO = 0.7
"""Share of a line's characters that its names must have."""
SENTENCE_ENDS = ".!?:。…"
_MIN_INTRODUCTION_CHARS = 12
_MAX_ACCOUNT_LINE_CHARS = 90
ORGANIZATION_PENALTY, ACCOUNT_PENALTY = 0.33, 0.36
"""How much less a byline is trusted that names an organization or an account and no person."""
_MIN_WORDS, _MAX_WORDS = 2, 4
_MIN_LAST_NAME_CHARS = 3
_NOTICE_WORDS = frozenset((
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
"""Words, case-folded, of captions, menus and notices beside a date. No name has one of them."""
_NOUN_ENDINGS = ("ung", "ungen", "heit", "keit", "schaft", "tion", "tionen", "ismus", "verfahren", "menü", "tät")
"""Endings of German nouns, which have a capital as names have."""
_MIN_NOUN_CHARS = 8
_POSSESSIVE_ENDINGS = ("'s", "’s", "s'", "s’")
_HEADING_STARTS = frozenset((
    "zur", "zum", "im", "am", "beim", "mehr", "alle", "meine", "unsere", "thank", "about", "das", "keine", "kein", "top", "neue",
    "deutsche", "primäres", "a", "an",
))  # fmt: skip
"""Words, case-folded, that begin a heading, where a name has its first part."""


def is_full_name(name: str) -> bool:
    """Whether a name has a first and a last part, each with a capital where the script has them."""
    words = name.split(",")[0].split()
    if "des" in words or words[0].casefold() in _HEADING_STARTS or has_notice_word(name):
        return False
    if len(words) > 2 and name.isupper():
        return False
    if any(word.endswith(_POSSESSIVE_ENDINGS) for word in words):
        return False
    last = words[-1]
    if last.casefold() in ("von", "by") or (len(last) >= _MIN_NOUN_CHARS and last.endswith(_NOUN_ENDINGS)):
        return False
    has_capitals = words[0][0].isupper() and last[0].isupper()
    return _MIN_WORDS <= len(words) <= _MAX_WORDS and has_capitals and len(last) >= _MIN_LAST_NAME_CHARS


def has_notice_word(text: str) -> bool:
    """Whether a text has a word that no name has."""
    return not _NOTICE_WORDS.isdisjoint(word.strip(":").casefold() for word in text.split())


def is_plausible_name(name: str, publisher: PublisherNames) -> bool:
    """Whether a name is not the publisher's, and of several words or not ASCII."""
    return not publisher.includes(name) and (" " in name or not name.isascii())


def is_introduced_elsewhere(page: Page, name: str, index: int, first: int, last: int) -> bool:
    """Whether a block outside the story is about the bearer of a name.

    It begins with the name and says more, or has "by" before the name.

    Args:
        page: the page.
        name: the name.
        index: index of the block that the name was found in.
        first: index of the first block of the story.
        last: index of its last block.
    """
    for block in [block for block in page.blocks if name in block.text]:
        text = block.text
        if block.index == index or first <= block.index < last:
            continue
        rest = text[len(name) :].lstrip(" ,(") if text.startswith(name) else ""
        if len(rest) > _MIN_INTRODUCTION_CHARS and rest[0].islower():
            return True
        if f"by {name}" in text or f"von {name}" in text:
            return True
    return False


def extract_name(text: str) -> str:
    """Return the part of a credits line that is a name: ``Dec. 19 · Ann Example`` → ``Ann Example``."""
    parts = [
        part for piece in _BETWEEN_PARTS.split(text) if (part := piece.strip(" ,.")) and not begins_lower_case(part)
    ]
    found = [
        part for part in parts if (names := split_names(part)) and all(is_name(name.split(",")[0]) for name in names)
    ]
    return next((part for part in found if " " in part), found[0] if found else "")


def parse_organization_or_account(
    text: str, block: Block, weight: float, publisher: PublisherNames
) -> Candidate[tuple[Person, ...]] | None:
    """Make a candidate of what a byline names that is no person: an agency, the publisher, an account."""
    if text and (is_organization(text) or publisher.includes(text)):
        return Candidate((Person(text, ORGANIZATION),), "line:byline", weight - ORGANIZATION_PENALTY)
    if is_outlet_name(text):
        return Candidate((Person(text, ORGANIZATION),), "line:byline", weight - ACCOUNT_PENALTY)
    is_word = text.isalpha() | text.istitle()
    if text and is_account_name(text) and not is_word and block.chars <= _MAX_ACCOUNT_LINE_CHARS:
        return Candidate((Person(text, ACCOUNT),), "line:byline", weight - ACCOUNT_PENALTY)
    return None
