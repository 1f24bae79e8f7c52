"""What the structural facts ask about the blocks of any page, HTML or dump. Everything is computed when asked for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left
from functools import cached_property
from itertools import accumulate
from operator import mul
from typing import ClassVar

from newsclean.classify.features.text import classify_ending
from newsclean.classify.story_clues import StoryClues
from newsclean.classify.structure.ages import states_age
from newsclean.parse.model import Block, Page
from newsclean.rules import RuleSet
from newsclean.rules.rule import Rule
from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import display_width

_DIGIT = lazy_pattern(r"\d")
"""In every date and time. Searching for it takes a tenth of the time of the pattern for dates."""
_UNMARKED_SCRIPT = lazy_pattern("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Thai, Lao, Khmer and Burmese letters: their texts have no sentence marks."""
_DATE = lazy_pattern(
    r"(?:19|20)\d\d\s?[-./년年]\s?\d{1,2}|\d{1,2}[./]\d{1,2}[./](?:19|20)?\d\d|\b\d{1,2}:\d\d(?!\d)|"
    # A day, a word and a year: the names of months need no table.
    r"(?<![-–\d])(?<![-–] )\b[0-3]?\d(?:\.|er|º|ª|st|nd|rd|th)?,? (?:de |of )?[^\W\d_][\w\u0e00-\u0e7f]{2,13}\.?,? (?:de |del )?(?:19|20|25)\d\d\b|"
    r"\b[^\W\d_]{3,12}\.? [0-3]?\d(?:st|nd|rd|th)?, (?:19|20)\d\d\b"
)
MAX_NARROW_CHARS = 12
"""Narrow characters of a block of wide ones, such as a year and a name in Latin letters."""
_PLAYER_START = lazy_pattern(r"(?<![\d:])0?0:00(?![\d:])")
"""Where a player begins. Midnight is rarely a story's time, and stands beside a date."""
COLONS = (":", "：")
MIN_SECTION_PARAGRAPH_UNITS = 400
"""Mean length of the paragraphs of a paper's section "Discussion", in display units: comments are shorter."""
_DAY = lazy_pattern(r"(?:19|20|25)\d\d|\d[./]\d")


class BlockSequence(ABC):
    """A page's blocks in their order."""

    max_rule_chars: ClassVar[int]
    """Length of a block that boilerplate rules are tried on, in characters."""

    def __init__(self, page: Page, clues: StoryClues, rule_set: RuleSet) -> None:
        self.page = page
        self.rule_set = rule_set
        self.title_blocks = clues.title_blocks
        self.is_discussion = clues.is_discussion
        self._rules: dict[int, Rule | None] = {}

    @cached_property
    def units(self) -> list[int]:
        """The length of each block in display units."""
        texts = [block.text for block in self.page.blocks]
        return [len(text) if text.isascii() else display_width(text) for text in texts]

    @cached_property
    @abstractmethod
    def is_prose(self) -> list[bool]:
        """Whether each block is running text by its form."""

    def count_prose(self, start: int, end: int) -> int:
        """The number of blocks of prose from ``start`` to before ``end``."""
        return sum_range(self._prose_counts, start, end)

    def prose_units(self, start: int, end: int) -> int:
        """The length of the prose from ``start`` to before ``end``, in display units."""
        return sum_range(self._prose_sums, start, end)

    @cached_property
    def _prose_sums(self) -> list[int]:
        return [0, *accumulate(map(mul, self.units, self.is_prose))]

    def find_last_prose(self, count: int) -> int:
        """The first of the last ``count`` blocks of prose; -1 where there are fewer."""
        counts = self._prose_counts
        return bisect_left(counts, counts[-1] - count + 1) - 1

    @cached_property
    def _prose_counts(self) -> list[int]:
        return [0, *accumulate(self.is_prose)]

    def ends_sentence(self, index: int) -> bool:
        """Whether a block ends as a sentence ends."""
        return classify_ending(self.page.blocks[index].text) in ("stop", "dots")

    def ends_text(self, index: int) -> bool:
        """Whether a block ends as a sentence ends, or as any text may in a script without sentence marks."""
        return self.ends_sentence(index) or _UNMARKED_SCRIPT.match(self.page.blocks[index].text[-1]) is not None

    def ends_with_colon(self, index: int) -> bool:
        """Whether a block ends with a colon, and so introduces what is below it."""
        return self.page.blocks[index].text.rstrip().endswith(COLONS)

    def has_date(self, index: int) -> bool:
        """Whether a date or a time of day in digits is in a block. The start of a player, 0:00, is none."""
        return states_time(self.page.blocks[index].text)

    def has_rule_role(self, index: int, roles: frozenset[str]) -> bool:
        """Whether the boilerplate rule that matches a block has one of some roles, if the block is short."""
        block = self.page.blocks[index]
        return block.chars <= self.max_rule_chars and self.rule_set.has_role(block.text, roles)

    def rule_role(self, index: int) -> str | None:
        """The role of the boilerplate rule that matches a block, if it is short."""
        rule = self.find_rule(index)
        return rule.role if rule is not None else None

    def find_rule(self, index: int) -> Rule | None:
        """The boilerplate rule that matches a block, if it is short."""
        if index not in self._rules:
            block = self.page.blocks[index]
            self._rules[index] = self.rule_set.match(block.text) if block.chars <= self.max_rule_chars else None
        return self._rules[index]


def is_wide_text(block: Block, units: int) -> bool:
    """Return whether all but a few characters of a block are two columns wide, as in Chinese, Japanese and Korean.

    Args:
        block: the block.
        units: its length in display units.
    """
    return units >= 2 * block.chars - MAX_NARROW_CHARS


def states_time(text: str) -> bool:
    """Return whether a date, a time of day in digits or an age is in a text. The start of a player, 0:00, is none."""
    if _DIGIT.search(text) is None or _DATE.search(text) is None:
        return states_age(text)
    return _PLAYER_START.search(text) is None or _DAY.search(text) is not None


def sum_range(sums: list[int], start: int, end: int) -> int:
    """Return the sum of the values from ``start`` to before ``end``; positions outside the sequence are cut to it.

    Args:
        sums: the running sums of the values, from 0 on.
        start: the first position.
        end: the position after the last one.
    """
    last = len(sums) - 1
    return max(0, sums[min(max(0, end), last)] - sums[min(max(0, start), last)])
