"""Dumps: features of the words that a line shares with the likely text of its page.

A story's names and rare words return from paragraph to paragraph. Few of them occur in the menus, notices and other stories
around it. Where no containers say what belongs together, words do.

Sources: lexical cohesion (Hearst, TextTiling, 1997); the log-odds of a word in likely and in unlikely text are those of a
naive Bayes classifier trained on this page alone.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from functools import cache, lru_cache
from itertools import chain
from math import exp, log

from newsclean.classify.observation import BlockObservation
from newsclean.text.word_stems import word_stems

_MIN_WORD_LETTERS = 4
_STEM_LETTERS = 6
_MAX_CHARS = 3000
"""Characters of a line that are read."""
_MAX_CACHED_LINES = 512
_MIN_SHARED_STEMS = 3
"""Stems that occur in other lines; with fewer, a line's log-odds say nothing."""
_MIN_STEMS = 2
_MAX_SCORE = 8.0
"""Scores are clipped to this, in log-odds; beyond it a probability does not change."""
_SMOOTHING = 0.3
"""Added to the number of lines with a stem, so that a rare stem decides nothing (additive smoothing)."""
_OVERLAP_BINS = (0.05, 0.12, 0.2, 0.3, 0.4, 0.5, 0.62, 0.75)  # share of the line's stems, by rarity
_LOG_ODDS_BINS = (-1.2, -0.7, -0.4, -0.2, 0.0, 0.2, 0.4, 0.7, 1.2)
_LENGTH_BINS = (36, 100, 250)  # units


def topic_stems(text: str) -> tuple[str, ...]:
    """Return the stems of a line's words. The structural facts and the features ask for those of the same lines."""
    return _find_stems(text[:_MAX_CHARS])


@lru_cache(maxsize=_MAX_CACHED_LINES)
def _find_stems(text: str) -> tuple[str, ...]:
    return word_stems(text, stem_letters=_STEM_LETTERS, min_word_letters=_MIN_WORD_LETTERS, max_chars=_MAX_CHARS)


def topic_overlap_features(observations: list[BlockObservation], scores: list[float]) -> list[tuple[str, ...]]:
    """Return features of how far each line's stems occur in likely text.

    Args:
        observations: the lines.
        scores: the first pass's scores, in log-odds.
    """
    likely = [
        0.0 if observation.veto_id else 1 / (1 + exp(-max(-_MAX_SCORE, min(_MAX_SCORE, score))))
        for observation, score in zip(observations, scores, strict=True)
    ]
    stems_by_line = [observation.word_stems for observation in observations]
    lines = Counter(chain.from_iterable(stems_by_line))  # number of lines with a stem
    likely_lines = dict.fromkeys(lines, 0.0)  # expected number of text lines with it
    for stems, probability in zip(stems_by_line, likely, strict=True):
        if probability:
            for stem in stems:
                likely_lines[stem] += probability
    total_likely = sum(likely_lines.values()) + 1.0
    total_unlikely = sum(lines.values()) - total_likely + 2.0
    prior = log(total_likely / total_unlikely)
    count = len(observations)
    most = max(lines.values(), default=0)
    rarity = [0.0] + [log(1 + count / number) for number in range(1, most + 1)]  # inverse document frequency
    out: list[tuple[str, ...]] = []
    for observation, probability, stems in zip(observations, likely, stems_by_line, strict=True):
        if len(stems) < _MIN_STEMS or observation.veto_id:
            out.append(())
            continue
        overlap = total = log_odds = 0.0
        shared = 0
        for stem in stems:
            number = lines[stem]
            weight = rarity[number]
            total += weight
            if number == 1:
                continue
            likely_others = likely_lines[stem] - probability
            overlap += weight * likely_others if likely_others < 1.0 else weight
            log_odds += log((likely_others + _SMOOTHING) / (number - 1 - likely_others + _SMOOTHING)) - prior
            shared += 1
        log_odds_bin = bisect(_LOG_ODDS_BINS, log_odds / shared) if shared >= _MIN_SHARED_STEMS else -1
        out.append(
            _features(bisect(_LENGTH_BINS, observation.units), bisect(_OVERLAP_BINS, overlap / total), log_odds_bin)
        )
    return out


@cache
def _features(size: int, overlap: int, log_odds: int) -> tuple[str, ...]:
    return (
        f"core:{overlap}",
        f"core:{overlap}:{size}",
        f"lean:{log_odds}",
        f"lean:{log_odds}:{size}",
        f"core:{overlap // 2}:lean:{(log_odds + 1) // 2}",
    )
