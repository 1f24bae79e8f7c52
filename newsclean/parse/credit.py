"""Picture credits, by which captions are recognized."""

from __future__ import annotations

import re
from functools import lru_cache

from newsclean.text.patterns import contains_any, lazy_pattern

_PICTURE_WORDS = r"photos?|fotos?|fotograf\w*|images?|bild|bilder|crédit"
"""Words that are part of a credit, and the label of one or of a source."""
_PICTURE_CREDIT = lazy_pattern(
    rf"\b(?:{_PICTURE_WORDS}|photograph(?:s|er)?|picture|pictured|credit|fotka|zdjęcie|фото|"
    r"fotoğraf)\s?(?:s?[:/©]|by\b|credit|von\b|courtesy)",
    re.IGNORECASE,
)
_AGENCIES = (
    "getty", "imago", "shutterstock", "istock", "reuters", "afp", "dpa", "picture alliance", "ap photo", "unsplash", "pexels",
    "epa", "ritzau", "scanpix", "tt", "ntb", "ansa", "efe",
)  # fmt: skip
_AGENCY_CREDIT = lazy_pattern(rf"\b(?:{'|'.join(_AGENCIES)})\b\s?(?:/|images|\)|$)", re.IGNORECASE)
_EAST_ASIAN_CREDIT = lazy_pattern(
    r"[图圖摄攝](?:\s?[/／:：]|\s?[）)]?$)|(?:摄影|攝影|图源|图片来源|供图|资料图|写真|撮影)", re.IGNORECASE
)
_LABEL = lazy_pattern(
    rf"\W*(?:{_PICTURE_WORDS}|photograph\w*|imagen|pictures?|illustrations?|graphics?|grafik|"
    r"sources?|quelle|fuente|fonte|källa|kilde|bron|źródło|credits?|cortesía|courtesy)\b",
    re.IGNORECASE,
)
# Every credit contains one of these. Searching for them takes a fiftieth of the time of the patterns.
_PICTURE_SIGNS = (":", "/", "by", "©", "credit", "von", "courtesy")
_PICTURE_HINTS = ("oto", "imag", "bild", "pictur", "credit", "crédit", "fotka", "zdjęcie", "фото")
_AGENCY_SIGNS = ("/", ")", "images")
"""In every agency's credit, unless the text ends with the agency's name."""
_EAST_ASIAN_HINTS = ("图", "圖", "摄", "攝", "写真", "撮影")
_MAX_READ_CHARS = 200
"""Characters at the end of a text that are searched."""


def begins_as_credit(text: str) -> bool:
    """Whether a line begins with the label of a picture's credit or source: its name is no writer's."""
    return _LABEL.match(text) is not None


def is_credited(text: str) -> bool:
    """Whether a text has a picture credit at or near its end."""
    return _ends_with_credit(text[-_MAX_READ_CHARS:])


@lru_cache(maxsize=4096)
def _ends_with_credit(end: str) -> bool:
    end = end.lower()
    if (
        contains_any(end, _PICTURE_SIGNS)
        and contains_any(end, _PICTURE_HINTS)
        and _PICTURE_CREDIT.search(end) is not None
    ):
        return True
    may_name_agency = contains_any(end, _AGENCY_SIGNS) or end.rstrip().endswith(_AGENCIES)
    if may_name_agency and contains_any(end, _AGENCIES) and _AGENCY_CREDIT.search(end) is not None:
        return True
    return not end.isascii() and contains_any(end, _EAST_ASIAN_HINTS) and _EAST_ASIAN_CREDIT.search(end) is not None
