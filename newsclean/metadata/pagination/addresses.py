"""Addresses of the pages of one story: whether one address is a further page of another, and which.

An address is read in every way that may hold a page's number: ``/story_2.shtml``, ``/story-2``, ``/story/2``,
``/story/page/2``, ``/story?page=2``. Two addresses are pages of one story where the rest is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from newsclean.rules.page_links import AddressWords, load_page_links

MAX_PAGE_NUMBER = 200
MAX_PARAMETERS = 30
"""Parameters of an address that is compared."""
MIN_SLUG_HYPHENS = 2
"""Hyphens of a path's last word that make it the name of a story, and not that of a section."""
_EXTENSION = re.compile(r"\.(?:[sx]?html?|php\d?|aspx?|jsp|jhtml|cfm|cms|do)$", re.IGNORECASE)
_SUFFIX = re.compile(r"(?P<stem>.*[^/_,.~;!-])(?P<separator>[_,.~;!-])(?P<number>[1-9]\d{0,2})")
_SEGMENT = re.compile(r"(?P<stem>.*[^/])/(?P<number>[1-9]\d{0,2})")
_WORD = re.compile(r"(?P<stem>.*?[^/_,.=-])[/_,.-]+(?P<word>[^\W\d_]+)[/_=,.-]?(?P<number>[1-9]\d{0,2})")
_DATE_AT_END = re.compile(r"(?:^|[/_.-])(?:19|20)\d\d(?:[/_.-]\d{1,2})?$")
_PARAMETER_NUMBER = re.compile(r"(?:\d{1,3},)*(?P<number>[1-9]\d{0,2})")
_TRACKING_PREFIX = "utm_"
_TRUE = ("", "1", "true", "yes", "y", "on")

PageMark = Literal["parameter", "word", "suffix", "hyphen", "segment"]
"""Where an address holds the page's number: in a parameter, behind a word such as "page", behind ``_``, behind ``-``, or as
the last part of the path. A hyphen and a last part may mean something else."""


class Relation(NamedTuple):
    """How a further page's address differs from that of the page with the link."""

    current: int | None
    """The number in the address of the page with the link; ``None`` where it has none."""
    number: int
    """The number in the other address."""
    mark: PageMark

    @property
    def is_next(self) -> bool:
        """Whether the other page follows this one. Some sites count from 0, so that the second page has the number 1."""
        return self.number == self.current + 1 if self.current is not None else self.number in (1, 2)


class _Address(NamedTuple):
    """An address in comparable parts."""

    host: str
    path: str
    """Without an extension, an index page's name and a slash at its end."""
    parameters: frozenset[tuple[str, str]]


class _Reading(NamedTuple):
    """One way to read an address as that of a story's page."""

    story: _Address
    number: int
    mark: PageMark
    separator: str


def compare_addresses(current: str, other: str) -> Relation | None:
    """Return how an address is that of another page of the same story; ``None`` where it is not.

    Args:
        current: the absolute address of a page.
        other: the absolute address that a link of the page leads to.
    """
    words = load_page_links().words
    pair = _split_pair(current, other, words)
    if pair is None:
        return None
    first, second = pair
    readings = list(_read(second, words))
    for reading in readings:
        if reading.story == first and (reading.mark != "segment" or _names_story(first)):
            return Relation(None, reading.number, reading.mark)
    first_readings = list(_read(first, words))
    for reading in readings:
        for own in first_readings:
            if own.story == reading.story and own.mark == reading.mark and own.separator == reading.separator:
                is_story = reading.mark not in ("segment", "hyphen") or _names_story(own.story)
                if is_story and own.number != reading.number:
                    return Relation(own.number, reading.number, reading.mark)
    return None


def shows_all_pages(current: str, other: str) -> bool:
    """Whether an address has the form of one that shows the whole story of a page on one page.

    Args:
        current: the absolute address of a page.
        other: the absolute address that a link of the page leads to.
    """
    words = load_page_links().words
    pair = _split_pair(current, other, words)
    if pair is None:
        return False
    first, second = pair
    stories = [first, *(reading.story for reading in _read(first, words))]
    return any(_shows_all(story, second, words) for story in stories)


def _shows_all(story: _Address, other: _Address, words: AddressWords) -> bool:
    added = other.parameters - story.parameters
    if not story.parameters <= other.parameters or len(added) > 1:
        return False
    if added:
        ((name, value),) = added
        if other.path != story.path:
            return False
        is_all = value in words.all_words
        return (name in words.all_parameters and (is_all or value in _TRUE)) or (
            name in words.page_parameters and is_all
        )
    rest = other.path.removeprefix(story.path)
    return rest != other.path and rest[:1] in ("/", "_", "-", ",", ".") and rest[1:] in words.all_words


def _split_pair(current: str, other: str, words: AddressWords) -> tuple[_Address, _Address] | None:
    """Split the addresses of two pages; ``None`` where they are of two hosts, of one page, or malformed."""
    first, second = _split(current, words), _split(other, words)
    if first is None or second is None or first.host != second.host or first == second:
        return None
    return first, second


def _split(url: str, words: AddressWords) -> _Address | None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.")
    path = unquote(parts.path).casefold().rstrip("/")
    path = _EXTENSION.sub("", path).removesuffix("/index")
    try:
        pairs = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=MAX_PARAMETERS)
    except ValueError:
        return None
    parameters = ((name.casefold(), value.casefold()) for name, value in pairs)
    kept = frozenset(
        (name, value)
        for name, value in parameters
        if name not in words.source_parameters and not name.startswith(_TRACKING_PREFIX)
    )
    # The scheme does not count; a port other than the scheme's own does.
    return _Address(f"{host}:{port}" if port not in (None, 80, 443) else host, path, kept)


def _read(address: _Address, words: AddressWords) -> Iterator[_Reading]:
    """Read an address in every way that holds a page's number."""
    for name, value in address.parameters:
        found = _PARAMETER_NUMBER.fullmatch(value) if name in words.page_parameters else None
        if found is not None and int(found["number"]) <= MAX_PAGE_NUMBER:
            rest = address.parameters - {(name, value)}
            # "/?p=12" is a story of its own: nothing else of the address names one.
            if address.path or rest:
                yield _Reading(address._replace(parameters=rest), int(found["number"]), "parameter", name)
    path = address.path
    found = _WORD.fullmatch(path)
    if found is not None and found["word"] in words.page_words:
        yield from _reading(address, found, "word", found["word"])
    found = _SUFFIX.fullmatch(path)
    if found is not None:
        is_hyphen = found["separator"] == "-"
        if not (is_hyphen and _ends_with_date(found["stem"])):
            yield from _reading(address, found, "hyphen" if is_hyphen else "suffix", found["separator"])
    found = _SEGMENT.fullmatch(path)
    if found is not None and not _ends_with_date(found["stem"]):
        yield from _reading(address, found, "segment", "/")


def _reading(address: _Address, found: re.Match[str], mark: PageMark, separator: str) -> Iterator[_Reading]:
    number = int(found["number"])
    if number <= MAX_PAGE_NUMBER:
        story = address._replace(path=_EXTENSION.sub("", found["stem"]).removesuffix("/index"))
        yield _Reading(story, number, mark, separator)


def _ends_with_date(path: str) -> bool:
    """Whether a path ends with a year or a year and a month: the number behind it is a month or a day."""
    return _DATE_AT_END.search(path) is not None


def _names_story(address: _Address) -> bool:
    """Whether an address is that of a story by its form: its last word has a digit or several hyphens, or it has parameters."""
    last = address.path.rpartition("/")[2]
    return bool(address.parameters) or any(map(str.isdigit, last)) or last.count("-") >= MIN_SLUG_HYPHENS
