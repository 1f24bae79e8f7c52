"""From scores to a sequence of keeps and drops: the best path through two states, found exactly (Viterbi 1967)."""

from __future__ import annotations


def best_path(scores: list[float], switch: float) -> list[bool]:
    """Keep or drop for each block, so that the sum of scores less ``switch`` (log-odds) a change is greatest.

    A score counts for a kept block as it is and against a dropped one as nothing.
    """
    keep, drop = 0.0, 0.0
    came_keep: list[bool] = []
    came_drop: list[bool] = []
    for score in scores:
        from_keep, from_drop = keep >= drop - switch, keep - switch > drop
        came_keep.append(from_keep)
        came_drop.append(from_drop)
        keep, drop = (keep if from_keep else drop - switch) + score, keep - switch if from_drop else drop
    path: list[bool] = []
    state = keep > drop
    for index in range(len(scores) - 1, -1, -1):
        path.append(state)
        state = came_keep[index] if state else came_drop[index]
    path.reverse()
    return path
