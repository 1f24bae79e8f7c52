"""The format of a text that is no page."""

from __future__ import annotations

import re

from newsclean.errors import NotAPage
from newsclean.text.patterns import lazy_pattern

_BLANKS = "\ufeff \t\r\n\x0c"
# First words of formats that have a signature.
_SIGNATURES = (
    ("WEBVTT", "a subtitle file (WebVTT)"),
    ("[Script Info]", "a subtitle file (SubStation Alpha)"),
    ("BEGIN:VCALENDAR", "a calendar (iCalendar)"),
    ("BEGIN:VCARD", "an address card (vCard)"),
    ("{\\rtf", "an RTF document"),
    ("%!PS", "a PostScript document"),
    ("#EXTM3U", "a playlist (M3U)"),
    ("CACHE MANIFEST", "a cache manifest"),
    ("@charset \"", "a style sheet (CSS)"),
    ("diff --git ", "a patch"),
    ("-----BEGIN ", "a certificate or an encrypted message"),
)  # fmt: skip
_SUBRIP = lazy_pattern(r"\d{1,6}[ \t]*\r?\n\d{1,3}:\d\d:\d\d[,.]\d{1,3}[ \t]*-->[ \t]*\d")
_ROBOTS = lazy_pattern(r"(?:#[^\n]{0,400}\n\s{0,20}){0,200}user-agent[ \t]{0,8}:[^\n]{0,200}\n\s{0,20}(?:#|user-agent|(?:dis)?allow|crawl-delay|sitemap)", re.IGNORECASE)  # fmt: skip
_HTML_ELEMENT = lazy_pattern(r"(?<![\"'`(>\w])<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_SAMPLE_CHARS = 65_536
_HTML_STARTS = ("<!doctype html", "<html")
_MAX_HTML_START_CHARS = 16
_JSON_STARTS = ("{", "[")
MAX_JSON_CHARS = 16_000_000
"""Longer texts are not parsed to see whether they are JSON."""


def refuse_other_formats(text: str) -> None:
    """Raise NotAPage where a text is in a format that no page has, and name the format."""
    name = name_format(text)
    if name is not None:
        raise NotAPage(f"this is {name}, not a page: give the page's HTML or its plain text")


def name_format(text: str) -> str | None:
    """Name the format of a text; ``None`` where it may be a page."""
    head = text[:_SAMPLE_CHARS].lstrip(_BLANKS)
    if head[:_MAX_HTML_START_CHARS].lower().startswith(_HTML_STARTS):
        return None
    if head.startswith("<"):
        from newsclean.parse.formats.xml import name_xml

        return name_xml(head, text)
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return name
    if _SUBRIP.match(head):
        return "a subtitle file (SubRip)"
    if head.startswith(_JSON_STARTS) and _is_json(text):
        return "JSON data"
    if _ROBOTS.match(head):
        return "a robots.txt file"
    if "<" in head and _HTML_ELEMENT.search(head):
        return None
    from newsclean.parse.formats.source_code import name_source_code
    from newsclean.parse.formats.tables import name_table

    return name_table(head) or name_source_code(head, text)


def _is_json(text: str) -> bool:
    """Tell whether a text is JSON, or JSON Lines."""
    import json

    if len(text) > MAX_JSON_CHARS:
        return False
    try:
        return bool(json.loads(text.strip(_BLANKS)))
    except RecursionError:
        return True
    except ValueError:
        pass
    lines = text.strip(_BLANKS).split("\n", 2)[:2]
    try:
        return len(lines) > 1 and all(isinstance(json.loads(line), dict) for line in lines)
    except (ValueError, RecursionError):
        return False
