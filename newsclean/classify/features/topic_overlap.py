"""Dumps: what a block's words have to do with the rest of the page.

A story is about something: its names and rare words come back from paragraph to paragraph, and few of them stand in
the menus, notices and other stories around it. Where no tree says what belongs together, words do.

Method: lexical cohesion (Hearst, TextTiling, 1997), and the words of likely and unlikely text held against each other
as a naive Bayes classifier would that was trained on this page alone.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from functools import cache
from math import exp, log

from newsclean.classify.observation import BlockObservation
from newsclean.text.word_stems import word_stems

_STEM_LETTERS = 6
_MIN_WORD_LETTERS = 4
_MAX_CHARS = 3000
"""Characters of a block whose words are read."""
_FEWEST = 3
"""Words that come back, below which a block says nothing of its matter."""
_CORE = (0.05, 0.12, 0.2, 0.3, 0.4, 0.5, 0.62, 0.75)
_LEAN = (-1.2, -0.7, -0.4, -0.2, 0.0, 0.2, 0.4, 0.7, 1.2)
_SIZES = (36, 100, 250)


def stems(text: str) -> tuple[str, ...]:
    """Stems of a block's words."""
    return word_stems(text, stem_letters=_STEM_LETTERS, min_word_letters=_MIN_WORD_LETTERS, max_chars=_MAX_CHARS)


def cohesion(seen: list[BlockObservation], scores: list[float]) -> list[tuple[str, ...]]:
    """Features of what each line's words have to do with the text; ``scores`` are the first pass's (log-odds)."""
    likely = [
        0.0 if item.settled else 1 / (1 + exp(-max(-8.0, min(8.0, score))))
        for item, score in zip(seen, scores, strict=True)
    ]
    inside: dict[str, float] = defaultdict(float)
    everywhere: dict[str, int] = defaultdict(int)
    for item, chance in zip(seen, likely, strict=True):
        for word in item.words:
            inside[word] += chance
            everywhere[word] += 1
    total_in = sum(inside.values()) + 1.0
    total_out = sum(everywhere.values()) - total_in + 2.0
    prior = log(total_in / total_out)
    count = len(seen)
    rarity = [0.0] + [log(1 + count / number) for number in range(1, count + 1)]
    out: list[tuple[str, ...]] = []
    for item, chance in zip(seen, likely, strict=True):
        words = item.words
        if len(words) < 2 or item.settled:
            out.append(())
            continue
        core = whole = lean = 0.0
        back = 0
        for word in words:
            number = everywhere[word] - 1
            weight = rarity[number + 1]
            whole += weight
            if number:
                within = inside[word] - chance
                core += weight * min(1.0, within)
                lean += log((within + 0.3) / (number - within + 0.3)) - prior
                back += 1
        lean_step = bisect(_LEAN, lean / back) if back >= _FEWEST else -1
        out.append(_told(bisect(_SIZES, item.units), bisect(_CORE, core / whole), lean_step))
    return out


@cache
def _told(size: int, core: int, lean: int) -> tuple[str, ...]:
    return (
        f"core:{core}", f"core:{core}:{size}", f"lean:{lean}", f"lean:{lean}:{size}",
        f"core:{core // 2}:lean:{(lean + 1) // 2}",
    )  # fmt: skip
