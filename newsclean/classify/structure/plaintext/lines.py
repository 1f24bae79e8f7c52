"""The lines of a dump, as the structural facts ask about them."""

from __future__ import annotations

from functools import cache, cached_property
from itertools import groupby
from operator import itemgetter

from newsclean.classify.features.plaintext.topic_overlap import topic_stems
from newsclean.classify.features.text import classify_ending
from newsclean.classify.story_clues import StoryClues
from newsclean.classify.structure.block_sequence import BlockSequence, is_wide_text
from newsclean.parse.credit import begins_as_credit, is_credited
from newsclean.parse.model import Page
from newsclean.rules import RuleSet
from newsclean.text.bylines.chinese_roles import line_starts
from newsclean.text.bylines.words import byline_words
from newsclean.text.patterns import lazy_pattern

MIN_PROSE_UNITS = 60
"""Length of a line that is prose if it ends as a sentence ends."""
MIN_WIDE_PROSE_UNITS = 44
"""The same for Chinese and Japanese, which say more in less space."""
MIN_LONG_PROSE_UNITS = 140
"""Length of a line that is prose however it ends."""
MIN_SENTENCE_UNITS = 30
"""Length of a sentence that goes on a text."""
MAX_SHORT_UNITS = 120
"""Length of a headline, a label or a byline."""
MAX_BYLINE_WORDS = 8
"""Words of a byline up to its first sign or digit. A headline may begin with a byline's word."""
MAX_UNCAPITALIZED_WORDS = 3
"""Words of a byline in a script with capital letters that has none after its first word."""
WIDE_RATIO = 1.6
"""Display units a character of text in wide characters."""
MAX_PROSE_GAP = 2
"""Short lines that may stand between two lines of prose of one text."""
_NAME_END = lazy_pattern(r"[,;|•·–—/(\d]")


class Lines(BlockSequence):
    """The blocks of a dump: which are prose, which are headlines or bylines by their form."""

    max_rule_chars = MAX_SHORT_UNITS

    def __init__(self, page: Page, clues: StoryClues, rule_set: RuleSet) -> None:
        super().__init__(page, clues, rule_set)
        self._bylines: dict[int, bool] = {}

    @cached_property
    def is_prose(self) -> list[bool]:
        """Whether each line is running text by its form."""
        return [
            units >= MIN_WIDE_PROSE_UNITS
            and block.link_chars <= 0.5 * block.chars
            and (
                units >= MIN_LONG_PROSE_UNITS
                or (
                    units >= (MIN_WIDE_PROSE_UNITS if is_wide_text(block, units) else MIN_PROSE_UNITS)
                    and self.ends_text(block.index)
                )
            )
            for block, units in zip(self.page.blocks, self.units, strict=True)
        ]

    @cached_property
    def title_index(self) -> int:
        """The last line that shows the title before prose; -1 for none."""
        return max((at for at in self.title_blocks if at + 1 < len(self.is_prose)), default=-1)

    @cached_property
    def story_start(self) -> int:
        """The first line of prose after the title; the number of lines where there is none."""
        starts = [self.first_prose_after(at) for at in sorted(self.title_blocks)] or [self.first_prose_after(-1)]
        # Of a document's title and a headline, the one right above the text counts.
        return max(starts, key=lambda start: (self.count_prose(start, start + 8), -start))

    def known_word_share(self, start: int, end: int) -> float:
        """The share of the words of some lines that the story's prose outside them has as well, 0 to 1."""
        stems = {stem for at in range(start, end) for stem in topic_stems(self.page.blocks[at].text)}
        return len(stems & self._story_stems) / len(stems) if stems else 1.0

    @cached_property
    def _story_stems(self) -> frozenset[str]:
        return frozenset(
            stem
            for block in self.page.blocks[max(0, self.title_index) :]
            if self.is_prose[block.index] or block.index in self.title_blocks
            for stem in topic_stems(block.text)
        )

    def first_prose_after(self, index: int) -> int:
        """The first line of prose after a line."""
        return self._next_prose[index + 1] if index + 1 < len(self._next_prose) else len(self.is_prose)

    @cached_property
    def _next_prose(self) -> list[int]:
        """For each line, the first line of prose from it on."""
        found = [len(self.is_prose)] * (len(self.is_prose) + 1)
        for at in range(len(self.is_prose) - 1, -1, -1):
            found[at] = at if self.is_prose[at] else found[at + 1]
        return found

    @cached_property
    def _sentence_ends(self) -> list[bool]:
        return [classify_ending(block.text) in ("stop", "dots") for block in self.page.blocks]

    def ends_sentence(self, index: int) -> bool:
        """Whether a line ends as a sentence ends."""
        return self._sentence_ends[index]

    def is_mostly_wide(self, index: int) -> bool:
        """Whether most characters of a line are two columns wide."""
        return self.units[index] > WIDE_RATIO * self.page.blocks[index].chars

    def is_short(self, index: int) -> bool:
        """Whether a line is short and does not end as a sentence ends."""
        return self.units[index] <= MAX_SHORT_UNITS and not self._sentence_ends[index]

    def is_byline(self, index: int) -> bool:
        """Whether a line is a byline or a dateline: by a rule, by a word that introduces names, or by a date."""
        found = self._bylines.get(index)
        if found is None:
            found = self._bylines[index] = self._is_byline(index)
        return found

    def _is_byline(self, index: int) -> bool:
        if not self.is_short(index):
            return False
        text, role = self.page.blocks[index].text, self.rule_role(index)
        is_byline = role == "dateline" or _names_writer(text, role) or self.has_date(index)
        return is_byline and not is_credited(text)

    def is_named_byline(self, index: int) -> bool:
        """Whether a line names a writer: by a rule or by a word that introduces names."""
        if not self.is_short(index):
            return False
        text = self.page.blocks[index].text
        return _names_writer(text, self.rule_role(index)) and not is_credited(text)

    def is_repeated_pair(self, first: int, second: int) -> bool:
        """Whether a line and one below it stand elsewhere in the dump as well, at the same distance."""
        blocks, distance = self.page.blocks, second - first
        text = blocks[first].text
        return any(
            at != first and at + distance < len(blocks) and blocks[at + distance].text == blocks[second].text
            for at in self._places.get(text, ())
        )

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each short line stands."""
        places: dict[str, list[int]] = {}
        for block in self.page.blocks:
            if block.chars <= self.max_rule_chars:
                places.setdefault(block.text, []).append(block.index)
        return places

    def end_of_prose(self, start: int) -> int:
        """The line after the last one of the text that begins at ``start``: few short lines interrupt it."""
        end = start
        at = start
        while at < len(self.is_prose) and at - end <= MAX_PROSE_GAP:
            if self.is_prose[at] or (self.units[at] >= MIN_SENTENCE_UNITS and self.ends_sentence(at)):
                end = at + 1
            at += 1
        return end


def _names_writer(text: str, role: str | None) -> bool:
    """Whether a short text names a writer; ``role`` is that of the rule that matches it."""
    is_named = role == "byline" or _begins_as_byline(text)
    return is_named and _may_hold_name(text) and not begins_as_credit(text)


def _begins_as_byline(text: str) -> bool:
    """Whether a text begins with a word that introduces names, and few words before its first sign or digit."""
    folded = text.casefold()
    starts = _byline_starts_by_initial().get(folded[0])
    return (
        starts is not None and folded.startswith(starts) and len(_NAME_END.split(text)[0].split()) <= MAX_BYLINE_WORDS
    )


def _may_hold_name(text: str) -> bool:
    """Whether a byline may hold a name, which has a capital letter: "By the end of this guide you know" holds none."""
    words = text.split()
    return len(words) <= MAX_UNCAPITALIZED_WORDS or not " ".join(words[1:]).islower()


@cache
def _byline_starts_by_initial() -> dict[str, tuple[str, ...]]:
    """The beginnings of bylines by their first character."""
    return {initial: tuple(starts) for initial, starts in groupby(_byline_starts(), key=itemgetter(0))}


@cache
def _byline_starts() -> tuple[str, ...]:
    """How bylines begin, from the tables of the words that introduce names."""
    rows = byline_words()
    words = {row.word.casefold() for row in rows if row.kind != "field_word"} | set(line_starts())
    # Words of scripts with spaces are followed by one or by a colon; Chinese and Japanese ones by the name.
    starts = {word if word[-1] > "\u2e7f" else word + sign for word in words for sign in (" ", ":", "៖")}
    # A headline may begin with "From": the names of fields need a colon.
    starts.update(row.word.casefold() + sign for row in rows if row.kind == "field_word" for sign in (":", "៖", "："))
    return tuple(sorted(starts))
