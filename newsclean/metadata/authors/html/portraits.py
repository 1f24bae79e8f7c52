"""Names beside a portrait whose alternative text is the name, and names beside their bearer's address or account."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.article.model import Person
from newsclean.metadata.authors.byline_zones import BylineZones
from newsclean.metadata.authors.full_names import is_full_name
from newsclean.metadata.authors.html.author_elements import is_author_block
from newsclean.metadata.authors.name_words import WRITING_JOBS
from newsclean.metadata.authors.non_persons import is_account_name
from newsclean.metadata.authors.people import ACCOUNT, parse_person
from newsclean.metadata.authors.plaintext.line_position import is_heading, is_story_subject
from newsclean.metadata.authors.publisher_names import PublisherNames
from newsclean.metadata.authors.split_names import split_names
from newsclean.metadata.candidates import Candidate
from newsclean.parse.model import Block, Page
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern

_PORTRAIT_PENALTY, _CONTACT_PENALTY, _ACCOUNT_PENALTY = 0.14, 0.12, 0.38
"""How much less such a name is trusted than a byline."""
_MAX_LINE_CHARS = 120
_MAX_BLOCKS_ABOVE_TITLE = 4
_CONTACT = prefiltered_pattern(
    r"^(?P<name>[^\d|@/:]{4,40}?)\s?(?:[,|•·–—-]\s?|\s\(?)(?:[\w.+-]{2,40}@[\w-]{2,40}\.[\w.-]{2,20}|@\w{2,30}|[Tt]witter:? @\w+)\b"
)
"""A name, then an e-mail address or an account."""
_AVATAR = lazy_pattern(r"avatar|portrait|profile|author|autor|headshot|user")
_ADDRESS = lazy_pattern(r"(?:[Ee]-?mail:? )?(?:[\w.+-]{2,40}@[\w-]{2,40}\.[\w.-]{2,20}|@\w{2,30})")
_NAME_AND_JOB = prefiltered_pattern(
    r"^(?P<name>[^\d|@/:,–—]{4,40}?)\s?(?:[,|•·]|\s[–—-]\s)\s?(?P<job>[^\d:.!?]{4,60})$"
)
_MAX_DATE_CHARS = 40
_MAX_JOB_WORDS = 6


def find_portrayed_authors(
    page: Page, zone: list[Block], zones: BylineZones, weight: float, publisher: PublisherNames
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Yield the name in the first line around the title that has a portrait or an address of its bearer beside it."""
    if not zones.titles:
        return
    portraits = {
        (image.alt or "").casefold().strip(): _AVATAR.search(image.names) is not None
        for image in page.images
        if _is_near(zones, image.block)
    }
    for block in zone:
        text = block.text
        if block.chars > _MAX_LINE_CHARS or block.kind in ("caption", "heading") or not _is_near(zones, block.index):
            continue
        name = _find_confirmed_name(page, block)
        is_confirmed = bool(name)
        text = _cut_date(text, portraits)
        if not name and text.casefold() not in portraits:
            continue
        name = name or text
        names = [one for one in split_names(name) if not publisher.includes(one)]
        if names and is_full_name(names[0]) and (is_confirmed or not _is_subject(page, names[0], block.index, zones)):
            penalty = _CONTACT_PENALTY if is_confirmed else _PORTRAIT_PENALTY
            yield Candidate(tuple(map(parse_person, names)), "line:portrait", weight - penalty)
            return
        is_marked = is_author_block(page, block) or portraits.get(text.casefold(), False)
        if is_marked and is_account_name(name) and not publisher.includes(name):
            yield Candidate((Person(name, ACCOUNT),), "line:portrait", weight - _ACCOUNT_PENALTY)
            return


def _cut_date(text: str, portraits: dict[str, bool]) -> str:
    """The name of a portrait that begins a line, where the rest of the line is short and has digits: a date."""
    folded = text.casefold()
    for alt in portraits:
        rest = text[len(alt) :]
        if " " in alt and len(rest) <= _MAX_DATE_CHARS and any(map(str.isdigit, rest)) and folded.startswith(alt):
            return text[: len(alt)]
    return text


def _find_confirmed_name(page: Page, block: Block) -> str:
    """The name before an address, an account or a job of people who write, on the line or on the next one."""
    contact = _CONTACT.match(block.text)
    if contact:
        return contact["name"].strip()
    if page.input == "dump":
        return ""
    job = _NAME_AND_JOB.match(block.text)
    if job:
        return job["name"].strip() if _is_writing_job(job["job"]) else ""
    below = page.blocks[block.index + 1].text if block.index + 1 < len(page.blocks) else ""
    return block.text if _ADDRESS.fullmatch(below) or _is_writing_job(below) else ""


def _is_writing_job(text: str) -> bool:
    words = text.casefold().split()
    return len(words) <= _MAX_JOB_WORDS and not WRITING_JOBS.isdisjoint(word.strip(",.") for word in words)


def _is_subject(page: Page, name: str, index: int, zones: BylineZones) -> bool:
    """Whether the story is about what an image shows, a person or a thing."""
    return is_story_subject(page, name, zones) or is_heading(page, name, index)


def _is_near(zones: BylineZones, index: int) -> bool:
    return zones.is_below_title(index) or zones.title - _MAX_BLOCKS_ABOVE_TITLE <= index < zones.title
