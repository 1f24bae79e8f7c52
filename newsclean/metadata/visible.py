"""Fields in the visible text: lines around the title and at both ends of the body."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.article import Person
from newsclean.judge.verdict import Judgement
from newsclean.metadata.dates import find_date, parse_stamp
from newsclean.metadata.outlet import source_in
from newsclean.metadata.people import editors_in
from newsclean.metadata.section import breadcrumb, looks_like_breadcrumb, sections
from newsclean.metadata.title import TitleFound
from newsclean.page.blocks import Page

_ABOVE = 14
"""Blocks above the title that may hold the breadcrumb or the date."""
_HEAD = 12
"""Blocks below the title or above the body's start."""
_TAIL = 14
"""Blocks after the body's end that may hold the editor's line."""
_NOT_DATE = re.compile(r"updated|modified|更新|aktualisiert|mis à jour|actualizado|aggiornato", re.IGNORECASE)


class Visible(NamedTuple):
    """What the visible text says."""

    editors: tuple[Person, ...]
    source: str | None
    line_date: str | None
    time_date: str | None
    itemprop_date: str | None
    section: tuple[str, ...]
    field_blocks: dict[int, str]


def look(page: Page, title: TitleFound, judgement: Judgement) -> Visible:
    """Read the lines where a page states its fields; blocks that only state one are noted with their role."""
    blocks = page.blocks
    kept = [index for index, verdict in enumerate(judgement.verdicts) if verdict.keep]
    first, last = (kept[0], kept[-1]) if kept else (0, 0)
    above_body = [at for at in title.blocks if at <= first]
    head_from = max(0, (min(above_body) if above_body else first) - _ABOVE)
    title_at = max(above_body) if above_body else max(0, first - _HEAD)
    roles: dict[int, str] = {}
    head = blocks[title_at : min(first, title_at + 40)]
    tail = blocks[last + 1 : last + 1 + _TAIL]
    edge = [blocks[index] for index in (*kept[:3], *kept[-3:])]

    source = line_date = time_date = itemprop = None
    for block in (*head, *blocks[head_from:title_at], *tail[:6]):
        if source is None:
            source = source_in(block.text)
            if source:
                roles.setdefault(block.index, "dateline")
        if block.chars <= 200:
            if itemprop is None and "itemprop:datepublished" in block.attrs:
                itemprop = parse_stamp(block.datetime or block.text)
            if time_date is None and block.datetime:
                time_date = parse_stamp(block.datetime)
            if line_date is None and block.index not in title.blocks and not _NOT_DATE.search(block.text[:30]):
                line_date = find_date(block.text)
                if line_date:
                    roles.setdefault(block.index, "dateline")
    source = source or next(filter(None, (source_in(block.text) for block in edge if block.chars < 80)), None)

    editors: list[Person] = []
    for block in (*tail, *head, *edge[-3:]):
        if block.chars <= 300:
            for person in editors_in(block.text):
                if person not in editors:
                    editors.append(person)
            if editors and block.index > last:
                roles.setdefault(block.index, "editor")
        if editors:
            break
    section: tuple[str, ...] = ()
    for block in blocks[head_from : max(title_at, first)]:
        if not section and looks_like_breadcrumb(block.text):
            section = breadcrumb(block.text, title.title)
            roles[block.index] = "breadcrumb"
    section = section or _crumbs(page, head_from, max(title_at, first), title.title, roles)
    return Visible(tuple(editors), source, line_date, time_date, itemprop, section, roles)


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
