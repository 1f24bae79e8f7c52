"""The lines of a text dump that may be its headline, with their features."""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import chain, pairwise
from typing import NamedTuple

from newsclean.classify.features.best_run import find_best_run
from newsclean.metadata.title.line_features import (
    near_duplicate_features,
    neighbour_features,
    own_features,
    surrounding_features,
)
from newsclean.metadata.title.line_wordings import line_wordings
from newsclean.metadata.title.site_name import TITLE_LABEL, split_title
from newsclean.metadata.title.slug import Slug, compare_with_slug, parse_slug
from newsclean.metadata.title.stems import text_stems
from newsclean.parse.model import Block
from newsclean.rules import RuleSet, active_rules
from newsclean.text.hosts import site_host, strip_public_suffix
from newsclean.text.letters import letters_only
from newsclean.text.patterns import contains_any
from newsclean.text.width import display_width

BlockRange = tuple[int, int]
"""The index of the article text's first block, and the one after its last."""

MIN_TITLE_WIDTH, MAX_TITLE_WIDTH = 8, 260
"""Columns of a headline."""
_MAX_LINES_ABOVE_TEXT = 60
_MAX_LINES_INSIDE_TEXT = 4
_MIN_TEXT_LINE_WIDTH = 60
"""Columns of a line that counts as text where the text's range is guessed."""
_MAX_TEXT_LINE_VALUE, _OTHER_LINE_VALUE = 400, -45.0
_MAX_READ_BLOCKS, _MIN_READ_CHARS = 14, 40
"""Blocks of the text whose words are compared with a line's, and the characters that each must exceed."""
_MIN_SHARED_STEMS = 5
"""Word stems below which the share that recurs in the text counts for less: two may be the site's name."""
_MIN_CONTAINED_CHARS = 8
_MIN_HELD_SHARE = 0.4
"""Share of a line's letters that another line must have, at least, for the one to hold the other."""
_MIN_DOCUMENT_TITLE_WIDTH = 24
_MIN_LONG_TITLE_WIDTH = 24
# Upper bounds of the classes that a value falls into.
_TEXT_SHARES = (0.02, 0.12, 0.25, 0.4, 0.55, 0.7, 0.85)
_DISTANCES = (0, 1, 2, 3, 5, 8, 14, 25, 40)
_DOCUMENT_TITLE_SHARES = (0.4, 0.6, 0.8, 0.95)
_SLUG_SHARES = (0.2, 0.4, 0.6, 0.8, 0.99)
_LINE_SHARES = (0.3, 0.5, 0.7, 0.9)
_SENTENCE_ENDS = tuple("。，,;；.।")


class TitleLine(NamedTuple):
    """A line that may be the headline."""

    text: str
    origin: str
    features: tuple[str, ...]
    """Names of features, in a fixed order, so that sums of weights are the same in every run."""


class LineReading(NamedTuple):
    """The lines of a dump that may be its headline, and what they were read from."""

    source: _Source
    lines: Sequence[TitleLine]
    """In page order. The weights are learned from their features."""


class _Source(NamedTuple):
    """All that the features of a dump's lines depend on."""

    blocks: tuple[Block, ...]
    text_range: BlockRange
    far: int | None
    """The index of a line away from the text's start that is what the address says."""
    slug: Slug | None
    host: str
    rule_set: RuleSet


def read_title_lines(
    blocks: tuple[Block, ...], text_range: BlockRange | None, url: str | None, earlier: LineReading | None = None
) -> LineReading:
    """Return the lines that may be the headline.

    Args:
        blocks: the dump's lines.
        text_range: the range of the article's text; guessed where it is not given.
        url: the page's address, where it is known.
        earlier: what was read for an earlier choice of the title, which is often among the same lines.
    """
    start, end = text_range or _guess_text_range(blocks)
    end = min(end, start + _MAX_READ_BLOCKS)
    slug = parse_slug(url)
    far = _find_far_line(blocks, start, end, slug)
    if far is None:
        # No feature depends on the lines below.
        blocks = blocks[: start + _MAX_READ_BLOCKS + 1]
    host = letters_only(strip_public_suffix(site_host(url)))
    source = _Source(blocks, (start, end), far, slug, host, active_rules())
    if earlier is not None and earlier.source == source:
        return earlier
    return LineReading(source, _LineReader(source).read() if blocks else ())


def _find_far_line(blocks: tuple[Block, ...], start: int, end: int, slug: Slug | None) -> int | None:
    """Return the index of the first line away from the text's start that is what the address says."""
    if slug is None:
        return None
    low, high = _near_range(start, end)
    return next((block.index for block in (*blocks[:low], *blocks[high:]) if _is_slug(block, slug)), None)


def _near_range(start: int, end: int) -> BlockRange:
    """Return the range of the lines near the text's start."""
    return max(0, start - _MAX_LINES_ABOVE_TEXT), min(start + _MAX_LINES_INSIDE_TEXT, end)


class _LineReader:
    """What the features of a dump's lines are computed from."""

    def __init__(self, source: _Source) -> None:
        blocks, (start, end), self._far, self._slug, self._host, self._rule_set = source
        self._blocks = blocks
        self._text_start = start
        read = [block for block in blocks[start:end] if block.chars > _MIN_READ_CHARS]
        self._read_indexes = frozenset(block.index for block in read)
        stem_counts = Counter(chain.from_iterable([text_stems(block.text) for block in read]))
        self._text_stems = frozenset(stem_counts)
        self._recurring_stems = frozenset([stem for stem, count in stem_counts.items() if count > 1])
        self._keys = [
            letters_only(block.text) if block.chars <= 2 * MAX_TITLE_WIDTH else ""
            for block in blocks[: start + _MAX_READ_BLOCKS]
        ]
        self._counts = Counter(self._keys)
        self._pairs = Counter(pairwise(self._keys))
        self._low, self._high = _near_range(start, end)
        near = (*self._keys[self._low : self._high], *self._keys[:1])
        self._near_keys = {key for key in near if len(key) >= _MIN_CONTAINED_CHARS}
        self._near_keys_by_length = sorted(self._near_keys, key=len)
        self._near_key_lengths = list(map(len, self._near_keys_by_length))
        self._near_text = "\n".join(self._near_keys)
        # The first line is the document title, which holds the headline and the site's name, unless it is a list item.
        self._document_key = self._keys[0] if blocks[0].kind != "list_item" else ""
        self._document_parts = split_title(blocks[0].text) if self._document_key else []
        self._neighbours = {
            block.index: neighbour_features(block.text) for block in blocks[max(0, self._low - 1) : self._high + 4]
        }

    @cached_property
    def _document_stems(self) -> frozenset[str]:
        first = self._blocks[0].text
        is_title = self._document_key and display_width(first) >= _MIN_DOCUMENT_TITLE_WIDTH
        return text_stems(first) if is_title else frozenset()

    @cached_property
    def _document_recurrence(self) -> int:
        """How far the likeliest line repeats the document title in other words, as a class. A menu's first line says
        nothing that another line says."""
        if not self._document_stems:
            return 0
        lines = (block.text for block in self._blocks[self._low or 1 : self._high])
        unended = [text for text in lines if not text.endswith(_SENTENCE_ENDS)]
        return max([_shared_class(text_stems(text), self._document_stems) for text in unended], default=0)

    def read(self) -> list[TitleLine]:
        lines = []
        is_first_repeated = self._counts[self._keys[0]] > 1
        document_parts = [] if is_first_repeated else self._document_parts
        for block in self._possible_blocks():
            for text, features in line_wordings(self._blocks, block, self._slug, self._host, document_parts):
                width = display_width(text)
                # A rule of dashes has a width and no letters.
                if MIN_TITLE_WIDTH <= width <= MAX_TITLE_WIDTH and (key := letters_only(text)):
                    lines.append(self._line(block, text, key, width, features))
        return lines

    def _possible_blocks(self) -> list[Block]:
        """The lines near the text's start, the document title, and one line elsewhere that is what the address says."""
        blocks, low = self._blocks, self._low
        first = blocks[:1] if self._document_key and low else ()
        far = (blocks[self._far],) if self._far is not None else ()
        return [*first, *blocks[low : self._high], *far]

    def _line(self, block: Block, text: str, key: str, width: int, wording_features: tuple[str, ...]) -> TitleLine:
        stems = text_stems(text)
        features = [
            *own_features(block.text, block.kind, text, self._rule_set),
            *wording_features,
            self._recurrence_feature(block, stems),
        ]
        distance = self._text_start - block.index
        place = f"above:{bisect(_DISTANCES, distance)}" if distance >= 0 else "inside"
        features.append(place)
        features += self._containment_features(key)
        if self._slug is not None:
            features += _slug_features(text, self._slug)
        if self._is_repeated_pair(block, key):
            features.append("repeated:pair")
        origin = self._add_repetition_features(block, key, width, features)
        if not block.text.isascii() and TITLE_LABEL.match(block.text):
            features.append("reading")
            origin = "line:repeated"
        elif wording_features:
            origin = "line:part"
        surrounding = surrounding_features(self._blocks, block.index, self._neighbours)
        features += surrounding
        features += near_duplicate_features(self._blocks, block.index, key)
        if self._document_stems and not block.index:
            features.append(f"told:{self._document_recurrence}")
        elif self._document_stems and stems and "stop" not in features:
            is_dated = any([name.startswith("dated:") for name in surrounding])
            features += self._document_features(stems, place, "dated" if is_dated else "bare")
        return TitleLine(text, origin, tuple(features))

    def _recurrence_feature(self, block: Block, stems: frozenset[str]) -> str:
        """How much of the line recurs in the text."""
        if not stems:
            return "words:0"
        # The line's own words are no recurrence.
        recurring = self._recurring_stems if block.index in self._read_indexes else self._text_stems
        share = len(stems & recurring) / len(stems)
        return f"words:{bisect(_TEXT_SHARES, share * min(1.0, len(stems) / _MIN_SHARED_STEMS))}"

    def _containment_features(self, key: str) -> list[str]:
        """Whether a line nearby contains this one, or is contained in it."""
        features = []
        # All lines are searched at once; the line itself is among them.
        if self._near_text.count(key) > (key in self._near_keys):
            features.append("held")
        size = len(key)
        shortest, longest = (
            bisect(self._near_key_lengths, _MIN_HELD_SHARE * size),
            bisect_left(self._near_key_lengths, size),
        )
        if contains_any(key, self._near_keys_by_length[shortest:longest]):
            features.append("holds")
        return features

    def _is_repeated_pair(self, block: Block, key: str) -> bool:
        """Whether the line and the one after it are repeated together."""
        after = block.index + 1
        return self._counts[key] > 1 and after < len(self._keys) and self._pairs[key, self._keys[after]] > 1

    def _add_repetition_features(self, block: Block, key: str, width: int, features: list[str]) -> str:
        """Add where else the line is repeated; return the origin that the best of these places gives it."""
        origin = "line:above-text"
        count = self._counts[key]
        if count > 1:
            size = "long" if width >= _MIN_LONG_TITLE_WIDTH else "short"
            features += ["repeated", f"repeated:{size}:{min(count, 4)}"]
            origin = "line:repeated"
        if not block.index:
            features.append("first")
            if len(self._document_parts) > 1:
                features.append("first:parts")
        elif len(key) >= _MIN_CONTAINED_CHARS and key in self._document_key:
            share = bisect(_DOCUMENT_TITLE_SHARES, len(key) / len(self._document_key))
            features.append(f"document:{share}:{'start' if self._document_key.startswith(key) else 'later'}")
            if share:
                origin = "line:document-title"
        if block.kind == "heading":
            features.append(f"heading:{min(block.level, 3)}")
            origin = "line:heading" if block.level == 1 else origin
        return origin

    def _document_features(self, stems: frozenset[str], place: str, date: str) -> list[str]:
        """How far the line says what the document title says, and whether it does so where headlines are."""
        share = _shared_class(stems, self._document_stems)
        return [
            f"retold:{share}:{_shared_class(self._document_stems, stems)}",
            f"retold:{share}:{place}",
            f"retold:{share}:{date}",
        ]


def _slug_features(text: str, slug: Slug) -> list[str]:
    similarity = compare_with_slug(text, slug)
    features = [
        f"address:{bisect(_SLUG_SHARES, similarity.slug_share)}",
        f"addressed:{bisect(_LINE_SHARES, similarity.text_share)}",
    ]
    return [*features, "address:same"] if similarity.is_equal else features


def _shared_class(stems: frozenset[str], of: frozenset[str]) -> int:
    """The share of ``of`` that ``stems`` has as well, as a class."""
    return bisect(_SLUG_SHARES, len(stems & of) / len(of))


def _is_slug(block: Block, slug: Slug) -> bool:
    """Whether a line is what the address says."""
    difference = abs(block.chars - 1.2 * len(slug.letters))
    return difference < 0.4 * len(slug.letters) and compare_with_slug(block.text, slug).is_equal


def _guess_text_range(blocks: tuple[Block, ...]) -> BlockRange:
    """The range of lines where the text is: the highest sum of long lines, less the short lines between them."""
    values = []
    for block in blocks:
        width = display_width(block.text)
        is_text = width >= _MIN_TEXT_LINE_WIDTH and block.text[-1:] not in "…"
        values.append(min(width, _MAX_TEXT_LINE_VALUE) if is_text else _OTHER_LINE_VALUE)
    return find_best_run(values, min_sum=-1.0)
