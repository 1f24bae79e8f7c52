"""The text of one block in the making, and the inline markup inside it."""

from __future__ import annotations

import re
from functools import partial
from typing import NamedTuple

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
            return _Assembly(joins).run(pieces, marks)
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


class _OpenSpan(NamedTuple):
    kind: SpanType
    href: str | None
    start: int
    """The length of the text when the span opened; its first character may come after a space."""
    parts: int
    spans: int


class _Assembly:
    """Text and spans, put together piece by piece. The text is that of the joined pieces without markup."""

    __slots__ = ("joins", "last", "length", "open", "parts", "space", "spans")

    def __init__(self, joins: bool) -> None:
        self.joins = joins
        self.parts: list[str] = []
        self.length = 0
        self.last = ""
        self.space = NO_SPACE
        self.open: list[_OpenSpan] = []
        self.spans: list[InlineSpan] = []

    def run(self, pieces: list[str], marks: list[Mark]) -> tuple[str, tuple[InlineSpan, ...]]:
        at = 0
        end = len(pieces)
        for position, opens, kind, href in marks[: 2 * MAX_SPANS]:
            position = min(position, end)
            if position > at:
                self._add(pieces[at] if position == at + 1 else "".join(pieces[at:position]))
                at = position
            if opens:
                self.open.append(_OpenSpan(kind, href, self.length, len(self.parts), len(self.spans)))
            else:
                self._close(kind)
        if at < len(pieces):
            self._add("".join(pieces[at:]))
        while self.open:
            self._close(self.open[-1].kind)
        text = "".join(self.parts)
        spans = [_trimmed(span, text) for span in self.spans]
        if len(spans) > 1:
            spans.sort(key=lambda span: (span.start, -span.end))
        return text, tuple([span for span in spans if span.start < span.end])

    def _add(self, raw: str) -> None:
        """Add the text between two marks."""
        text = raw.strip()
        # Printable text has no invisible characters; white space other than a space is not printable.
        if "  " in text or not text.isprintable():
            text = " ".join(text.split())
            if not text.isprintable():
                raw = INVISIBLE.sub("", raw)
                text = " ".join(raw.split())
        if self.joins:
            self._add_unspaced(raw)
        elif text:
            if self.length and (self.space or raw[0].isspace()):
                text = " " + text
            self.parts.append(text)
            self.length += len(text)
            self.space = SPACE if raw[-1].isspace() else NO_SPACE
        elif raw:
            self.space = SPACE

    def _add_unspaced(self, raw: str) -> None:
        """Add text without invisible characters in which a line break between East Asian characters is no space."""
        if "\n" in raw:
            raw = _SOURCE_BREAK.sub("", INVISIBLE.sub("", raw))
        text = " ".join(raw.split())
        if not text:
            if raw:
                self.space = max(self.space, _space_of(raw))
            return
        last = text[-1]
        if self.length:
            space = self.space
            if raw[0].isspace():
                space = max(space, _space_of(raw[: len(raw) - len(raw.lstrip())]))
            if space and not (space == LINE_BREAK and _joins(self.last, text[0])):
                text = " " + text
        self.parts.append(text)
        self.length += len(text)
        self.last = last
        self.space = _space_of(raw[len(raw.rstrip()) :]) if raw[-1].isspace() else NO_SPACE

    def _close(self, kind: SpanType) -> None:
        at = len(self.open) - 1
        while at >= 0 and self.open[at].kind != kind:
            at -= 1
        if at < 0:
            return
        span = self.open.pop(at)
        if self.length <= span.start:
            return
        if kind == "sup":
            span = self._insert_exponent_sign(span)
        self.spans.append(_new_span((span.start, self.length, kind, span.href)))

    def _insert_exponent_sign(self, span: _OpenSpan) -> _OpenSpan:
        """Put ``^`` before a superscript number that follows a digit or a closing bracket: ``10^4`` is not 104."""
        raised = "".join(self.parts[span.parts :])
        before = self.parts[span.parts - 1] if span.parts else ""
        if not (_SIGNED_NUMBER.fullmatch(raised) and _BASE_END.search(before)):
            return span
        self.parts.insert(span.parts, EXPONENT_SIGN)
        self.length += 1
        self.spans[span.spans :] = [
            inner._replace(start=inner.start + 1, end=inner.end + 1) for inner in self.spans[span.spans :]
        ]
        return span._replace(start=span.start + 1)


def _trimmed(span: InlineSpan, text: str) -> InlineSpan:
    """A span without the space before its first character."""
    start = span.start + 1 if text[span.start : span.start + 1] == " " else span.start
    return span if start == span.start else span._replace(start=start)


def _space_of(raw: str) -> int:
    return NO_SPACE if not raw else LINE_BREAK if "\n" in raw else SPACE


def _joins(before: str, after: str) -> bool:
    """Whether a line break in the source between two characters is no space."""
    if _UNSPACED_CHAR.match(before):
        return after in _SHARED_MARKS or _UNSPACED_CHAR.match(after) is not None
    return before in _SHARED_MARKS and _UNSPACED_CHAR.match(after) is not None
