"""How wide text is on a screen: the measure of length that evens out scripts."""

from __future__ import annotations

from newsclean.text.patterns import lazy_pattern

# Characters that take two columns: CJK, kana, hangul, full-width forms.
WIDE = "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
"""Their ranges, to stand in a pattern's brackets."""
# Latin, Greek, Cyrillic, Hebrew and the signs of all: long ranges compile slowly, and most pages need only these short ones.
_MAY_BE_WIDE = lazy_pattern("[^\0-\u05ff\u2000-\u21ff]")
_RUN = lazy_pattern(f"[{WIDE}]+")


def display_width(text: str) -> int:
    """Columns that ``text`` takes on a screen; wide characters take two."""
    if text.isascii() or _MAY_BE_WIDE.search(text) is None:
        return len(text)
    return len(text) + sum(map(len, _RUN.findall(text)))


def has_wide(text: str) -> bool:
    """Whether any character takes two columns: the cheap question before patterns of Chinese, Japanese and Korean."""
    return not text.isascii() and _MAY_BE_WIDE.search(text) is not None and _RUN.search(text) is not None
