"""A dump with a line for each text node: a link in the middle of a sentence parts it into three lines.

``BeautifulSoup.get_text("\\n")`` writes it, as do joined ``itertext()`` and ``//text()``. What follows a link begins with a
comma, a full stop or a small letter; where the page's source wrapped a node, the rest of it is indented.
``get_text()`` alone leaves the source's lines as they are, with its runs of empty ones.
"""

from __future__ import annotations

from newsclean.parse.plaintext.columns import Piece
from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import WIDE, display_width

_CLOSING = lazy_pattern(r"[,;!?)\]”]+(?=\s|$)|\.(?=\s|$)|’s?(?=\s)|[”’]?[，。、；：！？）》]")
_ENDED = lazy_pattern(r"[.!?…:。！？：][\"”’»）)]*$")
_WIDE_END = lazy_pattern(f"[{WIDE}]$")
_WIDE_START = lazy_pattern(f"[{WIDE}]")
_LEAST = 3
_SHARE = 150
"""One line in so many begins with a sign that ends a sentence or a clause."""
_RUN = 3
"""Empty lines in a row that no browser writes."""
_RUNS = 10
"""One line in so many has such a run before it in what was taken from the source as it stands."""
_GAPS = 20
"""One line in so many may have an empty one before it."""
_RUNNING = 40
"""Columns from which on an unfinished line is text sooner than a menu's."""
_SEEN = 400
"""Characters of a line's end whose words are looked at."""
_LONGEST_NODE = 60
"""Columns of a link or a word set apart."""
_LONGEST = 10_000
_INDENT = 4
"""Columns by which sources indent at least."""


def is_source(pieces: list[Piece]) -> bool:
    """Whether empty lines come in runs: they are the source's, between its tags, and say little of the page."""
    return sum(piece.gap >= _RUN for piece in pieces) * _RUNS > len(pieces)


def evened(pieces: list[Piece]) -> list[Piece]:
    """The pieces with every run of empty lines as one."""
    return [piece._replace(gap=1) if piece.gap > 1 else piece for piece in pieces]


def is_text_nodes(pieces: list[Piece]) -> bool:
    """Whether lines begin with signs that only stand after a word, and no empty lines part them as on a screen."""
    gaps = sum(piece.gap > 0 for piece in pieces)
    if gaps * _GAPS > len(pieces):
        return False
    closing = sum(not piece.gap and _CLOSING.match(piece.text) is not None for piece in pieces)
    return closing >= _LEAST and closing * _SHARE >= len(pieces)


def whole_sentences(pieces: list[Piece]) -> list[Piece]:
    """The pieces with those put together that are one sentence."""
    out: list[Piece] = []
    indents = not any(piece.gap for piece in pieces)
    for at, piece in enumerate(pieces):
        last = out[-1] if out else None
        following = pieces[at + 1] if at + 1 < len(pieces) else None
        if last is None or piece.gap or piece.bullet or len(last.text) > _LONGEST:
            out.append(piece)
        elif _CLOSING.match(piece.text):
            out[-1] = _joined(last, piece, "")
        elif (indents and piece.start >= _INDENT) or _goes_on(last, piece) or _is_inside(last, piece, following):
            wide = _WIDE_END.search(last.text) or _WIDE_START.match(piece.text)
            out[-1] = _joined(last, piece, "" if wide else " ")
        else:
            out.append(piece)
    return out


def _joined(last: Piece, piece: Piece, between: str) -> Piece:
    end = last.end + len(between) + piece.end - piece.start
    return last._replace(text=f"{last.text}{between}{piece.text}", end=end)


def _goes_on(last: Piece, piece: Piece) -> bool:
    """Whether a line that begins in lower case continues one that has not ended."""
    return piece.text[0].islower() and is_running(last.text)


def _is_inside(last: Piece, piece: Piece, following: Piece | None) -> bool:
    """Whether a line stands in the middle of a sentence: what is before has not ended, what is after goes on."""
    return (
        following is not None
        and not following.gap
        and not following.bullet
        and is_running(last.text)
        and display_width(piece.text) <= _LONGEST_NODE
        and (following.text[0].islower() or _CLOSING.match(following.text) is not None)
    )


def is_running(text: str) -> bool:
    """Whether a line is a sentence that has not ended. Most words of a menu are capitalised."""
    if len(text) < _RUNNING or _ENDED.search(text):
        return False
    words = text[-_SEEN:].split()
    return 2 * sum(word[0].isupper() for word in words) <= len(words)
