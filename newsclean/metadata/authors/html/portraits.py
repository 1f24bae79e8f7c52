"""Names beside a portrait whose alternative text is the name, and names beside their bearer's address or account."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.article.model import Person
from newsclean.metadata.authors.byline_zones import BylineZones
from newsclean.metadata.authors.full_names import is_full_name
from newsclean.metadata.authors.html.author_elements import is_author_block
from newsclean.metadata.authors.non_persons import is_account_name
from newsclean.metadata.authors.people import ACCOUNT, parse_person
from newsclean.metadata.authors.plaintext.line_position import is_heading, is_story_subject
from newsclean.metadata.authors.publisher_names import PublisherNames
from newsclean.metadata.authors.split_names import split_names
from newsclean.metadata.candidates import Candidate
from newsclean.parse.model import Block, Page
from newsclean.text.patterns import prefiltered_pattern

_PORTRAIT_PENALTY, _CONTACT_PENALTY, _ACCOUNT_PENALTY = 0.14, 0.12, 0.38
"""How much less such a name is trusted than a byline."""
_MAX_LINE_CHARS = 120
_MAX_BLOCKS_ABOVE_TITLE = 4
_CONTACT = prefiltered_pattern(
    r"^(?P<name>[^\d|@/:]{4,40}?)\s?(?:[,|•·–—-]\s?|\s\(?)(?:[\w.+-]{2,40}@[\w-]{2,40}\.[\w.-]{2,20}|@\w{2,30}|[Tt]witter:? @\w+)\b"
)
"""A name, then an e-mail address or an account."""


def find_portrayed_authors(
    page: Page, zone: list[Block], zones: BylineZones, weight: float, publisher: PublisherNames
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Yield the name in the first line around the title that has a portrait or an address of its bearer beside it."""
    portraits = {(image.alt or "").casefold().strip() for image in page.images if _is_near(zones, image.block)}
    for block in zone:
        text = block.text
        if not _is_near(zones, block.index) or block.chars > _MAX_LINE_CHARS or block.kind in ("caption", "heading"):
            continue
        contact = _CONTACT.match(text)
        name = contact.group("name").strip() if contact else text
        if contact is None and name.casefold() not in portraits:
            continue
        names = [one for one in split_names(name) if not publisher.includes(one)]
        if names and is_full_name(names[0]) and (contact or not _is_subject(page, names[0], block.index, zones)):
            penalty = _CONTACT_PENALTY if contact else _PORTRAIT_PENALTY
            yield Candidate(tuple(map(parse_person, names)), "line:portrait", weight - penalty)
            return
        if is_author_block(page, block) and is_account_name(name) and not publisher.includes(name):
            yield Candidate((Person(name, ACCOUNT),), "line:portrait", weight - _ACCOUNT_PENALTY)
            return


def _is_subject(page: Page, name: str, index: int, zones: BylineZones) -> bool:
    """Whether the story is about what an image shows, a person or a thing."""
    return is_story_subject(page, name, zones) or is_heading(page, name, index)


def _is_near(zones: BylineZones, index: int) -> bool:
    return zones.is_below_title(index) or zones.title - _MAX_BLOCKS_ABOVE_TITLE <= index < zones.title
