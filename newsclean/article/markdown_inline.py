"""The text of a block as inline Markdown (CommonMark), with its spans as emphasis, links and code."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.article.model import Span

_INLINE_MARKUP = re.compile(r"([\\`*_\[\]<>|~])")
# An ampersand that begins a character reference.
_REFERENCE = re.compile(r"&(?=#?\w{1,40};)")
# At the start of a line these would begin a heading, a list, a quote, a thematic break or a code fence.
_BLOCK_MARKERS = re.compile(
    r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|={1,}(?=\s*$)|-{2,}(?=\s*$)|~{3,}|\d{1,9}(?=[.)](?:\s|$)))"
)
_PUNCTUATION = re.compile(r"[^\w\s]|_")
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
    """Return a block's text with its inline markup.

    Args:
        text: the block's text.
        spans: its spans, sorted by start, properly nested.
        links: whether links are written.
    """
    kept = [span for span in spans if links or span.type != "link"]
    return escape_line_starts(_render(text, kept, 0, len(text)))


def _render(text: str, spans: list[Span], start: int, end: int) -> str:
    """The text from ``start`` to ``end``; ``spans`` are those inside, outer ones first."""
    out = []
    at = start
    index = 0
    while index < len(spans):
        span = spans[index]
        inner = [other for other in spans[index + 1 :] if other.end <= span.end]
        before = text[at : span.start]
        if span.type == "sup" and before.endswith(EXPONENT_SIGN):
            # The sign stands for the raised position, which the element shows.
            before = before[:-1]
        out.append(escape_inline(before))
        out.append(_render_span(text, span, inner))
        at = span.end
        index += 1 + len(inner)
    out.append(escape_inline(text[at:end]))
    return "".join(out)


def _render_span(text: str, span: Span, inner: list[Span]) -> str:
    content = text[span.start : span.end]
    if span.type == "code" and not inner:
        return _code(content)
    rendered = _render(text, inner, span.start, span.end)
    if span.type == "link":
        return f"[{rendered}](<{_link_target(span.url or '')}>)"
    delimiter = _DELIMITERS.get(span.type)
    if delimiter and _is_flanking(text, span):
        return f"{delimiter}{rendered}{delimiter}"
    element = _ELEMENTS[span.type]
    return f"<{element}>{rendered}</{element}>"


def _code(content: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", content)), default=0)
    fence = "`" * (longest + 1)
    padding = " " if content.startswith(("`", " ")) or content.endswith(("`", " ")) else ""
    return f"{fence}{padding}{content}{padding}{fence}"


def _link_target(url: str) -> str:
    return url.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E").replace("\n", "")


def _is_flanking(text: str, span: Span) -> bool:
    """Whether delimiters around a span open and close emphasis (CommonMark 0.31, 6.2).

    Beside Chinese punctuation and inside words they may not: then the element is written.
    """
    content = text[span.start : span.end]
    before = text[span.start - 1 : span.start]
    after = text[span.end : span.end + 1]
    if content[0].isspace() or content[-1].isspace():
        return False
    # Another delimiter right beside would join this one.
    if before in ("*", "_", "~") or after in ("*", "_", "~"):
        return False
    opens = not _PUNCTUATION.match(content[0]) or not before or before.isspace() or bool(_PUNCTUATION.match(before))
    closes = not _PUNCTUATION.match(content[-1]) or not after or after.isspace() or bool(_PUNCTUATION.match(after))
    return opens and closes
