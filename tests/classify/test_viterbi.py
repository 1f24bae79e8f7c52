"""The best sequence is the best of all sequences."""

from __future__ import annotations

from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from newsclean.classify.viterbi import best_path

# Steps of a half: sums are exact, and ties are ties.
HALVES = st.integers(-12, 12).map(lambda number: number / 2)


def total(path: tuple[bool, ...], scores: list[float], switch: float) -> float:
    kept = sum(score for keep, score in zip(path, scores, strict=True) if keep)
    # To begin with a kept block or with a dropped one costs nothing.
    return kept - switch * sum(one != other for one, other in pairwise(path))


@given(st.lists(HALVES, max_size=9), HALVES.map(abs))
def test_no_other_sequence_is_worth_more(scores: list[float], switch: float) -> None:
    path = best_path(scores, switch)
    best = max(total(other, scores, switch) for other in product((False, True), repeat=len(scores)))
    assert len(path) == len(scores) and total(tuple(path), scores, switch) == best


def test_a_weak_block_in_a_story_stays_and_a_strong_one_in_a_menu_goes() -> None:
    assert best_path([3.0, -1.0, 3.0], 1.0) == [True, True, True]
    assert best_path([-3.0, 1.0, -3.0], 1.0) == [False, False, False]
    assert best_path([3.0, -3.0, 3.0], 1.0) == [True, False, True]
    assert best_path([], 1.0) == []
