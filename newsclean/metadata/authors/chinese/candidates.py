"""Candidates for the authors of a Chinese page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsclean.article.model import Person
from newsclean.metadata.authors.byline_zones import BylineZones
from newsclean.metadata.authors.chinese.bylines import (
    find_author_behind_source,
    find_author_beside_date,
    find_chinese_byline,
    parse_chinese_byline,
    parse_outlet_credit,
    parse_signature,
)
from newsclean.metadata.authors.chinese.names import is_chinese_name, parse_chinese_name_line
from newsclean.metadata.authors.chinese.taiwan import parse_taiwanese_byline
from newsclean.metadata.authors.chinese.titled_names import find_titled_author
from newsclean.metadata.candidates import Candidate
from newsclean.parse.model import Block

_TEXT_BYLINE_WEIGHT, _LINE_BYLINE_WEIGHT = 0.95, 0.93
"""Bylines with roles. No markup is more reliable."""
_BEHIND_SOURCE_WEIGHT = 0.8
_OUTLET_ENDINGS = ("财经", "新闻", "日报", "晚报", "时报", "周刊", "在线", "客户端", "传媒", "电视台")
_OUTLET_CREDIT_WEIGHT, _BESIDE_DATE_WEIGHT, _NAME_LINE_WEIGHT = 0.8, 0.7, 0.6
_MAX_SHORT_LINE_CHARS = 30
"""Characters of a headline, and of a byline above another one."""
_MAX_BYLINE_CHARS = 120
_SENTENCE_ENDS = ("。", "”", "，")
_NON_HEADLINE_ENDS = ("。", "！", "？", "，", "：", "；", "”")
_BYLINE_TAIL_BLOCKS, _ACCOUNT_TAIL_BLOCKS, _ROLE_TAIL_BLOCKS = 4, 3, 6
"""Blocks after the text that may be a byline, an account beside the date, people with roles."""
_CREDIT_BLOCKS = 4
"""Blocks below the title that may credit people with their paper."""

Authors = tuple[Person, ...]


def find_chinese_authors(
    zones: BylineZones,
    titles: frozenset[int],
    is_publisher: Callable[[str], bool],
    editors: set[str],
    roles: dict[int, str],
) -> Iterator[Candidate[Authors]]:
    """Yield the authors in Chinese bylines.

    Args:
        zones: where to search.
        titles: indexes of the blocks that show the title.
        is_publisher: tells the names of the page's publisher and of the outlets that the story is credited to.
        editors: the names of the story's editors.
        roles: roles of blocks by their indexes; blocks that are bylines are added to it.
    """
    for candidate in _find_all(zones, titles, editors, roles):
        people = _drop_outlets(candidate.value, is_publisher)
        if people:
            yield Candidate(people, candidate.origin, candidate.weight)


def _drop_outlets(people: Authors, is_publisher: Callable[[str], bool]) -> Authors:
    """The people without outlets that stand before a name: ``文｜财新 林小舟``."""
    names = [one for one in people if not is_publisher(one.name)]
    if len(names) < len(people) or not any(is_chinese_name(one.name) for one in people[1:]):
        return tuple(names)
    return people[1:] if people[0].name.endswith(_OUTLET_ENDINGS) else people


def _find_all(
    zones: BylineZones, titles: frozenset[int], editors: set[str], roles: dict[int, str]
) -> Iterator[Candidate[Authors]]:
    edge, tail = zones.edge, zones.tail
    head = [block for block in zones.head if block.index not in titles]
    for block in (*reversed(edge), *tail[:_BYLINE_TAIL_BLOCKS]):
        people = parse_taiwanese_byline(block.text) or find_chinese_byline(block.text) or find_titled_author(block.text)
        if people:
            yield Candidate(_with_line_above(people, block, zones), "text:byline", _TEXT_BYLINE_WEIGHT)
            return
    below_text = tail[0].text if tail and tail[0].index == zones.last + 1 else ""
    people = parse_signature(edge[-1].text) or parse_chinese_name_line(edge[-1].text) or parse_signature(below_text)
    if people:
        yield Candidate(tuple(people), "text:byline", _NAME_LINE_WEIGHT)
    dated = (find_author_beside_date(block.text) for block in (*head, *tail[:_ACCOUNT_TAIL_BLOCKS]))
    people = next(filter(None, dated), [])
    if people:
        yield Candidate(tuple(people), "line:byline", _BESIDE_DATE_WEIGHT)
    behind = next(filter(None, (find_author_behind_source(block.text) for block in head)), None)
    if behind and behind.name not in editors:
        yield Candidate((behind,), "line:byline", _BEHIND_SOURCE_WEIGHT)
    yield from _find_below_title(zones, head)
    for block in (*head, *tail[:_ROLE_TAIL_BLOCKS]):
        if block.chars <= _MAX_BYLINE_CHARS and not block.text.endswith(_SENTENCE_ENDS):
            people = parse_taiwanese_byline(block.text) or parse_chinese_byline(block.text)
            people = people or find_titled_author(block.text)
            if people:
                roles.setdefault(block.index, "byline")
                yield Candidate(tuple(people), "line:byline", _LINE_BYLINE_WEIGHT)
                return


def _find_below_title(zones: BylineZones, head: list[Block]) -> Iterator[Candidate[Authors]]:
    """Names alone on the line below the title, and people with their paper a few lines below it."""
    below = [block for block in head if block.index > zones.title]
    edge = zones.edge
    if zones.title < 0 and len(edge) > 1 and _may_be_headline(edge[0]):
        # No block is known to show the title, but the first one of the text may.
        below = edge[1:]
    people = parse_chinese_name_line(below[0].text) if below else []
    if people:
        yield Candidate(tuple(people), "text:below-title", _NAME_LINE_WEIGHT)
    people = next(filter(None, (parse_outlet_credit(block.text) for block in below[:_CREDIT_BLOCKS])), [])
    if people:
        yield Candidate(tuple(people), "text:byline", _OUTLET_CREDIT_WEIGHT)


def _may_be_headline(block: Block) -> bool:
    return block.chars <= _MAX_SHORT_LINE_CHARS and not block.text.endswith(_NON_HEADLINE_ENDS)


def _with_line_above(people: list[Person], block: Block, zones: BylineZones) -> Authors:
    """A byline's people, after those of the byline on the line above it, which may name trainees."""
    above = [one for one in zones.edge if one.index == block.index - 1 and one.chars <= _MAX_SHORT_LINE_CHARS]
    first = find_chinese_byline(above[0].text) if above else []
    names = {person.name for person in people}
    return (*(person for person in first if person.name not in names), *people)
