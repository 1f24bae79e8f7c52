"""Reads the dates of single lines: of publication, of the last modification, and of other events."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsclean.classify.verdict import Classification
from newsclean.classify.vetoes import LINK_VETO
from newsclean.metadata.dates.conventions import DateConventions
from newsclean.metadata.dates.date_labels import modification_label, modification_words, publication_words
from newsclean.metadata.dates.line_dates import DateSearchArea, LineDates
from newsclean.metadata.dates.other_content import OtherContent
from newsclean.metadata.dates.parsing import find_date, find_time, is_ambiguous, may_contain_date, parse_timestamp
from newsclean.metadata.dates.relative import is_relative_date
from newsclean.metadata.title.choice import TitleChoice
from newsclean.parse.model import Block, Page
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern

MAX_NEAR_LINE_CHARS = 80
"""Characters of a dateline near the title."""
MAX_LABEL_CHARS = 30
MAX_DATE_PREFIX_CHARS = 48
"""Characters at the beginning of a longer block in which its date may be."""
MAX_BLOCKS_BELOW = 10
"""Blocks from the body's start on that may be a dateline."""
MAX_BLOCKS_ABOVE = 4
"""Blocks right above the title that may be the story's dateline."""
_MAX_DATED_LINE_CHARS = 200
_MAX_HEAD_CHARS = 300
"""Characters of a page on one line in which its title and date are."""
_MAX_STRAY_LINE_CHARS = 40
"""Characters of a dateline between the blocks of the body."""
_MIN_DAYS_OF_LIST = 3
"""Different days by which lines of one kind are known to be a list of stories."""
# A label on a line of its own, above the date.
_PUBLICATION_LABEL = lazy_pattern(
    r"\W*(?:date|datum|data|fecha|дата|日期|时间|날짜|发布(?:时间|日期)?|(?:date\s)?(?:published|posted)|publi(?:sh|cation)\sdate|"
    r"veröffentlicht|erschienen|publié|publicado|pubblicato|опубликовано)(?:\s(?:on|am|le|il|el|em))?\W*",
    re.IGNORECASE,
)
_DATE_LABEL = lazy_pattern(r"\W*(?:date|datum|data|fecha|дата|日期|时间|날짜)\b", re.IGNORECASE)
_OTHER_EVENT = prefiltered_pattern(
    r"\b(?:received|accepted|joined|founded|registered|member since|mitglied seit|registriert|eingereicht)\b|注册|建立于",
    re.IGNORECASE,
)
"""Words for the day of another event: a manuscript was received, a member joined."""
_PUBLICATION_NAME = lazy_pattern(
    r"publish(?:ed)?[-_]?(?:date|time|at|on)|(?:date|time)[-_]?publish|release[-_]?date|posted[-_]?on"
)
_MODIFICATION_NAME = lazy_pattern(r"modif|updat|changed")
_SURE_MODIFICATION_NAME = lazy_pattern(r"date-?modified|modified-?date|last-?(?:updated|modified|changed)|name-changed")
_CITATION = prefiltered_pattern(r"[^\W\d_][.,]\s\([^()]{4,24}\)[.,]?\s\w")
"""A reference as books are cited: author, date in brackets, title."""
_URL = lazy_pattern(r"(?:https?://|www\.)\S+")
_YEAR_ALONE = lazy_pattern(r"20\d\d\s?[年./-]?")
_SENTENCE_ENDS = (".", "。", "!", "?", "！", "？")


class LineReader:
    """Reads lines in the order of their reliability and keeps the first date of each kind."""

    def __init__(
        self,
        page: Page,
        title: TitleChoice,
        classification: Classification,
        area: DateSearchArea,
        conventions: DateConventions,
        other: OtherContent,
    ) -> None:
        self._page = page
        self._title = title
        self._other = other
        self._verdicts = classification.verdicts
        self._conventions = conventions
        first, last = (area.kept[0], area.kept[-1]) if area.kept else (0, 0)
        self._near = range(max(0, area.title_at - MAX_BLOCKS_ABOVE), first + 1)
        self._inside = range(first + 1, min(first + MAX_BLOCKS_BELOW, last))
        self._above = range(0, area.title_at)
        self._lists: dict[tuple[str, str], bool] = {}
        """Whether lines with names and attributes are a list of stories."""

    def read(self, blocks: Sequence[Block], field_blocks: dict[int, str]) -> LineDates:
        """Return the dates of the blocks; note those that only have a date in ``field_blocks``."""
        line = updated = time = itemprop = relative = None
        passing_mention: str | None = None
        is_near = is_labelled = is_line_ambiguous = False
        for block in blocks:
            if block.chars > _MAX_DATED_LINE_CHARS:
                passing_mention = passing_mention or self._find_passing_mention(block)
                continue
            is_marked = itemprop is None and "itemprop:datepublished" in block.attrs
            text = _URL.sub("", block.text) if "://" in block.text or "www." in block.text else block.text
            is_dated = bool(block.datetime) or may_contain_date(text)
            is_relative = (
                not is_dated
                and relative is None
                and line is None
                and block.chars <= MAX_NEAR_LINE_CHARS
                and block.index in self._near
                and is_relative_date(block.text)
            )
            # Asked last: most blocks have no date, and whose content a block is takes long to find.
            if not (is_dated or is_relative or is_marked) or self._other.includes(block):
                continue
            if is_marked:
                itemprop = parse_timestamp(block.datetime or block.text)
            if not is_dated:
                relative = block.text if is_relative else relative
                continue
            label = self._label_of(block)
            if self._has_other_date(block, text, label):
                continue
            modified_at = self._modification_start(block, text, label)
            if time is None and block.datetime and modified_at is None:
                time = parse_timestamp(block.datetime)
            if block.index in self._title.blocks:
                continue
            if line is None:
                if modified_at is None:
                    dated = self._join_split_date(block, text, blocks)
                else:
                    dated = self._publication_part(text, modified_at)
                line = find_date(dated, self._conventions)
                if line and block.chars > MAX_NEAR_LINE_CHARS and dated.endswith(_SENTENCE_ENDS):
                    # A sentence may have any date.
                    passing_mention = passing_mention or line
                    line = None
                elif line:
                    is_labelled = self._is_labelled(block, dated, label)
                    is_line_ambiguous = is_ambiguous(dated)
                    is_near = self._is_near(block)
                    if block.datetime and modified_at is None:
                        time = parse_timestamp(block.datetime) or time
                    field_blocks.setdefault(block.index, "dateline")
            if updated is None and modified_at is not None:
                changed = text[modified_at:]
                updated = find_date(changed, self._conventions) or (find_time(changed, line) if line else None)
        line = line or passing_mention
        return LineDates(line, updated, time, itemprop, relative, is_near, is_labelled, is_line_ambiguous)

    def read_labelled(self, dates: LineDates, blocks: Iterable[Block]) -> LineDates:
        """Return ``dates`` with the date of a line that says that the story was published then."""
        for block in blocks:
            if block.chars > MAX_NEAR_LINE_CHARS or not may_contain_date(block.text) or self._other.includes(block):
                continue
            label = self._label_of(block)
            if (
                modification_words().search(block.text)
                or (label and modification_label().fullmatch(label))
                or not (self._is_labelled(block, block.text, label) or _DATE_LABEL.match(block.text))
                or self._verdicts[block.index].reason == LINK_VETO
            ):
                continue
            line = find_date(block.text, self._conventions)
            if line:
                return dates._replace(line=line, labelled=True, ambiguous=is_ambiguous(block.text))
        return dates

    def _find_passing_mention(self, block: Block) -> str | None:
        """The date that a long block begins with, or that stands behind the title: a press release begins with its date,
        but so may any sentence."""
        text = block.text
        if self._other.includes(block):
            return None
        start = self._end_of_title(text)
        return find_date(text[:MAX_DATE_PREFIX_CHARS], self._conventions) or (
            find_date(text[start : start + MAX_DATE_PREFIX_CHARS], self._conventions) if start else None
        )

    def _end_of_title(self, text: str) -> int:
        """Where the title ends for the last time at the beginning of a text; 0 where it is not there."""
        title = self._title.title
        at = text.rfind(title, 0, _MAX_HEAD_CHARS) if title else -1
        return at + len(title) if title and at >= 0 else 0

    def _label_of(self, block: Block) -> str:
        """The text of the block before, where it is as short as a label and has no digits."""
        before = self._page.blocks[block.index - 1] if block.index else None
        if before is None or before.chars > MAX_LABEL_CHARS or any(char.isdigit() for char in before.text):
            return ""
        return before.text

    def _has_other_date(self, block: Block, text: str, label: str) -> bool:
        """Whether the date of a line is another event's or another story's."""
        verdict = self._verdicts[block.index]
        if verdict.role == "newsletter" and verdict.reason != "score":
            return True
        if _OTHER_EVENT.search(text) or _OTHER_EVENT.search(label) or _CITATION.search(text):
            return True
        return self._is_in_list(block)

    def _modification_start(self, block: Block, text: str, label: str) -> int | None:
        """Where in a line the date of the last modification begins; None where the line has none."""
        match = modification_words().search(text)
        if match:
            return match.start()
        return 0 if self._is_marked_as_modification(block, label) else None

    def _publication_part(self, text: str, modified_at: int) -> str:
        """The part of a line for the publication: before the modification, or behind it with a label of its own."""
        for label in publication_words().finditer(text, modified_at):
            if find_date(text[label.start() :], self._conventions):
                return text[label.start() :]
        return text[:modified_at]

    def _is_marked_as_modification(self, block: Block, label: str) -> bool:
        """Whether the label, or else the names of the element, say that the page was modified then."""
        if label and modification_label().fullmatch(label):
            return True
        names = self._names_of(block)
        return bool(_SURE_MODIFICATION_NAME.search(names)) and "publish" not in names

    def _is_near(self, block: Block) -> bool:
        if block.chars > MAX_NEAR_LINE_CHARS:
            return False
        is_kept = self._verdicts[block.index].keep
        is_stray = block.index in self._inside and not is_kept and block.chars <= _MAX_STRAY_LINE_CHARS
        return block.index in self._near or is_stray

    def _is_labelled(self, block: Block, text: str, label: str) -> bool:
        if publication_words().search(text) or (label and _PUBLICATION_LABEL.fullmatch(label)):
            return True
        names = self._names_of(block)
        return _PUBLICATION_NAME.search(names) is not None and not _MODIFICATION_NAME.search(names)

    def _names_of(self, block: Block) -> str:
        """The names of the block's element and its container."""
        return f"{block.attrs} {self._page.containers[block.container].names}"

    def _is_in_list(self, block: Block) -> bool:
        """Whether a line is in a list of stories: it is beside a link to one, and lines with the same names have several
        days. Below the title the line must be part of the links itself: the story's own date may look as those of others."""
        is_linked = self._verdicts[block.index].reason == LINK_VETO
        if block.index not in self._above:
            if not is_linked:
                return False
        elif is_linked:
            return True
        beside = self._verdicts[max(0, block.index - 1) : block.index + 2]
        if not any(one.role == "related" or one.reason == LINK_VETO for one in beside):
            return False
        names, attrs = self._page.containers[block.container].names, block.attrs
        if not (names or attrs):
            return False
        is_list = self._lists.get((names, attrs))
        if is_list is None:
            is_list = self._lists[names, attrs] = self._have_several_days(names, attrs)
        return is_list

    def _have_several_days(self, names: str, attrs: str) -> bool:
        """Whether the lines with the same names have the days of a list of stories."""
        containers = self._page.containers
        days = set()
        for one in self._page.blocks:
            if one.attrs == attrs and one.chars <= MAX_NEAR_LINE_CHARS and containers[one.container].names == names:
                day = find_date(one.text, self._conventions)
                if day:
                    days.add(day[:10])
                    if len(days) == _MIN_DAYS_OF_LIST:
                        return True
        return False

    def _join_split_date(self, block: Block, text: str, blocks: Sequence[Block]) -> str:
        """A block's text; where it is a year alone, with the day and the time of the two blocks after it."""
        if not _YEAR_ALONE.fullmatch(text):
            return text
        after = [
            one.text for one in blocks if block.index < one.index <= block.index + 2 and not self._other.includes(one)
        ]
        return "-".join((text[:4], *after[:1])) + " " + " ".join(after[1:2])
