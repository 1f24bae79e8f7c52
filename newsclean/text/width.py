"""Display width of text: a measure of length that is comparable between scripts."""

from __future__ import annotations

from newsclean.text.patterns import lazy_pattern

WIDE_RANGES = "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
"""Characters two columns wide (CJK, kana, hangul, full-width forms), as ranges for a regular expression's set."""
# Everything but Latin, Greek, Cyrillic, Hebrew and common punctuation. Compiles fast; most pages need no other pattern.
_POSSIBLY_WIDE = lazy_pattern("[^\0-\u05ff\u2000-\u21ff]")
_WIDE_RUN = lazy_pattern(f"[{WIDE_RANGES}]+")


def display_width(text: str) -> int:
    """Return the columns that a text takes on a screen. Wide characters take two."""
    if text.isascii() or _POSSIBLY_WIDE.search(text) is None:
        return len(text)
    return len(text) + sum(map(len, _WIDE_RUN.findall(text)))


def has_wide(text: str) -> bool:
    """Whether any character is two columns wide. A cheap test before patterns for Chinese, Japanese and Korean."""
    return not text.isascii() and _POSSIBLY_WIDE.search(text) is not None and _WIDE_RUN.search(text) is not None
