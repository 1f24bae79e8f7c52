"""HTML or plain text: decided by the content, never by the name."""

from __future__ import annotations

import re

from newsclean.article.model import InputKind
from newsclean.text.patterns import lazy_pattern

# A dump may quote some tags. A page begins with markup or has many tags; a fragment of a page begins and ends with a tag.
_DOCUMENT_START = re.compile(r"\s*(?:<\?xml|<!doctype\s+html|<html\b|<head\b|<body\b|<title\b|<!--)", re.IGNORECASE)
_TAG = lazy_pattern(
    r"</?(?:html|head|body|div|p|span|a|br|table|tr|td|ul|ol|li|h[1-6]|img|script|style|meta|link|article|section)"
    r"(?:\s[^<>]{0,400})?/?>",
    re.IGNORECASE,
)
_SAMPLE_CHARS = 65_536
"""Characters from the start in which tags are counted."""
_MIN_TAGS = 3
_MAX_CHARS_PER_TAG = 400
"""Characters that at most come to one tag in HTML; an article about HTML has fewer tags."""


def sniff(text: str) -> InputKind:
    """Whether ``text`` is an HTML page or the plain-text dump of one."""
    sample = text[:_SAMPLE_CHARS].lstrip("\ufeff \t\r\n\0")
    if _DOCUMENT_START.match(sample) or (_TAG.match(sample) and text.rstrip("\0 \t\r\n").endswith(">")):
        return "html"
    if "<" not in sample:
        return "dump"
    tags = len(_TAG.findall(sample))
    return "html" if tags >= _MIN_TAGS and tags * _MAX_CHARS_PER_TAG >= len(sample) else "dump"
