"""The charset of bytes that state none, or state a wrong one.

The first answer is chardetng's, the detector of a web browser: it weighs pairs of characters in every charset of the
WHATWG Encoding Standard, so that a lone accented letter between Latin letters is no Chinese or Korean character. It is
asked with the top-level domain that fits the page's language. What it does not know is decided here: mac-cyrillic, and
text that it decodes with faults.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.decode.labels import codec_name
from newsclean.decode.plausibility import (
    MIN_PUNCTUATION_SHARE,
    count_high_bytes,
    is_non_western,
    is_plausible,
    western_sign_share,
)

DETECTION_BYTES = 262_144
"""Bytes around the first ones outside ASCII that are looked at."""
MIN_CERTAIN_BYTES = 6
"""Bytes outside ASCII below which an answer other than windows-1252 is a guess."""
_FIRST_HIGH_BYTE = re.compile(rb"[\x80-\xff]")

_FALLBACKS = ("cp1252", "gb18030", "cp932", "euc_jp", "cp949", "big5hkscs", "cp1251")
"""Tried in this order where the first answer decodes with faults."""

# A top-level domain under which a language's texts are usual, where it is not the language's own code.
_LANGUAGE_DOMAINS = {
    "zh": "cn", "zh-tw": "tw", "zh-hant": "tw", "zh-hk": "hk", "zh-mo": "mo", "ja": "jp", "ko": "kr", "cs": "cz",
    "da": "dk", "el": "gr", "et": "ee", "he": "il", "uk": "ua", "sv": "se", "fa": "ir", "ar": "sa", "vi": "vn", "sl": "si",
    "be": "by", "kk": "kz", "sr": "rs", "ka": "ge", "hy": "am", "ur": "pk", "en": "com", "nb": "no", "nn": "no", "ca": "es",
}  # fmt: skip

# Capitals and small letters of mac-cyrillic, and those of windows-1251, as they follow each other in words.
_MAC_CYRILLIC_WORDS = rb"(?<![\x80-\xff])[\x80-\x9f][\xe0-\xfe\xdf]{2,}|[\xe0-\xfe]\xdf(?![\x80-\xff])"
_WINDOWS_CYRILLIC_WORDS = rb"(?<![\x80-\xff])[\xc0-\xdf][\xe0-\xff]{2,}|[\xe0-\xfe]\xff(?![\x80-\xff])"
MIN_MAC_WORDS = 3
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_WESTERN_LANGUAGES = frozenset(
    [
        "en",
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "nl",
        "da",
        "sv",
        "no",
        "nb",
        "nn",
        "fi",
        "is",
        "ca",
        "eu",
        "gl",
        "ga",
        "af",
        "id",
        "ms",
        "sw",
    ]
)
MIN_WESTERN_SIGN_SHARE = 0.5
"""Share of the bytes outside ASCII that are windows-1252's signs, above which a page in such a language is in it."""
_COMMON_CYRILLIC = frozenset("оеаинтсрвл")
MIN_COMMON_CYRILLIC_SHARE = 0.4
"""Share of Cyrillic letters that are among the ten commonest ones of Russian; about 0.6 in real text."""


class Detected(NamedTuple):
    """A detected charset."""

    codec: str
    """Python's name of the codec."""
    is_certain: bool
    """Whether the bytes are enough to tell, and no other charset fits as well."""


def detect(data: bytes, language: str | None = None) -> Detected:
    """Detect the charset of bytes that are no valid UTF-8.

    Args:
        data: a whole page, or the beginning of one.
        language: the page's own ``lang``, in lower case, where it states one.
    """
    first = _FIRST_HIGH_BYTE.search(data)
    start = first.start() if first else 0
    # The letters before the first byte outside ASCII belong to its word.
    sample = data[max(0, start - 100) : start + DETECTION_BYTES]
    high_bytes = count_high_bytes(sample)
    if western_sign_share(sample) >= MIN_PUNCTUATION_SHARE:
        return Detected("cp1252", True)
    if _is_mac_cyrillic(sample):
        return Detected("mac_cyrillic", True)
    codec = _refine(_ask_chardetng(sample, language), sample, language)
    if is_plausible(sample.decode(codec, "replace")):
        return Detected(codec, codec == "cp1252" or high_bytes >= MIN_CERTAIN_BYTES)
    for fallback in _FALLBACKS:
        if fallback == "cp1252" and is_non_western(sample):
            continue
        if is_plausible(sample.decode(fallback, "replace")):
            return Detected(fallback, False)
    return Detected(codec, False)


def _ask_chardetng(sample: bytes, language: str | None) -> str:
    from chardetng_py import EncodingDetector  # imported late: most pages are UTF-8

    detector = EncodingDetector()
    detector.feed(sample, last=True)
    return codec_name(detector.guess(tld=_domain_of(language), allow_utf8=False)) or "cp1252"


def _refine(codec: str, sample: bytes, language: str | None) -> str:
    """Correct what the detector cannot know: the language that the page states, and the name of the usual KOI8."""
    if codec == "koi8-u" and not _UKRAINIAN.search(sample.decode(codec, "replace")):
        return "koi8-r"
    if (language or "")[:2] in _WESTERN_LANGUAGES and western_sign_share(sample) >= MIN_WESTERN_SIGN_SHARE:
        return "cp1252"
    return codec


def _domain_of(language: str | None) -> bytes | None:
    if not language:
        return None
    domain = _LANGUAGE_DOMAINS.get(language) or _LANGUAGE_DOMAINS.get(language[:2], language[:2])
    return domain.encode("ascii")


def _is_mac_cyrillic(sample: bytes) -> bool:
    """Whether capitals and я stand where mac-cyrillic has them, and the letters are those of Cyrillic text."""
    mac_words = len(re.findall(_MAC_CYRILLIC_WORDS, sample))
    if mac_words < MIN_MAC_WORDS or mac_words <= 2 * len(re.findall(_WINDOWS_CYRILLIC_WORDS, sample)):
        return False
    letters = [char for char in sample.decode("mac_cyrillic").casefold() if "а" <= char <= "ё"]
    return sum(char in _COMMON_CYRILLIC for char in letters) >= MIN_COMMON_CYRILLIC_SHARE * len(letters) > 0
