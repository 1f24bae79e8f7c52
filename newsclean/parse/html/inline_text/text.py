"""The text of one block in the making, and the inline markup inside it."""

from __future__ import annotations

import re
from functools import partial

from newsclean.article.model import SpanType
from newsclean.parse.model import InlineSpan
from newsclean.text.whitespace import INVISIBLE, collapse_whitespace

# Between these characters a line break in the source is no space: Han, kana, and East Asian punctuation.
_UNSPACED = "\u2e80-\u2fdf\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff65\U00020000-\U0003ffff"
_SHARED_MARKS = "“”‘’…—"
"""Punctuation that Chinese and Western texts share: one side alone does not tell."""
_SOURCE_BREAK = re.compile(
    f"(?<=[{_UNSPACED}])\\s*\n\\s*(?=[{_UNSPACED}{_SHARED_MARKS}])|(?<=[{_SHARED_MARKS}])\\s*\n\\s*(?=[{_UNSPACED}])"
)
_PROSE_MARKS = frozenset("，。！？；")
"""Punctuation of running text. Items of a menu have none, and the line breaks between them separate words."""
_UNSPACED_CHAR = re.compile(f"[{_UNSPACED}]")
_SIGNED_NUMBER = re.compile(r"[+\-\u2212\u2013]?\d+(?:[.,]\d+)?")
_BASE_END = re.compile(r"[\d)\]}]$")
"""What stands before an exponent: a digit or a closing bracket."""
EXPONENT_SIGN = "^"
MAX_SPANS = 400
"""Spans of a block that are kept: no paragraph has as many, and each costs a step."""

NO_SPACE, SPACE, LINE_BREAK = range(3)


NO_SPANS: tuple[InlineSpan, ...] = ()
_new_span = partial(tuple.__new__, InlineSpan)
"""Makes a span of its four fields, faster than the class."""

Mark = tuple[int, bool, SpanType, str | None]
"""A place where markup opens or closes: the number of pieces before it, whether it opens, the span's type and href."""


class InlineText:
    """Pieces of text in page order, and the places between them where inline markup opens and closes."""

    __slots__ = ("marks", "open", "pieces")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.marks: list[Mark] = []
        self.open: list[Mark] = []
        """The marks of what is open, outermost first."""

    def open_span(self, kind: SpanType, href: str | None = None) -> None:
        """Begin inline markup of a type here."""
        mark = (len(self.pieces), True, kind, href)
        self.open.append(mark)
        self.marks.append(mark)

    def close_span(self, kind: SpanType) -> None:
        """End the innermost open markup of a type here."""
        opened = self.open
        if opened and opened[-1][2] == kind:
            # Markup is nested properly nearly always.
            opened.pop()
            self.marks.append((len(self.pieces), False, kind, None))
            return
        for at in range(len(opened) - 1, -1, -1):
            if opened[at][2] == kind:
                del opened[at]
                self.marks.append((len(self.pieces), False, kind, None))
                return

    def truncate(self, pieces: int, marks: int) -> None:
        """Forget all text and marks but the first ones: a reference to a note leaves the text."""
        del self.pieces[pieces:], self.marks[marks:]

    def tail(self, piece: int, max_chars: int) -> str | None:
        """Return the text from a piece on, or ``None`` where it has more characters."""
        pieces = self.pieces
        if len(pieces) - piece > max_chars:
            return None
        chars = 0
        for at in range(piece, len(pieces)):
            chars += len(pieces[at])
            if chars > max_chars:
                return None
        return "".join(pieces[piece:])

    def text_before(self, piece: int, min_chars: int) -> str:
        """Return the end of the text before a piece: whole pieces, at least this many characters where there are."""
        chars, start = 0, piece
        while start and chars < min_chars:
            start -= 1
            chars += len(self.pieces[start])
        return "".join(self.pieces[start:piece])

    def clear(self) -> None:
        """Forget the text; markup that is still open goes on."""
        self.pieces.clear()
        if self.marks:
            self.marks = [(0, True, kind, href) for _, _, kind, href in self.open] if self.open else []

    def assemble(self, is_heading: bool = False) -> tuple[str, tuple[InlineSpan, ...]]:
        """Return the text with white space collapsed, and its spans sorted by start, properly nested.

        A line break in the source between East Asian characters is no space in running text and in headings.
        """
        pieces = self.pieces
        while len(pieces) > 1 and pieces[-1].isspace():
            # White space at the end is no text.
            pieces.pop()
        end = len(pieces)
        raw = pieces[0] if end == 1 else "".join(pieces)
        joins = "\n" in raw and not raw.isascii() and (is_heading or not _PROSE_MARKS.isdisjoint(raw))
        marks = self.marks
        # Markup around all of the text is the commonest, in menus and lists of headlines.
        if marks and ((joins and end > 1) or not _is_whole(end, marks)):
            return _assemble(pieces, marks, joins)
        if joins:
            raw = _SOURCE_BREAK.sub("", INVISIBLE.sub("", raw))
        text = collapse_whitespace(raw)
        if not marks or not text:
            return text, NO_SPANS
        chars = len(text)
        if len(marks) == 2 and not marks[1][1]:
            _, _, kind, href = marks[0]
            return text, (_new_span((0, chars, kind, href)),)
        opened = [_new_span((0, chars, kind, href)) for _, opens, kind, href in marks if opens]
        return text, tuple(reversed(opened))


def _is_whole(end: int, marks: list[Mark]) -> bool:
    """Whether all markup is around all of the text, or goes on after it, properly nested.

    Args:
        end: the number of the text's pieces.
        marks: where the markup opens and closes.
    """
    if marks[0][0]:
        return False
    if len(marks) == 2 and not marks[1][1]:
        # One piece of markup is the commonest.
        return marks[0][1] and marks[0][2] == marks[1][2] and marks[1][0] >= end
    kinds = []
    closed = 0
    for position, opens, kind, _ in marks:
        if opens:
            if position or closed:
                return False
            kinds.append(kind)
        else:
            closed += 1
            if position < end or closed > len(kinds) or kinds[-closed] != kind:
                return False
    return True


_OpenSpan = tuple[SpanType, str | None, int, int, int]
"""The type and the href of an open span; the length of the text, the number of its parts and the number of spans that have
ended before it."""


def _assemble(pieces: list[str], marks: list[Mark], joins: bool) -> tuple[str, tuple[InlineSpan, ...]]:
    """Put text and spans together piece by piece. The text is that of the joined pieces without markup."""
    parts: list[str] = []
    spans: list[InlineSpan] = []
    opened: list[_OpenSpan] = []
    length = at = 0
    space = NO_SPACE
    end = len(pieces)
    add = _add_unspaced if joins else _add
    for position, opens, kind, href in marks if len(marks) <= 2 * MAX_SPANS else marks[: 2 * MAX_SPANS]:
        if position > at and at < end:
            raw = pieces[at] if position == at + 1 else "".join(pieces[at:position])
            at = position
            text, space = add(raw, parts, space)
            if text:
                parts.append(text)
                length += len(text)
        if opens:
            opened.append((kind, href, length, len(parts), len(spans)))
        elif opened:
            innermost = len(opened) - 1
            while innermost >= 0 and opened[innermost][0] != kind:
                innermost -= 1
            if innermost >= 0:
                length = _close(opened.pop(innermost), parts, spans, length)
    if at < end:
        text, _ = add("".join(pieces[at:]), parts, space)
        if text:
            parts.append(text)
            length += len(text)
    while opened:
        length = _close(opened.pop(), parts, spans, length)
    if len(spans) > 1:
        spans.sort(key=lambda span: (span.start, -span.end))
    return "".join(parts), tuple(spans)


def _close(span: _OpenSpan, parts: list[str], spans: list[InlineSpan], length: int) -> int:
    """End a span; return the length of the text."""
    kind, href, start, first, inner = span
    if length <= start:
        return length
    if kind == "sup" and _is_exponent(parts, first):
        # Without the sign, 10^4 would be 104.
        parts.insert(first, EXPONENT_SIGN)
        spans[inner:] = [span._replace(start=span.start + 1, end=span.end + 1) for span in spans[inner:]]
        start += 1
        length += 1
    elif parts[first][0] == " ":
        start += 1
    spans.append(_new_span((start, length, kind, href)))
    return length


def _is_exponent(parts: list[str], first: int) -> bool:
    """Whether a superscript from a part on is a number that follows a digit or a closing bracket."""
    before = parts[first - 1] if first else ""
    return bool(_SIGNED_NUMBER.fullmatch("".join(parts[first:])) and _BASE_END.search(before))


def _add(raw: str, parts: list[str], space: int) -> tuple[str, int]:
    """Return the text of what stands between two marks, and the space after it.

    Args:
        raw: what stands there.
        parts: the text before it.
        space: the space before it.
    """
    text = raw.strip()
    # Printable text has no invisible characters; white space other than a space is not printable.
    if "  " in text or not text.isprintable():
        text = " ".join(text.split())
        if not text.isprintable():
            raw = INVISIBLE.sub("", raw)
            text = " ".join(raw.split())
    if not text:
        return "", SPACE if raw else space
    if parts and (space or raw[0].isspace()):
        text = " " + text
    return text, SPACE if raw[-1].isspace() else NO_SPACE


def _add_unspaced(raw: str, parts: list[str], space: int) -> tuple[str, int]:
    """As :func:`_add`; a line break between East Asian characters is no space."""
    if "\n" in raw or not raw.isprintable():
        raw = INVISIBLE.sub("", raw)
        raw = _SOURCE_BREAK.sub("", raw) if "\n" in raw else raw
    text = " ".join(raw.split())
    if not text:
        return "", max(space, _space_of(raw))
    if parts:
        if raw[0].isspace():
            space = max(space, _space_of(raw[: len(raw) - len(raw.lstrip())]))
        if space and not (space == LINE_BREAK and _joins(parts[-1][-1], text[0])):
            text = " " + text
    return text, _space_of(raw[len(raw.rstrip()) :]) if raw[-1].isspace() else NO_SPACE


def _space_of(raw: str) -> int:
    return NO_SPACE if not raw else LINE_BREAK if "\n" in raw else SPACE


def _joins(before: str, after: str) -> bool:
    """Whether a line break in the source between two characters is no space."""
    if _UNSPACED_CHAR.match(before):
        return after in _SHARED_MARKS or _UNSPACED_CHAR.match(after) is not None
    return before in _SHARED_MARKS and _UNSPACED_CHAR.match(after) is not None
