"""Printed lines put together: type is of no fixed width, so its lines end raggedly, and what goes on may be a name."""

from __future__ import annotations

from newsclean.parse.plaintext.columns import Piece
from newsclean.parse.plaintext.hyphens import space_between
from newsclean.parse.plaintext.text_nodes import is_running
from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import WIDE

_NEAR = 5
"""Lines before and after among which the longest tells how wide the text was set."""
_FULL = 0.75
"""Share of that width that a line must fill for the next to go on."""
_LEAST = 40
_WIDE = lazy_pattern(f"[{WIDE}]$")
_TOP = 3
"""Lines among which the document's title stands."""
_LEAST_TITLE = 16
_LEAST_PART = 8
_MOST_LINES = 5
_LONGEST = 300
_LONGEST_JOINED = 10_000
"""Characters from which on nothing is added: each line added costs as much as the whole."""
_OPEN = ",-–—"
_STOPS = "。！？…”』」"


def unragged(pieces: list[Piece]) -> list[Piece]:
    """The pieces with the lines of a paragraph put together, as far as can be told."""
    out: list[Piece] = []
    for at, piece in enumerate(pieces):
        before = pieces[at - 1] if at else None
        if (
            before is None
            or piece.gap
            or piece.bullet
            or len(out[-1].text) > _LONGEST_JOINED
            or not _goes_on(before, max(one.end for one in pieces[max(0, at - _NEAR) : at + _NEAR]))
        ):
            out.append(piece)
            continue
        text = _joined(out[-1].text, piece.text)
        out[-1] = out[-1]._replace(text=text, end=max(out[-1].end, piece.end))
    return out


def _goes_on(line: Piece, edge: int) -> bool:
    if line.end - line.start < _LEAST or line.end < _FULL * edge:
        return False
    last = line.text[-1]
    if _WIDE.search(line.text):
        return last not in _STOPS
    return (last.isalnum() or last in _OPEN) and is_running(line.text)


def whole_headlines(pieces: list[Piece]) -> list[Piece]:
    """The pieces with the lines put together that the document's title, printed above the first page, has as one."""
    documents = [key for piece in pieces[:_TOP] if len(key := _letters(piece.text)) >= _LEAST_TITLE]
    if not documents:
        return pieces
    out: list[Piece] = []
    at = 0
    while at < len(pieces):
        text = pieces[at].text
        end = at + 1
        while end < len(pieces) and not pieces[end].gap and end - at < _MOST_LINES:
            joined = _joined(text, pieces[end].text)
            key = _letters(joined)
            if len(_letters(text)) < _LEAST_PART or not any(key in document for document in documents):
                break
            text, end = joined, end + 1
        out.append(pieces[at]._replace(text=text, end=max(piece.end for piece in pieces[at:end])))
        at = end
    return out


def _joined(before: str, after: str) -> str:
    return f"{before}{'' if _WIDE.search(before) else space_between(before, after)}{after}"


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold())) if len(text) <= _LONGEST else ""
