"""The best sequence of keeping and dropping, found exactly (Viterbi 1967)."""

from __future__ import annotations


def best_path(scores: list[float], switch_cost: float) -> list[bool]:
    """Find the sequence with the greatest sum of kept blocks' scores less the cost of changes.

    Args:
        scores: each block's score, in log-odds; a dropped block counts 0.
        switch_cost: log-odds that each change between keeping and dropping costs.

    Returns:
        For each block, whether it is kept.
    """
    keep, drop = 0.0, 0.0
    keep_after_keep: list[bool] = []
    drop_after_keep: list[bool] = []
    for score in scores:
        stays, leaves = keep >= drop - switch_cost, keep - switch_cost > drop
        keep_after_keep.append(stays)
        drop_after_keep.append(leaves)
        keep, drop = (keep if stays else drop - switch_cost) + score, keep - switch_cost if leaves else drop
    path: list[bool] = []
    is_kept = keep > drop
    for index in range(len(scores) - 1, -1, -1):
        path.append(is_kept)
        is_kept = keep_after_keep[index] if is_kept else drop_after_keep[index]
    path.reverse()
    return path
