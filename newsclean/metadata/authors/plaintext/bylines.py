"""Bylines of dumps that a word introduces: before the names, alone above them, or behind the title on its line."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.article.model import Person
from newsclean.metadata.authors.byline_zones import BylineZones
from newsclean.metadata.authors.bylines import find_byline_names, is_bare_byline, parse_byline
from newsclean.metadata.authors.full_names import parse_organization_or_account
from newsclean.metadata.authors.one_word_bylines import ONE_WORD_PENALTY, find_one_word_byline
from newsclean.metadata.authors.people import parse_person_or_account
from newsclean.metadata.authors.plaintext.byline_noise import collapse_repeats, strip_image_labels
from newsclean.metadata.authors.plaintext.name_lines import (
    find_name_with_affiliation,
    find_names_below,
    parse_name_line,
)
from newsclean.metadata.authors.publisher_names import PublisherNames
from newsclean.metadata.candidates import Candidate
from newsclean.parse.model import Block, Page
from newsclean.text.letters import letters_only
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern

_ABOVE_TITLE_PENALTY = 0.28
_BELOW_TEXT_PENALTY = 0.03
"""How much less a byline above the title or below the text is trusted: lists of other stories are there."""
_MIN_TITLE_LETTERS = 12
_RULE = prefiltered_pattern(r"(?:━{4,400}|─{4,400}|═{4,400}|_{4,400})$")
"""A horizontal rule of a text browser."""
_BYLINE_WITH_BIO = prefiltered_pattern(
    r"By (?P<name>[A-ZÀ-Þ][\w’'-]{1,20}(?: [A-ZÀ-Þ][\w’'.-]{0,20}){1,2}), (?:an?|the|who) "
)
_BYLINE_BEHIND_TITLE = prefiltered_pattern(r"\s[Bb]y (?P<names>[A-ZÀ-Þ][^\d|@:]{4,40})$")
_LAST_NAME_INITIAL = lazy_pattern(r"^\S+ [A-ZÀ-Þ]\.?$")


def find_plaintext_byline(
    page: Page, zone: list[Block], zones: BylineZones, weight: float, roles: dict[int, str], publisher: PublisherNames
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Yield the first byline in a zone that names persons; an organization or an account where none does."""
    other: Candidate[tuple[Person, ...]] | None = None
    for block in zone:
        names = _find_names(page, block, zones, publisher)
        if names:
            roles.setdefault(block.index, "byline")
            people = tuple(map(parse_person_or_account, names))
            yield Candidate(people, "line:byline", weight - _position_penalty(names[0], block, zone, zones))
            return
        name = find_one_word_byline(page, block, zones, publisher) if zone is zones.head else ""
        if name:
            yield Candidate((parse_person_or_account(name),), "line:byline", weight - ONE_WORD_PENALTY)
            return
        text = "" if other else _named_text(page, block)
        if text:
            other = parse_organization_or_account(text, block, weight, publisher)
    if other:
        yield other


def _position_penalty(name: str, block: Block, zone: list[Block], zones: BylineZones) -> float:
    if zone is zones.tail:
        return 0.0 if any(name in one.text for one in zones.head) else _BELOW_TEXT_PENALTY
    return _ABOVE_TITLE_PENALTY if block.index < min(zones.titles, default=0) - 1 else 0.0


def _named_text(page: Page, block: Block) -> str:
    """The part of a byline that should hold names, or the line below a bare "By"."""
    if is_bare_byline(block.text):
        return page.blocks[block.index + 1].text if block.index + 1 < len(page.blocks) else ""
    byline = parse_byline(block.text)
    return byline.names if byline else ""


def _find_names(page: Page, block: Block, zones: BylineZones, publisher: PublisherNames) -> list[str]:
    """The names in a byline and on the lines below it that continue it."""
    text = strip_image_labels(_RULE.sub("", block.text))
    if is_bare_byline(text):
        return find_names_below(page, block.index, publisher) or find_name_with_affiliation(
            page, block.index + 1, publisher
        )
    with_bio = _BYLINE_WITH_BIO.match(text)
    found = [with_bio.group("name")] if with_bio else find_byline_names(text)
    names = [name for name in map(collapse_repeats, found) if not publisher.includes(name)]
    if not names:
        return _find_behind_title(page, text, zones, publisher)
    if len(names) == 1 and _LAST_NAME_INITIAL.search(names[0]):
        # The account's name is abbreviated; the line below has it in full.
        return find_names_below(page, block.index, publisher)[:1] or names
    further = find_names_below(page, block.index, publisher) if _is_continued(page, block.index) else []
    return list(dict.fromkeys((*names, *further)))


def _find_behind_title(page: Page, text: str, zones: BylineZones, publisher: PublisherNames) -> list[str]:
    """The names in a line of title and byline: ``Headline by Ann Example``."""
    match = _BYLINE_BEHIND_TITLE.search(text)
    if match is None:
        return []
    title = letters_only(text[: match.start()])
    shown = (letters_only(page.blocks[at].text) for at in (0, *zones.titles))
    if len(title) < _MIN_TITLE_LETTERS or not any(title in one for one in shown):
        return []
    return parse_name_line(match.group("names"), publisher)


def _is_continued(page: Page, index: int) -> bool:
    """Whether a comma or an ampersand continues a byline on the next line."""
    below = page.blocks[index + 1].text if index + 1 < len(page.blocks) else ""
    return below.startswith((",", "&")) or page.blocks[index].text.endswith((",", "&"))
