"""How wide text is on a screen: the measure of length that evens out scripts."""

from __future__ import annotations

import re

# Characters that take two columns: CJK, kana, hangul, full-width forms.
WIDE = "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
"""Their ranges, to stand in a pattern's brackets."""
_RUN = re.compile(f"[{WIDE}]+")


def display_width(text: str) -> int:
    """Columns that ``text`` takes on a screen; wide characters take two."""
    return len(text) if text.isascii() else len(text) + sum(map(len, _RUN.findall(text)))


def has_wide(text: str) -> bool:
    """Whether any character takes two columns: the cheap question before patterns of Chinese, Japanese and Korean."""
    return not text.isascii() and _RUN.search(text) is not None
