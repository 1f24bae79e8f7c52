"""Words parted at a line's end: by a typesetter, whose hyphen goes, or at a hyphen of their own, which stays."""

from __future__ import annotations

from itertools import pairwise

from newsclean.parse.plaintext.columns import Piece
from newsclean.text.patterns import lazy_pattern

_HYPHENS = "-‐"
_PARTED = lazy_pattern(rf"[^\W\d_]{{2}}[{_HYPHENS}]$")
_OF_BOTH = lazy_pattern(
    r"(?:und|oder|bzw|sowie|bis|als|and|or|to|en|of|et|ou|y|e|o|och|eller|og|i|lub|in|über|auf|von|für)\b"
)
"""Words before which a hyphen stands for what follows both: "Ein- und Ausgang"."""
_LEAST = 3
_ONE_IN = 25
"""Lines of running text, one of which at least ends in a parted word where words are parted."""
_RUNNING = 30
"""Columns of a line from which on its text may run on."""


def whole_words(pieces: list[Piece]) -> list[Piece]:
    """The pieces with the rest of a parted word back on the line where it begins, if the text was set in that way.

    Where lines begin and end stays as it was: it tells how wide they were set.
    """
    parted = [_is_parted(before, after) for before, after in pairwise(pieces)]
    running = sum(not after.gap and before.end - before.start >= _RUNNING for before, after in pairwise(pieces))
    if sum(parted) < _LEAST or sum(parted) * _ONE_IN < running:
        return pieces
    out = pieces[:1]
    for piece, is_rest in zip(pieces[1:], parted, strict=True):
        if not is_rest:
            out.append(piece)
            continue
        word, _, rest = piece.text.partition(" ")
        out[-1] = out[-1]._replace(text=out[-1].text[:-1] + word)
        if rest.strip():
            out.append(piece._replace(text=rest.lstrip()))
    return out


def _is_parted(before: Piece, after: Piece) -> bool:
    return (
        not after.gap
        and not after.bullet
        and before.text[-1] in _HYPHENS
        and after.text[0].islower()
        and _PARTED.search(before.text) is not None
        and _OF_BOTH.match(after.text) is None
    )


def space_between(before: str, after: str) -> str:
    """What stands between two lines of a sentence: nothing where the first ends at a word's own hyphen."""
    if before[-1] not in _HYPHENS or _PARTED.search(before) is None or _OF_BOTH.match(after):
        return " "
    return ""
