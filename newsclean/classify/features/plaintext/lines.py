"""Dumps: features of a line beside the lines around it: blank lines, rows of similar lines, picture credits.

Menus, boxes and lists consist of rows of similar lines. Stories do not.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from functools import cache

from newsclean.classify.features.plaintext.near_duplicates import find_near_duplicates, near_duplicate_features
from newsclean.classify.features.plaintext.repeated_series import find_series_features, group_by_shape
from newsclean.classify.features.plaintext.series_vetoes import find_series_vetoes
from newsclean.classify.features.plaintext.site_vocabulary import site_vocabulary_features
from newsclean.classify.features.plaintext.topic_overlap import topic_stems
from newsclean.parse.credit import is_credited
from newsclean.parse.model import Block
from newsclean.text.width import display_width

FRAGMENT_VETO = "line.fragment"
MAX_FRAGMENT_UNITS = 2
"""Length of a line that is no more than a sign, a number or one character: the rest of a button or a table cell."""
_TIME = re.compile(
    r"\d{1,2}[:：]\d{2}|(?:19|20)\d\d|\d{1,2}月\d{1,2}日|\d ?(?:min|hours?|days?|std|stunden?|tagen?|h|uur|分钟|小时|天|日)\b|ago\b|前$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_MAX_TIMED_UNITS = 70
"""Length below which a time or date in a line says that the line is a label."""
_HANDLE = re.compile(r"[—–-] ?.{1,60}\(@\w{2,30}\)")
"""A name and a handle below a quoted post of a social network."""
_LAST_SIGNS = frozenset(".!?。！？…”\"»'")
"""Signs that end a sentence or a quotation. Wider than the classifier's sentence stops: it is about rows of one shape."""
_LENGTH_BINS = (16, 36, 70, 150, 400)  # units
_GAP_DENSITY_BINS = (0.05, 0.3, 0.7)  # share of lines with a blank line before them
_ROW_LENGTH_BINS = (2, 4, 8, 16)  # lines
_MAX_GAP = 2
"""Blank lines between two lines; more say nothing more."""
_KIND_LENGTH_BINS = (24, 70, 150)  # units
_MAX_KIND_GAP = 3
"""The same beside the line's kind."""
_MAX_ROW_SIZE = 3
_MAX_CREDIT_SIZE = 2
"""Highest bin of a length, in features that need no finer one."""
_MAX_TRANSPARENT_UNITS = 36
_MIN_TRANSPARENT_COUNT = 3
"""A line that is shorter and occurs as often says nothing about its neighbours."""


class Lines:
    """The lines of a dump, beside each other."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.units = [display_width(block.text) for block in blocks]
        self.word_stems = [topic_stems(block.text) for block in blocks]
        self._blocks = blocks
        self.counts = Counter([block.text for block in blocks])
        """How often each line's text occurs."""
        self._gaps = [*(min(block.gap, _MAX_GAP) for block in blocks), _MAX_GAP]
        """The blank lines before each line and behind the last one."""
        spaced = sum([block.gap > 0 for block in blocks]) / max(1, len(blocks))
        self._gap_density = bisect(_GAP_DENSITY_BINS, spaced)
        has_digit = [_DIGIT.search(block.text) is not None for block in blocks]
        is_timed = [
            units < _MAX_TIMED_UNITS
            and (numbered or "ago" in block.text.lower() or block.text[-1] == "前")
            and _TIME.search(block.text) is not None
            for block, units, numbered in zip(blocks, self.units, has_digit, strict=True)
        ]
        self._row_bins = _measure_rows(list(map(_row_shape, blocks, self.units, is_timed)))
        self._near_duplicates = find_near_duplicates(blocks)
        groups = group_by_shape(blocks, self.units, has_digit, self.counts)
        self._series_features = find_series_features(groups, self.units, is_timed)
        self._vetoes = find_series_vetoes(blocks, groups, self.units, is_timed)
        self._is_signature = [_is_post_signature(block.text) for block in blocks]
        self._is_credited = [is_credited(block.text) for block in blocks]
        signs = (
            at for at, (one, two) in enumerate(zip(self._is_signature, self._is_credited, strict=True)) if one or two
        )
        self._beside_signs = {near for at in signs for near in (at - 1, at, at + 1)}
        """The indexes of lines that are a post's signature or a picture's credit, or beside one."""

    def is_transparent(self, index: int) -> bool:
        """Return whether a line is so short and frequent that the lines beside it count as each other's neighbours."""
        return (
            self.units[index] < _MAX_TRANSPARENT_UNITS
            and self.counts[self._blocks[index].text] >= _MIN_TRANSPARENT_COUNT
        )

    def find_veto(self, index: int) -> str | None:
        """Return the id of what vetoes a line: it is a fragment, or one of a series of similar lines."""
        return FRAGMENT_VETO if self.units[index] <= MAX_FRAGMENT_UNITS else self._vetoes.get(index)

    def features(self, index: int) -> list[str]:
        """Return the features of one line: of its kind, and beside the lines around it."""
        block = self._blocks[index]
        units = self.units[index]
        size = bisect(_LENGTH_BINS, units)
        kind = "paragraph" if block.kind == "heading" else block.kind
        features = [
            *_kind_features(kind, bisect(_KIND_LENGTH_BINS, units), min(block.gap, _MAX_KIND_GAP)),
            *_gap_features(self._gaps[index], self._gaps[index + 1], self._gap_density, size),
        ]
        if self._is_credited[index]:
            features.extend(("credit", f"credit:{size}"))
        elif index in self._beside_signs:
            features.extend(self._credit_neighbour_features(index, size))
        for series in self._series_features:
            features += series[index]
        duplicate = self._near_duplicates.get(index)
        if duplicate:
            features.extend(near_duplicate_features(duplicate, units))
        features += site_vocabulary_features(self.word_stems[index], size)
        features.append(_row_feature(min(size, _MAX_ROW_SIZE), self._row_bins[index]))
        return features

    def _credit_neighbour_features(self, index: int, size: int) -> list[str]:
        """Return features of a post's signature or a picture's credit on an adjacent line."""
        features = []
        if self._is_signature[index]:
            features.append("post:signature")
        elif index + 1 < len(self._is_signature) and self._is_signature[index + 1]:
            features.append("post:text")
        for side, other in (("below", index + 1), ("above", index - 1)):
            if 0 <= other < len(self._is_credited) and self._is_credited[other]:
                other_size = min(_MAX_CREDIT_SIZE, bisect(_LENGTH_BINS, self.units[other]))
                features.append(f"beside:{side}:{size}:{other_size}")
        return features


def _is_post_signature(text: str) -> bool:
    """Return whether a line is a name and a handle, as below a post of a social network that a story quotes."""
    return text[0] in "—–-@" and _HANDLE.search(text) is not None


def _row_shape(block: Block, units: int, is_timed: bool) -> int:
    """Return a line's shape as one number: its length, last sign, a time in it, a bullet."""
    ends = block.text[-1] in _LAST_SIGNS
    return bisect(_LENGTH_BINS, units) << 3 | ends << 2 | is_timed << 1 | (block.kind == "list_item")


def _measure_rows(shapes: list[int]) -> list[int]:
    """Return for each line how many adjacent lines are of its shape, itself included, as a bin."""
    out: list[int] = []
    start = 0
    for index in range(1, len(shapes) + 1):
        if index == len(shapes) or shapes[index] != shapes[start]:
            out.extend([bisect(_ROW_LENGTH_BINS, index - start)] * (index - start))
            start = index
    return out


@cache
def _kind_features(kind: str, size: int, gap: int) -> tuple[str, ...]:
    return f"kind:{kind}:{size}", f"gap:{gap}"


@cache
def _gap_features(above: int, below: int, density: int, size: int) -> tuple[str, ...]:
    return f"gaps:{above}:{below}:{density}", f"gaps:{above}:{below}:{min(size, _MAX_ROW_SIZE)}"


@cache
def _row_feature(size: int, length: int) -> str:
    return f"row:{size}:{length}"


_MENU_ROW_LENGTHS = range(bisect(_ROW_LENGTH_BINS, 4), len(_ROW_LENGTH_BINS) + 1)
"""Bins of the lengths of rows that are menus: four lines or more."""
LABEL_ROW_FEATURES = frozenset(_row_feature(0, length) for length in _MENU_ROW_LENGTHS)
"""Features of a line in a row of labels under 16 units, as menus have them."""
SHORT_ROW_FEATURES = LABEL_ROW_FEATURES.union(_row_feature(1, length) for length in _MENU_ROW_LENGTHS)
"""Features of a line in a row of lines under 36 units."""
