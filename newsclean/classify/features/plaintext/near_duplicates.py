"""Dumps: lines that repeat another line nearby, as a caption repeats its picture's description."""

from __future__ import annotations

from bisect import bisect

from newsclean.parse.model import Block

_COMPARED_CHARS = 24
"""Characters at the start of two lines that must be equal."""
_MIN_CHARS = 12
"""Shorter lines are labels, which repeat by chance."""
_MAX_DISTANCE = 3
"""Lines between a line and the one that repeats it, at most."""
_LENGTH_BINS = (36, 70, 150)  # units


def find_near_duplicates(blocks: tuple[Block, ...]) -> dict[int, str]:
    """Find lines that begin as one near them does, or that say the same twice.

    Returns:
        By the line's index: ``first`` or ``second`` of two, with ``:same`` where they are equal, or ``doubled``.
    """
    out: dict[int, str] = {}
    last: dict[str, int] = {}
    for index, block in enumerate(blocks):
        key = block.text[:_COMPARED_CHARS]
        if block.chars < _MIN_CHARS:
            continue
        other = last.get(key, -1)
        if other >= 0 and index - other <= _MAX_DISTANCE:
            same = blocks[other].text == block.text
            out[other] = "first:same" if same else "first"
            out[index] = "second:same" if same else "second"
        last[key] = index
        half = block.chars // 2
        if block.chars >= 2 * _COMPARED_CHARS and block.text[:half].rstrip() == block.text[-half:].lstrip():
            out[index] = "doubled"
    return out


def near_duplicate_features(duplicate: str, units: int) -> tuple[str, ...]:
    """Return the features of a near duplicate of ``units`` length."""
    return f"twin:{duplicate}", f"twin:{duplicate}:{bisect(_LENGTH_BINS, units)}"
