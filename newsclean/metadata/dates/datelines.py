"""The story's dates among the page's lines: around the title, at both ends of the text, and wherever else one day stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsclean.classify.verdict import Classification
from newsclean.metadata.dates.parsing import (
    find_date,
    is_ambiguous,
    is_relative_date,
    may_contain_date,
    parse_leading_date,
    parse_timestamp,
)
from newsclean.metadata.title.choice import TitleChoice
from newsclean.parse.model import Block, Page
from newsclean.text.hosts import site_host
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern

_CHANGES = (
    r"updated|modified|revised|reviewed|\bedited\b|更新|aktualisiert|stand:|geändert|mis à jour|actualizado|aggiornato|atualizado|"
    r"обновлено|bijgewerkt|güncelle|zaktualizowano|수정"
)
_CHANGED = lazy_pattern(_CHANGES, re.IGNORECASE)
_PUBLISHED = lazy_pattern(
    r"publi|posted|veröffentlicht|erschienen|erstellt|发布|發布|发表|発表|公開|опублик|게시|입력|등록|نشر",
    re.IGNORECASE,
)
# What stands on a line of its own, above the date.
_CHANGED_LABEL = lazy_pattern(rf"\W*(?:[^\W\d_]+\s){{0,2}}(?:{_CHANGES})(?:\s(?:on|am|le|date))?\W*", re.IGNORECASE)
_PUBLISHED_LABEL = lazy_pattern(
    r"\W*(?:date|datum|data|fecha|дата|日期|时间|날짜|发布(?:时间|日期)?|(?:date\s)?(?:published|posted)|publi(?:sh|cation)\sdate|"
    r"veröffentlicht|erschienen|publié|publicado|pubblicato|опубликовано)(?:\s(?:on|am|le|il|el|em))?\W*",
    re.IGNORECASE,
)
_DATED = lazy_pattern(r"\W*(?:date|datum|data|fecha|дата|日期|时间|날짜)\b", re.IGNORECASE)
_OTHER = lazy_pattern(
    r"\b(?:received|accepted|joined|founded|registered|member since|mitglied seit|registriert|eingereicht)\b|注册|建立于",
    re.IGNORECASE,
)
"""Words for a day on which something else happened: the manuscript came in, the member joined."""
_ORIGINAL = lazy_pattern(
    r"\b(?:originally|first)\s(?:published|posted)(?:\son)?:?\s|\b(?:zuerst|erstmals)\s(?:veröffentlicht|erschienen)\sam\s",
    re.IGNORECASE,
)
_ORIGINAL_WORDS = ("riginally", "irst p", "uerst", "rstmals")
_PUBLISHED_NAME = lazy_pattern(
    r"publish(?:ed)?[-_]?(?:date|time|at|on)|(?:date|time)[-_]?publish|release[-_]?date|posted[-_]?on"
)
_CHANGED_NAME = lazy_pattern(r"modif|updat|changed")
_OF_CHANGE = lazy_pattern(r"date-?modified|modified-?date|last-?(?:updated|modified|changed)|name-changed")
_SOURCE = prefiltered_pattern(r"[^\W\d_][.,]\s\([^()]{4,24}\)[.,]?\s\w")
"""A source as books are cited: who, the day in brackets, what."""
_ADDRESS = lazy_pattern(r"(?:https?://|www\.)\S+")
_STRAYED = 40
"""Blocks from the text's start on among which a line that the classifier took for a dateline is one."""
_BELOW = 10
"""Blocks from the text's start on that may be a dateline."""
_LONGEST_LINE, _LONGEST_DATED = 120, 200
_LONGEST_NEAR, _LONGEST_STRAYED, _LONGEST_LABEL = 80, 40, 30
_DATELINE = 48
"""Characters of a longer block in which it may name its day."""
_DATED_TAIL, _LABELLED_TAIL = 8, 20
"""Blocks after the text that may be a dateline, and that may if they say so."""
_BEGINNING = 2
"""Blocks of the text that may name the day in their beginning, however long they are."""
_EARLY = 5
"""Blocks of the text that may begin with the day and a dash."""
_DASHES = ("-", "–", "—", ":")
_END = 2
_JUST_ABOVE = 4
_FAR_ABOVE, _TOP = 14, 6
_YEAR_ALONE = lazy_pattern(r"20\d\d\s?[年./-]?")
_STOPS = (".", "。", "!", "?", "！", "？")
_DAYS_OF_A_LIST = 3


class LineDates(NamedTuple):
    """Dates in the lines around the text, each the first of its kind."""

    line: str | None = None
    """In a line's text."""
    updated: str | None = None
    """In a line that says the page was changed then."""
    time: str | None = None
    """In a ``<time>`` element."""
    itemprop: str | None = None
    """In microdata."""
    relative: str | None = None
    """A line that counts from the moment of reading (``3小时前``)."""
    near: bool = False
    """Whether the line stands between the title and the text, or just above the title: where a story's own date is."""
    labelled: bool = False
    """Whether the line says that the story was published then."""
    ambiguous: bool = False
    """Whether the line's day may be its month, for all that its digits say."""
    alone: str | None = None
    """Where no line around the text has a date: the day of the page's other datelines, if they all name one."""
    original: str | None = None
    """In a sentence at an end of the text that says when the story was first published."""
    mention: str | None = None
    """Beside another mention of the title, in a list of stories."""

    @property
    def found(self) -> bool:
        """Whether any line has a date."""
        return bool(self.line or self.time or self.itemprop or self.updated or self.alone or self.mention)


class DateSearchArea(NamedTuple):
    """The blocks that may say when the story was published, by where they stand, and the places that mean more."""

    above: tuple[Block, ...]
    """Above the title."""
    head: tuple[Block, ...]
    """From the title on to the text."""
    kept: Sequence[int]
    """The text's blocks."""
    title_at: int


def find_line_dates(
    page: Page, title: TitleChoice, classification: Classification, around: DateSearchArea, roles: dict[int, str]
) -> LineDates:
    """Read the dates; blocks that only state one are noted in ``roles``."""
    blocks, verdicts = page.blocks, classification.verdicts
    first, last = (around.kept[0], around.kept[-1]) if around.kept else (0, 0)
    month_first = _month_first(page)
    below = tuple(
        block
        for block in blocks[first : min(first + _STRAYED, last + 1)]
        if block.index < first + _BEGINNING
        or (block.chars <= _LONGEST_LINE and (block.index < first + _BELOW or verdicts[block.index].role == "dateline"))
    )
    tail = blocks[last + 1 : last + 1 + _LABELLED_TAIL]
    end = tuple(
        blocks[at] for at in around.kept[-_END:] if blocks[at] not in below and blocks[at].chars <= _LONGEST_NEAR
    )
    before_note = _before_last_note(page, classification, around.kept)
    reader = _Reader(page, title, classification, around, month_first)
    nearest = around.above[-_JUST_ABOVE:] if around.title_at in title.blocks else ()
    others = _until_others(tail[:_DATED_TAIL], classification)
    found = reader.read((*around.head, *nearest, *below, *around.above, *end, *before_note, *others), roles)
    if found.line is None:
        found = reader.read_labelled(found, tail)
    if found.line is None:
        found = found._replace(line=_early((blocks[at] for at in around.kept[:_EARLY]), month_first))
    if not (found.line or found.time or found.itemprop or found.updated):
        found = found._replace(
            alone=_one_day(page, title, classification, around.title_at, month_first),
            mention=_beside_mention(page, title, around.title_at, month_first),
        )
    edges = [blocks[at] for at in (*around.kept[:_END], *around.kept[-_EARLY:])]
    return found._replace(original=_original((*edges, *tail[:_DATED_TAIL]), month_first))


class _Reader:
    """Reads lines in the order in which they are to be believed, keeping the first date of each kind."""

    def __init__(
        self, page: Page, title: TitleChoice, classification: Classification, around: DateSearchArea, month_first: bool
    ) -> None:
        self._page = page
        self._title = title
        self._classification = classification
        self._month_first = month_first
        first, last = (around.kept[0], around.kept[-1]) if around.kept else (0, 0)
        self._near = range(max(0, around.title_at - _JUST_ABOVE), first + 1)
        self._among = range(first + 1, min(first + _BELOW, last))
        self._above = range(0, around.title_at)

    def read(self, blocks: Sequence[Block], roles: dict[int, str]) -> LineDates:
        """The dates of the blocks."""
        line = updated = time = itemprop = relative = None
        passing: str | None = None
        is_near = labelled = ambiguous = False
        for block in blocks:
            if block.chars > _LONGEST_DATED:
                # A press release begins with its date, but so may any sentence.
                passing = passing or find_date(block.text[:_DATELINE], self._month_first)
                continue
            if itemprop is None and "itemprop:datepublished" in block.attrs:
                itemprop = parse_timestamp(block.datetime or block.text)
            text = _ADDRESS.sub("", block.text) if "://" in block.text or "www." in block.text else block.text
            if not block.datetime and not may_contain_date(text):
                if relative is None and line is None and block.chars <= _LONGEST_NEAR and block.index in self._near:
                    relative = block.text if is_relative_date(block.text) else None
                continue
            label, verdict = self._label(block), self._classification.verdicts[block.index]
            if verdict.role == "newsletter" and verdict.reason != "score":
                continue
            if _OTHER.search(text) or _OTHER.search(label) or _SOURCE.search(text) or self._is_listed(block):
                continue
            changed = _CHANGED.search(text)
            changed_at = changed.start() if changed else 0 if self._is_named_change(block, label) else None
            if time is None and block.datetime and changed_at is None:
                time = parse_timestamp(block.datetime)
            if block.index in self._title.blocks:
                continue
            if line is None:
                said = text[:changed_at] if changed_at is not None else _joined(block, text, blocks)
                line = find_date(said, self._month_first)
                if line and block.chars > _LONGEST_NEAR and said.endswith(_STOPS):
                    # A sentence may tell of any day.
                    passing = passing or line
                    line = None
                elif line:
                    labelled = self._is_labelled(block, said, label)
                    ambiguous = is_ambiguous(said)
                    is_near = self._is_near(block)
                    if block.datetime and changed_at is None:
                        time = parse_timestamp(block.datetime) or time
                    roles.setdefault(block.index, "dateline")
            if updated is None and changed_at is not None:
                updated = find_date(text[changed_at:], self._month_first)
        return LineDates(line or passing, updated, time, itemprop, relative, is_near, labelled, ambiguous)

    def read_labelled(self, found: LineDates, blocks: Iterable[Block]) -> LineDates:
        """With the date of a line that says the story was published then."""
        for block in blocks:
            if block.chars > _LONGEST_NEAR or not may_contain_date(block.text):
                continue
            label = self._label(block)
            if (
                _CHANGED.search(block.text)
                or (label and _CHANGED_LABEL.fullmatch(label))
                or not (self._is_labelled(block, block.text, label) or _DATED.match(block.text))
                or self._classification.verdicts[block.index].reason == "structure.linked-furniture"
            ):
                continue
            line = find_date(block.text, self._month_first)
            if line:
                return found._replace(line=line, labelled=True, ambiguous=is_ambiguous(block.text))
        return found

    def _label(self, block: Block) -> str:
        """The text of the block before, where that is as short as a label and has no digits."""
        before = self._page.blocks[block.index - 1] if block.index else None
        if before is None or before.chars > _LONGEST_LABEL or any(char.isdigit() for char in before.text):
            return ""
        return before.text

    def _is_named_change(self, block: Block, label: str) -> bool:
        """Whether the line before, or else the element's own names, say that the page was changed then."""
        if label and _CHANGED_LABEL.fullmatch(label):
            return True
        names = f"{block.attrs} {self._page.containers[block.container].names}"
        return bool(_OF_CHANGE.search(names)) and "publish" not in names

    def _is_near(self, block: Block) -> bool:
        if block.chars > _LONGEST_NEAR:
            return False
        kept = self._classification.verdicts[block.index].keep
        return block.index in self._near or (
            block.index in self._among and not kept and block.chars <= _LONGEST_STRAYED
        )

    def _is_labelled(self, block: Block, said: str, label: str) -> bool:
        if _PUBLISHED.search(said) or (label and _PUBLISHED_LABEL.fullmatch(label)):
            return True
        names = f"{block.attrs} {self._page.containers[block.container].names}"
        return _PUBLISHED_NAME.search(names) is not None and not _CHANGED_NAME.search(names)

    def _is_listed(self, block: Block) -> bool:
        """Whether a line above the title is one of a list of stories: beside a link of such, its kind has several days."""
        if block.index not in self._above:
            return False
        verdicts = self._classification.verdicts
        if verdicts[block.index].reason == "structure.linked-furniture":
            return True
        beside = verdicts[max(0, block.index - 1) : block.index + 2]
        if not any(one.role == "related" or one.reason == "structure.linked-furniture" for one in beside):
            return False
        names, attrs = self._page.containers[block.container].names, block.attrs
        if not (names or attrs):
            return False
        alike = (
            one
            for one in self._page.blocks
            if one.chars <= _LONGEST_NEAR and one.attrs == attrs and self._page.containers[one.container].names == names
        )
        days = {day[:10] for one in alike if (day := find_date(one.text, self._month_first))}
        return len(days) >= _DAYS_OF_A_LIST


def _before_last_note(page: Page, classification: Classification, kept: Sequence[int]) -> tuple[Block, ...]:
    """Datelines right before the text's last block: a note of the house often follows them."""
    if len(kept) < _END:
        return ()
    between = range(max(kept[-2] + 1, kept[-1] - _DATED_TAIL), kept[-1])
    return tuple(
        page.blocks[at]
        for at in between
        if page.blocks[at].chars <= _LONGEST_NEAR and classification.verdicts[at].role in ("dateline", "byline")
    )


def _original(blocks: Iterable[Block], month_first: bool) -> str | None:
    """The day of "This article was originally published on 3 May 2021"."""
    for block in blocks:
        # Only one story in a hundred says so: a word of it is looked for first, which is faster.
        said = _ORIGINAL.search(block.text) if any(word in block.text for word in _ORIGINAL_WORDS) else None
        begins = parse_leading_date(block.text[said.end() :][:_DATELINE], month_first) if said else None
        if begins:
            return begins[0]
    return None


def _early(blocks: Iterable[Block], month_first: bool) -> str | None:
    """The day that one of the blocks begins with, a dash behind it."""
    for block in blocks:
        begins = parse_leading_date(block.text[:_DATELINE], month_first) if block.text[:1].isdigit() else None
        if begins and begins[1].lstrip()[:1] in _DASHES:
            return begins[0]
    return None


def _one_day(
    page: Page, title: TitleChoice, classification: Classification, title_at: int, month_first: bool
) -> str | None:
    """The date of the page's datelines, wherever they stand, where they agree on the day: lists of stories do not.

    What stands in the page's first lines, far above the title, is today's date or an archive's.
    """
    start = title_at - _FAR_ABOVE if title_at in title.blocks else 0
    found = [
        day
        for block, verdict in zip(page.blocks, classification.verdicts, strict=True)
        if block.chars <= _LONGEST_NEAR
        and not block.index < min(start, _TOP)
        and (verdict.role == "dateline" or (block.datetime and not verdict.keep))
        and (day := find_date(block.text, month_first) or parse_timestamp(block.datetime or ""))
    ]
    return found[0] if len({day[:10] for day in found}) == 1 else None


def _beside_mention(page: Page, title: TitleChoice, title_at: int, month_first: bool) -> str | None:
    """The date in the same entry as another mention of the title: in a list of stories that has this one too."""
    around_story = _boxes(page, page.blocks[title_at]) if page.blocks else {}
    for at in sorted(title.blocks - {title_at}):
        boxes = _boxes(page, page.blocks[at])
        days = []
        for block in (page.blocks[near] for near in (at - 1, at + 1) if 0 <= near < len(page.blocks)):
            shared = next(box for box in _boxes(page, block) if box in boxes)
            day = find_date(block.text, month_first) if block.chars <= _LONGEST_LABEL else None
            if day and shared not in around_story:
                days.append((page.containers[shared].depth, day))
        if days and (len(days) == 1 or days[0][0] != days[1][0]):
            return max(days)[1]
    return None


def _boxes(page: Page, block: Block) -> dict[int, None]:
    """The containers that hold a block, innermost first."""
    at = block.container
    found: dict[int, None] = {}
    while at not in found:
        found[at] = None
        at = page.containers[at].parent
    return found


def _joined(block: Block, text: str, blocks: Sequence[Block]) -> str:
    """A block's text; where it is a year alone, with the day and the hour that stand in blocks of their own after it."""
    if not _YEAR_ALONE.fullmatch(text):
        return text
    after = [one.text for one in blocks if block.index < one.index <= block.index + 2]
    return "-".join((text[:4], *after[:1])) + " " + " ".join(after[1:2])


def _month_first(page: Page) -> bool:
    """Whether 03/04 is the fourth of March on this page: in American English, and in English that says no more on a host
    of no other country."""
    tag = (page.hints.lang or "").lower().replace("_", "-")
    locale = next((value.lower().replace("_", "-") for name, value in page.hints.meta if name == "og:locale"), "")
    region = tag[3:5] or locale[3:5]
    if (tag or locale)[:2] not in ("en", ""):
        return False
    host = site_host(page.url)
    return region in ("us", "ph", "pr") or (
        not region and bool(tag or locale) and host.endswith((".com", ".org", ".net", ".gov", ".edu"))
    )


def _until_others(tail: Sequence[Block], classification: Classification) -> Sequence[Block]:
    """The blocks after the text up to where other stories or comments begin."""
    for at, block in enumerate(tail):
        verdict = classification.verdicts[block.index]
        if verdict.role in ("related", "comments") and verdict.reason != "score":
            return tail[:at]
    return tail
