"""Remove hundreds of attributes from a tag before parsing: libxml2's time grows with the square of their number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from newsclean.text.patterns import lazy_pattern

_MIN_LONG_TAG_CHARS = 4096
"""Characters after a "<" without another one, from which on the tag is examined. ">" does not end it: values may contain it."""
_TAG_OR_COMMENT_START = lazy_pattern(r"<(?:!--|([A-Za-z][^\s/>]{0,40}))")
_QUOTED_OR_END = lazy_pattern(r"""=\s*(?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z))|>""")
_QUOTED_TAG_STARTS = (lazy_pattern(r'="[^"<]*<'), lazy_pattern(r"='[^'<]*<"), lazy_pattern(r"=\s+[\"'][^\"'<]*<"))
_MIN_QUOTED_TAG_STARTS = 12
"""Values with "<" from which on the tags of a page are read one by one."""
_MIN_PAGE_CHARS_FOR_SCAN = 150_000
"""Page size from which on every tag is examined where values contain "<". In smaller pages a flood costs little time."""
# Their content is text up to the end tag.
_RAW_TEXT_TAGS = frozenset(
    ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext")
)
_QUOTED_VALUE = lazy_pattern(r"\"[^\"]*(?:\"|$)|'[^']*(?:'|$)")
_ATTRIBUTE = lazy_pattern(r"[^\s/=]+")
_MIN_FLOOD_CHARS = 4096
"""Characters of a tag's attributes from which on the attributes are counted."""
_MAX_ATTRIBUTES = 600
"""Attributes of a tag up to which they are kept."""


def drop_attribute_floods(text: str) -> str:
    """Remove all attributes of each tag that has more than ``_MAX_ATTRIBUTES``.

    One long attribute, in which scripts keep their data, stays.
    """
    if len(text) >= _MIN_PAGE_CHARS_FOR_SCAN and _has_tags_in_values(text):
        return _remove_floods(text, _find_all_tags(text))
    return _remove_floods(text, _find_long_tags(text))


def _has_tags_in_values(text: str) -> bool:
    """Whether attribute values contain "<", so that the end of a tag is found only by reading all its values."""
    return any(
        next(islice(pattern.finditer(text), _MIN_QUOTED_TAG_STARTS, None), None) for pattern in _QUOTED_TAG_STARTS
    )


def _find_long_tags(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the attributes of tags that have no "<" in their first ``_MIN_LONG_TAG_CHARS`` characters."""
    at = text.find("<")
    while at >= 0 and at + _MIN_LONG_TAG_CHARS + 1 < len(text):
        # Continue at the last "<" within reach: the tags before it are short.
        near = text.rfind("<", at + 1, at + _MIN_LONG_TAG_CHARS + 2)
        if near >= 0:
            at = near
            continue
        following = text.find("<", at + _MIN_LONG_TAG_CHARS + 2)
        name = _TAG_OR_COMMENT_START.match(text, at)
        if name is not None and name.group(1):
            yield name.end(), min(_find_tag_end(text, name.end()), len(text) if following < 0 else following)
        at = following


def _find_all_tags(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the attributes of every tag outside comments and scripts."""
    at = 0
    while (match := _TAG_OR_COMMENT_START.search(text, at)) is not None:
        name = match.group(1)
        if name is None:
            at = _index_after(text, "-->", match.end())
            continue
        at = _find_tag_end(text, match.end())
        yield match.end(), at
        if name.lower() in _RAW_TEXT_TAGS:
            closed = re.compile(f"</{name}", re.IGNORECASE).search(text, at)
            at = closed.start() if closed else len(text)


def _find_tag_end(text: str, start: int) -> int:
    """Index of the ">" that ends a tag; the end of the text if there is none."""
    for match in _QUOTED_OR_END.finditer(text, start):
        if match.group() == ">":
            return match.start()
    return len(text)


def _index_after(text: str, mark: str, start: int) -> int:
    at = text.find(mark, start)
    return len(text) if at < 0 else at + len(mark)


def _remove_floods(text: str, tags: Iterator[tuple[int, int]]) -> str:
    """Remove those of the given attribute ranges that are floods."""
    parts, done = [], 0
    for start, end in tags:
        if end - start >= _MIN_FLOOD_CHARS and _is_flood(text[start:end]):
            parts.append(text[done:start])
            done = end
    return "".join((*parts, text[done:])) if parts else text


def _is_flood(attributes: str) -> bool:
    without_values = _QUOTED_VALUE.sub(" ", attributes)
    return next(islice(_ATTRIBUTE.finditer(without_values), _MAX_ATTRIBUTES, None), None) is not None
