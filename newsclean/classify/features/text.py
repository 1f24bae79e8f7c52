"""What can be seen of a block's text alone.

Lengths are in units: a character, or two for a wide one (CJK, kana, hangul), which evens out scripts. The density
features follow Kohlschuetter et al., "Boilerplate Detection using Shallow Text Features" (2010).
"""

from __future__ import annotations

import re
from bisect import bisect
from functools import cache

from newsclean.parse.model import Page
from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import has_wide

_STOPS = frozenset(".!?。！？…؟۔।॥։⋯․｡")
_CLOSERS = "\"'”’»›）)]】』」〕*_ "
_DATE = re.compile(
    r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|\b(?:19|20)\d\d\b|\d{1,2}:\d\d|"
    r"\d{1,2}月\d{1,2}日"
)
_DIGITS = re.compile(r"\d")
_LENGTHS = (6, 10, 16, 24, 36, 50, 70, 100, 150, 220, 320, 500, 900)
_SCRIPTS = (
    ("kana", lazy_pattern("[\u3041-\u30ff]")),
    ("han", lazy_pattern("[\u4e00-\u9fff]")),
    ("hangul", lazy_pattern("[\uac00-\ud7a3]")),
    ("cyrillic", lazy_pattern("[\u0400-\u04ff]")),
    ("arabic", lazy_pattern("[\u0600-\u06ff]")),
    ("thai", lazy_pattern("[\u0e00-\u0e7f]")),
    ("indic", lazy_pattern("[\u0900-\u0dff]")),
    ("latin", lazy_pattern("[A-Za-z]")),
)
_WIDE_SCRIPTS = frozenset(("kana", "han", "hangul"))
_SENTENCE_ENDS = (". ", "。", "! ", "? ", "！", "？", "۔", "। ")
_PLAIN_ENDS = (". ", "! ", "? ")
_COMMA_SIGNS = (",", "，", "、", "،")
_PLAIN_COMMAS = (",",)
_QUOTES = '"“‘«「『《„'
_COMMAS = tuple(f"commas:{count}" for count in range(5))
_SIGNS = tuple((sign, f"sign:{sign}") for sign in ("|", "©", ">", "@", "http", "»"))
_PLAIN_SIGNS = tuple((sign, name) for sign, name in _SIGNS if sign.isascii())
_TRIM = ".,:;!?()[]…\"'“”«»|·-–—"


def script_of(page: Page) -> str:
    """The script most of the page's text is written in, from a sample of its longest blocks."""
    sample = "".join(block.text[:300] for block in sorted(page.blocks, key=lambda block: -block.chars)[:12])
    if sample.isascii():
        return "latin" if sample else "none"
    # Patterns over thousands of signs take long to compile.
    wide = has_wide(sample)
    counts = {
        name: len(pattern.findall(sample)) if wide or name not in _WIDE_SCRIPTS else 0 for name, pattern in _SCRIPTS
    }
    if counts["kana"] > 0.15 * max(1, counts["kana"] + counts["han"]):
        return "kana"
    counts["kana"] = 0
    counts["han"] *= 3
    return max(counts, key=lambda name: counts[name]) if any(counts.values()) else "none"


def ending(text: str) -> str:
    """How a text ends: ``stop``, ``dots``, ``colon``, ``comma`` or ``none``; quotes and brackets after it aside."""
    bare = text[-12:].rstrip(_CLOSERS)
    last = bare[-1:] or text[-1]
    if last in _STOPS:
        return "dots" if text.endswith(("...", "…")) else "stop"
    return "colon" if last in ":：" else "comma" if last in ",，、" else "none"


def text_features(text: str, units: int, end: str, script: str) -> list[str]:
    """Features of a block's text alone; ``end`` as :func:`ending` has it."""
    size = bisect(_LENGTHS, units)
    plain = text.isascii()
    names = list(_shape(size, end, script, _count(text, _PLAIN_ENDS if plain else _SENTENCE_ENDS)))
    if units >= 24:
        names.append(_COMMAS[_count(text, _PLAIN_COMMAS if plain else _COMMA_SIGNS)])
    if units < 160:
        _short(text, units, script, names)
    first = text[0]
    if not first.isupper():
        sign = _first(first)
        if sign:
            names.append(sign)
    names.extend([name for sign, name in (_PLAIN_SIGNS if plain else _SIGNS) if sign in text])
    return names


def _count(text: str, signs: tuple[str, ...]) -> int:
    """How often any of the signs stands in a text, up to four times."""
    count = 0
    for sign in signs:
        if sign in text:
            count += text.count(sign)
    return min(4, count)


def _short(text: str, units: int, script: str, names: list[str]) -> None:
    """Add what only short texts tell: dates, digits, first and last words, capitals."""
    digits = len(_DIGITS.findall(text))
    if digits:
        if _DATE.search(text):
            names.append(f"date:{bisect((24, 70), units)}")
        names.append(f"digits:{bisect((0.1, 0.3, 0.6), digits / len(text))}")
    words = text.split()
    if units < 120:
        start = words[0].casefold().strip(_TRIM)
        names.append(f"starts:{start}")
        if len(words) > 1:
            names.append(f"starts:{start} {words[1].casefold().strip(_TRIM)}")
            names.append(f"ends:{words[-1].casefold().strip(_TRIM)}")
    if script in ("latin", "cyrillic") and len(words) > 1:
        capital = sum([word[0].isupper() for word in words]) / len(words)
        names.append(f"capitals:{bisect((0.2, 0.5, 0.8), capital)}:{'s' if len(words) < 8 else 'l'}")
    if text.isupper():
        names.append("upper")


@cache
def _first(char: str) -> str | None:
    """The feature of a first character that is no capital."""
    if char.islower():
        return "first:lower"
    if char.isdigit():
        return "first:digit"
    if char in _QUOTES:
        return "first:quote"
    if char in "©®":
        return "first:copyright"
    return None if char.isalnum() else "first:sign"


@cache
def _shape(size: int, end: str, script: str, sentences: int) -> tuple[str, ...]:
    length = f"len:{size}"
    return "bias", length, f"{length}:{end}", f"{length}:{script}", f"end:{end}:{script}", f"sentences:{sentences}"
