"""The parts of a heading: the elements and lines that it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from newsclean.parse.model import HeadingPart
from newsclean.text.whitespace import collapse_whitespace

MAX_HEADING_PARTS = 12
"""A heading that is made of more parts is no headline: its end tag may be missing."""

PartStart = tuple[int, str | None]
"""The number of a heading's pieces of text before a part starts, and the names of the part's element: empty for a line,
``None`` where an element has ended."""


def part_names(attrs: Mapping[str, str]) -> str:
    """Return the names of an element that may be a heading's part."""
    return " ".join(attrs[key] for key in ("class", "id") if key in attrs).lower()


def split_heading(pieces: list[str], starts: list[PartStart]) -> tuple[HeadingPart, ...]:
    """Return a heading's parts; none where it has only one.

    Args:
        pieces: the heading's text, in pieces.
        starts: where its parts start.
    """
    names = _names_by_start(starts)
    bounds = sorted({0, *(position for position in names if position < len(pieces)), len(pieces)})
    ends = {position for position, own in starts if own is None}
    parts = []
    carried = ""
    for start, end in pairwise(bounds):
        own = f"{carried} {names.get(start, '')}".strip()
        text = collapse_whitespace("".join(pieces[start:end]))
        if text:
            parts.append(HeadingPart(text, own))
        # A line break at an element's start does not end the element.
        carried = "" if text or end in ends else own
    return tuple(parts) if 1 < len(parts) <= MAX_HEADING_PARTS else ()


def _names_by_start(starts: list[PartStart]) -> dict[int, str]:
    names: dict[int, str] = {}
    for position, own in starts:
        names[position] = "" if own is None else f"{names.get(position, '')} {own}".strip()
    return names
