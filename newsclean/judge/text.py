"""What can be seen of a block's text alone.

Lengths are in units: a character, or two for a wide one (CJK, kana, hangul), which evens out scripts. The density
features follow Kohlschuetter et al., "Boilerplate Detection using Shallow Text Features" (2010).
"""

from __future__ import annotations

import re
from bisect import bisect
from functools import cache

from newsclean.page.blocks import Page

_STOPS = frozenset(".!?。！？…؟۔।॥։⋯․｡")
_CLOSERS = "\"'”’»›）)]】』」〕*_ "
_DATE = re.compile(
    r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|\b(?:19|20)\d\d\b|\d{1,2}:\d\d|"
    r"\d{1,2}月\d{1,2}日"
)
_DIGITS = re.compile(r"\d")
_LENGTHS = (6, 10, 16, 24, 36, 50, 70, 100, 150, 220, 320, 500, 900)
_SCRIPTS = (
    ("kana", re.compile("[\u3041-\u30ff]")),
    ("han", re.compile("[\u4e00-\u9fff]")),
    ("hangul", re.compile("[\uac00-\ud7a3]")),
    ("cyrillic", re.compile("[\u0400-\u04ff]")),
    ("arabic", re.compile("[\u0600-\u06ff]")),
    ("thai", re.compile("[\u0e00-\u0e7f]")),
    ("indic", re.compile("[\u0900-\u0dff]")),
    ("latin", re.compile("[A-Za-z]")),
)
_SENTENCE_ENDS = (". ", "。", "! ", "? ", "！", "？", "۔", "। ")
_COMMAS = tuple(f"commas:{count}" for count in range(5))
_SIGNS = tuple((sign, f"sign:{sign}") for sign in ("|", "©", ">", "@", "http", "»"))
_TRIM = ".,:;!?()[]…\"'“”«»|·-–—"


def script_of(page: Page) -> str:
    """The script most of the page's text is written in, from a sample of its longest blocks."""
    sample = "".join(block.text[:300] for block in sorted(page.blocks, key=lambda block: -block.chars)[:12])
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS}
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
    names = list(_shape(size, end, script, min(4, sum(map(text.count, _SENTENCE_ENDS)))))
    if units >= 24:
        names.append(_COMMAS[min(4, sum(map(text.count, (",", "，", "、", "،"))))])
    if units < 160:
        if _DATE.search(text):
            names.append(f"date:{bisect((24, 70), units)}")
        digits = len(_DIGITS.findall(text))
        if digits:
            names.append(f"digits:{bisect((0.1, 0.3, 0.6), digits / len(text))}")
        words = text.split()
        if units < 120:
            start = words[0].casefold().strip(_TRIM)
            names.append(f"starts:{start}")
            if len(words) > 1:
                names.append(f"starts:{start} {words[1].casefold().strip(_TRIM)}")
                names.append(f"ends:{words[-1].casefold().strip(_TRIM)}")
        if script in ("latin", "cyrillic") and len(words) > 1:
            capital = sum(word[0].isupper() for word in words) / len(words)
            names.append(f"capitals:{bisect((0.2, 0.5, 0.8), capital)}:{'s' if len(words) < 8 else 'l'}")
        if text.isupper():
            names.append("upper")
    first = text[0]
    if first.islower():
        names.append("first:lower")
    elif first.isdigit():
        names.append("first:digit")
    elif first in '"“‘«「『《„':
        names.append("first:quote")
    elif first in "©®":
        names.append("first:copyright")
    elif not first.isalnum():
        names.append("first:sign")
    names.extend(name for sign, name in _SIGNS if sign in text)
    return names


@cache
def _shape(size: int, end: str, script: str, sentences: int) -> tuple[str, ...]:
    length = f"len:{size}"
    return "bias", length, f"{length}:{end}", f"{length}:{script}", f"end:{end}:{script}", f"sentences:{sentences}"
