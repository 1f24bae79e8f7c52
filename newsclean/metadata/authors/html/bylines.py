"""Bylines of HTML pages that a word introduces."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.article.model import Person
from newsclean.metadata.authors.byline_zones import BylineZones
from newsclean.metadata.authors.bylines import (
    MAX_BARE_BYLINE_CHARS,
    find_byline_names,
    is_bare_byline,
    may_begin_byline,
    parse_byline,
)
from newsclean.metadata.authors.full_names import parse_organization_or_account
from newsclean.metadata.authors.html.picture_credits import is_picture_credit
from newsclean.metadata.authors.one_word_bylines import ONE_WORD_PENALTY, find_one_word_byline
from newsclean.metadata.authors.people import parse_person_or_account
from newsclean.metadata.authors.publisher_names import PublisherNames
from newsclean.metadata.candidates import Candidate
from newsclean.parse.model import Block, Page

_MAX_BYLINE_BLOCKS = 8
"""Blocks of a byline whose word, names and "and" have a box each."""
_JOINING_WORDS = frozenset((",", "and", "&", "und", "et", "y", "e", "en", "og", "och", "i"))


def _with_next(page: Page, block: Block, zones: BylineZones) -> str:
    """The text of a block. Behind a word that introduces authors and has a box of its own, that of the next blocks."""
    if (
        block.chars > MAX_BARE_BYLINE_CHARS
        or zones.title < 0
        or block.index < zones.title
        or not is_bare_byline(block.text)
        or block.index + 1 >= len(page.blocks)
    ):
        return block.text
    texts = [block.text, page.blocks[block.index + 1].text]
    for at in range(block.index + 2, min(block.index + _MAX_BYLINE_BLOCKS, len(page.blocks) - 1), 2):
        if page.blocks[at].text.casefold() not in _JOINING_WORDS:
            break
        texts += [page.blocks[at].text, page.blocks[at + 1].text]
    return " ".join(texts)


def find_html_byline(
    page: Page, zone: list[Block], zones: BylineZones, weight: float, roles: dict[int, str], publisher: PublisherNames
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Yield the first byline in a zone that names persons; an organization or an account where none does."""
    other: Candidate[tuple[Person, ...]] | None = None
    is_head = zone is zones.head
    for block in zone:
        line = _with_next(page, block, zones)
        # Most blocks have no word that introduces names.
        if parse_byline(line) is None and line is block.text and not (is_head and may_begin_byline(line)):
            continue
        if is_picture_credit(page, block):
            continue
        names = [name for name in find_byline_names(line) if not publisher.includes(name)]
        if names:
            roles.setdefault(block.index, "byline")
            yield Candidate(tuple(map(parse_person_or_account, names)), "line:byline", weight)
            return
        name = find_one_word_byline(page, block, zones, publisher) if is_head else ""
        if name:
            yield Candidate((parse_person_or_account(name),), "line:byline", weight - ONE_WORD_PENALTY)
            return
        byline = parse_byline(block.text) if other is None else None
        if byline:
            other = parse_organization_or_account(byline.names, block, weight, publisher)
    if other:
        yield other
