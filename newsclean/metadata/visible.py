"""Fields in the visible text: in the lines around the title and at both ends of the body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsclean.article.model import Person
from newsclean.classify.verdict import Classification
from newsclean.metadata.authors.editors import find_editors
from newsclean.metadata.breadcrumb_lines import find_path_of_lines
from newsclean.metadata.candidates import Candidate
from newsclean.metadata.dates.conventions import DateConventions
from newsclean.metadata.dates.datelines import find_line_dates
from newsclean.metadata.dates.line_dates import DateSearchArea, LineDates
from newsclean.metadata.dates.line_reader import MAX_DATE_PREFIX_CHARS
from newsclean.metadata.dates.parsing import parse_leading_date
from newsclean.metadata.outlet import (
    drop_regions,
    find_outlet_beside_date,
    find_outlet_on_own_line,
    find_source,
    normalize_outlet,
)
from newsclean.metadata.outlet_credits import find_copyright_outlet, find_dated_outlet, find_dateline_outlet
from newsclean.metadata.section import find_section_above_title, is_breadcrumb, parse_breadcrumb, sections_from_steps
from newsclean.metadata.title.choice import TitleChoice
from newsclean.parse.model import Block, Page
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern
from newsclean.text.width import has_wide

_MAX_BLOCKS_ABOVE_TITLE = 14
"""Blocks that may hold the breadcrumb or the date."""
_MAX_HEAD_BLOCKS = 12
"""Blocks above the body that count as its head where the title is not above it."""
_MAX_TITLE_DISTANCE = 40
"""Blocks between title and body. A title farther above is another mention of the story."""
_MAX_SEARCHED_CHARS = 2000
"""Characters of a line in which the title and the date behind it are looked for."""
_MAX_TAIL_BLOCKS, _MAX_SOURCE_TAIL_BLOCKS = 20, 6
"""Blocks after the body that may name the editors, and those that may name the source."""
_MAX_EDGE_BLOCKS = 3
"""Blocks of the body, at each end, that may name the source or the editors."""
_MAX_EDGE_SOURCE_CHARS = 80
_MAX_MARKED_SOURCE_BLOCKS, _MAX_MARKED_SOURCE_CHARS = 10, 60
_MAX_OUTLET_CHARS = 16
_MAX_EDITOR_LINES, _MAX_EDITOR_LINE_CHARS = 3, 300
_MAX_BREADCRUMB_ANCESTORS = 3
_PAGINATION_SIGNS = ("«", "‹", "<")
_CHINESE = lazy_pattern("[\u4e00-\u9fff]")
_SOURCE_CONTAINER_NAME = lazy_pattern(
    r"(?:^|[\s_-])(?:source|laiyuan|media-?name|from|ly|author-name|account|nickname)(?:$|[\s_-])"
)
_HIRAGANA_OR_KATAKANA = lazy_pattern("[\u3041-\u30ff]")
_OUTLET_BEHIND_TITLE = lazy_pattern(r"\s?（(?P<outlet>[^（）]{2,40}(?:（[^（）]{1,20}）)?)）(?=$|\s)")
_DATE_OR_TIME = lazy_pattern(
    r"(?:(?:19|20)\d\d\s?[-/.年]\s?)?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?:\s{0,3}\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
)
_OUTLET_LINE = prefiltered_pattern(
    r"(?:[\u4e00-\u9fff·]{2,4}[/／])?(?P<outlet>[\u4e00-\u9fff]{1,10}(?:社|日报|晚报|早报|晨报|时报|周刊|周报|都市报|商报|新闻网?|电视台|"
    r"客户端|在线|青年报|财经|传媒|融媒|新闻社|之声|广播电台|杂志))",
)
"""A line that is an outlet's name, with its author's name before it."""


class VisibleFields(NamedTuple):
    """Fields that the page's lines state."""

    editors: tuple[Person, ...]
    source: str | None
    is_source_labelled: bool
    """Whether a label or the element's name says that the source is an outlet; else its place alone does."""
    credits: tuple[Candidate[str], ...]
    """Outlets in a dateline, a dated line or a copyright notice."""
    dates: LineDates
    section: tuple[str, ...]
    field_blocks: dict[int, str]
    """The roles of blocks that only state a field, by the blocks' index."""


class _Layout(NamedTuple):
    """The parts of a page in which fields are stated, as indexes of blocks."""

    kept: list[int]
    """The blocks of the body."""
    first: int
    last: int
    head_start: int
    """The first block that may hold the breadcrumb or the date."""
    title_at: int
    """The title, or where the head begins without one."""
    is_below_title: bool


def _layout_of(title: TitleChoice, classification: Classification) -> _Layout:
    kept = [index for index, verdict in enumerate(classification.verdicts) if verdict.keep]
    first, last = (kept[0], kept[-1]) if kept else (0, 0)
    title_above = [at for at in title.blocks if at <= first]
    head_start = max(0, (min(title_above) if title_above else first) - _MAX_BLOCKS_ABOVE_TITLE)
    title_at = max(title_above, default=0)
    is_below_title = bool(title_above) and first - title_at <= _MAX_TITLE_DISTANCE
    if not is_below_title:
        title_at = max(0, first - _MAX_HEAD_BLOCKS)
    return _Layout(kept, first, last, head_start, title_at, is_below_title)


def extract_visible_fields(
    page: Page,
    title: TitleChoice,
    classification: Classification,
    site_names: frozenset[str],
    conventions: DateConventions,
) -> VisibleFields:
    """Read the lines in which a page states its fields.

    Args:
        page: the page.
        title: the title, with the blocks that show it.
        classification: the verdicts on the blocks.
        site_names: the letters of the site's names, which are no section.
        conventions: how the page writes dates.
    """
    blocks = page.blocks
    layout = _layout_of(title, classification)
    field_blocks: dict[int, str] = {}
    head = blocks[layout.title_at : layout.first]
    above = blocks[layout.head_start : layout.title_at]
    tail = blocks[layout.last + 1 : layout.last + 1 + _MAX_TAIL_BLOCKS]
    edges = [blocks[index] for index in (*layout.kept[:_MAX_EDGE_BLOCKS], *layout.kept[-_MAX_EDGE_BLOCKS:])]

    source = _find_labelled_source((*head, *above, *tail[:_MAX_SOURCE_TAIL_BLOCKS]), field_blocks)
    dates = _find_dates(page, title, classification, layout, conventions, field_blocks)
    short_edges = (find_source(block.text) for block in edges if block.chars < _MAX_EDGE_SOURCE_CHARS)
    source = source or _find_marked_source(page, head) or next(filter(None, short_edges), None)
    is_source_labelled = source is not None
    source = source or _find_source_by_position((*head, *above[-3:]), blocks)
    inside = tuple(
        block for block in blocks[layout.first : layout.last] if classification.verdicts[block.index].role == "editor"
    )
    editor_lines = (*tail, *reversed(inside), *head, *edges[-_MAX_EDGE_BLOCKS:])
    editors = _collect_editors(editor_lines, layout.last, field_blocks)
    top = blocks[layout.head_start : max(layout.title_at, layout.first)]
    section = _find_breadcrumb(page, top, title.title, site_names, field_blocks)
    section = section or _find_breadcrumb_steps(page, top, title.title, site_names, field_blocks)
    section = section or find_section_above_title(above)
    behind = _outlet_behind_title(page, title.title)
    credits = (*_find_credits(edges, tail), *([Candidate(behind, "title:outlet", 0.58)] if behind else []))
    return VisibleFields(tuple(editors), source, is_source_labelled, credits, dates, section, field_blocks)


def _outlet_behind_title(page: Page, title: str | None) -> str | None:
    """The outlet that a Japanese portal prints in brackets behind the headline in the document title."""
    shown = page.hints.title or (page.blocks[0].text if page.input == "dump" and page.blocks else "")
    if not title or not shown.startswith(title) or not _HIRAGANA_OR_KATAKANA.search(title):
        return None
    match = _OUTLET_BEHIND_TITLE.match(shown[len(title) :])
    return normalize_outlet(match.group("outlet")) if match else None


def _find_credits(edges: list[Block], tail: tuple[Block, ...]) -> Iterator[Candidate[str]]:
    """Outlets that the story's text is credited to without a label."""
    for block in tail[:_MAX_SOURCE_TAIL_BLOCKS]:
        if outlet := find_copyright_outlet(block.text):
            yield Candidate(outlet, "line:copyright", 0.65)
        if outlet := find_dated_outlet(block.text):
            yield Candidate(outlet, "line:source", 0.8)
    for block in edges[:_MAX_EDGE_BLOCKS]:
        if outlet := find_dateline_outlet(block.text):
            yield Candidate(outlet, "text:dateline", 0.55)


def _find_labelled_source(blocks: tuple[Block, ...], field_blocks: dict[int, str]) -> str | None:
    """The outlet that a line names with a label."""
    for block in blocks:
        source = find_source(block.text)
        if source:
            field_blocks.setdefault(block.index, "dateline")
            return source
    return None


def _find_dates(
    page: Page,
    title: TitleChoice,
    classification: Classification,
    layout: _Layout,
    conventions: DateConventions,
    field_blocks: dict[int, str],
) -> LineDates:
    blocks = page.blocks
    head = blocks[layout.title_at : layout.first]
    area = DateSearchArea(blocks[layout.head_start : layout.title_at], head, layout.kept, layout.title_at)
    dates = find_line_dates(page, title, classification, area, conventions, field_blocks)
    if not (dates.found or layout.is_below_title):
        # What was taken for the body may begin above the title, with server messages or a list of stories.
        start = min((at for at in title.blocks if at > layout.first), default=layout.last)
        kept_below = [at for at in layout.kept if at > start]
        if kept_below:
            area = DateSearchArea((), blocks[start : kept_below[0]], kept_below, start)
            dates = find_line_dates(page, title, classification, area, conventions, field_blocks)
    if page.input == "dump" and title.title and layout.kept:
        line = _date_behind_title(blocks[layout.kept[0]].text, title.title, conventions)
        if line is not None and (not dates.found or line.startswith(dates.line or line)):
            dates = dates._replace(line=line)
    return dates


def _date_behind_title(text: str, title: str, conventions: DateConventions) -> str | None:
    """The date right behind the title inside a line: a dump may have the whole page on one."""
    for part in text[:_MAX_SEARCHED_CHARS].split(title)[1:]:
        date = parse_leading_date(part[:MAX_DATE_PREFIX_CHARS].lstrip(), conventions)
        if date:
            return date[0]
    return None


def _find_marked_source(page: Page, head: tuple[Block, ...]) -> str | None:
    """An outlet in an element that is named for it, or alone on a line and with a name as outlets have."""
    for block in head[:_MAX_MARKED_SOURCE_BLOCKS]:
        text = block.text
        if block.chars > _MAX_MARKED_SOURCE_CHARS or not has_wide(text) or not _CHINESE.search(text):
            continue
        container_names = page.containers[block.container].names
        if _SOURCE_CONTAINER_NAME.search(block.attrs) or _SOURCE_CONTAINER_NAME.search(container_names):
            outlet = normalize_outlet(drop_regions(_DATE_OR_TIME.sub("", text)))
            if outlet and " " not in outlet and len(outlet) <= _MAX_OUTLET_CHARS:
                return outlet
        match = _OUTLET_LINE.fullmatch(text)
        if match:
            return match.group("outlet")
    return None


def _find_source_by_position(head: tuple[Block, ...], blocks: tuple[Block, ...]) -> str | None:
    """An outlet without any label, known by the date beside it or by the account's line below it."""
    for block in head:
        outlet = find_outlet_beside_date(block.text)
        if outlet is None and block.index + 1 < len(blocks):
            outlet = find_outlet_on_own_line(block.text, blocks[block.index + 1].text)
        if outlet:
            return outlet
    return None


def _collect_editors(blocks: tuple[Block, ...], last: int, field_blocks: dict[int, str]) -> list[Person]:
    """The editors in the first line that names any, and in the few lines after it."""
    editors: list[Person] = []
    lines_left = _MAX_EDITOR_LINES
    for block in blocks:
        found = find_editors(block.text) if block.chars <= _MAX_EDITOR_LINE_CHARS else None
        if found:
            names = {person.name for person in editors}
            editors.extend(person for person in found if person.name not in names)
            if block.index > last:
                field_blocks.setdefault(block.index, "editor")
            lines_left = _MAX_EDITOR_LINES
        if editors:
            lines_left -= 1
            if not lines_left:
                break
    return editors


def _find_breadcrumb(
    page: Page, blocks: tuple[Block, ...], title: str | None, site_names: frozenset[str], field_blocks: dict[int, str]
) -> tuple[str, ...]:
    """The sections of a breadcrumb on one line; of several lines the one with most of them."""
    section: tuple[str, ...] = ()
    for block in blocks:
        is_marked = block.links > 1 and not block.text.startswith(_PAGINATION_SIGNS) and _is_in_breadcrumb(page, block)
        if not (is_marked or is_breadcrumb(block.text, site_names)):
            continue
        found = parse_breadcrumb(block.text, title, site_names)
        if len(found) > len(section):
            section = found
            field_blocks[block.index] = "breadcrumb"
    return section


def _is_in_breadcrumb(page: Page, block: Block) -> bool:
    containers = page.containers
    at = block.container
    for _ in range(_MAX_BREADCRUMB_ANCESTORS):
        container = containers[at]
        if "crumb" in container.names:
            return True
        at = container.parent
    return False


def _find_breadcrumb_steps(
    page: Page, blocks: tuple[Block, ...], title: str | None, site_names: frozenset[str], field_blocks: dict[int, str]
) -> tuple[str, ...]:
    """The sections of a breadcrumb whose steps are blocks: list items in a container that is named for it, or lines
    between lines of a mere sign (``首页``, ``>``, ``本地``)."""
    steps = [block for block in blocks if _is_in_breadcrumb(page, block)]
    if not steps and page.input == "dump":
        path = find_path_of_lines([block.text for block in blocks], site_names)
        field_blocks.update((blocks[at].index, "breadcrumb") for at in path.lines)
        return sections_from_steps(path.steps, title, site_names) if path.steps else ()
    if len(steps) < 2:
        return ()
    field_blocks.update(dict.fromkeys((block.index for block in steps), "breadcrumb"))
    return sections_from_steps([block.text.strip("> ›»/") for block in steps], title, site_names)
