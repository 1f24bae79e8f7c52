"""HTML or plain text? Decided by what the text holds, never by its name."""

from __future__ import annotations

import re

from newsclean.article.model import InputKind
from newsclean.text.patterns import lazy_pattern

# A dump may quote a tag or two; a page opens with markup or is full of it, and a piece of one opens and ends with a tag.
_OPENING = re.compile(r"\s*(?:<\?xml|<!doctype\s+html|<html\b|<head\b|<body\b|<title\b|<!--)", re.IGNORECASE)
_TAG = lazy_pattern(
    r"</?(?:html|head|body|div|p|span|a|br|table|tr|td|ul|ol|li|h[1-6]|img|script|style|meta|link|article|section)"
    r"(?:\s[^<>]{0,400})?/?>",
    re.IGNORECASE,
)
_SAMPLE = 65_536


def sniff(text: str) -> InputKind:
    """Tell whether ``text`` is an HTML page or the plain-text dump of one."""
    head = text[:_SAMPLE].lstrip("\ufeff \t\r\n\0")
    if _OPENING.match(head) or (_TAG.match(head) and text.rstrip("\0 \t\r\n").endswith(">")):
        return "html"
    if "<" not in head:
        return "dump"
    tags = len(_TAG.findall(head))
    # One tag in two hundred characters is markup; an article about markup stays below that.
    return "html" if tags >= 3 and tags * 400 >= len(head) else "dump"
