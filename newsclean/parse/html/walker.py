"""HTML → Page: lxml parses the page, one walk over the tree collects blocks, containers, images and hints.

The walk visits the start and end of each element in document order, without recursion; it stores the open block-level elements
only. A block ends where a block-level element starts or ends, or at a ``<br>``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from sys import intern
from typing import Any

from lxml import etree

from newsclean.parse.html.attribute_floods import drop_attribute_floods
from newsclean.parse.html.tables import read_data_table
from newsclean.parse.html.tags import BLOCK, BLOCK_KINDS, BREAK, HIDDEN, IMAGE, LINK, OPAQUE, STRONG, TAG_ROLES, TIME
from newsclean.parse.html.wechat import WECHAT_SITE_NAME, read_account_hints
from newsclean.parse.limits import LONG_PAGE, MAX_BLOCKS
from newsclean.parse.model import Block, BlockKind, Container, Hints, ImageRef, Page
from newsclean.text.whitespace import collapse_preformatted, collapse_whitespace

_NAME_ATTRIBUTES = ("class", "id", "role", "itemprop", "aria-label")
_HIDING_STYLE = re.compile(r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden", re.IGNORECASE)
_IMAGE_SOURCES = ("data-original", "data-src", "src", "data-lazy-src", "srcset", "data-srcset")
_MAX_INLINE_NAMES = 12
"""Attribute values of inline elements that are recorded for a block."""
_AUTHOR_MARK = re.compile(r"\bauthor\b|\bbyline|\bautor\b|(?:^|[\s_-])fn(?:$|\s)", re.IGNORECASE)
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:en|es|i|zy)?|auteurs?|autore|people|person|staff|writers?|contributors?|journalists?|"
    r"redakteur|redaktion/|profile|reporters?|by|byline|columnists?|bloggers?|mitarbeiter|team)/[^/?#]{3,}",
    re.IGNORECASE,
)
_CAMEL_CASE_BREAK = re.compile(r"(?<=[a-z0-9])(?=[A-Z][a-z])")
_MAX_AUTHOR_MARKS = 60
"""Elements marked as an author that are recorded."""
_MAX_META = 1000
"""``<meta>`` tags that are recorded."""
_WALK_EVENTS = ("start", "end")


def read_html(text: str, url: str | None) -> Page:
    """Read an HTML page into blocks, containers, images and hints."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    text = drop_attribute_floods(text)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser) if text.strip() else None
    walk = _Walk()
    if root is not None:
        # A badly broken page has several roots; the parser returns the first.
        for top in (root, *root.itersiblings()):
            if len(walk.blocks) > MAX_BLOCKS:
                break
            walk.run(top)
    warnings = (LONG_PAGE,) if len(walk.blocks) > MAX_BLOCKS else ()
    blocks = tuple(walk.blocks[:MAX_BLOCKS])
    hints = walk.hints()
    if WECHAT_SITE_NAME in hints.meta:
        hints = hints._replace(meta=hints.meta + read_account_hints(text))
    return Page("html", blocks, tuple(walk.containers), tuple(walk.images), hints, url, warnings)


@lru_cache(maxsize=16384)
def _marks_author(value: str) -> bool:
    """Whether a class, id, rel or itemprop marks an element as an author's name."""
    return _AUTHOR_MARK.search(value) is not None


@lru_cache(maxsize=16384)
def _is_hiding_style(style: str) -> bool:
    return _HIDING_STYLE.search(style[:400]) is not None


@lru_cache(maxsize=16384)
def _split_camel_case(names: str) -> str:
    """Class names and ids in lower case, with camel case (``articleBody``) split at hyphens."""
    return intern(_CAMEL_CASE_BREAK.sub("-", names).lower())


class _Walk:
    """The state of a walk: results, the current block, and the open block-level elements."""

    __slots__ = (
        "base", "blocks", "bold", "bold_chars", "buffer", "container_indexes", "containers", "datetime", "gap", "href", "images",
        "json_ld", "kinds", "lang", "last_image", "levels", "link", "link_chars", "link_rels", "links", "meta", "names",
        "open", "people", "title",
    )  # fmt: skip

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.containers: list[Container] = [Container(0, 0, "", "", 0, False)]
        self.images: list[ImageRef] = []
        # The open block-level elements, outermost first: the element, its container (-1 until a block needs it), the kind
        # and the heading level of the blocks in it. The first is the page itself. A paragraph inherits the kind of the element
        # around it: in a list item it is a list item.
        self.open: list[Any] = [None]
        self.container_indexes: list[int] = [0]
        self.kinds: list[BlockKind] = ["paragraph"]
        self.levels: list[int] = [0]
        self.link = 0
        self.bold = 0
        self.gap = 2
        self.last_image: str | None = None
        self.title: str | None = None
        self.meta: list[tuple[str, str]] = []
        self.json_ld: list[str] = []
        self.link_rels: list[tuple[str, str]] = []
        self.lang: str | None = None
        self.base: str | None = None
        self.people: list[tuple[int, str]] = []
        self._clear()

    def _clear(self) -> None:
        self.buffer: list[str] = []
        self.link_chars = 0
        self.bold_chars = 0
        self.links = 1 if self.link else 0
        self.href: str | None = None
        self.datetime: str | None = None
        self.names: list[str] = []

    def hints(self) -> Hints:
        return Hints(
            self.title, tuple(self.meta), tuple(self.json_ld), tuple(self.link_rels), self.lang, self.base,
            tuple(self.people),
        )  # fmt: skip

    def run(self, root: Any) -> None:
        """Walk over ``root`` and its descendants, up to ``MAX_BLOCKS``."""
        role_of = TAG_ROLES.get
        walker = etree.iterwalk(root, events=_WALK_EVENTS)
        hidden_depth = 0
        for event, element in walker:
            tag = element.tag
            role = role_of(tag, BLOCK)
            if event == "start":
                if role >= HIDDEN:
                    self._record_hint(element, tag)
                    if role == OPAQUE:
                        walker.skip_subtree()
                    elif role == HIDDEN:
                        hidden_depth += 1
                elif hidden_depth:
                    continue
                elif role == BLOCK:
                    if self.buffer:
                        self._flush()
                    if self._open_block(element, tag):
                        walker.skip_subtree()
                    elif (text := element.text) and not text.isspace():
                        self._add_text(text)
                elif role == BREAK:
                    self._add_line_break()
                else:
                    self._open_inline(element, role)
                    if text := element.text:
                        self._add_text(text)
            elif hidden_depth:
                if role == HIDDEN:
                    hidden_depth -= 1
                    if not hidden_depth and (tail := element.tail):
                        self._add_text(tail)
            else:
                if role == BLOCK:
                    if self.buffer:
                        self._flush()
                    self.gap = 2
                    self.open.pop()
                    self.container_indexes.pop()
                    self.kinds.pop()
                    self.levels.pop()
                    if len(self.blocks) > MAX_BLOCKS:
                        break
                elif role == LINK:
                    self.link -= 1
                elif role == STRONG:
                    self.bold -= 1
                # Most tails are white space between elements, which matters only after a word.
                if (tail := element.tail) and (self.buffer or not tail.isspace()):
                    self._add_text(tail)
        self._flush()

    def _open_block(self, element: Any, tag: str) -> bool:
        """Open a block-level element; return whether it was read as a whole, as data tables are."""
        if not self.link and (self.links or self.names or self.datetime):
            self._clear()
        self.gap = 2
        kind = BLOCK_KINDS.get(tag)
        self.kinds.append(kind or self.kinds[-1])
        self.levels.append(self.levels[-1] if kind is None else int(tag[1]) if kind == "heading" else 0)
        self.open.append(element)
        self.container_indexes.append(-1)
        if tag == "table":
            rows = read_data_table(element)
            if rows:
                self._add_table(rows)
                return True
        elif tag == "html":
            self.lang = self.lang or element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang")
        return False

    def _add_line_break(self) -> None:
        kind = self.kinds[-1]
        if kind == "heading":
            self.buffer.append(" ")
        elif kind == "code":
            self.buffer.append("\n")
        else:
            self._flush()
            self.gap = 1

    def _open_inline(self, element: Any, role: int) -> None:
        if role == STRONG:
            self.bold += 1
        elif role == IMAGE:
            self._add_image(element)
        elif role == LINK:
            self.link += 1
            self.links += 1
        names = self.names
        is_author = False
        for key, value in element.items():
            if key == "class" or key == "id":
                name = value
            elif key == "rel" or key == "itemprop":
                name = f"{key}:{value}"
            else:
                if key == "href":
                    if role == LINK:
                        if self.href is None:
                            self.href = value
                        is_author = is_author or _AUTHOR_PAGE.search(value) is not None
                elif key == "datetime" and role == TIME and self.datetime is None:
                    self.datetime = value
                continue
            if len(names) < _MAX_INLINE_NAMES:
                names.append(name)
                is_author = is_author or _marks_author(value)
        if is_author and len(self.people) < _MAX_AUTHOR_MARKS:
            self.people.append((len(self.blocks), collapse_whitespace("".join(islice(element.itertext(), 8)))[:120]))

    def _add_text(self, text: str) -> None:
        buffer = self.buffer
        if text.isspace() and self.kinds[-1] != "code":
            # White space matters between words only.
            if buffer:
                buffer.append(" ")
            return
        buffer.append(text)
        if self.link or self.bold:
            chars = len(collapse_whitespace(text))
            if self.link:
                self.link_chars += chars
            if self.bold:
                self.bold_chars += chars

    def _flush(self) -> None:
        """End the current block, if it has text."""
        buffer = self.buffer
        if not buffer:
            return
        raw = buffer[0] if len(buffer) == 1 else "".join(buffer)
        kind = self.kinds[-1]
        text = collapse_preformatted(raw) if kind == "code" else collapse_whitespace(raw)
        if text:
            chars = len(text)
            names = self.names
            if self.bold_chars >= 0.9 * chars:
                names.append("all:bold")
            self.blocks.append(
                Block(
                    len(self.blocks), text, kind, self.levels[-1], chars, min(self.link_chars, chars), self.links,
                    self._current_container(), self.gap, self.href, self.datetime, " ".join(names).lower() if names else "",
                    None, self.last_image if kind == "caption" else None, 0,
                )
            )  # fmt: skip
            self.gap = 2
            self._clear()
        elif self.link:
            self.buffer = []
        else:
            self._clear()

    def _add_table(self, rows: tuple[tuple[str, ...], ...]) -> None:
        text = "\n".join(" | ".join(row) for row in rows)
        self.blocks.append(
            Block(
                len(self.blocks), text, "table", 0, len(text), 0, 0, self._current_container(), 2, None, None, "", rows,
                None, 0,
            )
        )  # fmt: skip

    def _current_container(self) -> int:
        """The container of the innermost open element. Containers are created when a block first needs them."""
        indexes = self.container_indexes
        index = indexes[-1]
        if index >= 0:
            return index
        first = len(indexes) - 1
        while indexes[first - 1] < 0:
            first -= 1
        index = indexes[first - 1]
        for at in range(first, len(indexes)):
            index = indexes[at] = self._make_container(self.open[at], index)
        return index

    def _make_container(self, element: Any, parent: int) -> int:
        around = self.containers[parent]
        names = ""
        hidden = around.hidden
        items = element.items()
        if items:
            parts = []
            for key, value in items:
                if key in _NAME_ATTRIBUTES:
                    parts.append(value)
                elif (
                    key == "hidden"
                    or (key == "aria-hidden" and value == "true")
                    or (key == "style" and _is_hiding_style(value))
                ):
                    hidden = True
            if parts:
                names = _split_camel_case(" ".join(parts)[:400])
        index = len(self.containers)
        self.containers.append(Container(index, parent, element.tag, names, around.depth + 1, hidden))
        return index

    def _add_image(self, element: Any) -> None:
        for key in _IMAGE_SOURCES:
            value = element.get(key)
            if value and not value.startswith("data:"):
                source = value.split()[0] if "srcset" in key and value.split() else value.strip()
                self.last_image = source
                self.images.append(ImageRef(source, element.get("alt"), self._current_container(), len(self.blocks)))
                return

    def _record_hint(self, element: Any, tag: str) -> None:
        """Record a hint: metadata, the title, JSON-LD."""
        if tag == "meta":
            name = (
                element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
            )
            content = element.get("content")
            if name and content and len(self.meta) < _MAX_META:
                self.meta.append((name.strip().lower(), content))
                if "ld+json" in name:
                    # Some frameworks write the JSON-LD into a meta tag.
                    self.json_ld.append(content)
        elif tag == "link":
            rel, href = element.get("rel"), element.get("href")
            if rel and href:
                self.link_rels.append((rel.lower(), href))
        elif tag == "title":
            if self.title is None and element.text:
                self.title = collapse_whitespace(element.text)
        elif tag == "script":
            kind = element.get("type")
            if kind and "ld+json" in kind.lower() and element.text:
                self.json_ld.append(element.text)
        elif tag == "base":
            self.base = self.base or element.get("href")
