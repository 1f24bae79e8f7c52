"""Markdown → the lines of a dump: links without their addresses, paragraphs whole, headings known by their hashes.

Converters of web pages write it (html2text, markdownify, pandoc, readers' services). What is markup there is no text: an
address in the middle of a sentence, the stars around a word, the signs that escape a full stop.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.parse.plaintext.columns import Piece
from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import WIDE, display_width

_DESTINATION = r"\((?:[^()\"]|\([^()]{0,500}\)|\"[^\"]{0,1000}\"){0,2000}\)"
"""What follows a link's text: an address in round brackets, which may hold brackets of its own, and a title."""
_ATTRIBUTES = r"\{[#.\w][^{}]{0,600}\}"
"""What pandoc notes of an element: its id, its classes."""
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
"""An item's sign, or several: "*   * Sport" is one of the second rank."""
_QUOTED = lazy_pattern(r"\s{0,3}(?:>\s?)+")
_STRONG = lazy_pattern(r"(\*{1,3})(?=[^\s*])([^*]{1,400}?)(?<=[^\s*])\1")
_EMPHASIS = lazy_pattern(r"(?<![\w*_])(_{1,2})(?=[^\s_])([^_]{1,400}?)(?<=\S)\1(?![\w_])")
_CODE = lazy_pattern(r"`([^`]{1,500})`")
_CELLS = lazy_pattern(r"(?<!\\)\|")
_ENDED = lazy_pattern(r"[.!?…。！？:：\"”’»）)][\s*_]*$")
_LINKED, _UNLINKED = "\x0e", "\x0f"
"""Stand where a link's text begins and ends."""
_MARKS = lazy_pattern(f"{_LINKED}([^{_LINKED}{_UNLINKED}]*){_UNLINKED}")
_WIDE_BREAK = lazy_pattern(f"[{WIDE}][{_LINKED}{_UNLINKED}]*\n[{_LINKED}{_UNLINKED}]*[{WIDE}]")
"""Where a line was wrapped between two signs that no space parts: Chinese and Japanese ones."""
_BROKEN = "\x10"
"""Stands where a line ended inside of an address: nothing parts what was before it from what comes after."""
_LEAST_LINKS = 3
_MANY_LINKS = 20
"""Lines with links that no page about Markdown has."""
_LEAST_HEADINGS = 2
_LONGEST_IMAGE = 1000
"""Characters of a picture's description."""
_MOST_PARTS = 50
"""Pieces that a picture's description is in, between brackets and escapes."""
_SCREEN = 72
"""Columns that wrapped lines fill at least."""
_WRAPPED = 110
"""Columns from which on a line was not wrapped: where it ends, its paragraph may."""


class _Line(NamedTuple):
    number: int
    text: str


def is_markdown(lines: list[str]) -> bool:
    """Whether the lines are Markdown's: links with their addresses, or headings with hashes, among empty lines."""
    empty = links = headings = 0
    hashes, lone = False, True
    for line in lines:
        bare = not line or line.isspace()
        # A heading stands alone; a comment in a script stands above what it speaks of.
        headings += hashes and bare
        hashes = lone and line[:1] == "#" and _HASHES.match(line) is not None
        lone = bare
        empty += bare
        links += "](" in line and _LINK.search(line) is not None
    headings += hashes
    if links >= _MANY_LINKS:
        return True
    if 10 * empty < len(lines):
        return False
    return headings >= _LEAST_HEADINGS or (links >= _LEAST_LINKS and 50 * links >= len(lines) - empty)


def markdown_pieces(lines: list[str]) -> list[Piece]:
    """One piece for each paragraph, heading (its hashes stay), item of a list and cell of a table."""
    out: list[Piece] = []
    gap = 0
    texts: list[_Line] = []
    bullet = False

    def flush() -> None:
        nonlocal gap, bullet
        marked = _inline(_joined(texts))
        links = [link for link in _MARKS.findall(marked) if link.strip()]
        # Buttons beside each other: in the page, space parts them.
        text = marked.replace(_UNLINKED + _LINKED, " ").replace(_LINKED, "").replace(_UNLINKED, "").strip()
        if text.strip("|"):
            linked = sum(len(link.strip()) for link in links)
            out.append(Piece(texts[0].number, 0, display_width(text), text, gap, bullet, linked, len(links)))
            gap = 0
        texts.clear()
        bullet = False

    for line in _without_links(lines):
        quoted = _QUOTED.match(line.text)
        text = line.text[quoted.end() :] if quoted else line.text
        bare = text.strip()
        if not bare:
            flush()
            gap += 1
            continue
        underline = _UNDERLINE.fullmatch(text)
        if underline and texts and not bullet:
            texts[0] = texts[0]._replace(text=("# " if underline.group(1) else "## ") + texts[0].text.strip("#* "))
            flush()
            continue
        if _RULE.fullmatch(text):
            flush()
            gap += 1
            continue
        if bare[0] == "|":
            flush()
            for cell in _CELLS.split(bare):
                texts.append(line._replace(text=cell))
                flush()
            continue
        item = _ITEM.match(text)
        heading = _HASHES.match(bare)
        if item or heading or (texts and _is_apart(texts, bare)):
            flush()
        if heading:
            texts.append(line._replace(text=bare.rstrip("# ")))
            continue
        if item:
            bullet = bool(item.group(1))
            text = text[item.end(1) :] if bullet else text
            if text[0] == "|":
                text = " ".join(_CELLS.split(text))
        texts.append(line._replace(text=text))
    flush()
    return out


def _is_apart(lines: list[_Line], text: str) -> bool:
    """Whether a line begins something of its own, though no empty line parts it from those before."""
    before = lines[-1].text
    if before.endswith(("  ", "\\")):
        return True
    if len(lines) == 1 and _HASHES.match(before):
        # A heading is one line, unless its converter wrapped it.
        return display_width(before) + len(text.split(maxsplit=1)[0]) < _SCREEN
    return len(before) > _WRAPPED and not text[0].islower() and _ENDED.search(before) is not None


def _joined(lines: list[_Line]) -> str:
    parts: list[str] = []
    for line in lines:
        text = line.text.strip(" \t\\")
        if parts and not parts[-1].endswith(_BROKEN) and not _WIDE_BREAK.search(f"{parts[-1][-3:]}\n{text[:3]}"):
            parts.append(" ")
        parts.append(text)
    return "".join(parts).replace(_BROKEN, "").strip()


def _inline(text: str) -> str:
    """A paragraph without the marks of emphasis and of code."""
    if "*" in text:
        text = _STRONG.sub(r"\2", _STRONG.sub(r"\2", text)).replace("**", "")
    if "_" in text:
        text = _EMPHASIS.sub(r"\2", text)
    return _CODE.sub(r"\1", text).strip() if "`" in text else text.strip()


def _without_links(lines: list[str]) -> list[_Line]:
    """The lines with the text of their links alone, without pictures, definitions, escapes and tags; as many as before."""
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
            if (opened and _close(out, opened.pop()) and token.startswith("](")) or kind == "reference":
                out.append(_UNLINKED)
            out.append(f"{_BROKEN}\n" * token.count("\n"))
        else:
            out.append("\n" * token.count("\n"))
    out.append(text[at:])
    return [_Line(number, line) for number, line in enumerate("".join(out).split("\n"), 1)]


def _close(out: list[str], start: int) -> bool:
    """Take away the bracket that opens a link's text, and the text of a picture; whether a link's text is left."""
    if out[start] == "![":
        parts = out[start : start + _MOST_PARTS + 1]
        if len(parts) <= _MOST_PARTS and sum(map(len, parts)) <= _LONGEST_IMAGE:
            label = "".join(parts)
            if "\n\n" not in label:
                out[start:] = ["\n" * label.count("\n")]
                return False
    out[start] = _LINKED
    return True
