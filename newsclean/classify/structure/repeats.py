"""Text that is in the page twice: a copy of the story, a pull quote, a standfirst equal to the lead. One of the two stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from newsclean.classify.structure.exclusions import PULL_QUOTE, REPEATED_TEXT, Exclusions
from newsclean.text.letters import letters_of_lines

MIN_SENTENCE_UNITS = 30
"""Length of a sentence by which a repetition is recognized, in display units. Shorter ones are repeated by chance."""
MAX_PASSAGES = 2000
"""Blocks that are looked for in the longest ones."""
MAX_HOLDERS = 12
"""Blocks that hold a sentence. One with more is no sign of a copy."""
MAX_QUOTES = 100
"""Quotations in boxes that are looked for in the text: each search reads all of it."""
MAX_TEXT_CHARS = 400_000
MAX_JOINED_COPIES = 4
"""The longest blocks of a page, of which each may join the text of the others."""
MIN_QUOTE_UNITS = 12
"""Length of a quotation in a box that is recognized as a part of the text."""
MIN_REPEATED_SHARE = 0.8
"""Share of a block's letters that must be in the page twice for the block to be a repetition."""
_SENTENCE_END = re.compile(r"[.!?…。！？।۔؟\n](?:(?<=[.!?…])[\"'”’»)\]]*\s+|(?<=[。！？।۔؟])[”’」』）]*\s*|(?<=\n)\n*)")
"""It begins with a set of characters, which is what :mod:`re` searches a long text for fast."""


class Passage(NamedTuple):
    """A block as far as repetition is concerned."""

    index: int  # type: ignore[assignment]
    text: str
    units: int
    """Length in display units."""
    priority: int
    """Of two equal passages the one with the greater priority stays; of equal ones the first."""
    is_quote: bool
    """Whether its markup makes it a quotation in a box, such as a pull quote."""
    is_hidden: bool = False
    """Whether its markup hides it. What is hidden is no text that a visible block could quote."""


def find_repeats(passages: Sequence[Passage], is_legitimate: Callable[[int, int], bool]) -> Exclusions:
    """Find the blocks whose text another block of the page holds as well.

    Args:
        passages: the blocks of running text, in page order.
        is_legitimate: whether a block may repeat another one, as a refrain does.
    """
    letters: list[str] = []
    sentences: list[list[str]] = []
    for passage in passages:
        parts = letters_of_lines("\n".join(_SENTENCE_END.split(passage.text)))
        letters.append("".join(parts))
        sentences.append(list(filter(_has_min_width, parts)))
    excluded = _find_pull_quotes(passages, letters)
    excluded.update(_find_joined_copies(passages, letters))
    if len({part for parts in sentences for part in parts}) == sum(map(len, sentences)):
        # No sentence is there twice.
        return excluded
    holders: dict[str, list[int]] = {}
    for at, parts in enumerate(sentences):
        for part in dict.fromkeys(parts):
            holders.setdefault(part, []).append(at)
    gone = {at for at, passage in enumerate(passages) if passage.index in excluded}
    # The least important first, and of them the shorter, so that what stays is what a reader sees as the text.
    for at in sorted(range(len(passages)), key=lambda one: (passages[one].priority, passages[one].units, -one)):
        if at in gone:
            continue
        passage = passages[at]
        total = sum(map(len, sentences[at]))
        if not total:
            continue
        repeated = 0
        others: set[int] = set()
        for part in sentences[at]:
            if len(holders[part]) > MAX_HOLDERS:
                # A label or a test text: no copy of a story.
                continue
            elsewhere = [other for other in holders[part] if other != at and other not in gone]
            if elsewhere:
                repeated += len(part)
                others.update(elsewhere)
        if repeated < MIN_REPEATED_SHARE * total or not others:
            continue
        if all(is_legitimate(passage.index, passages[other].index) for other in others):
            continue
        gone.add(at)
        excluded[passage.index] = PULL_QUOTE if passage.is_quote else REPEATED_TEXT
    return excluded


def _find_pull_quotes(passages: Sequence[Passage], letters: Sequence[str]) -> Exclusions:
    """Quotations in boxes whose words are in another passage, however short they are."""
    quotes = [at for at, passage in enumerate(passages) if passage.is_quote][:MAX_QUOTES]
    if not quotes:
        return {}
    visible = [at for at, passage in enumerate(passages) if not passage.is_quote and not passage.is_hidden]
    text = "\n".join([letters[at] for at in visible])[:MAX_TEXT_CHARS]
    return {
        passages[at].index: PULL_QUOTE
        for at in quotes
        if letters[at] in text and _has_min_width(letters[at], MIN_QUOTE_UNITS)
    }


def _find_joined_copies(passages: Sequence[Passage], letters: Sequence[str]) -> Exclusions:
    """Blocks that join the text of several others. Languages without sentence marks have no other sign of a copy."""
    if len(passages) > MAX_PASSAGES:
        return {}
    longest = sorted(range(len(passages)), key=lambda at: -len(letters[at]))[:MAX_JOINED_COPIES]
    others = set(filter(_has_min_width, letters))
    found: Exclusions = {}
    for at in longest:
        own = letters[at]
        parts = [part for part in others if part in own and part != own]
        if len(parts) > 1 and sum(map(len, parts)) >= MIN_REPEATED_SHARE * len(own):
            found[passages[at].index] = REPEATED_TEXT
    return found


def _has_min_width(letters: str, min_units: int = MIN_SENTENCE_UNITS) -> bool:
    """Whether letters take at least this many display units. Most are much longer or much shorter than that."""
    if len(letters) >= min_units:
        return True
    if 2 * len(letters) < min_units or letters.isascii():
        return False
    return len(letters) + sum(char > "\u2e7f" for char in letters) >= min_units
