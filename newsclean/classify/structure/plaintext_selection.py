"""Dumps: what lines alone decide. The counterpart is ``html.py``."""

from __future__ import annotations

from itertools import pairwise

from newsclean.classify.observation import BlockObservation
from newsclean.classify.structure.block_sequence import COLONS
from newsclean.parse.model import Page
from newsclean.text.patterns import lazy_pattern

_MIN_TEXT_UNITS = 24
"""Length from which on a line may be text without ending as a sentence."""

_MAX_LIST_HEADINGS = 3
"""Lines between a list and the text above it."""
_MIN_ITEMS = 2
_MAX_MEAN_ITEM_CHARS = 24
"""Mean length of short items, such as ingredients. Longer ones may be headlines."""
_MIN_ITEM_SCORE = -2.5
"""Log-odds of the items of a list between kept lines, above which they are the story's."""
_MIN_QUESTIONS = 2
_MAX_QUESTION_CHARS = 240
_MIN_PAIR_SCORE = -3.0
"""Log-odds above which a question and its answer may be the story's."""
_MIN_TIMED_ENTRIES = 3
_MAX_ENTRY_LINES = 8
"""Lines from one entry's time to the next one's."""
_MAX_TIME_CHARS = 24
_CLOCK = lazy_pattern(r"\D{0,8}(?:[01]?\d|2[0-3])[:.h時时][0-5]\d(?!\d)\D{0,12}")
_QUESTION_MARKS = frozenset("?？؟")
_ENDS = frozenset('.!?…。！？؟”"»」）)')


class PlaintextStructure:
    """What lines without containers decide about a dump."""

    def has_story_text(self, observations: list[BlockObservation], kept: list[bool]) -> bool:
        """Return whether a kept line is a sentence or as long as one: a few words are no story."""
        return any(
            keep and (one.ends_sentence or one.units >= _MIN_TEXT_UNITS)
            for one, keep in zip(observations, kept, strict=True)
        )

    def is_snippet(self, page: Page, observations: list[BlockObservation]) -> bool:
        """Return False: a dump of a few words may be anything."""
        return False

    def find_lead(
        self,
        page: Page,
        observations: list[BlockObservation],
        first_scores: list[float],
        is_barred: list[bool],
        kept: list[bool],
    ) -> frozenset[int]:
        """Return none: without containers, the best sequence includes the lead."""
        return frozenset()

    def find_notes(self, page: Page, is_barred: list[bool], kept: list[bool]) -> list[int]:
        """Return none: a dump marks no notes."""
        return []

    def find_parts(self, page: Page, scores: list[float], is_barred: list[bool], kept: list[bool]) -> list[int]:
        """Find dropped parts of the story's lists, interviews and live entries. Few dumps mark headings."""
        return [
            *_find_items(page, scores, is_barred, kept),
            *_find_questions(page, scores, is_barred, kept),
            *_find_timed_entries(page, is_barred, kept),
        ]


def _find_items(page: Page, scores: list[float], is_barred: list[bool], kept: list[bool]) -> list[int]:
    """The dropped items of lists between kept lines, with a label above them that ends with a colon.

    Items are short, such as ingredients, or the line above them introduces them.
    """
    found: list[int] = []
    blocks = page.blocks
    index = 1
    while index < len(blocks):
        if blocks[index].kind != "list_item":
            index += 1
            continue
        end = index
        while end < len(blocks) and blocks[end].kind == "list_item":
            end += 1
        above = index - 1
        is_introduced = blocks[above].text.endswith(COLONS)
        # A heading of the list stands between it and the text above.
        before = next((at for at in range(above, max(-1, above - _MAX_LIST_HEADINGS), -1) if kept[at]), -1)
        after = next((at for at in range(end, min(len(blocks), end + 2)) if kept[at]), -1)
        items = range(index, end)
        if (
            before >= 0
            and after >= 0
            and end - index >= _MIN_ITEMS
            and not any(is_barred[at] or blocks[at].links for at in items)
            and min(scores[at] for at in items) > _MIN_ITEM_SCORE
            and (is_introduced or sum(blocks[at].chars for at in items) < _MAX_MEAN_ITEM_CHARS * (end - index))
        ):
            found += [at for at in items if not kept[at]]
            if is_introduced and not kept[above] and not is_barred[above]:
                found.append(above)
        index = end
    return found


def _find_timed_entries(page: Page, is_barred: list[bool], kept: list[bool]) -> list[int]:
    """The dropped lines of a live blog's entries below kept text: a time on a line of its own, then sentences."""
    found: list[int] = []
    blocks = page.blocks
    times = [block.index for block in blocks if block.chars <= _MAX_TIME_CHARS and _CLOCK.fullmatch(block.text)]
    run: list[int] = []
    for time in [*times, len(blocks) + _MAX_ENTRY_LINES + 1]:
        if run and time - run[-1] > _MAX_ENTRY_LINES:
            lines = _lines_of_entries(page, run)
            if (
                len(run) >= _MIN_TIMED_ENTRIES
                and run[0] > 0
                and kept[run[0] - 1]
                and all(any(blocks[at].text[-1] in _ENDS for at in entry) for entry in lines)
                and not any(is_barred[at] or blocks[at].links for entry in lines for at in entry)
            ):
                found += [at for entry in lines for at in entry if not kept[at]]
            run = []
        run.append(time)
    return found


def _lines_of_entries(page: Page, times: list[int]) -> list[range]:
    """The lines below each time; of the last one those up to its last sentence, as many as the others have."""
    longest = max((below - above for above, below in pairwise(times)), default=0)
    last = range(times[-1] + 1, min(len(page.blocks), times[-1] + longest))
    ends = [at for at in last if page.blocks[at].text[-1] in _ENDS]
    entries = [range(above + 1, below) for above, below in pairwise(times)]
    return [*entries, range(times[-1] + 1, ends[-1] + 1 if ends else times[-1] + 1)]


def _find_questions(page: Page, scores: list[float], is_barred: list[bool], kept: list[bool]) -> list[int]:
    """The dropped questions and answers of an interview below a kept line.

    A question is a line that ends with a question mark, and the next line is its answer.
    """
    found: list[int] = []
    blocks = page.blocks
    if sum([block.text[-1] in _QUESTION_MARKS for block in blocks]) < _MIN_QUESTIONS:
        return found
    index = 1
    while index + 1 < len(blocks):
        pairs = []
        at = index
        while at + 1 < len(blocks) and _is_pair(page, scores, is_barred, at):
            pairs += [at, at + 1]
            at += 2
        if len(pairs) >= 2 * _MIN_QUESTIONS and kept[index - 1]:
            found += [one for one in pairs if not kept[one]]
        index = max(at, index + 1)
    return found


def _is_pair(page: Page, scores: list[float], is_barred: list[bool], index: int) -> bool:
    question, answer = page.blocks[index : index + 2]
    return (
        question.text[-1] in _QUESTION_MARKS
        and question.chars <= _MAX_QUESTION_CHARS
        and answer.text[-1] in _ENDS
        and answer.chars >= _MIN_TEXT_UNITS
        and not (is_barred[index] or is_barred[index + 1] or question.links or answer.links)
        and min(scores[index], scores[index + 1]) > _MIN_PAIR_SCORE
    )
