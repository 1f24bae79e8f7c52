"""Picture credits: the words by which a caption is known."""

from __future__ import annotations

import re
from functools import lru_cache

from newsclean.text.patterns import lazy_pattern

_CREDIT = lazy_pattern(
    r"\b(?:photos?|photograph(?:s|er)?|fotos?|fotograf\w*|images?|bild|bilder|picture|pictured|crédit|credit|fotka|zdjęcie|фото|"
    r"fotoğraf)\s?(?:s?[:/©]|by\b|credit|von\b|courtesy)|\b(?:getty|imago|shutterstock|istock|reuters|afp|dpa|"
    r"picture alliance|ap photo|unsplash|pexels|epa|ritzau|scanpix|tt|ntb|ansa|efe)\b\s?(?:/|images|\)|$)|"
    r"[图圖摄攝](?:\s?[/／:：]|\s?[）)]?$)|(?:摄影|攝影|图源|图片来源|供图|资料图|写真|撮影)",
    re.IGNORECASE,
)
# One of these stands in every credit; asking for them costs a fiftieth of the pattern.
_HINTS = (
    "photo", "foto", "imag", "bild", "pictur", "credit", "crédit", "zdjęcie", "фото", "getty", "stock", "reuters", "afp", "dpa",
    "alliance", "unsplash", "pexels", "epa", "ritzau", "scanpix", "tt", "ntb", "ansa", "efe", "图", "圖", "摄", "攝", "写真", "撮影",
)  # fmt: skip
_PLAIN_HINTS = tuple(hint for hint in _HINTS if hint.isascii())
_READ = 200
"""Characters at a text's end in which a credit stands."""


@lru_cache(maxsize=8192)
def is_credited(text: str) -> bool:
    """Whether a text ends with, or holds near its end, a picture's credit."""
    end = text[-_READ:].lower()
    # A loop, not a generator: this is asked of every line of a dump.
    for hint in _PLAIN_HINTS if end.isascii() else _HINTS:
        if hint in end:
            return _CREDIT.search(end) is not None
    return False
