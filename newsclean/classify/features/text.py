"""Features of a block's text.

Lengths are in display units: 1 for a character, 2 for a wide one (CJK, kana, hangul). Source of the density features:
Kohlschuetter et al., "Boilerplate Detection using Shallow Text Features" (2010).
"""

from __future__ import annotations

import re
from bisect import bisect
from functools import cache
from typing import Literal

from newsclean.parse.model import Page
from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import has_wide

Ending = Literal["stop", "dots", "colon", "comma", "none"]

_SENTENCE_STOPS = frozenset(".!?。！？…؟۔।॥։⋯․｡")
_CLOSING_MARKS = "\"'”’»›）)]】』」〕*_ "
"""Quotation marks, brackets and markup that may follow the last sign of a sentence."""
_ENDING_CHARS = 12
"""Characters at a text's end in which its last sign is looked for."""
_DATE = re.compile(
    r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|\b(?:19|20)\d\d\b|\d{1,2}:\d\d|"
    r"\d{1,2}月\d{1,2}日"
)
_DIGIT = re.compile(r"\d")
_LENGTH_BINS = (6, 10, 16, 24, 36, 50, 70, 100, 150, 220, 320, 500, 900)  # units
_SCRIPT_RUNS = (
    ("kana", lazy_pattern("[\u3041-\u30ff]+")),
    ("han", lazy_pattern("[\u4e00-\u9fff]+")),
    ("hangul", lazy_pattern("[\uac00-\ud7a3]+")),
    ("cyrillic", lazy_pattern("[\u0400-\u04ff]+")),
    ("arabic", lazy_pattern("[\u0600-\u06ff]+")),
    ("thai", lazy_pattern("[\u0e00-\u0e7f]+")),
    ("indic", lazy_pattern("[\u0900-\u0dff]+")),
)
_NON_ASCII_RUN = re.compile(r"[^\0-\x7f]+")
_ASCII_NON_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_WIDE_SCRIPTS = frozenset(("kana", "han", "hangul"))
_SAMPLE_BLOCKS = 12
"""Longest blocks of a page that its script is read from."""
_SAMPLE_CHARS = 300
"""Characters that each of them gives."""
_MIN_KANA_SHARE = 0.15
"""Share of kana among kana and Han characters from which on a text is Japanese."""
_HAN_FACTOR = 3
"""Letters that one Han character counts as: a character is a syllable or a word."""
_SENTENCE_ENDS = (". ", "。", "! ", "? ", "！", "？", "۔", "। ")
_ASCII_SENTENCE_ENDS = (". ", "! ", "? ")
_COMMAS = (",", "，", "、", "،")
_ASCII_COMMAS = (",",)
_OPENING_QUOTES = '"“‘«「『《„'
_MAX_COUNT = 4
"""Sentences and commas beyond this many say nothing more."""
_COMMA_FEATURES = tuple(f"commas:{count}" for count in range(_MAX_COUNT + 1))
_SIGN_FEATURES = tuple((sign, f"sign:{sign}") for sign in ("|", "©", ">", "@", "http", "»"))
_ASCII_SIGN_FEATURES = tuple((sign, feature) for sign, feature in _SIGN_FEATURES if sign.isascii())
_WORD_EDGES = ".,:;!?()[]…\"'“”«»|·-–—"
"""Signs that are stripped from a text's first and last words."""
_MIN_COMMA_UNITS = 24
"""Shorter texts have no commas to count."""
_MAX_SHORT_UNITS = 160
"""Length below which a text's digits, capitals and single words say something."""
_MAX_EDGE_WORD_UNITS = 120
"""Length below which its first and last words do."""
_LONG_LINE_WORDS = 8
_DATE_LENGTH_BINS = (24, 70)  # units
_DIGIT_SHARE_BINS = (0.1, 0.3, 0.6)  # share of the characters
_CAPITAL_SHARE_BINS = (0.2, 0.5, 0.8)  # share of the words


def detect_script(page: Page) -> str:
    """Return the script of most of a page's text, from a sample of its longest blocks; "none" without letters."""
    longest = sorted(page.blocks, key=lambda block: -block.chars)[:_SAMPLE_BLOCKS]
    sample = "".join(block.text[:_SAMPLE_CHARS] for block in longest)
    if sample.isascii():
        return "latin" if sample else "none"
    # Most of a sample is ASCII, which only one script has. Patterns over thousands of characters take long to compile.
    others = "".join(_NON_ASCII_RUN.findall(sample))
    wide = has_wide(others)
    counts = {
        script: sum(map(len, pattern.findall(others))) if wide or script not in _WIDE_SCRIPTS else 0
        for script, pattern in _SCRIPT_RUNS
    }
    counts["latin"] = len(sample.encode("ascii", "ignore").translate(None, _ASCII_NON_LETTERS))
    if counts["kana"] > _MIN_KANA_SHARE * max(1, counts["kana"] + counts["han"]):
        return "kana"
    counts["kana"] = 0
    counts["han"] *= _HAN_FACTOR
    return max(counts, key=lambda script: counts[script]) if any(counts.values()) else "none"


def classify_ending(text: str) -> Ending:
    """Return the kind of sign a text ends with, quotation marks and brackets after it aside."""
    bare = text[-_ENDING_CHARS:].rstrip(_CLOSING_MARKS)
    last = bare[-1:] or text[-1]
    if last in _SENTENCE_STOPS:
        return "dots" if text.endswith(("...", "…")) else "stop"
    return "colon" if last in ":：" else "comma" if last in ",，、" else "none"


def text_features(text: str, units: int, ending: Ending, script: str) -> list[str]:
    """Return the features of a block's text.

    Args:
        text: the text.
        units: its length in units.
        ending: its last sign, from :func:`classify_ending`.
        script: the page's script, from :func:`detect_script`.
    """
    is_ascii = text.isascii()
    sentences = _count(text, _ASCII_SENTENCE_ENDS if is_ascii else _SENTENCE_ENDS)
    features = list(_shape_features(bisect(_LENGTH_BINS, units), ending, script, sentences))
    if units >= _MIN_COMMA_UNITS:
        features.append(_COMMA_FEATURES[_count(text, _ASCII_COMMAS if is_ascii else _COMMAS)])
    if units < _MAX_SHORT_UNITS:
        _add_short_text_features(text, units, script, features)
    first = text[0]
    if not first.isupper():
        feature = _first_char_feature(first)
        if feature:
            features.append(feature)
    for sign, feature in _ASCII_SIGN_FEATURES if is_ascii else _SIGN_FEATURES:
        if sign in text:
            features.append(feature)
    return features


def _count(text: str, signs: tuple[str, ...]) -> int:
    """Count the signs in a text, up to ``_MAX_COUNT``."""
    count = 0
    for sign in signs:
        if sign in text:
            count += text.count(sign)
    return min(_MAX_COUNT, count)


def _add_short_text_features(text: str, units: int, script: str, features: list[str]) -> None:
    """Add features of dates, digits, first and last words, and capitals."""
    digits = len(_DIGIT.findall(text))
    if digits:
        if _DATE.search(text):
            features.append(f"date:{bisect(_DATE_LENGTH_BINS, units)}")
        features.append(f"digits:{bisect(_DIGIT_SHARE_BINS, digits / len(text))}")
    words = text.split()
    if units < _MAX_EDGE_WORD_UNITS:
        start = words[0].casefold().strip(_WORD_EDGES)
        features.append(f"starts:{start}")
        if len(words) > 1:
            features.append(f"starts:{start} {words[1].casefold().strip(_WORD_EDGES)}")
            features.append(f"ends:{words[-1].casefold().strip(_WORD_EDGES)}")
    if script in ("latin", "cyrillic") and len(words) > 1:
        share = sum([word[0].isupper() for word in words]) / len(words)
        length = "s" if len(words) < _LONG_LINE_WORDS else "l"
        features.append(f"capitals:{bisect(_CAPITAL_SHARE_BINS, share)}:{length}")
    if text.isupper():
        features.append("upper")


@cache
def _first_char_feature(char: str) -> str | None:
    """Return the feature of a first character that is no capital letter."""
    if char.islower():
        return "first:lower"
    if char.isdigit():
        return "first:digit"
    if char in _OPENING_QUOTES:
        return "first:quote"
    if char in "©®":
        return "first:copyright"
    return None if char.isalnum() else "first:sign"


@cache
def _shape_features(size: int, ending: str, script: str, sentences: int) -> tuple[str, ...]:
    length = f"len:{size}"
    return (
        "bias",
        length,
        f"{length}:{ending}",
        f"{length}:{script}",
        f"end:{ending}:{script}",
        f"sentences:{sentences}",
    )
