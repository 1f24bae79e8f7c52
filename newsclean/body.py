"""Kept blocks → body blocks of the article: kinds, inline markup with absolute links, lists, tables, code."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import zip_longest
from typing import NamedTuple

from newsclean.article.model import BodyBlock, Span
from newsclean.metadata.page_urls import has_base_url, resolve_url
from newsclean.parse.model import Block, InlineSpan, Page
from newsclean.text.width import display_width

MAX_HEADING_WIDTH = 70
"""Width of a paragraph above which it is no heading."""
MIN_PARAGRAPH_RATIO = 1.5
"""A paragraph after a heading is more than this many times as wide."""
MAX_MAILTO_CHARS = 320
_SENTENCE_ENDS = ".!?。！？…;；:：,，、।۔"
_CLOSING_BRACKETS = "）)]】"
_CLOSING_QUOTES = "”\"'’」』)） "
_CODE_LANGUAGE = re.compile(
    r"(?:^|\s)(?:lang(?:uage)?|highlight-source|brush|sourcecode)[-: ]\s?([a-z][a-z0-9+#.-]{0,20})"
)


class Body(NamedTuple):
    """The body of an article."""

    blocks: tuple[BodyBlock, ...]
    lacks_base_url: bool
    """Whether links were left out since their addresses are relative and the page's own is unknown."""


def build_body(page: Page, kept: list[Block]) -> Body:
    """Build the body from the kept blocks of a page, in page order."""
    urls = _LinkResolver(page)
    blocks = []
    for block, next_block in zip_longest(kept, kept[1:]):
        spans = _article_spans(block.spans, urls) if block.spans else ()
        if block.kind == "heading" or _is_unmarked_heading(page, block, next_block):
            spans = tuple(span for span in spans if span.type != "strong" or span.end - span.start < len(block.text))
            blocks.append(BodyBlock("heading", block.text, spans, level=block.level or None))
        elif block.kind == "list_item":
            level, ordered, number = block.item or (1, False, None)
            blocks.append(BodyBlock("list_item", block.text, spans, level=level, ordered=ordered, number=number))
        elif block.table is not None:
            rows, header_rows, caption = block.table
            blocks.append(
                BodyBlock("table", block.text, spans, rows=rows, header_rows=header_rows, caption=caption)
            )  # fmt: skip
        elif block.kind == "code":
            blocks.append(BodyBlock("code", block.text, language=_code_language(page, block)))
        else:
            # A caption that is kept is long: it is text of the story.
            blocks.append(BodyBlock("quote" if block.kind == "quote" else "paragraph", block.text, spans))
    return Body(tuple(blocks), urls.lacks_base_url)


class _LinkResolver:
    """Makes links absolute, and remembers whether one could not be."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._has_base = has_base_url(page)
        self.lacks_base_url = False

    def resolve(self, href: str | None) -> str | None:
        """Return the absolute address of a link, or ``None`` for one that an article must not hold."""
        if not href or (href := href.strip()).startswith("#"):
            return None
        if href[:7].lower() == "mailto:":
            return href if len(href) <= MAX_MAILTO_CHARS and len(href.split()) == 1 else None
        url = resolve_url(self._page, href)
        if url is None and not self._has_base and ":" not in href.split("/")[0]:
            self.lacks_base_url = True
        return url


def _article_spans(spans: Iterable[InlineSpan], urls: _LinkResolver) -> tuple[Span, ...]:
    """Spans with absolute links; markup inside the same markup is left out, and adjacent equal spans are one."""
    out: list[Span] = []
    for span in spans:
        url = None
        if span.type == "link":
            url = urls.resolve(span.href)
            if url is None:
                continue
        if any(other.type == span.type and span.start < other.end for other in out):
            continue
        last = out[-1] if out else None
        if (
            last
            and (last.type, last.end, last.url) == (span.type, span.start, url)
            and not any(last.start < other.end < span.end for other in out[:-1])
        ):
            # No markup around the first of the two ends between them.
            out[-1] = Span(last.start, span.end, span.type, url)
        else:
            out.append(Span(span.start, span.end, span.type, url))
    return tuple(out)


def _code_language(page: Page, block: Block) -> str | None:
    """The language that the class names of a code block state."""
    found = _CODE_LANGUAGE.search(f"{page.containers[block.container].names} {block.attrs}")
    return found.group(1) if found else None


def _is_unmarked_heading(page: Page, block: Block, next_block: Block | None) -> bool:
    """Whether a paragraph is a heading by its form: a short line without a sentence end before a longer paragraph.

    Dumps have no other headings. In HTML the line must be bold as a whole.
    """
    if block.kind != "paragraph" or next_block is None or next_block.kind not in ("paragraph", "list_item", "quote"):
        return False
    if page.input == "html" and "all:bold" not in block.attrs:
        return False
    text = block.text.rstrip(_CLOSING_QUOTES)
    if not text or text[-1] in _SENTENCE_ENDS or block.text[-1] in _CLOSING_BRACKETS:
        return False
    width = display_width(block.text)
    return width <= MAX_HEADING_WIDTH and display_width(next_block.text) > MIN_PARAGRAPH_RATIO * width
