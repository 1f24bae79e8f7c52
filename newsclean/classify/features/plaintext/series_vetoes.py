"""Dumps: series of similar lines that drop lines without weighing them: rows of an index, comments, other posts."""

from __future__ import annotations

import re
from itertools import pairwise

from newsclean.classify.features.plaintext.repeated_series import (
    MIN_MEMBERS,
    MIN_TEXT_UNITS,
    NUMBERED,
    ShapeGroups,
)
from newsclean.parse.model import Block

INDEX_ROW_VETO = "line.index-row"
COMMENT_VETO = "line.comment"
OTHER_POST_VETO = "line.other-post"

_VERB_OF_SAYING = re.compile(
    r"\b(?:said|says|writes|wrote|schrieb|schreibt|sagte?|a écrit|dit|escribió|dijo|disse|scrive|ha scritto|pisze|skrev)"
    r"\s?:?$",
    re.IGNORECASE,
)
_AGO = re.compile(r"\bago\b|\bvor \d+ |\bhace \d+ |\bhá \d+ |\bil y a \d+ |(?:小时|分钟|天)前", re.IGNORECASE)
_POST_FOOTER = re.compile(
    r"\d\s?(?:篇|条)?\s?(?:评论|回复|回覆|評論)|(?:评论|評論)\s?[(（]\d|张贴|"
    r"\b\d+ (?:comments?|commentaires?|kommentare?|comentarios?|commenti)\b|posted (?:by|in|at|on)\b",
    re.IGNORECASE,
)
_SOCIAL_NETWORK = re.compile(r"facebook|whatsapp|twitter|pinterest|telegram|linkedin|微信|微博", re.IGNORECASE)
_CLOCK_SHAPE = "0:0"
"""A time of day in a line's shape."""
_MIN_INDEX_ROWS = 8
_MIN_INDEX_NUMBERS = 4
"""Numbers in the shape of an index's row."""
_MIN_SHARE_LINES = 4
"""Lines of share buttons that separate posts. One story may have one above it, one below and one in between."""
_MIN_FIRST_POST_UNITS = 200
"""Text above the first of several posts' last lines from which on it is the story, in units."""
_MAX_LABEL_UNITS = 90
"""Length of the header or footer line of a comment or post."""
_HEADER_TAIL_CHARS = 40
"""Characters at a line's end that show whether it is a comment's header."""
_MAX_COMMENT_LINES = 30
_MAX_COMMENT_RATIO = 4
"""Lines of a comment, as a multiple of the median; what is longer is a text between two lists."""


def find_series_vetoes(
    blocks: tuple[Block, ...], groups: ShapeGroups, units: list[int], is_timed: list[bool]
) -> dict[int, str]:
    """Find the lines that series of similar lines drop.

    Args:
        blocks: the lines.
        groups: lines of one shape.
        units: each line's length.
        is_timed: for each line, whether it has a time or a date.

    Returns:
        The veto's id by the line's index.
    """
    out: dict[int, str] = {}
    for shape, lines in groups.items():
        if shape[0] != NUMBERED:
            if _separates_posts(shape, lines, units):
                out.update(dict.fromkeys(range(lines[0] + 1, lines[-1] + 1), OTHER_POST_VETO))
            continue
        if _is_index(shape, lines):
            out.update(dict.fromkeys(lines, INDEX_ROW_VETO))
        labels = [index for index in lines if units[index] <= _MAX_LABEL_UNITS]
        headers = [
            index for index in labels if _is_comment_header(blocks[index].text[-_HEADER_TAIL_CHARS:], is_timed[index])
        ]
        if len(headers) >= MIN_MEMBERS:
            out.update(dict.fromkeys(_comment_lines(headers, units), COMMENT_VETO))
        footers = [index for index in labels if _POST_FOOTER.search(blocks[index].text)]
        if len(footers) >= MIN_MEMBERS and _is_below_text(units, footers[0]):
            out.update(dict.fromkeys(range(footers[0] + 1, footers[-1] + 1), OTHER_POST_VETO))
    return out


def _separates_posts(shape: str, lines: list[int], units: list[int]) -> bool:
    """Return whether equal lines are rows of share buttons, one below each post."""
    return (
        len(lines) >= _MIN_SHARE_LINES and len(_SOCIAL_NETWORK.findall(shape)) > 1 and _is_below_text(units, lines[0])
    )


def _is_index(shape: str, lines: list[int]) -> bool:
    """Return whether lines are rows of an index: each has a time and further numbers, and most follow another at once."""
    if _CLOCK_SHAPE not in shape or shape.count("0") < _MIN_INDEX_NUMBERS or len(lines) < _MIN_INDEX_ROWS:
        return False
    return 2 * sum(below - above == 1 for above, below in pairwise(lines)) > len(lines)


def _comment_lines(headers: list[int], units: list[int]) -> list[int]:
    """Return the lines of the comments below their headers. Where the last comment ends is not known."""
    distances = sorted(below - above for above, below in pairwise(headers))
    longest = min(_MAX_COMMENT_LINES, _MAX_COMMENT_RATIO * distances[len(distances) // 2])
    half = sum(units) / 2
    out: list[int] = []
    for above, below in pairwise((*headers, headers[-1] + 1)):
        if below - above <= longest and sum(units[above:below]) <= half:
            out.extend(range(above, below))
    return out


def _is_below_text(units: list[int], index: int) -> bool:
    return sum(length for length in units[:index] if length >= MIN_TEXT_UNITS) >= _MIN_FIRST_POST_UNITS


def _is_comment_header(line_end: str, is_timed: bool) -> bool:
    """Return whether a line says that somebody said something at a time, or wrote some hours ago."""
    return _AGO.search(line_end) is not None or (is_timed and _VERB_OF_SAYING.search(line_end) is not None)
