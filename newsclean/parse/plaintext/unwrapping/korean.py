"""Korean wrapped lines: words are separated by spaces, but many programs wrap them anywhere, as they do Chinese.

A line that was wrapped at a space needs one before the next line; a line that was wrapped within a word needs none. The
words elsewhere in the dump tell which it was.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from newsclean.parse.plaintext.segments import Segment
from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import display_width

_HANGUL = lazy_pattern("[\u1100-\u115f\u3131-\u318e\uac00-\ud7a3]")
_HANGUL_AT_END = lazy_pattern("[\u1100-\u115f\u3131-\u318e\uac00-\ud7a3][\\W_]{0,4}$")
_MIN_CONTINUED_LINES = 5
"""Full lines that continue in Hangul, for a dump to be Korean."""
_MAX_UNUSED_COLUMNS = 14
"""Columns before the wrapping width within which a full line ends."""
_MIN_FULL_SHARE = 0.7
"""Share of the lines that reach the wrapping width where text was wrapped within words."""
_SYLLABLE_COLUMNS = 3
"""Columns of a space and a syllable."""
_CLOSING_MARKS = ",.!?)”’」』"
_PARTICLES = frozenset("은는이가을를에의로고다며서와과도만게해한할된인적들")
"""Syllables that end words more often than they occur within them."""
_MIN_START_CHARS, _MAX_START_CHARS = 3, 6


class KoreanWrapping(NamedTuple):
    """How the Korean text of a dump was wrapped."""

    splits_words: bool
    """Whether lines end within words."""
    width: int
    """Columns at which the text was wrapped."""
    words: frozenset[str]
    """Words within lines, which are whole."""
    word_starts: frozenset[str]
    """The first three to six characters of these words."""

    def columns_needed(self, text: str) -> int:
        """Columns that the beginning of a line would have taken on the line before, with the space."""
        return _SYLLABLE_COLUMNS if self.splits_words else 1 + display_width(text.split(maxsplit=1)[0])

    def separator_between(self, before: Segment, after: str) -> str:
        """What belongs between a line and the next line of its paragraph: a space or nothing."""
        text = before.text
        if not self.splits_words or before.end < self.width - 1:
            # Another syllable would have fitted: the line was wrapped at a space.
            return " "
        if not text[-1].isalnum() or not after[0].isalnum():
            return "" if after[0] in _CLOSING_MARKS else " "
        last, first = text.rsplit(maxsplit=1)[-1], after.split(maxsplit=1)[0]
        if _strip_punctuation(last + first) in self.words:
            return ""
        if any(len(word) > 1 and _strip_punctuation(word) in self.words for word in (last, first)):
            return " "
        if len(last) > 1 and last + first[0] in self.word_starts:
            return ""
        return " " if len(last) > 1 and len(first) > 1 and last[-1] in _PARTICLES else ""


def is_korean_break(before: str, after: str) -> bool:
    """Whether Korean text continues from one line to the next."""
    return _HANGUL.match(after) is not None or (_HANGUL_AT_END.search(before) is not None and after.isascii())


def detect_korean_wrapping(segments: list[Segment], width: int) -> KoreanWrapping | None:
    """How a dump's Korean text was wrapped; ``None`` for a dump that is not Korean. ``width`` is that of the screen."""
    ends = [
        before.end
        for before, after in pairwise(segments)
        if not after.gap and before.end > width - _MAX_UNUSED_COLUMNS and before.start == after.start
        and _HANGUL.match(after.text) and _HANGUL_AT_END.search(before.text)
    ]  # fmt: skip
    if len(ends) < _MIN_CONTINUED_LINES:
        return None
    full = sum(end > width - _SYLLABLE_COLUMNS for end in ends)
    words = {_strip_punctuation(word) for segment in segments for word in segment.text.split()[1:-1]}
    starts = {word[:length] for word in words for length in range(_MIN_START_CHARS, _MAX_START_CHARS + 1)}
    return KoreanWrapping(full >= _MIN_FULL_SHARE * len(ends), width, frozenset(words), frozenset(starts))


def _strip_punctuation(word: str) -> str:
    return word.strip(",.!?…\"'“”‘’()[]「」『』:;")
