"""Features of a line of a text dump, by itself and beside the lines next to it, as a headline would have them."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from newsclean.parse.credit import is_credited
from newsclean.parse.model import Block, BlockKind
from newsclean.rules import RuleSet
from newsclean.text.letters import letters_only
from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import display_width

_DATE = lazy_pattern(
    r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2},? (?:19|20)\d\d|"
    r"\b\d{1,2}\.? [^\W\d]{3,10}\.?,? (?:19|20)\d\d\b",
    re.IGNORECASE,
)
_DATE_LABEL = lazy_pattern(r"来源\s?[:：]|發布|发布时间")
_WRITER = lazy_pattern(r"(?:by|von|par|por|di) [^\W\d_]", re.IGNORECASE)
_MAX_DATE_LINE_CHARS = 120
_BYLINE = lazy_pattern(r"(?:by|von|par|por|di|af|av|door) [^\W\d_]", re.IGNORECASE)
_GLUED_WORDS = lazy_pattern(r"[^\W\d_A-Z][A-Z]")
_NUMBER = lazy_pattern(r"\d{1,2}[.、)]\s")
_SENTENCE_ENDS = tuple("。，,;；.।")
_SIGN_FEATURES = tuple((sign, f"sign:{sign}") for sign in (">", "|", "©", "http", "@", "/"))
_MAX_NEIGHBOUR_DISTANCE = 4
"""Lines below among which a dated one is noted."""
_MAX_DUPLICATE_CHARS = 520
_MIN_DUPLICATE_LETTERS = 8
_MIN_DUPLICATE_SHARE = 0.6
# Upper bounds of the classes that a value falls into; widths are in columns.
_WIDTHS = (16, 24, 36, 60, 90, 130, 170)
_NEIGHBOUR_WIDTHS = (16, 36, 70, 150)
_MAX_MEASURED_CHARS = 200
_CAPITAL_SHARES = (0.3, 0.6, 0.95)
_MAX_CACHED_LINES = 512
"""The title of a dump is chosen up to three times, each time among most of the same lines."""


@lru_cache(maxsize=_MAX_CACHED_LINES)
def own_features(line: str, kind: BlockKind, text: str, rule_set: RuleSet) -> tuple[str, ...]:
    """Return the features of a line by itself.

    Args:
        line: the line's text.
        kind: its kind.
        text: the headline as it is read from the line.
        rule_set: the rules for boilerplate.
    """
    features = [f"width:{bisect(_WIDTHS, display_width(text))}", f"kind:{kind}"]
    if text.rstrip('”"’» ').endswith(_SENTENCE_ENDS) and not text.endswith("..."):
        features.append("stop")
    elif text.endswith(("...", "…")):
        features.append("dots")
    elif text.endswith((":", "：")):
        features.append("colon")
    if "。" in text[:-1] or ". " in text:
        features.append("sentences")
    features += [feature for sign, feature in _SIGN_FEATURES if sign in text]
    rule = rule_set.match(line)
    if rule is not None:
        features += ["rule", f"rule:{rule.role}"]
    if is_dated(text):
        features.append("date")
    if is_credited(text):
        features.append("credit")
    glued = len(_GLUED_WORDS.findall(text))
    if glued:
        features.append("glued:many" if glued > 2 else "glued")
    if text[0].isdecimal() and _NUMBER.match(text):
        features.append("numbered")
    words = text.split()
    if len(words) > 3 and text.isascii():
        share = sum([word[0].isupper() for word in words]) / len(words)
        features.append(f"capitals:{bisect(_CAPITAL_SHARES, share)}")
    return tuple(features)


def is_dated(text: str) -> bool:
    """Whether a line has a date, the label of a date or of a source, or begins with the word before a writer's name."""
    return (
        # The beginning of a year is in every date.
        (("20" in text or "19" in text) and _DATE.search(text) is not None)
        or (not text.isascii() and _DATE_LABEL.search(text) is not None)
        or _WRITER.match(text) is not None
    )


class NeighbourFeatures(NamedTuple):
    """What a line says of the lines next to it."""

    is_dated: bool
    is_byline: bool
    is_credited: bool
    shape: str
    """The class of its width, and whether it ends as a sentence does."""


def neighbour_features(line: str) -> NeighbourFeatures:
    """Return what the text of a line says of the lines next to it."""
    if len(line) > 2 * _MAX_MEASURED_CHARS:
        # Only both ends of a line are looked at, and the cache would keep the rest.
        line = line[:_MAX_MEASURED_CHARS] + line[-_MAX_MEASURED_CHARS:]
    return _neighbour_features(line)


@lru_cache(maxsize=_MAX_CACHED_LINES)
def _neighbour_features(line: str) -> NeighbourFeatures:
    size = bisect(_NEIGHBOUR_WIDTHS, display_width(line[:_MAX_MEASURED_CHARS]))
    return NeighbourFeatures(
        is_dated(line[:_MAX_DATE_LINE_CHARS]),
        _BYLINE.match(line) is not None,
        is_credited(line),
        f"{size}:{'stop' if line.endswith(_SENTENCE_ENDS) else 'open'}",
    )


def surrounding_features(
    blocks: tuple[Block, ...], index: int, neighbours: Mapping[int, NeighbourFeatures]
) -> list[str]:
    """Return the features of the lines above and below a line; ``neighbours`` has them by index."""
    gap_below = min(blocks[index + 1].gap, 2) if index + 1 < len(blocks) else 2
    features = [f"gap:{min(blocks[index].gap, 2)}:{gap_below}"]
    for distance in range(1, _MAX_NEIGHBOUR_DISTANCE + 1):
        near = neighbours.get(index + distance)
        if near is not None and near.is_dated:
            features.append(f"dated:{distance}")
            break
    for side, at in (("up", index - 1), ("down", index + 1)):
        other = neighbours.get(at)
        if other is not None:
            features.append(f"{side}:{other.shape}")
            if other.is_credited:
                features.append(f"{side}:credit")
            if other.is_byline and side == "up":
                features.append("byline:above")
            elif other.is_dated and side == "up":
                features.append("dated:above")
    return features


def near_duplicate_features(blocks: tuple[Block, ...], index: int, key: str) -> list[str]:
    """Return whether a line right beside begins alike: alternative texts of images precede their captions.

    Args:
        blocks: all lines.
        index: the line's index.
        key: the letters of the headline as it is read from the line.
    """
    features: list[str] = []
    if len(key) < _MIN_DUPLICATE_LETTERS:
        return features
    for side, at in (("up", index - 1), ("down", index + 1)):
        if not 0 <= at < len(blocks) or blocks[at].chars > _MAX_DUPLICATE_CHARS:
            continue
        other = letters_only(blocks[at].text)
        if other == key:
            if "twin:same" not in features:
                features.append("twin:same")
        elif other.startswith(key):
            features.append(f"twin:longer:{side}")
        elif key.startswith(other) and len(other) > _MIN_DUPLICATE_SHARE * len(key):
            features.append(f"twin:shorter:{side}")
    return features
