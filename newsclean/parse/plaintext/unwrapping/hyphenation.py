"""Words split at a line end: a typesetter's hyphen is removed, a hyphen that belongs to the word stays."""

from __future__ import annotations

from itertools import pairwise

from newsclean.parse.plaintext.segments import Segment
from newsclean.text.patterns import lazy_pattern

_HYPHENS = "-‐"
_SPLIT_WORD = lazy_pattern(rf"[^\W\d_]{{2}}[{_HYPHENS}]$")
_CONJUNCTION = lazy_pattern(
    r"(?:und|oder|bzw|sowie|bis|als|and|or|to|en|of|et|ou|y|e|o|och|eller|og|i|lub|in|über|auf|von|für)\b"
)
"""Words after a suspended hyphen, which stays: "Ein- und Ausgang"."""
_MIN_SPLIT_WORDS = 3
_LINES_PER_SPLIT_WORD = 25
"""Lines of running text that at most come to one split word in a hyphenated text."""
_MIN_RUNNING_COLUMNS = 30
"""Columns from which on a line may be running text."""


def join_split_words(segments: list[Segment]) -> list[Segment]:
    """Move the rest of each split word to the line on which the word begins, if the text is hyphenated.

    The columns stay as they were: they show the width at which the text was set.
    """
    splits = [_is_split(before, after) for before, after in pairwise(segments)]
    running = sum(not after.gap and before.width >= _MIN_RUNNING_COLUMNS for before, after in pairwise(segments))
    if sum(splits) < _MIN_SPLIT_WORDS or sum(splits) * _LINES_PER_SPLIT_WORD < running:
        return segments
    out = segments[:1]
    for segment, is_rest in zip(segments[1:], splits, strict=True):
        if not is_rest:
            out.append(segment)
            continue
        word, _, rest = segment.text.partition(" ")
        out[-1] = out[-1]._replace(text=out[-1].text[:-1] + word)
        if rest.strip():
            out.append(segment._replace(text=rest.lstrip()))
    return out


def _is_split(before: Segment, after: Segment) -> bool:
    """Whether the last word of a line continues on the next."""
    return (
        not after.gap
        and not after.has_bullet
        and before.text[-1] in _HYPHENS
        and after.text[0].islower()
        and _SPLIT_WORD.search(before.text) is not None
        and _CONJUNCTION.match(after.text) is None
    )


def separator_between(before: str, after: str) -> str:
    """What belongs between two lines of a sentence: a space, or nothing after a hyphen within a compound word."""
    if before[-1] not in _HYPHENS or _SPLIT_WORD.search(before) is None or _CONJUNCTION.match(after):
        return " "
    return ""
