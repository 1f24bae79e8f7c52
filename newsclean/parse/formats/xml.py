"""XML documents that are no pages: feeds, sitemaps, pictures and others."""

from __future__ import annotations

import re

from newsclean.text.patterns import lazy_pattern

_PROLOG_PART = lazy_pattern(
    r"\s*(?:<\?[^>]{0,2000}>|<!--.{0,8000}?-->|<!doctype\b[^>\[]{0,1000}(?:\[[^\]]{0,8000}\])?\s{0,20}>)",
    re.DOTALL | re.IGNORECASE,
)
_ROOT = lazy_pattern(r"\s*<(?:[A-Za-z][\w.-]{0,60}:)?([A-Za-z_][\w.-]{0,60})")
_MAX_PROLOG_PARTS = 20
_HTML_DOCTYPE = lazy_pattern(r"<!doctype\s+(?:\w{1,20}:)?html\b", re.IGNORECASE)
_END_CHARS = 1_000
_LAST_COMMENT = lazy_pattern(r"<!--[^>]{0,1000}-->\s*$")
_KNOWN_ROOTS = {
    "rss": "a feed (RSS)", "feed": "a feed (Atom)", "rdf": "a feed or RDF data", "urlset": "a sitemap",
    "sitemapindex": "a sitemap", "svg": "an SVG image", "opml": "a list of feeds (OPML)", "kml": "map data (KML)",
    "gpx": "map data (GPX)", "plist": "a property list", "tt": "a subtitle file (TTML)", "timedtext": "a subtitle file",
    "opensearchdescription": "a description of a search engine (OpenSearch)", "envelope": "a SOAP message",
    "xbrl": "a report in XBRL", "stylesheet": "a style sheet (XSLT)", "schema": "an XML schema",
    "crossdomain": "a policy file", "cross-domain-policy": "a policy file", "browserconfig": "a configuration file",
    "manifest": "a manifest", "package": "an XML document", "mpd": "a list of video segments (DASH)",
}  # fmt: skip
_HTML_ELEMENTS = frozenset(
    [
        "html",
        "head",
        "body",
        "title",
        "meta",
        "link",
        "base",
        "style",
        "script",
        "noscript",
        "template",
        "div",
        "span",
        "p",
        "a",
        "b",
        "i",
        "em",
        "strong",
        "main",
        "article",
        "section",
        "header",
        "footer",
        "nav",
        "aside",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hgroup",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
        "img",
        "figure",
        "figcaption",
        "picture",
        "video",
        "audio",
        "iframe",
        "form",
        "input",
        "button",
        "label",
        "br",
        "hr",
        "pre",
        "code",
        "blockquote",
        "center",
        "font",
        "frameset",
        "frame",
        "noframes",
        "address",
        "details",
        "summary",
        "time",
        "amp-story",
    ]
)


def name_xml(head: str, text: str) -> str | None:
    """Name the format of a text that begins with ``<``; ``None`` where it may be HTML.

    Args:
        head: the beginning of the text, without leading blanks.
        text: the whole text.
    """
    is_declared = head.startswith("<?xml")
    position = 0
    for _ in range(_MAX_PROLOG_PARTS):
        part = _PROLOG_PART.match(head, position)
        if part is None:
            break
        if _HTML_DOCTYPE.match(part.group().lstrip()):
            return None
        position = part.end()
    if head.startswith("<?php"):
        return "source code (PHP)"
    root = _ROOT.match(head, position)
    if root is None:
        return None
    name = root[1].lower()
    if name in _HTML_ELEMENTS:
        return None
    known = _KNOWN_ROOTS.get(name)
    # Elements of these names may begin an HTML page as well.
    if known is not None and (is_declared or _ends_with(text, name)):
        return known
    return "an XML document" if is_declared else None


def _ends_with(text: str, name: str) -> bool:
    """Tell whether the root element reaches to the end of the text."""
    end = _LAST_COMMENT.sub("", text[-_END_CHARS:].rstrip("\0 \t\r\n")).rstrip()
    return end.lower().endswith(f"{name}>")
