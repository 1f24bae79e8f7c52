"""Fields in the visible text: lines around the title and at both ends of the body."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.article.model import Person
from newsclean.classify.verdict import Classification
from newsclean.metadata.authors.editors import find_editors
from newsclean.metadata.dates.datelines import DateSearchArea, LineDates, find_line_dates
from newsclean.metadata.outlet import find_outlet_beside_date, find_outlet_on_own_line, find_source, normalize_outlet
from newsclean.metadata.section import is_breadcrumb, parse_breadcrumb, sections_from_steps
from newsclean.metadata.title.choice import TitleChoice
from newsclean.parse.model import Block, Page
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern
from newsclean.text.width import has_wide

_ABOVE = 14
"""Blocks above the title that may hold the breadcrumb or the date."""
_HEAD = 12
"""Blocks below the title or above the body's start."""
_FARTHEST = 40
"""Blocks between title and text beyond which the title is another mention of it."""
_TAIL = 20
"""Blocks after the body's end that may hold the editor's line."""
_LONGEST_OUTLET = 16
_EDITOR_LINES = 3
_HAN = lazy_pattern("[\u4e00-\u9fff]")
_SOURCE_NAMES = lazy_pattern(r"(?:^|[\s_-])(?:source|laiyuan|media-?name|from|ly|author-name|account)(?:$|[\s_-])")
_DATES = lazy_pattern(
    r"(?:(?:19|20)\d\d\s?[-/.年]\s?)?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?:\s{0,3}\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
)
_OUTLET_LINE = prefiltered_pattern(
    r"(?:[\u4e00-\u9fff·]{2,4}[/／])?(?P<outlet>[\u4e00-\u9fff]{1,10}(?:社|日报|晚报|早报|晨报|时报|周刊|周报|都市报|商报|新闻网?|电视台|"
    r"客户端|在线|青年报|财经|传媒|融媒|新闻社|之声|广播电台|杂志))",
)


class VisibleFields(NamedTuple):
    """What the visible text says."""

    editors: tuple[Person, ...]
    source: str | None
    dates: LineDates
    section: tuple[str, ...]
    field_blocks: dict[int, str]


def extract_visible_fields(page: Page, title: TitleChoice, classification: Classification) -> VisibleFields:
    """Read the lines where a page states its fields; blocks that only state one are noted with their role."""
    blocks = page.blocks
    kept = [index for index, verdict in enumerate(classification.verdicts) if verdict.keep]
    first, last = (kept[0], kept[-1]) if kept else (0, 0)
    above_body = [at for at in title.blocks if at <= first]
    head_from = max(0, (min(above_body) if above_body else first) - _ABOVE)
    title_at = max(above_body, default=0)
    is_below_title = bool(above_body) and first - title_at <= _FARTHEST
    if not is_below_title:
        title_at = max(0, first - _HEAD)
    roles: dict[int, str] = {}
    head = blocks[title_at:first]
    tail = blocks[last + 1 : last + 1 + _TAIL]
    edge = [blocks[index] for index in (*kept[:3], *kept[-3:])]

    above = blocks[head_from:title_at]
    source = None
    for block in (*head, *above, *tail[:6]):
        source = find_source(block.text)
        if source:
            roles.setdefault(block.index, "dateline")
            break
    dates = find_line_dates(page, title, classification, DateSearchArea(above, head, kept, title_at), roles)
    if not (dates.found or is_below_title):
        # What was taken for text may begin above the title: messages of the server, a list of stories.
        start = min((at for at in title.blocks if at > first), default=last)
        rest = [at for at in kept if at > start]
        if rest:
            around = DateSearchArea((), blocks[start : rest[0]], rest, start)
            dates = find_line_dates(page, title, classification, around, roles)
    source = source or _marked_source(page, head)
    source = source or next(filter(None, (find_source(block.text) for block in edge if block.chars < 80)), None)
    source = source or _outlet_by_place((*head, *above[-3:]), blocks)

    inside = tuple(block for block in blocks[first:last] if classification.verdicts[block.index].role == "editor")
    editors = _editors((*tail, *reversed(inside), *head, *edge[-3:]), last, roles)
    section: tuple[str, ...] = ()
    for block in blocks[head_from : max(title_at, first)]:
        if not section and is_breadcrumb(block.text):
            section = parse_breadcrumb(block.text, title.title)
            roles[block.index] = "breadcrumb"
    section = section or _crumbs(page, head_from, max(title_at, first), title.title, roles)
    return VisibleFields(tuple(editors), source, dates, section, roles)


def _marked_source(page: Page, head: tuple[Block, ...]) -> str | None:
    """An outlet in an element whose name says so, or alone on a line and called as outlets are called."""
    for block in head[:10]:
        if block.chars > 60 or not has_wide(block.text) or not _HAN.search(block.text):
            continue
        if _SOURCE_NAMES.search(block.attrs) or _SOURCE_NAMES.search(page.containers[block.container].names):
            outlet = normalize_outlet(_DATES.sub("", block.text))
            if outlet and " " not in outlet and len(outlet) <= _LONGEST_OUTLET:
                return outlet
        match = _OUTLET_LINE.fullmatch(block.text)
        if match:
            return match.group("outlet")
    return None


def _outlet_by_place(head: tuple[Block, ...], blocks: tuple[Block, ...]) -> str | None:
    """An outlet that nothing names as one, known by the date beside it or the account's mark below it."""
    for block in head:
        found = find_outlet_beside_date(block.text)
        if found is None and block.index + 1 < len(blocks):
            found = find_outlet_on_own_line(block.text, blocks[block.index + 1].text)
        if found:
            return found
    return None


def _editors(blocks: tuple[Block, ...], last: int, roles: dict[int, str]) -> list[Person]:
    """Editors in the first line that names any, and in the few lines after it."""
    editors: list[Person] = []
    left = _EDITOR_LINES
    for block in blocks:
        if block.chars <= 300:
            here = [person for person in find_editors(block.text) if person not in editors]
            editors.extend(here)
            if here and block.index > last:
                roles.setdefault(block.index, "editor")
        if editors:
            left -= 1
            if not left:
                break
    return editors


def _crumbs(page: Page, start: int, end: int, title: str | None, roles: dict[int, str]) -> tuple[str, ...]:
    """A breadcrumb whose steps are blocks of their own: list items in a container named so."""
    parts: list[str] = []
    for block in page.blocks[start:end]:
        at = block.container
        for _ in range(3):
            names = page.containers[at].names
            if "breadcrumb" in names or "crumb" in names:
                parts.append(block.text.strip("> ›»/"))
                roles[block.index] = "breadcrumb"
                break
            at = page.containers[at].parent
    return sections_from_steps(parts, title) if len(parts) > 1 else ()
