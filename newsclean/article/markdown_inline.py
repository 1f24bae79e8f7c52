"""The text of a block as inline Markdown (CommonMark), with its spans as emphasis, links and code."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from newsclean.article.model import Span

_INLINE_MARKUP = re.compile(r"([\\`*_\[\]<>|~])")
# An ampersand that begins a character reference.
_REFERENCE = re.compile(r"&(?=#?\w{1,40};)")
# At the start of a line these would begin a heading, a list, a quote, a thematic break or a code fence.
_BLOCK_MARKERS = re.compile(
    r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|={1,}(?=\s*$)|-{2,}(?=\s*$)|~{3,}|\d{1,9}(?=[.)](?:\s|$)))"
)
_DELIMITERS = {"strong": "**", "em": "*", "strike": "~~"}
_ELEMENTS = {
    "strong": "strong",
    "em": "em",
    "strike": "del",
    "sub": "sub",
    "sup": "sup",
    "mark": "mark",
    "code": "code",
}
EXPONENT_SIGN = "^"
_EXPONENT_BASE = re.compile(r"[\d)\]}]\^")
_EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_TARGET_ESCAPES = (("\\", "%5C"), ("<", "%3C"), (">", "%3E"), ("|", "%7C"), ("\n", ""), ("\r", ""))
_ANY_MARKUP = "<"
"""Stands for the first sign of markup that follows directly: which one it is does not matter."""


def escape(text: str) -> str:
    """Escape everything that Markdown would read as markup."""
    return escape_line_starts(escape_inline(text))


def escape_inline(text: str) -> str:
    """Escape the signs of inline markup."""
    return _REFERENCE.sub(r"\\&", _INLINE_MARKUP.sub(r"\\\1", text))


def escape_line_starts(text: str) -> str:
    """Escape what would begin a block at the start of a line."""
    return "\n".join(_BLOCK_MARKERS.sub(_escape_marker, line) for line in text.split("\n"))


def _escape_marker(match: re.Match[str]) -> str:
    indent, marker = match.groups()
    # A digit cannot be escaped: the dot or parenthesis after the number is.
    return f"{indent}{marker}\\" if marker.isdigit() else f"{indent}\\{marker}"


def inline_markdown(text: str, spans: Sequence[Span], links: bool = True) -> str:
    """Return a block's text with its inline markup. Lines of the text end in hard line breaks.

    Args:
        text: the block's text.
        spans: its spans, sorted by start, properly nested.
        links: whether links are written.
    """
    kept = [span for span in spans if links or span.type != "link"]
    rendered = _render(text, kept, 0, len(text), _Context("", "", is_in_link=False))
    if "\n" not in rendered:
        return escape_line_starts(rendered)
    # An empty line would end the block.
    lines = _EMPTY_LINES.sub(lambda match: "<br>" * match.group().count("\n"), rendered)
    return escape_line_starts("\\\n".join(line.strip() for line in lines.split("\n")))


class _Context(NamedTuple):
    """What stands around a stretch of text in the output."""

    before: str
    """The last character before it; empty at the start of the block."""
    after: str
    is_in_link: bool


def _render(text: str, spans: list[Span], start: int, end: int, context: _Context) -> str:
    """The text from ``start`` to ``end``; ``spans`` are those inside, outer ones first."""
    out = []
    at = start
    index = 0
    last = context.before
    while index < len(spans):
        span = spans[index]
        inner = []
        index += 1
        while index < len(spans) and spans[index].start < span.end:
            inner.append(spans[index])
            index += 1
        before = text[at : span.start]
        if span.type == "sup" and before[-1:] == EXPONENT_SIGN and is_exponent(text, span):
            # The sign stands for the raised position, which the element shows.
            before = before[:-1]
        escaped = escape_inline(before)
        last = escaped[-1:] or last
        after = escape_inline(text[span.end : min(end, span.end + 1)])[:1] or context.after
        if index < len(spans) and spans[index].start == span.end:
            after = _ANY_MARKUP
        rendered = _render_span(text, span, inner, _Context(last, after, context.is_in_link))
        if rendered.startswith("[") and last == "!":
            # Together they would begin an image.
            escaped = f"{escaped[:-1]}\\!" if escaped else escaped
        out += [escaped, rendered]
        last = rendered[-1:] or last
        at = span.end
    out.append(escape_inline(text[at:end]))
    return "".join(out)


def _render_span(text: str, span: Span, inner: list[Span], context: _Context) -> str:
    content = text[span.start : span.end]
    if span.type == "code" and not inner and "\n" not in content:
        return _code(content)
    if span.type == "link":
        if context.is_in_link:
            return _render(text, inner, span.start, span.end, context)
        rendered = _render(text, inner, span.start, span.end, _Context("[", "]", is_in_link=True))
        return f"[{rendered}](<{link_target(span.url or '')}>)"
    delimiter = _DELIMITERS.get(span.type)
    if delimiter:
        if inner and _is_bold_italic(span, inner[0]):
            rendered = _render(text, inner[1:], span.start, span.end, context._replace(before="*", after="*"))
            if _is_flanking(rendered, "*", context):
                return f"***{rendered}***"
        # Markup inside that touches this delimiter is written as an element.
        rendered = _render(text, inner, span.start, span.end, context._replace(before=delimiter[0], after=delimiter[0]))
        if _is_flanking(rendered, delimiter[0], context):
            return f"{delimiter}{rendered}{delimiter}"
    element = _ELEMENTS[span.type]
    rendered = _render(text, inner, span.start, span.end, context._replace(before=">", after="<"))
    return f"<{element}>{rendered}</{element}>"


def _is_bold_italic(outer: Span, inner: Span) -> bool:
    return (outer.start, outer.end) == (inner.start, inner.end) and {outer.type, inner.type} == {"strong", "em"}


def is_exponent(text: str, span: Span) -> bool:
    """Whether the sign before a superscript was put there for a number after a digit or a closing bracket."""
    return _EXPONENT_BASE.fullmatch(text[max(0, span.start - 2) : span.start]) is not None


def _code(content: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", content)), default=0)
    fence = "`" * (longest + 1)
    padding = " " if content.startswith(("`", " ")) or content.endswith(("`", " ")) else ""
    return f"{fence}{padding}{content}{padding}{fence}"


def link_target(url: str) -> str:
    """Return a URL as it stands between ``<`` and ``>`` in Markdown."""
    for char, escaped in _TARGET_ESCAPES:
        url = url.replace(char, escaped)
    return _REFERENCE.sub("&amp;", url)


def _is_flanking(content: str, sign: str, context: _Context) -> bool:
    """Whether delimiters around a rendered span open and close emphasis (CommonMark 0.31, 6.2).

    Beside Chinese punctuation and inside words they may not: then the element is written.
    """
    first, last = content[:1], content[-1:]
    if not content or first.isspace() or last.isspace() or sign in (first, last, context.before, context.after):
        return False
    opens = (
        not _may_be_punctuation(first)
        or context.before == ""
        or context.before.isspace()
        or _is_punctuation(context.before)
    )
    closes = (
        not _may_be_punctuation(last)
        or context.after == ""
        or context.after.isspace()
        or _is_punctuation(context.after)
    )
    return opens and closes


def _may_be_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _is_punctuation(char: str) -> bool:
    """Whether all versions of CommonMark take a character as punctuation: older ones take no symbols."""
    return char in string.punctuation or unicodedata.category(char)[0] == "P"
