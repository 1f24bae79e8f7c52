"""Korean lines put together: its words are parted by spaces, but many programs wrap it anywhere, as they do Chinese.

Where a line was wrapped at a space, one belongs between it and the next; where within a word, none. What the rest of the
dump has for words tells the two apart.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from newsclean.parse.plaintext.columns import Piece
from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import display_width

_HANGUL = lazy_pattern("[\u1100-\u115f\u3131-\u318e\uac00-\ud7a3]")
_LAST = lazy_pattern("[\u1100-\u115f\u3131-\u318e\uac00-\ud7a3][\\W_]{0,4}$")
_LEAST = 5
"""Lines that go on in Hangul, for a dump to be Korean."""
_NEAR = 14
"""Columns from the screen's edge in which a wrapped line of words ends."""
_FULL = 0.7
"""Share of the lines that end at the very edge where text was wrapped anywhere."""
_SYLLABLE = 3
"""Columns of a space and a syllable."""


_CLOSING = ",.!?)”’」』"
_PARTICLES = frozenset("은는이가을를에의로고다며서와과도만게해한할된인적들")
"""Syllables that words end with more often than not."""
_LONGEST_START = 7


class Korean(NamedTuple):
    """How a dump's Korean was wrapped."""

    anywhere: bool
    """Within words as well."""
    edge: int
    words: frozenset[str]
    """The words that stand within lines: whole."""
    starts: frozenset[str]
    """What they begin with."""

    def need(self, text: str) -> int:
        """Columns that what a line begins with would have taken on the line before, the space with it."""
        return _SYLLABLE if self.anywhere else 1 + display_width(text.split(maxsplit=1)[0])

    def between(self, before: Piece, after: str) -> str:
        """What stands between a line and the next of its paragraph."""
        text = before.text
        if not self.anywhere or before.end < self.edge - 1:
            # Another syllable had found room: it was wrapped at a space.
            return " "
        if not text[-1].isalnum() or not after[0].isalnum():
            return "" if after[0] in _CLOSING else " "
        last, first = text.rsplit(maxsplit=1)[-1], after.split(maxsplit=1)[0]
        if _bare(last + first) in self.words:
            return ""
        if any(len(word) > 1 and _bare(word) in self.words for word in (last, first)):
            return " "
        if len(last) > 1 and last + first[0] in self.starts:
            return ""
        return " " if len(last) > 1 and len(first) > 1 and last[-1] in _PARTICLES else ""


def is_korean_break(before: str, after: str) -> bool:
    """Whether Korean goes on from one line to the next."""
    return _HANGUL.match(after) is not None or (_LAST.search(before) is not None and after.isascii())


def korean(pieces: list[Piece], edge: int) -> Korean | None:
    """How a dump's Korean was wrapped, by how many of its lines end at the screen's edge; ``None`` where it has none."""
    ends = [
        before.end
        for before, after in pairwise(pieces)
        if not after.gap and before.end > edge - _NEAR and before.start == after.start
        and _HANGUL.match(after.text) and _LAST.search(before.text)
    ]  # fmt: skip
    if len(ends) < _LEAST:
        return None
    full = sum(end > edge - _SYLLABLE for end in ends)
    words = {_bare(word) for piece in pieces for word in piece.text.split()[1:-1]}
    starts = {word[:length] for word in words for length in range(3, _LONGEST_START)}
    return Korean(full >= _FULL * len(ends), edge, frozenset(words), frozenset(starts))


def _bare(word: str) -> str:
    return word.strip(",.!?…\"'“”‘’()[]「」『』:;")
