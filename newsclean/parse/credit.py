"""Picture credits, by which captions are recognized."""

from __future__ import annotations

import re
from functools import lru_cache

from newsclean.text.patterns import lazy_pattern

_PICTURE_WORDS = r"photos?|fotos?|fotograf\w*|images?|bild|bilder|crédit"
"""Words that are part of a credit, and the label of one or of a source."""
_CREDIT = lazy_pattern(
    rf"\b(?:{_PICTURE_WORDS}|photograph(?:s|er)?|picture|pictured|credit|fotka|zdjęcie|фото|"
    r"fotoğraf)\s?(?:s?[:/©]|by\b|credit|von\b|courtesy)|\b(?:getty|imago|shutterstock|istock|reuters|afp|dpa|"
    r"picture alliance|ap photo|unsplash|pexels|epa|ritzau|scanpix|tt|ntb|ansa|efe)\b\s?(?:/|images|\)|$)|"
    r"[图圖摄攝](?:\s?[/／:：]|\s?[）)]?$)|(?:摄影|攝影|图源|图片来源|供图|资料图|写真|撮影)",
    re.IGNORECASE,
)
_LABEL = lazy_pattern(
    rf"\W*(?:{_PICTURE_WORDS}|photograph\w*|imagen|pictures?|illustrations?|graphics?|grafik|"
    r"sources?|quelle|fuente|fonte|källa|kilde|bron|źródło|credits?|cortesía|courtesy)\b",
    re.IGNORECASE,
)
# Every credit contains one of these. Searching for them takes a fiftieth of the time of the pattern.
_REQUIRED_WORDS = (
    "photo", "foto", "fotka", "imag", "bild", "pictur", "credit", "crédit", "zdjęcie", "фото", "getty", "stock", "reuters", "afp", "dpa",
    "alliance", "unsplash", "pexels", "epa", "ritzau", "scanpix", "tt", "ntb", "ansa", "efe", "图", "圖", "摄", "攝", "写真", "撮影",
)  # fmt: skip
_ASCII_REQUIRED_WORDS = tuple(hint for hint in _REQUIRED_WORDS if hint.isascii())
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
    # A loop is faster than a generator here, and this runs for every line of a dump.
    for hint in _ASCII_REQUIRED_WORDS if end.isascii() else _REQUIRED_WORDS:
        if hint in end:
            return _CREDIT.search(end) is not None
    return False
