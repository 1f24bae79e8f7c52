"""Markdown parsed by markdown-it-py, as blocks, spans, images and embeds that compare with those of an article."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from newsclean.article.model import Article, BodyBlock, Embed, Image, Span

_ELEMENTS = {
    "strong": "strong", "em": "em", "del": "strike", "sub": "sub", "sup": "sup", "mark": "mark", "code": "code",
}  # fmt: skip
_TYPES = {"strong": "strong", "em": "em", "s": "strike", "link": "link"}
_EXPONENT = re.compile(r"[+\-\u2212\u2013]?\d+(?:[.,]\d+)?")

Spans = frozenset[tuple[int, int, str, str | None]]


class Inline(NamedTuple):
    """Text with spans: their start, end, type and URL."""

    text: str
    spans: Spans


class Item(NamedTuple):
    """One thing in page order."""

    kind: str
    content: Any
    level: int | None = None
    number: int | None = None


def parse(markdown: str) -> list[Item]:
    """Return the blocks, images and embeds of a Markdown text."""
    parser = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return _Reader().read(parser.parse(markdown))


class _Reader:
    def __init__(self) -> None:
        self.items: list[Item] = []
        self.lists: list[list[Any]] = []
        self.number: int | None = None
        self.is_first = False
        self.is_quote = False
        self.level: int | None = None
        self.rows: list[list[Inline]] = []
        self.is_table = False

    def read(self, tokens: list[Token]) -> list[Item]:
        for token in tokens:
            self._take(token)
        return self.items

    def _take(self, token: Token) -> None:
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            start = int(token.attrs.get("start", 1))
            self.lists.append([kind == "ordered_list_open", start])
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif kind == "list_item_open":
            ordered, number = self.lists[-1]
            self.number = number if ordered else None
            self.lists[-1][1] += 1
            self.is_first = True
        elif kind in ("blockquote_open", "blockquote_close"):
            self.is_quote = kind == "blockquote_open"
        elif kind == "heading_open":
            self.level = int(token.tag[1])
        elif kind == "heading_close":
            self.level = None
        elif kind == "fence":
            self.items.append(Item("code", (token.content.removesuffix("\n"), token.info)))
        elif kind == "code_block":
            self.items.append(Item("indented code", token.content))
        elif kind == "table_open":
            self.is_table, self.rows = True, []
        elif kind == "tr_open":
            self.rows.append([])
        elif kind == "table_close":
            self.is_table = False
            self.items.append(Item("table", self.rows))
        elif kind == "inline" and self.is_table:
            self.rows[-1].append(read_inline(token.children or []))
        elif kind == "inline":
            self._take_text(token.children or [])
        elif kind in ("html_block", "hr"):
            self.items.append(Item(kind, token.content))

    def _take_text(self, children: list[Token]) -> None:
        if children and children[0].type == "image":
            image = children[0]
            caption = read_inline(children[2:]).text if len(children) > 1 else ""
            alt = "".join(child.content for child in image.children or [])
            self.items.append(Item("image", (str(image.attrs["src"]), alt, caption)))
            return
        inline = read_inline(children)
        if self.level is not None:
            self.items.append(Item("heading", inline, self.level))
        elif self.is_quote:
            self.items.append(Item("quote", inline))
        elif self.lists:
            number = self.number if self.is_first else None
            self.is_first = False
            self.items.append(Item("list_item", inline, len(self.lists), number))
        else:
            self.items.append(Item("paragraph", inline))


def read_inline(tokens: list[Token]) -> Inline:
    """Return the text and spans of inline tokens."""
    text = ""
    opened: list[tuple[int, str, str | None]] = []
    spans: list[tuple[int, int, str, str | None]] = []

    def close() -> None:
        nonlocal text
        start, kind, url = opened.pop()
        raised = text[start:]
        if kind == "sup" and _EXPONENT.fullmatch(raised) and re.search(r"[\d)\]}]$", text[:start]):
            text = f"{text[:start]}^{raised}"
            spans[:] = [(a + (a >= start), b + (b > start), *rest) for a, b, *rest in spans]  # type: ignore[misc]
            start += 1
        spans.append((start, len(text), kind, url))

    for token in tokens:
        if token.type == "text":
            text += token.content
        elif token.type in ("softbreak", "hardbreak"):
            text += "\n"
        elif token.type == "code_inline":
            spans.append((len(text), len(text) + len(token.content), "code", None))
            text += token.content
        elif token.type == "html_inline":
            name = token.content.strip("</>")
            if name == "br":
                text += "\n"
            elif token.content.startswith("</"):
                close()
            else:
                opened.append((len(text), _ELEMENTS[name], None))
        elif token.nesting == 1:
            href = token.attrs.get("href")
            opened.append((len(text), _TYPES[token.type.removesuffix("_open")], None if href is None else str(href)))
        elif token.nesting == -1:
            close()
        else:
            raise AssertionError(f"unexpected {token.type}: {token.content}")
    return Inline(text, frozenset(spans))


def expected(article: Article) -> list[Item]:
    """Return what the body of an article must read as."""
    items: list[Item] = []
    placed = {image.url for image in article.images if image.before is not None}
    if article.lead_image and article.lead_image not in placed:
        found = next((image for image in article.images if image.url == article.lead_image), None)
        items.append(_image(found or Image(article.lead_image)))
    for index, block in enumerate(article.body):
        items += _media(article.images, article.embeds, index)
        items += _block(block)
    return items + _media(article.images, article.embeds, len(article.body))


def _media(images: tuple[Image, ...], embeds: tuple[Embed, ...], index: int) -> list[Item]:
    items = [_image(image) for image in images if image.before == index]
    for embed in embeds:
        if embed.before == index:
            label = f"{embed.provider} {embed.kind}" if embed.provider else embed.kind
            items.append(Item("paragraph", Inline(label, frozenset({(0, len(label), "link", embed.url)}))))
    return items


def _image(image: Image) -> Item:
    caption = " ".join(part for part in (image.caption, f"({image.credit})" if image.credit else "") if part)
    return Item("image", (image.url, image.alt or "", caption))


def _block(block: BodyBlock) -> list[Item]:
    if block.type == "code":
        return [Item("code", (block.text, block.language or ""))]
    if block.type == "table" and block.rows:
        rows = _cells(block)
        if not block.header_rows:
            # GFM has no table without a header: an empty one is written.
            rows.insert(0, [Inline("", frozenset())] * len(rows[0]))
        caption = block.caption
        head = [Item("paragraph", Inline(caption, frozenset({(0, len(caption), "em", None)})))] if caption else []
        return [*head, Item("table", rows)]
    inline = _inline(block.text, block.spans)
    if block.type == "heading":
        return [Item("heading", inline, min(6, max(2, block.level or 2)))]
    if block.type == "list_item":
        return [Item("list_item", inline, block.level or 1, block.number if block.ordered else None)]
    return [Item(block.type if block.type == "quote" else "paragraph", inline)]


def _inline(text: str, spans: tuple[Span, ...], offset: int = 0) -> Inline:
    return Inline(
        text, frozenset((span.start - offset, span.end - offset, span.type, span.url) for span in spans)
    )  # fmt: skip


def _cells(block: BodyBlock) -> list[list[Inline]]:
    rows = []
    at = 0
    width = max(map(len, block.rows or ()))
    for row in block.rows or ():
        cells = []
        for cell in row:
            inside = tuple(span for span in block.spans if at <= span.start and span.end <= at + len(cell))
            cells.append(_inline(cell, inside, at))
            at += len(cell) + len(" | ")
        at += len("\n") - len(" | ")
        rows.append([*cells, *[Inline("", frozenset())] * (width - len(cells))])
    return rows
