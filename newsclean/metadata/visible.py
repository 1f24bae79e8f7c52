"""Fields in the visible text: lines around the title and at both ends of the body."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.article import Person
from newsclean.judge.verdict import Judgement
from newsclean.metadata.dates import find_date, is_ambiguous, is_relative, may_hold_date, parse_stamp
from newsclean.metadata.editors import editors_in
from newsclean.metadata.outlet import alone_on_line, beside_date, clean_outlet, source_in
from newsclean.metadata.section import breadcrumb, looks_like_breadcrumb, sections
from newsclean.metadata.title import TitleFound
from newsclean.page.blocks import Block, Page
from newsclean.page.lazy import lazy
from newsclean.page.width import has_wide

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
_HAN = lazy("[\u4e00-\u9fff]")
_SOURCE_NAMES = lazy(r"(?:^|[\s_-])(?:source|laiyuan|media-?name|from|ly|author-name|account)(?:$|[\s_-])")
_DATES = lazy(
    r"(?:(?:19|20)\d\d\s?[-/.年]\s?)?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?:\s{0,3}\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
)
_OUTLET_LINE = lazy(
    r"(?:[\u4e00-\u9fff·]{2,4}[/／])?(?P<outlet>[\u4e00-\u9fff]{1,10}(?:社|日报|晚报|早报|晨报|时报|周刊|周报|都市报|商报|新闻网?|电视台|"
    r"客户端|在线|青年报|财经|传媒|融媒|新闻社|之声|广播电台|杂志))"
)
_CHANGED = lazy(
    r"updated|modified|revised|reviewed|更新|aktualisiert|stand:|geändert|mis à jour|actualizado|aggiornato|atualizado|обновлено|"
    r"bijgewerkt|güncelle|zaktualizowano|수정|edited on",
    re.IGNORECASE,
)
_STRAYED = 40
"""Blocks from the text's start on among which a line that the judge took for a dateline is one."""
_BELOW = 10
"""Blocks from the text's start on that may be a dateline."""
_LONGEST_LINE, _LONGEST_DATED = 120, 200
_DATELINE = 48
"""Characters of a longer block in which it may name its day."""
_DATED_TAIL = 8
_BEGINNING = 2
"""Blocks of the text that may begin with the day, however long they are."""
_JUST_ABOVE = 4
_PUBLISHED = lazy(
    r"publi|posted|veröffentlicht|erstellt|发布|發布|发表|発表|公開|опублик|게시|입력|등록|نشر", re.IGNORECASE
)
_LONGEST_NEAR = 80
_YEAR_ALONE = lazy(r"20\d\d\s?[年./-]?")
_STOPS = (".", "。", "!", "?", "！", "？")


class Dates(NamedTuple):
    """Dates in the lines around the text, each the first of its kind."""

    line: str | None
    """In a line's text."""
    updated: str | None
    """In a line that says the page was changed then."""
    time: str | None
    """In a ``<time>`` element."""
    itemprop: str | None
    """In microdata."""
    relative: str | None
    """A line that counts from the moment of reading (``3小时前``)."""
    near: bool
    """Whether the line stands between the title and the text, or just above the title: where a story's own date is."""
    labelled: bool
    """Whether the line says that the story was published then."""
    ambiguous: bool
    """Whether the line's day may be its month, for all that its digits say."""
    alone: str | None
    """Where no line around the text has a date: the day of the page's other datelines, if they all name one."""


class Visible(NamedTuple):
    """What the visible text says."""

    editors: tuple[Person, ...]
    source: str | None
    dates: Dates
    section: tuple[str, ...]
    field_blocks: dict[int, str]


def look(page: Page, title: TitleFound, judgement: Judgement) -> Visible:
    """Read the lines where a page states its fields; blocks that only state one are noted with their role."""
    blocks = page.blocks
    kept = [index for index, verdict in enumerate(judgement.verdicts) if verdict.keep]
    first, last = (kept[0], kept[-1]) if kept else (0, 0)
    above_body = [at for at in title.blocks if at <= first]
    head_from = max(0, (min(above_body) if above_body else first) - _ABOVE)
    title_at = max(above_body, default=0)
    if not above_body or first - title_at > _FARTHEST:
        title_at = max(0, first - _HEAD)
    roles: dict[int, str] = {}
    head = blocks[title_at:first]
    tail = blocks[last + 1 : last + 1 + _TAIL]
    edge = [blocks[index] for index in (*kept[:3], *kept[-3:])]

    above = blocks[head_from:title_at]
    source = None
    for block in (*head, *above, *tail[:6]):
        source = source_in(block.text)
        if source:
            roles.setdefault(block.index, "dateline")
            break
    below = tuple(
        block
        for block in blocks[first : min(first + _STRAYED, last + 1)]
        if block.index < first + _BEGINNING
        or (
            block.chars <= _LONGEST_LINE
            and (block.index < first + _BELOW or judgement.verdicts[block.index].role == "dateline")
        )
    )
    near = range(max(0, title_at - _JUST_ABOVE), first + 1)
    dates = _dates((*head, *below, *above, *_until_others(tail, judgement)), title, near, _month_first(page), roles)
    if not (dates.line or dates.time or dates.itemprop or dates.updated):
        dates = dates._replace(alone=_one_day(page, judgement, _month_first(page)))
    source = source or _marked_source(page, head)
    source = source or next(filter(None, (source_in(block.text) for block in edge if block.chars < 80)), None)
    source = source or _outlet_by_place((*head, *above[-3:]), blocks)

    inside = tuple(block for block in blocks[first:last] if judgement.verdicts[block.index].role == "editor")
    editors = _editors((*tail, *reversed(inside), *head, *edge[-3:]), last, roles)
    section: tuple[str, ...] = ()
    for block in blocks[head_from : max(title_at, first)]:
        if not section and looks_like_breadcrumb(block.text):
            section = breadcrumb(block.text, title.title)
            roles[block.index] = "breadcrumb"
    section = section or _crumbs(page, head_from, max(title_at, first), title.title, roles)
    return Visible(tuple(editors), source, dates, section, roles)


def _dates(
    blocks: tuple[Block, ...], title: TitleFound, near: range, month_first: bool, roles: dict[int, str]
) -> Dates:
    line = updated = time = itemprop = relative = None
    passing: str | None = None
    is_near = labelled = ambiguous = False
    for block in blocks:
        if block.chars > _LONGEST_DATED:
            # A press release begins with its date, but so may any sentence.
            passing = passing or find_date(block.text[:_DATELINE], month_first)
            continue
        if itemprop is None and "itemprop:datepublished" in block.attrs:
            itemprop = parse_stamp(block.datetime or block.text)
        if not block.datetime and not may_hold_date(block.text):
            if relative is None and line is None and block.chars <= _LONGEST_NEAR and block.index in near:
                relative = block.text if is_relative(block.text) else None
            continue
        changed = _CHANGED.search(block.text)
        if time is None and block.datetime and not changed:
            time = parse_stamp(block.datetime)
        if block.index in title.blocks:
            continue
        if line is None:
            text = block.text[: changed.start()] if changed else _joined(block, blocks)
            line = find_date(text, month_first)
            if line and block.chars > _LONGEST_NEAR and text.endswith(_STOPS):
                # A sentence may tell of any day.
                passing = passing or line
                line = None
            elif line:
                labelled = _PUBLISHED.search(text) is not None
                ambiguous = is_ambiguous(text)
                is_near = block.index in near and block.chars <= _LONGEST_NEAR
                roles.setdefault(block.index, "dateline")
        if updated is None and changed:
            updated = find_date(block.text[changed.start() :], month_first)
    return Dates(line or passing, updated, time, itemprop, relative, is_near, labelled, ambiguous, None)


def _one_day(page: Page, judgement: Judgement, month_first: bool) -> str | None:
    """The date of the page's datelines, wherever they stand, where they agree on the day: lists of stories do not."""
    found = [
        day
        for block, verdict in zip(page.blocks, judgement.verdicts, strict=True)
        if block.chars <= _LONGEST_NEAR
        and (verdict.role == "dateline" or (block.datetime and not verdict.keep))
        and (day := find_date(block.text, month_first) or parse_stamp(block.datetime or ""))
    ]
    return found[0] if len({day[:10] for day in found}) == 1 else None


def _joined(block: Block, blocks: tuple[Block, ...]) -> str:
    """A block's text; where it is a year alone, with the day and the hour that stand in blocks of their own after it."""
    if not _YEAR_ALONE.fullmatch(block.text):
        return block.text
    after = [one.text for one in blocks if block.index < one.index <= block.index + 2]
    return "-".join((block.text[:4], *after[:1])) + " " + " ".join(after[1:2])


def _month_first(page: Page) -> bool:
    """Whether 03/04 is the fourth of March on this page: in American English, and in English that says no more on a host
    of no other country."""
    tag = (page.hints.lang or "").lower().replace("_", "-")
    locale = next((value.lower().replace("_", "-") for name, value in page.hints.meta if name == "og:locale"), "")
    region = tag[3:5] or locale[3:5]
    if (tag or locale)[:2] not in ("en", ""):
        return False
    host = (page.url or "").split("//")[-1].split("/")[0]
    return region in ("us", "ph", "pr") or (
        not region and bool(tag or locale) and host.endswith((".com", ".org", ".net", ".gov", ".edu"))
    )


def _until_others(tail: tuple[Block, ...], judgement: Judgement) -> tuple[Block, ...]:
    """The blocks after the text up to where other stories or comments begin."""
    for at, block in enumerate(tail[:_DATED_TAIL]):
        verdict = judgement.verdicts[block.index]
        if verdict.role in ("related", "comments") and verdict.reason != "score":
            return tail[:at]
    return tail[:_DATED_TAIL]


def _marked_source(page: Page, head: tuple[Block, ...]) -> str | None:
    """An outlet in an element whose name says so, or alone on a line and called as outlets are called."""
    for block in head[:10]:
        if block.chars > 60 or not has_wide(block.text) or not _HAN.search(block.text):
            continue
        if _SOURCE_NAMES.search(block.attrs) or _SOURCE_NAMES.search(page.containers[block.container].names):
            outlet = clean_outlet(_DATES.sub("", block.text))
            if outlet and " " not in outlet and len(outlet) <= _LONGEST_OUTLET:
                return outlet
        match = _OUTLET_LINE.fullmatch(block.text)
        if match:
            return match.group("outlet")
    return None


def _outlet_by_place(head: tuple[Block, ...], blocks: tuple[Block, ...]) -> str | None:
    """An outlet that nothing names as one, known by the date beside it or the account's mark below it."""
    for block in head:
        found = beside_date(block.text)
        if found is None and block.index + 1 < len(blocks):
            found = alone_on_line(block.text, blocks[block.index + 1].text)
        if found:
            return found
    return None


def _editors(blocks: tuple[Block, ...], last: int, roles: dict[int, str]) -> list[Person]:
    """Editors in the first line that names any, and in the few lines after it."""
    editors: list[Person] = []
    left = _EDITOR_LINES
    for block in blocks:
        if block.chars <= 300:
            here = [person for person in editors_in(block.text) if person not in editors]
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
    return sections(parts, title) if len(parts) > 1 else ()
