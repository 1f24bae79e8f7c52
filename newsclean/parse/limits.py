"""What a page may cost: bounds that no news page reaches, so that no page can hang the tool."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from newsclean.text.patterns import lazy_pattern

MAX_BLOCKS = 16_000
"""Blocks of a page that are read; live tickers and books in one page have some thousands."""
MAX_LINES = 60_000
"""Lines of a dump that are read: a block may be wrapped over several."""
LONG_PAGE = f"the page has more than {MAX_BLOCKS:,} blocks; the rest was not read"
LONG_DUMP = f"the text has more than {MAX_LINES:,} lines or {MAX_BLOCKS:,} blocks; the rest was not read"

_LONG = 8192
_CUT_UP = 2_000_000
_LONG_TAG = 4096
"""Characters after a tag's name without another tag's start; that there is no ">" may not be asked, values may hold it."""
_OPEN = lazy_pattern(r"<(?:!--|([A-Za-z][^\s/>]{0,40}))")
_QUOTED_OR_END = lazy_pattern(r"""=\s*(?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z))|>""")
_QUOTED_START = (lazy_pattern(r'="[^"<]*<'), lazy_pattern(r"='[^'<]*<"), lazy_pattern(r"=\s+[\"'][^\"'<]*<"))
_MANY_QUOTED_STARTS = 12
_LARGE_PAGE = 150_000
"""Characters below which a flood costs next to nothing, so that quotes need not be read to find it."""
# What is inside of these is no markup until they are closed.
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"))
_VALUE = lazy_pattern(r"\"[^\"]*(?:\"|$)|'[^']*(?:'|$)")
_ATTRIBUTE = lazy_pattern(r"[^\s/=]+")
_SHORTEST_FLOOD = 4096
_MAX_ATTRIBUTES = 600


def drop_attribute_floods(text: str) -> str:
    """Take the attributes from tags that have hundreds of them: a parser's cost grows with the square of their number.

    One long attribute, as scripts keep their data in, stays.
    """
    if len(text) >= _LARGE_PAGE and _quotes_many_tags(text):
        return _without(text, _all_tags(text))
    return _without(text, _long_tags(text))


def _quotes_many_tags(text: str) -> bool:
    """Whether values hold "<" here and there, so that where a tag ends only reading all of them tells."""
    return any(next(islice(pattern.finditer(text), _MANY_QUOTED_STARTS, None), None) for pattern in _QUOTED_START)


def _long_tags(text: str) -> Iterator[tuple[int, int]]:
    """Where the attributes of tags start and end that have no "<" in them for long."""
    at = text.find("<")
    while at >= 0 and at + _LONG_TAG + 1 < len(text):
        # The last "<" within reach: all before it are near one another, and need no look of their own.
        near = text.rfind("<", at + 1, at + _LONG_TAG + 2)
        if near >= 0:
            at = near
            continue
        following = text.find("<", at + _LONG_TAG + 2)
        name = _OPEN.match(text, at)
        if name is not None and name.group(1):
            yield name.end(), min(_tag_end(text, name.end()), len(text) if following < 0 else following)
        at = following


def _all_tags(text: str) -> Iterator[tuple[int, int]]:
    """Where the attributes of every tag start and end, comments and scripts passed over."""
    at = 0
    while (match := _OPEN.search(text, at)) is not None:
        name = match.group(1)
        if name is None:
            at = _after(text, "-->", match.end())
            continue
        at = _tag_end(text, match.end())
        yield match.end(), at
        if name.lower() in _RAW:
            closed = re.compile(f"</{name}", re.IGNORECASE).search(text, at)
            at = closed.start() if closed else len(text)


def _tag_end(text: str, start: int) -> int:
    """Where the ">" that ends a tag stands, or the text's end."""
    for match in _QUOTED_OR_END.finditer(text, start):
        if match.group() == ">":
            return match.start()
    return len(text)


def _after(text: str, mark: str, start: int) -> int:
    at = text.find(mark, start)
    return len(text) if at < 0 else at + len(mark)


def _without(text: str, tags: Iterator[tuple[int, int]]) -> str:
    """The text without those of the given stretches of attributes that are floods."""
    parts, done = [], 0
    for start, end in tags:
        if end - start >= _SHORTEST_FLOOD and _is_flood(text[start:end]):
            parts.append(text[done:start])
            done = end
    return "".join((*parts, text[done:])) if parts else text


def _is_flood(attributes: str) -> bool:
    bare = _VALUE.sub(" ", attributes)
    return next(islice(_ATTRIBUTE.finditer(bare), _MAX_ATTRIBUTES, None), None) is not None
