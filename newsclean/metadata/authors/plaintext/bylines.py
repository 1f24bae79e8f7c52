"""Bylines in dumps by their words: "By" before names, alone above them, or behind the title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.article.model import Person
from newsclean.metadata.authors.byline_zones import BylineZones
from newsclean.metadata.authors.full_names import parse_organization_or_account, parse_person_or_account
from newsclean.metadata.authors.markup import PublisherNames
from newsclean.metadata.authors.names import is_account_name, is_name
from newsclean.metadata.authors.people import TRAILING_MONTH, find_byline_names, parse_byline
from newsclean.metadata.authors.plaintext.byline_noise import collapse_repeats, strip_image_labels
from newsclean.metadata.authors.plaintext.line_position import LONGEST, MIN_REMAINING_CHARS, YEAR, is_below_title
from newsclean.metadata.authors.plaintext.name_lines import (
    find_name_with_affiliation,
    find_names_below,
    parse_name_line,
)
from newsclean.metadata.candidates import Candidate
from newsclean.parse.model import Block, Page
from newsclean.text.letters import letters_only
from newsclean.text.patterns import lazy_pattern

_RULE = lazy_pattern(r"(?:━{4,400}|─{4,400}|═{4,400}|_{4,400})$", needs=("━━", "──", "══", "__"))
_BY_ONE = lazy_pattern(
    r"^(?:(?:written |posted |geschrieben |gepostet )?(?:by|von|vom|par|por|door|av|af)\s?:?\s|By(?=[A-Z][a-z]))"
    r"(?P<name>[^\W\d][\w.-]{2,23}?)(?:$|\s?[|·•/–—]|\s-\s|\s(?:am|on|veröffentlicht|published|updated|in)\b|\s?\d)",
    re.IGNORECASE,
)
ONE_WORD_PENALTY = 0.26
"""How much less a name of one word is trusted than a whole one."""
_BY_WITH_NOTE = lazy_pattern(
    r"By (?P<name>[A-ZÀ-Þ][\w’'-]{1,20}(?: [A-ZÀ-Þ][\w’'.-]{0,20}){1,2}), (?:an?|the|who) ", needs=("By ",)
)
_TITLE_BY = lazy_pattern(r"\s[Bb]y (?P<names>[A-ZÀ-Þ][^\d|@:]{4,40})$", needs=("by ", "By "))
_FAR_ABOVE = 0.28
_FAR_BELOW = 0.03
_BARE_BY = lazy_pattern(
    r"(?:(?:written|authored|words|story|posted|reported|opinion|analysis|interview|comment|review) by|"
    r"(?:(?:ein |eine )?(?:kommentar|gastbeitrag|gastkommentar|beitrag|artikel|interview|analyse|kolumne|essay|reportage|text) |geschrieben )von|by|von|vom|par|por|di|door|av|af|od|oleh|yazan|автор|текст|autor(?:in|a|en)?|"
    r"autorin/autor|authors?|auteurs?)\s?[:：]?",
    re.IGNORECASE,
)
_LONGEST_BY = 24
_INITIAL = lazy_pattern(r"^\S+ [A-ZÀ-Þ]\.?$")


def find_worded_byline(
    page: Page, zone: list[Block], zones: BylineZones, weight: float, roles: dict[int, str], publisher: PublisherNames
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """The nearest line that is a byline by its words; an agency, the house or an account where none names a person."""
    body: Candidate[tuple[Person, ...]] | None = None
    for block in zone:
        names = _named_by_word(page, block, zones, publisher)
        if names:
            roles.setdefault(block.index, "byline")
            loss = _loss(names[0], block, zone, zones)
            yield Candidate(tuple(map(parse_person_or_account, names)), "line:byline", weight - loss)
            return
        one = find_one_word_byline(page, block, zones, publisher) if zone is zones.head else ""
        if one:
            yield Candidate((parse_person_or_account(one),), "line:byline", weight - ONE_WORD_PENALTY)
            return
        text = "" if body else _said_by(page, block)
        body = body or (parse_organization_or_account(text, block, weight, publisher) if text else None)
    if body:
        yield body


def _loss(name: str, block: Block, zone: list[Block], zones: BylineZones) -> float:
    """What a byline loses above the title and below the text: lists of stories stand there, and name writers too."""
    if zone is zones.tail:
        return 0.0 if any(name in one.text for one in zones.head) else _FAR_BELOW
    return _FAR_ABOVE if block.index < min(zones.titles, default=0) - 1 else 0.0


def _is_bare(text: str) -> bool:
    return len(text) <= _LONGEST_BY and _BARE_BY.fullmatch(text) is not None


def _said_by(page: Page, block: Block) -> str:
    """What a byline names, or the line below a bare "By"."""
    if _is_bare(block.text):
        return page.blocks[block.index + 1].text if block.index + 1 < len(page.blocks) else ""
    said = parse_byline(block.text)
    return said.text if said else ""


def _named_by_word(page: Page, block: Block, zones: BylineZones, publisher: PublisherNames) -> list[str]:
    """Whom a line names that is a byline by its words, or a bare "By" above names, with those on the lines below it."""
    text = strip_image_labels(_RULE.sub("", block.text))
    if _is_bare(text):
        return find_names_below(page, block.index, publisher) or find_name_with_affiliation(
            page, block.index + 1, publisher
        )
    noted = _BY_WITH_NOTE.match(text)
    said = [noted.group("name")] if noted else find_byline_names(text)
    names = [name for name in map(collapse_repeats, said) if not publisher.includes(name)]
    if not names:
        return _behind_title(page, text, zones, publisher)
    further = find_names_below(page, block.index, publisher) if _goes_on(page, block.index) else []
    if len(names) == 1 and _INITIAL.search(names[0]):
        # An account's name cut short: the line below has it in full.
        return find_names_below(page, block.index, publisher)[:1] or names
    return list(dict.fromkeys((*names, *further)))


def find_one_word_byline(page: Page, block: Block, zones: BylineZones, publisher: PublisherNames) -> str:
    """A byline's name of one word, beside or above a date: weblogs' writers go by such."""
    at = block.index
    if at >= zones.first or block.chars > LONGEST:
        return ""
    below = [one.text for one in page.blocks[at + 1 : at + 4]]
    text = f"{block.text} {below[0]}" if below and _is_bare(block.text) else block.text
    match = _BY_ONE.match(text)
    if match is None or not is_below_title(at, zones):
        return ""
    name = TRAILING_MONTH.sub("", match.group("name")).strip(".:-")
    if not name or publisher.includes(name) or not (is_account_name(name) or (is_name(name) and name[0].isupper())):
        return ""
    if not any(YEAR.search(one) for one in (text, *below)):
        return ""
    word = name.casefold()
    said = any(word in page.blocks[index].text.split() for index in zones.kept) if name.islower() else False
    return "" if said else name


def _behind_title(page: Page, text: str, zones: BylineZones, publisher: PublisherNames) -> list[str]:
    """Whom a line names behind the title: ``Headline by Ann Example``."""
    match = _TITLE_BY.search(text)
    if match is None:
        return []
    title = letters_only(text[: match.start()])
    shown = (letters_only(page.blocks[at].text) for at in (0, *zones.titles))
    if len(title) < MIN_REMAINING_CHARS or not any(title in one for one in shown):
        return []
    return parse_name_line(match.group("names"), publisher)


def _goes_on(page: Page, at: int) -> bool:
    """Whether a byline goes on with a comma on the next lines."""
    below = page.blocks[at + 1].text if at + 1 < len(page.blocks) else ""
    return below.startswith((",", "&")) or page.blocks[at].text.endswith((",", "&"))
