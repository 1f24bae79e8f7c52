"""Where a page's lines have the story's dates: around the title, at both ends of the body, or elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsclean.classify.verdict import Classification
from newsclean.metadata.dates.conventions import DateConventions
from newsclean.metadata.dates.line_dates import DateSearchArea, LineDates
from newsclean.metadata.dates.line_reader import (
    MAX_BLOCKS_ABOVE,
    MAX_BLOCKS_BELOW,
    MAX_DATE_PREFIX_CHARS,
    MAX_LABEL_CHARS,
    MAX_NEAR_LINE_CHARS,
    LineReader,
)
from newsclean.metadata.dates.other_content import OtherContent
from newsclean.metadata.dates.parsing import find_date, parse_leading_date, parse_timestamp
from newsclean.metadata.title.choice import TitleChoice
from newsclean.parse.model import Block, Page
from newsclean.text.patterns import contains_any, lazy_pattern

_MAX_LINE_CHARS = 120
_MAX_CLASSIFIED_BLOCKS_BELOW = 40
"""Blocks from the body's start on that may be a dateline if they were classified as one."""
_MAX_LONG_BLOCKS_BELOW = 2
"""Blocks of the body that may begin with the date, however long they are."""
_MAX_LEADING_DATE_BLOCKS = 5
"""Blocks of the body that may begin with the date and a dash."""
_DASHES = ("-", "–", "—", ":")
_MAX_EDGE_BLOCKS = 2
"""Blocks at an end of the body that may have a date."""
_MAX_TAIL_BLOCKS, _MAX_LABELLED_TAIL_BLOCKS = 8, 20
"""Blocks after the body that may be a dateline, and that may be one with a label."""
_MAX_BLOCKS_ABOVE_TITLE = 14
"""Blocks above the title that may be one of the page's datelines."""
_MAX_TOP_BLOCKS = 6
"""Blocks at the top of the page that may have today's date."""
_ORIGINAL_PUBLICATION = lazy_pattern(
    r"\b(?:originally|first)\s(?:published|posted)(?:\son)?:?\s|\b(?:zuerst|erstmals)\s(?:veröffentlicht|erschienen)\sam\s",
    re.IGNORECASE,
)
_ORIGINAL_PUBLICATION_WORDS = ("riginally", "irst p", "uerst", "rstmals")
"""Searching for these first is faster, since only one story in a hundred has the sentence."""


def find_line_dates(
    page: Page,
    title: TitleChoice,
    classification: Classification,
    area: DateSearchArea,
    conventions: DateConventions,
    field_blocks: dict[int, str],
) -> LineDates:
    """Find the story's dates in the page's lines.

    Args:
        page: the page.
        title: the title that was found.
        classification: the verdicts on the page's blocks.
        area: the blocks that may have the date.
        conventions: how the page writes dates.
        field_blocks: receives the role of blocks that only have a date, by their index.
    """
    blocks, kept = page.blocks, area.kept
    last = kept[-1] if kept else 0
    below = _datelines_below(page, classification, kept)
    tail = blocks[last + 1 : last + 1 + _MAX_LABELLED_TAIL_BLOCKS]
    end = tuple(
        blocks[at]
        for at in kept[-_MAX_EDGE_BLOCKS:]
        if blocks[at] not in below and blocks[at].chars <= MAX_NEAR_LINE_CHARS
    )
    nearest = area.above[-MAX_BLOCKS_ABOVE:] if area.title_at in title.blocks else ()
    before_note = _datelines_before_last_block(page, classification, kept)
    after = _before_other_stories(tail[:_MAX_TAIL_BLOCKS], classification)
    # A title that joins a kicker and a heading is no block's whole text.
    shown = title.title or ""
    headings = [block.index for block in blocks if block.kind == "heading" and block.text in shown]
    other = OtherContent(page, classification, (*title.blocks, *headings, *kept[:1]))
    reader = LineReader(page, title, classification, area, conventions, other)
    head = other.related_last(area.head)
    dates = reader.read((*head, *nearest, *below, *area.above, *end, *before_note, *after), field_blocks)
    if dates.line is None:
        dates = reader.read_labelled(dates, tail)
    if dates.line is None:
        dates = dates._replace(line=_leading_date((blocks[at] for at in kept[:_MAX_LEADING_DATE_BLOCKS]), conventions))
    if not (dates.line or dates.time or dates.itemprop or dates.updated):
        dates = dates._replace(
            alone=_single_day(page, other, title, classification, area.title_at, conventions),
            mention=_date_beside_mention(page, title, area.title_at, conventions),
        )
    edges = [blocks[at] for at in (*kept[:_MAX_EDGE_BLOCKS], *kept[-_MAX_LEADING_DATE_BLOCKS:])]
    return dates._replace(original=_original_date((*edges, *tail[:_MAX_TAIL_BLOCKS]), conventions))


def _datelines_below(page: Page, classification: Classification, kept: Sequence[int]) -> tuple[Block, ...]:
    """The blocks from the body's start on that may be a dateline."""
    first, last = (kept[0], kept[-1]) if kept else (0, 0)
    end = min(first + _MAX_CLASSIFIED_BLOCKS_BELOW, last + 1)
    near_end = min(first + MAX_BLOCKS_BELOW, end)
    near = [
        block
        for block in page.blocks[first:near_end]
        if block.chars <= _MAX_LINE_CHARS or block.index < first + _MAX_LONG_BLOCKS_BELOW
    ]
    far = [
        block
        for block in page.blocks[near_end:end]
        if block.chars <= _MAX_LINE_CHARS and classification.verdicts[block.index].role == "dateline"
    ]
    return (*near, *far)


def _datelines_before_last_block(page: Page, classification: Classification, kept: Sequence[int]) -> tuple[Block, ...]:
    """Datelines right before the body's last block, which is often a publisher's note."""
    if len(kept) < _MAX_EDGE_BLOCKS:
        return ()
    between = range(max(kept[-2] + 1, kept[-1] - _MAX_TAIL_BLOCKS), kept[-1])
    return tuple(
        page.blocks[at]
        for at in between
        if page.blocks[at].chars <= MAX_NEAR_LINE_CHARS and classification.verdicts[at].role in ("dateline", "byline")
    )


def _before_other_stories(tail: Sequence[Block], classification: Classification) -> Sequence[Block]:
    """The blocks after the body up to where other stories or comments begin."""
    for at, block in enumerate(tail):
        verdict = classification.verdicts[block.index]
        if verdict.role in ("related", "comments") and verdict.reason != "score":
            return tail[:at]
    return tail


def _original_date(blocks: Iterable[Block], conventions: DateConventions) -> str | None:
    """The date of "This article was originally published on 3 May 2021"."""
    for block in blocks:
        if not contains_any(block.text, _ORIGINAL_PUBLICATION_WORDS):
            continue
        match = _ORIGINAL_PUBLICATION.search(block.text)
        date = parse_leading_date(block.text[match.end() :][:MAX_DATE_PREFIX_CHARS], conventions) if match else None
        if date:
            return date[0]
    return None


def _leading_date(blocks: Iterable[Block], conventions: DateConventions) -> str | None:
    """The date that one of the blocks begins with, before a dash."""
    for block in blocks:
        text = block.text
        date = parse_leading_date(text[:MAX_DATE_PREFIX_CHARS], conventions) if text[:1].isdigit() else None
        if date and date[1].lstrip()[:1] in _DASHES:
            return date[0]
    return None


def _single_day(
    page: Page,
    other: OtherContent,
    title: TitleChoice,
    classification: Classification,
    title_at: int,
    conventions: DateConventions,
) -> str | None:
    """The date of the page's datelines, wherever they are, if all have the same day: those of a list of stories do not.

    The date in a page's first lines, far above the title, is today's or an archive's.
    """
    start = title_at - _MAX_BLOCKS_ABOVE_TITLE if title_at in title.blocks else 0
    verdicts = classification.verdicts
    days = [
        day
        for block in page.blocks[max(0, min(start, _MAX_TOP_BLOCKS)) :]
        if block.chars <= MAX_NEAR_LINE_CHARS
        and (verdicts[block.index].role == "dateline" or (block.datetime and not verdicts[block.index].keep))
        and not other.includes(block)
        and (day := find_date(block.text, conventions) or parse_timestamp(block.datetime or ""))
    ]
    return days[0] if len({day[:10] for day in days}) == 1 else None


def _date_beside_mention(page: Page, title: TitleChoice, title_at: int, conventions: DateConventions) -> str | None:
    """The date in the entry of this story in a list of stories: in the smallest container with a mention of the title."""
    story_containers = _ancestors(page, page.blocks[title_at]) if page.blocks else {}
    for at in sorted(title.blocks - {title_at}):
        containers = _ancestors(page, page.blocks[at])
        days = []
        for block in (page.blocks[near] for near in (at - 1, at + 1) if 0 <= near < len(page.blocks)):
            shared = next(container for container in _ancestors(page, block) if container in containers)
            day = find_date(block.text, conventions) if block.chars <= MAX_LABEL_CHARS else None
            if day and shared not in story_containers:
                days.append((page.containers[shared].depth, day))
        if days and (len(days) == 1 or days[0][0] != days[1][0]):
            return max(days)[1]
    return None


def _ancestors(page: Page, block: Block) -> dict[int, None]:
    """The indexes of the containers that a block is in, the innermost first."""
    at = block.container
    found: dict[int, None] = {}
    while at not in found:
        found[at] = None
        at = page.containers[at].parent
    return found
