"""Markdown → segments: links without their URLs, whole paragraphs, headings with their hashes.

Converters of web pages write Markdown (html2text, markdownify, pandoc, reader services). Syntax after CommonMark
(https://spec.commonmark.org), with pandoc's attributes and tables of pipes.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.parse.plaintext.segments import Segment
from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import WIDE_RANGES, display_width

_DESTINATION = r"\((?:[^()\"]|\([^()]{0,500}\)|\"[^\"]{0,1000}\"){0,2000}\)"
"""URL and title of a link, in parentheses; the URL may contain parentheses."""
_ATTRIBUTES = r"\{[#.\w][^{}]{0,600}\}"
"""pandoc's attributes: id and classes of an element."""
_LINK = lazy_pattern(r"\]\(<?(?:[a-z][a-z+.-]{1,15}:|[/#.?]|www\.)", re.IGNORECASE)
_HASHES = lazy_pattern(r"#{1,6}\s+\S")
_TOKEN = lazy_pattern(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<image>!\[)"
    r"|(?P<open>\[)"
    rf"|(?P<link>\](?:{_DESTINATION}(?:{_ATTRIBUTES})?|{_ATTRIBUTES}))"
    rf"|(?P<attributes>(?<=\S) ?{_ATTRIBUTES}$)"
    r"|(?P<reference>\] ?\[[^\[\]\n]{0,60}\])"
    r"|(?P<close>\])"
    r"|(?P<tag></?[a-zA-Z][^<>]{0,500}>)",
    re.MULTILINE,
)
_DEFINITION = lazy_pattern(r"\s{0,5}\[[^\[\]]{1,60}\]:\s+<?[^\s:]{1,20}[:/]\S*>?(?:\s+[\"'(].*)?\s*")
_RULE = lazy_pattern(
    r"\s*(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|:{3,}.*|\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?)?|[`~]{3,}\w*)\s*"
)
_UNDERLINE = lazy_pattern(r"\s{0,3}(?:(={3,})|-{3,})\s*")
_ITEM = lazy_pattern(r"\s*(?:((?:[*+-]\s+)+)|\d{1,3}[.)]\s+)(?=\S)")
"""One list marker or several: "*   * Sport" is an item of the second level."""
_QUOTED = lazy_pattern(r"\s{0,3}(?:>\s?)+")
_STAR_EMPHASIS = lazy_pattern(r"(\*{1,3})(?=[^\s*])([^*]{1,400}?)(?<=[^\s*])\1")
_UNDERSCORE_EMPHASIS = lazy_pattern(r"(?<![\w*_])(_{1,2})(?=[^\s_])([^_]{1,400}?)(?<=\S)\1(?![\w_])")
_CODE = lazy_pattern(r"`([^`]{1,500})`")
_CELL_BORDER = lazy_pattern(r"(?<!\\)\|")
_SENTENCE_END = lazy_pattern(r"[.!?…。！？:：\"”’»）)][\s*_]*$")
_LINK_START, _LINK_END = "\x0e", "\x0f"
"""Placeholders at the start and the end of a link's text."""
_LINK_TEXT = lazy_pattern(f"{_LINK_START}([^{_LINK_START}{_LINK_END}]*){_LINK_END}")
_WIDE_BREAK = lazy_pattern(f"[{WIDE_RANGES}][{_LINK_START}{_LINK_END}]*\n[{_LINK_START}{_LINK_END}]*[{WIDE_RANGES}]")
"""A line break between two Chinese or Japanese characters, which no space separates."""
_BREAK_IN_URL = "\x10"
"""Placeholder of a line break within a URL: no space belongs there."""
_MIN_LINKS = 3
"""Lines with links, where there are no headings."""
_MIN_LINKS_ALONE = 20
"""Lines with links that suffice without headings; an article about Markdown has fewer."""
_MIN_HEADINGS = 2
_MAX_LINES_PER_BLANK_LINE = 10
_MAX_LINES_PER_LINK = 50
"""Lines with text that at most come to one with links, where there are no headings."""
_MAX_IMAGE_CHARS = 1000
"""Characters of an image's description."""
_MAX_IMAGE_TOKENS = 50
"""Tokens of an image's description: text between brackets and escapes."""
_MIN_WRAPPED_COLUMNS = 72
"""Columns that a wrapped line fills at least."""
_MAX_WRAPPED_CHARS = 110
"""Characters from which on a line was not wrapped: its paragraph may end with it."""


class _Line(NamedTuple):
    number: int
    text: str


def is_markdown(lines: list[str]) -> bool:
    """Whether the lines are Markdown: they have links with URLs, or headings with hashes, and blank lines."""
    text = "\n".join(("", *lines))
    if "](" not in text and "\n#" not in text:
        return False
    blank = links = headings = 0
    is_candidate, after_blank = False, True
    for line in lines:
        is_blank = not line or line.isspace()
        # A heading has blank lines around it; a comment in a script has code below it.
        headings += is_candidate and is_blank
        is_candidate = after_blank and line[:1] == "#" and _HASHES.match(line) is not None
        after_blank = is_blank
        blank += is_blank
        links += "](" in line and _LINK.search(line) is not None
    headings += is_candidate
    if links >= _MIN_LINKS_ALONE:
        return True
    if blank * _MAX_LINES_PER_BLANK_LINE < len(lines):
        return False
    return headings >= _MIN_HEADINGS or (links >= _MIN_LINKS and links * _MAX_LINES_PER_LINK >= len(lines) - blank)


def read_markdown(lines: list[str]) -> list[Segment]:
    """One segment for each paragraph, heading (with its hashes), list item and table cell."""
    out: list[Segment] = []
    gap = 0
    texts: list[_Line] = []
    has_bullet = False

    def flush() -> None:
        nonlocal gap, has_bullet
        with_links = _drop_emphasis(_join_lines(texts))
        links = [link for link in _LINK_TEXT.findall(with_links) if link.strip()]
        # Adjacent links are buttons, which the page separates by space.
        text = with_links.replace(_LINK_END + _LINK_START, " ").replace(_LINK_START, "").replace(_LINK_END, "").strip()
        if text.strip("|"):
            link_chars = sum(len(link.strip()) for link in links)
            out.append(Segment(texts[0].number, 0, display_width(text), text, gap, has_bullet, link_chars, len(links)))
            gap = 0
        texts.clear()
        has_bullet = False

    for line in _replace_links(lines):
        quoted = _QUOTED.match(line.text)
        text = line.text[quoted.end() :] if quoted else line.text
        bare = text.strip()
        if not bare:
            flush()
            gap += 1
            continue
        underline = _UNDERLINE.fullmatch(text)
        if underline and texts and not has_bullet:
            texts[0] = texts[0]._replace(text=("# " if underline.group(1) else "## ") + texts[0].text.strip("#* "))
            flush()
            continue
        if _RULE.fullmatch(text):
            flush()
            gap += 1
            continue
        if bare[0] == "|":
            flush()
            for cell in _CELL_BORDER.split(bare):
                texts.append(line._replace(text=cell))
                flush()
            continue
        item = _ITEM.match(text)
        heading = _HASHES.match(bare)
        if item or heading or (texts and _begins_paragraph(texts, bare)):
            flush()
        if heading:
            texts.append(line._replace(text=bare.rstrip("# ")))
            continue
        if item:
            has_bullet = bool(item.group(1))
            text = text[item.end(1) :] if has_bullet else text
            if text[0] == "|":
                text = " ".join(_CELL_BORDER.split(text))
        texts.append(line._replace(text=text))
    flush()
    return out


def _begins_paragraph(lines: list[_Line], text: str) -> bool:
    """Whether a line begins a paragraph, though no blank line precedes it."""
    before = lines[-1].text
    if before.endswith(("  ", "\\")):
        return True
    if len(lines) == 1 and _HASHES.match(before):
        # A heading is one line, unless the converter wrapped it.
        return display_width(before) + len(text.split(maxsplit=1)[0]) < _MIN_WRAPPED_COLUMNS
    return len(before) > _MAX_WRAPPED_CHARS and not text[0].islower() and _SENTENCE_END.search(before) is not None


def _join_lines(lines: list[_Line]) -> str:
    parts: list[str] = []
    for line in lines:
        text = line.text.strip(" \t\\")
        if parts and not parts[-1].endswith(_BREAK_IN_URL) and not _WIDE_BREAK.search(f"{parts[-1][-3:]}\n{text[:3]}"):
            parts.append(" ")
        parts.append(text)
    return "".join(parts).replace(_BREAK_IN_URL, "").strip()


def _drop_emphasis(text: str) -> str:
    """Remove the markers of emphasis and code."""
    if "*" in text:
        text = _STAR_EMPHASIS.sub(r"\2", _STAR_EMPHASIS.sub(r"\2", text)).replace("**", "")
    if "_" in text:
        text = _UNDERSCORE_EMPHASIS.sub(r"\2", text)
    return _CODE.sub(r"\1", text).strip() if "`" in text else text.strip()


def _replace_links(lines: list[str]) -> list[_Line]:
    """Reduce links to their texts; remove images, link definitions, escapes and tags. The number of lines stays."""
    text = "\n".join("" if line.lstrip()[:1] == "[" and _DEFINITION.fullmatch(line) else line for line in lines)
    out: list[str] = []
    opened: list[int] = []
    at = 0
    for match in _TOKEN.finditer(text):
        out.append(text[at : match.start()])
        at = match.end()
        kind = match.lastgroup
        token = match.group()
        if kind == "escaped":
            out.append(match.group("escaped"))
        elif kind in ("open", "image"):
            opened.append(len(out))
            out.append(token)
        elif kind == "close":
            if opened:
                opened.pop()
            out.append(token)
        elif kind in ("link", "reference"):
            if kind == "reference" and not opened:
                out.append(token)
                continue
            if (opened and _close_link(out, opened.pop()) and token.startswith("](")) or kind == "reference":
                out.append(_LINK_END)
            out.append(f"{_BREAK_IN_URL}\n" * token.count("\n"))
        else:
            out.append("\n" * token.count("\n"))
    out.append(text[at:])
    return [_Line(number, line) for number, line in enumerate("".join(out).split("\n"), 1)]


def _close_link(out: list[str], start: int) -> bool:
    """Replace the opening bracket of a link by a placeholder, or remove an image; return whether a link is left."""
    if out[start] == "![":
        parts = out[start : start + _MAX_IMAGE_TOKENS + 1]
        if len(parts) <= _MAX_IMAGE_TOKENS and sum(map(len, parts)) <= _MAX_IMAGE_CHARS:
            label = "".join(parts)
            if "\n\n" not in label:
                out[start:] = ["\n" * label.count("\n")]
                return False
    out[start] = _LINK_START
    return True
