"""The contiguous run of values with the highest sum."""

from __future__ import annotations

from collections.abc import Iterable


def find_best_run(values: Iterable[float], min_sum: float = float("-inf")) -> tuple[int, int]:
    """Find the run of values that sum highest (Kadane's algorithm).

    Args:
        values: one value a block.
        min_sum: the run must sum to more than this.

    Returns:
        The run's start and end (exclusive); (0, 0) where no run exceeds ``min_sum``.
    """
    best, best_start, best_end = min_sum, 0, 0
    total, start = 0.0, 0
    for index, value in enumerate(values):
        if total <= 0:
            total, start = 0.0, index
        total += value
        if total > best:
            best, best_start, best_end = total, start, index + 1
    return best_start, best_end
