"""Dumps: short lines amid the story that have no word in common with it: another story's headline, an offer, a poll.

A section's heading says what its section is about, so at least one of its words returns in the text (lexical cohesion:
Hearst, TextTiling, 1997). Headlines of other stories, offers and labels share none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain, groupby, pairwise
from typing import NamedTuple

from newsclean.classify.features.plaintext.topic_overlap import topic_stems
from newsclean.classify.structure.block_sequence import COLONS
from newsclean.classify.structure.exclusions import LINK_LIST, Exclusions
from newsclean.classify.structure.plaintext.lines import Lines
from newsclean.classify.structure.plaintext.link_lists import TIMED_HEADLINE

MIN_STORY_LINES = 4
"""Long lines of a text in which most of its subject's words occur. A shorter text has too few to compare with."""
MIN_LONG_UNITS = 100
MAX_LINES = 10
MAX_LINE_UNITS = 400
"""Length of headlines in one line."""
MIN_STEMS = 2
MIN_HEADLINE_UNITS = 24
"""Length of the longest line. Headings of sections are often shorter."""
MIN_WIDE_HEADLINE_UNITS = 18
"""The same for Chinese, Japanese and Korean, which say more in less space."""
MAX_SENTENCE_SHARE = 0.5
"""Share of sentences among the lines: a headline and its summary. More are short paragraphs of the story."""
MAX_KNOWN_SHARE = 0.15
"""Share of the words of headlines that the story may have as well, by chance."""
MAX_KNOWN_SUMMARY_SHARE = 0.25
"""The same for the sentence below such a headline."""
MAX_SUMMARY_UNITS = 140
MIN_SUMMARY_STEMS = 3
MAX_INSERTIONS = 2
"""Of a text with more, the words say little: its headings share none with it."""
MIN_HEADINGS = 2
MIN_STEM_LETTERS = 6
"""Letters of a stem that says what a text is about. Shorter words occur in any text."""
_STORY_ROLES = ("byline", "editor", "dateline", "caption", "gallery", "title", "summary", "quote")
"""Roles of lines that stand beside a story's paragraphs. The weights look at them, whatever else is there."""
MAX_CLAUSE_UNITS = 72
"""Length from which on a line with a comma is running text."""
_CLAUSE_MARKS = frozenset(",;，。；、،")
_QUESTION_MARKS = ("?", "？", "؟")
_HANGUL_START = "\uac00"
_WIDE_START = "\u2e7f"
_HIRAGANA = frozenset(map(chr, range(0x3040, 0x30A0)))
"""Japanese particles and endings, which say nothing of the subject."""
_HANGUL_STEM_LETTERS = 2


def find_insertions(lines: Lines, excluded: Exclusions) -> Exclusions:
    """Find short lines between lines of the story that share no word with it.

    Args:
        lines: the dump.
        excluded: what is excluded already.
    """
    story = [
        index
        for index in range(lines.story_start, len(lines.page.blocks))
        if lines.is_prose[index] and index not in excluded and lines.ends_text(index)
    ]
    long_lines = [index for index in story if lines.units[index] >= MIN_LONG_UNITS]
    if len(long_lines) < MIN_STORY_LINES:
        return {}
    runs = _find_runs(lines, story, long_lines[MIN_STORY_LINES - 1], excluded)
    if not runs:
        return {}
    words = _count_lines_with_stems(lines, [*story, *lines.title_blocks], _compared_stems(lines, runs))
    found: list[list[int]] = []
    headings = 0
    for run in runs:
        insertion = _find_foreign(lines, run, words)
        if insertion:
            found.append(insertion)
        elif len(run.indexes) == 1 and lines.is_short(run.indexes[0]) and lines.rule_role(run.indexes[0]) is None:
            headings += 1
    if len(found) > MAX_INSERTIONS:
        return {}
    # Of a text with headings, one line more may be a heading as well.
    min_lines = 2 if headings >= MIN_HEADINGS else 1
    return {index: LINK_LIST for insertion in found if len(insertion) >= min_lines for index in insertion}


class _Run(NamedTuple):
    """Lines between two lines of the story."""

    indexes: list[int]
    below: int
    """The line of the story below them."""


def _find_runs(lines: Lines, story: list[int], min_above: int, excluded: Exclusions) -> list[_Run]:
    """The runs of few lines between lines of the story, up to its end: many lines below ``min_above``."""
    runs: list[_Run] = []
    for above, below in pairwise(story):
        indexes = [index for index in range(above + 1, below) if index not in excluded]
        if len(indexes) > MAX_LINES and above >= min_above:
            break
        if 0 < len(indexes) <= MAX_LINES:
            runs.append(_Run(indexes, below))
    return runs


def _find_foreign(lines: Lines, run: _Run, words: Counter[str]) -> list[int]:
    """The longest stretch of a run that shares no word with the story, with the summary below it; none if it has none."""
    indexes, below = run
    if any(_stands_beside_story(lines, index) for index in indexes):
        return []
    stretches = [
        list(group)
        for is_foreign, group in groupby(indexes, lambda index: _is_foreign(lines, index, words))
        if is_foreign
    ]
    best = max(stretches, key=len, default=[])
    if not best or lines.ends_sentence(best[0]) or not _is_insertion(lines, best):
        return []
    if lines.ends_with_colon(best[0] - 1):
        # What a colon introduces belongs to the story.
        return []
    # The summary of the last headline may be long enough for prose.
    if best[-1] == below - 1 and lines.units[below] <= MAX_SUMMARY_UNITS:
        stems = _long_stems(lines.page.blocks[below].text)
        if len(stems) >= MIN_SUMMARY_STEMS and all(words[stem] == 1 for stem in stems):
            return [*best, below]
    return best


def _is_foreign(lines: Lines, index: int, words: Counter[str]) -> bool:
    """Whether a line shares no word with the story, or is a label."""
    if not _may_be_foreign(lines, index):
        return False
    if lines.rule_role(index) is not None:
        return True
    limit = MAX_KNOWN_SUMMARY_SHARE if lines.ends_sentence(index) else MAX_KNOWN_SHARE
    stems = _long_stems(lines.page.blocks[index].text)
    return sum(words[stem] > 0 for stem in stems) <= limit * len(stems)


def _stands_beside_story(lines: Lines, index: int) -> bool:
    """Whether a line is a byline or a caption: what stands near it is left to the weights, which need it."""
    if lines.rule_role(index) in _STORY_ROLES:
        return True
    return lines.is_byline(index) and TIMED_HEADLINE.match(lines.page.blocks[index].text) is None


def _may_be_foreign(lines: Lines, index: int) -> bool:
    block = lines.page.blocks[index]
    return (
        block.kind == "paragraph"
        and index not in lines.title_blocks
        and lines.units[index] <= (MAX_SUMMARY_UNITS if lines.ends_sentence(index) else MAX_LINE_UNITS)
        and not lines.ends_with_colon(index)
        and not _is_turn(block.text)
        and not block.text.isupper()
        and (lines.units[index] <= MAX_CLAUSE_UNITS or _CLAUSE_MARKS.isdisjoint(block.text))
    )


def _is_insertion(lines: Lines, stretch: list[int]) -> bool:
    blocks = lines.page.blocks
    if all(blocks[index].text.endswith(_QUESTION_MARKS) for index in stretch):
        # The questions of an interview.
        return False
    headlines = [index for index in stretch if lines.rule_role(index) is None]
    if not headlines or sum(map(lines.ends_sentence, stretch)) > MAX_SENTENCE_SHARE * len(stretch):
        return False
    longest = max(headlines, key=lambda index: lines.units[index])
    is_wide = lines.is_mostly_wide(longest)
    stems = {stem for index in headlines for stem in _long_stems(blocks[index].text)}
    return (
        lines.units[longest] >= (MIN_WIDE_HEADLINE_UNITS if is_wide else MIN_HEADLINE_UNITS) and len(stems) >= MIN_STEMS
    )


def _is_turn(text: str) -> bool:
    """Whether a line begins with a sign or with a letter and a colon, as turns of a conversation and signatures do."""
    return (not text[0].isalnum() and text[0] not in "¿¡") or text[1:2] in COLONS


def _compared_stems(lines: Lines, runs: list[_Run]) -> frozenset[str]:
    """The stems of lines that may be foreign, and of those that may be the summary below them."""
    blocks = lines.page.blocks
    short = [run.below for run in runs if lines.units[run.below] <= MAX_SUMMARY_UNITS]
    indexes = chain(chain.from_iterable(run.indexes for run in runs), short)
    return frozenset(chain.from_iterable(_long_stems(blocks[index].text) for index in indexes))


def _count_lines_with_stems(lines: Lines, indexes: Iterable[int], compared: frozenset[str]) -> Counter[str]:
    """Count the lines that have each of the compared stems."""
    texts = [lines.page.blocks[index].text for index in indexes]
    if any(stem[0] >= _HANGUL_START for stem in compared):
        return Counter(chain.from_iterable(compared.intersection(_long_stems(text)) for text in texts))
    # Only Hangul stems are shortened: all others are compared as they are, without a look at each.
    return Counter(chain.from_iterable(compared.intersection(topic_stems(text)) for text in texts))


def _long_stems(text: str) -> frozenset[str]:
    """The stems of a text's longer words. Two wide characters are a word; Korean words end with particles."""
    return frozenset(
        stem[:_HANGUL_STEM_LETTERS] if stem[0] >= _HANGUL_START else stem
        for stem in topic_stems(text)
        if len(stem) >= MIN_STEM_LETTERS or (stem[0] > _WIDE_START and _HIRAGANA.isdisjoint(stem))
    )
