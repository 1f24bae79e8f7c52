"""HTML → Page: lxml parses the page and sends its events to a :class:`PageBuilder`; no tree is built."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from threading import local
from typing import TYPE_CHECKING

from lxml import etree

from newsclean.article.warnings import warn
from newsclean.parse.html.attribute_floods import drop_attribute_floods
from newsclean.parse.html.attributes.author_marks import AUTHOR_MARK, CREDIT_MARK
from newsclean.parse.html.builder import PageBuilder
from newsclean.parse.html.wechat import WECHAT_SITE_NAME, read_account_hints
from newsclean.parse.limits import MAX_BLOCKS
from newsclean.parse.model import Page

if TYPE_CHECKING:
    from newsclean.parse.html.tree import ElementMark

_TITLE_START = re.compile(r"<title\b[^<>]{0,200}>", re.IGNORECASE)
_TITLE_END = re.compile(r"</title", re.IGNORECASE)
MAX_TITLE_CHARS = 2000
"""Characters after ``<title>`` in which its end tag must stand. Without one, the title would hold the whole page."""
_IS_FLOOD_SLOW = etree.LIBXML_VERSION < (2, 14)
"""Whether libxml2's time grows with the square of a tag's attributes."""
_thread = local()


def read_html(text: str, url: str | None, utf8: bytes | None = None) -> Page:
    """Read an HTML page into blocks, containers, images, embeds and hints.

    Args:
        text: the page.
        url: where the page was retrieved from.
        utf8: the text in UTF-8, if the caller has it.
    """
    given = text
    if _IS_FLOOD_SLOW:
        text = drop_attribute_floods(text)
    text = _close_title(text)
    if utf8 is None or text is not given:
        utf8 = text.encode("utf-8", "replace")
    parser, builder = _parser_of_thread()
    try:
        # A page of comments alone has nothing to parse, and lxml reports it as an error.
        with suppress(etree.XMLSyntaxError):
            etree.fromstring(utf8, parser)
        return _page_of(builder, text, url)
    finally:
        builder.reset()


def read_marked_html(
    text: str, url: str | None, mark: Callable[[etree._Element], Mapping[etree._Element, ElementMark]]
) -> Page:  # fmt: skip
    """Read an HTML page over a tree; the containers of the elements that ``mark`` names have their marks.

    Args:
        text: the page.
        url: where the page was retrieved from.
        mark: called with the root element; returns elements with their marks.
    """
    from newsclean.parse.html.tree import parse_tree, send_tree

    if _IS_FLOOD_SLOW:
        text = drop_attribute_floods(text)
    text = _close_title(text)
    root = parse_tree(text.encode("utf-8", "replace"))
    _, builder = _parser_of_thread()
    try:
        if root is not None:
            send_tree(root, builder, mark(root))
        return _page_of(builder, text, url)
    finally:
        builder.reset()


def _page_of(builder: PageBuilder, text: str, url: str | None) -> Page:
    hints = builder.statements.hints(builder.marked_texts(AUTHOR_MARK))
    if WECHAT_SITE_NAME in hints.meta:
        hints = hints._replace(meta=hints.meta + read_account_hints(text))
    return Page(
        "html", tuple(builder.blocks[:MAX_BLOCKS]), builder.containers, tuple(builder.media.images), hints, url,
        (warn("page_too_long", blocks=MAX_BLOCKS),) if len(builder.blocks) > MAX_BLOCKS else (), (), tuple(builder.media.embeds),
        builder.marked_texts(CREDIT_MARK), heading_parts=tuple(builder.heading_parts),
        form_fields=tuple(builder.statements.form_fields), choices=tuple(builder.statements.choices),
    )  # fmt: skip


def _parser_of_thread() -> tuple[etree.HTMLParser, PageBuilder]:
    """The thread's parser and its target.

    The two refer to each other, so that a pair per page would wait for the cycle collector. One pair per thread, emptied
    after each page, keeps no page alive.
    """
    pair: tuple[etree.HTMLParser, PageBuilder] | None = getattr(_thread, "pair", None)
    if pair is None:
        builder = PageBuilder()
        parser = etree.HTMLParser(target=builder, encoding="utf-8", huge_tree=True)  # type: ignore[arg-type]  # it takes no comments
        pair = _thread.pair = (parser, builder)
    return pair


def _close_title(text: str) -> str:
    """Close a ``<title>`` that is never closed at the next tag. A title without a tag in it may be long."""
    found = _TITLE_START.search(text)
    if found is None or _TITLE_END.search(text, found.end(), found.end() + MAX_TITLE_CHARS):
        return text
    end = text.find("<", found.end())
    if end < 0:
        end = min(len(text), found.end() + MAX_TITLE_CHARS)
    return text if _TITLE_END.match(text, end) else f"{text[:end]}</title>{text[end:]}"
