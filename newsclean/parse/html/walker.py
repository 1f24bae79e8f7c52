"""HTML → Page: one parse by lxml, one walk over its tree, nothing copied, nothing pruned.

The walk takes the elements' starts and ends in document order, so it needs no recursion and keeps no more than the open
block-level elements. A block ends where a block-level element starts or ends, or at a ``<br>``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from sys import intern
from typing import Any

from lxml import etree

from newsclean.parse.html.tables import data_rows
from newsclean.parse.html.tags import BLOCK, BREAK, CLOSED, GONE, IMAGE, KINDS, LINK, STRONG, TAGS, TIME
from newsclean.parse.html.wechat import SITE, account_hints
from newsclean.parse.limits import LONG_PAGE, MAX_BLOCKS, drop_attribute_floods
from newsclean.parse.model import Block, BlockKind, Container, Hints, ImageRef, Page
from newsclean.text.whitespace import collapse_preformatted, collapse_whitespace

# A list inside a quote is a list; a paragraph inside a list item is the list item.
_NAMES = ("class", "id", "role", "itemprop", "aria-label")
_HIDING = re.compile(r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden", re.IGNORECASE)
_IMAGE_SOURCES = ("data-original", "data-src", "src", "data-lazy-src", "srcset", "data-srcset")
_MAX_INLINE_NAMES = 12
_AUTHOR_MARK = re.compile(r"\bauthor\b|\bbyline|\bautor\b|(?:^|[\s_-])fn(?:$|\s)", re.IGNORECASE)
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:en|es|i|zy)?|auteurs?|autore|people|person|staff|writers?|contributors?|journalists?|"
    r"redakteur|redaktion/|profile|reporters?|by|byline|columnists?|bloggers?|mitarbeiter|team)/[^/?#]{3,}",
    re.IGNORECASE,
)
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z][a-z])")
_MAX_PEOPLE = 60
_MAX_META = 1000
_EVENTS = ("start", "end")


def read_html(text: str, url: str | None) -> Page:
    """Read an HTML page into blocks, containers, images and hints."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    text = drop_attribute_floods(text)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser) if text.strip() else None
    walk = _Walk()
    if root is not None:
        # A page broken enough has several roots side by side; the parser hands back only the first.
        for top in (root, *root.itersiblings()):
            if len(walk.blocks) > MAX_BLOCKS:
                break
            walk.run(top)
    warnings = (LONG_PAGE,) if len(walk.blocks) > MAX_BLOCKS else ()
    blocks = tuple(walk.blocks[:MAX_BLOCKS])
    hints = walk.hints()
    if SITE in hints.meta:
        hints = hints._replace(meta=hints.meta + account_hints(text))
    return Page("html", blocks, tuple(walk.containers), tuple(walk.images), hints, url, warnings)


@lru_cache(maxsize=16384)
def _marks_author(value: str) -> bool:
    """Whether a class, an id or a rel says that its element names an author."""
    return _AUTHOR_MARK.search(value) is not None


@lru_cache(maxsize=16384)
def _hides(style: str) -> bool:
    return _HIDING.search(style[:400]) is not None


@lru_cache(maxsize=16384)
def _words_apart(names: str) -> str:
    """Class names and ids in lower case, the words that capitals part (``articleBody``) parted."""
    return intern(_HUMP.sub("-", names).lower())


class _Walk:
    """The state of one walk: what it has found, the block in the making, and the open block-level elements."""

    __slots__ = (
        "base", "blocks", "bold", "bold_chars", "buffer", "containers", "datetime", "gap", "homes", "href", "images",
        "json_ld", "kinds", "lang", "last_image", "levels", "link", "link_chars", "link_rels", "links", "meta", "names",
        "open", "people", "title",
    )  # fmt: skip

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.containers: list[Container] = [Container(0, 0, "", "", 0, False)]
        self.images: list[ImageRef] = []
        # The open block-level elements, outermost first: the element, its container (-1 until a block needs it), the
        # kind and the heading level of blocks that stand in it. The first is the page itself.
        self.open: list[Any] = [None]
        self.homes: list[int] = [0]
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
        """Walk over ``root`` and what is in it, up to the bound on blocks."""
        role_of = TAGS.get
        walker = etree.iterwalk(root, events=_EVENTS)
        gone = 0
        for event, element in walker:
            tag = element.tag
            role = role_of(tag, BLOCK)
            if event == "start":
                if role >= GONE:
                    self._note(element, tag)
                    if role == CLOSED:
                        walker.skip_subtree()
                    elif role == GONE:
                        gone += 1
                elif gone:
                    continue
                elif role == BLOCK:
                    if self.buffer:
                        self._flush()
                    if self._open(element, tag):
                        walker.skip_subtree()
                    elif (text := element.text) and not text.isspace():
                        self._text(text)
                elif role == BREAK:
                    self._break()
                else:
                    self._open_inline(element, role)
                    if text := element.text:
                        self._text(text)
            elif gone:
                if role == GONE:
                    gone -= 1
                    if not gone and (tail := element.tail):
                        self._text(tail)
            else:
                if role == BLOCK:
                    if self.buffer:
                        self._flush()
                    self.gap = 2
                    self.open.pop()
                    self.homes.pop()
                    self.kinds.pop()
                    self.levels.pop()
                    if len(self.blocks) > MAX_BLOCKS:
                        break
                elif role == LINK:
                    self.link -= 1
                elif role == STRONG:
                    self.bold -= 1
                # Most tails are white space between elements, and nothing where no word came before.
                if (tail := element.tail) and (self.buffer or not tail.isspace()):
                    self._text(tail)
        self._flush()

    def _open(self, element: Any, tag: str) -> bool:
        """Open a block-level element; whether it is read whole, as data tables are."""
        if not self.link and (self.links or self.names or self.datetime):
            self._clear()
        self.gap = 2
        kind = KINDS.get(tag)
        self.kinds.append(kind or self.kinds[-1])
        self.levels.append(self.levels[-1] if kind is None else int(tag[1]) if kind == "heading" else 0)
        self.open.append(element)
        self.homes.append(-1)
        if tag == "table":
            rows = data_rows(element)
            if rows:
                self._table(rows)
                return True
        elif tag == "html":
            self.lang = self.lang or element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang")
        return False

    def _break(self) -> None:
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
            self._image(element)
        elif role == LINK:
            self.link += 1
            self.links += 1
        names = self.names
        person = False
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
                        person = person or _AUTHOR_PAGE.search(value) is not None
                elif key == "datetime" and role == TIME and self.datetime is None:
                    self.datetime = value
                continue
            if len(names) < _MAX_INLINE_NAMES:
                names.append(name)
                person = person or _marks_author(value)
        if person and len(self.people) < _MAX_PEOPLE:
            self.people.append((len(self.blocks), collapse_whitespace("".join(islice(element.itertext(), 8)))[:120]))

    def _text(self, text: str) -> None:
        buffer = self.buffer
        if text.isspace() and self.kinds[-1] != "code":
            # White space parts words, and is nothing before the first of them.
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
        """End the block in the making, if it holds any text."""
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
                    self._container(), self.gap, self.href, self.datetime, " ".join(names).lower() if names else "",
                    None, self.last_image if kind == "caption" else None, 0,
                )
            )  # fmt: skip
            self.gap = 2
            self._clear()
        elif self.link:
            self.buffer = []
        else:
            self._clear()

    def _table(self, rows: tuple[tuple[str, ...], ...]) -> None:
        text = "\n".join(" | ".join(row) for row in rows)
        self.blocks.append(
            Block(
                len(self.blocks), text, "table", 0, len(text), 0, 0, self._container(), 2, None, None, "", rows,
                None, 0,
            )
        )  # fmt: skip

    def _container(self) -> int:
        """The index of the nearest open block-level element; containers are made when a block first needs them."""
        homes = self.homes
        index = homes[-1]
        if index >= 0:
            return index
        first = len(homes) - 1
        while homes[first - 1] < 0:
            first -= 1
        index = homes[first - 1]
        for at in range(first, len(homes)):
            index = homes[at] = self._make_container(self.open[at], index)
        return index

    def _make_container(self, element: Any, parent: int) -> int:
        around = self.containers[parent]
        names = ""
        hidden = around.hidden
        items = element.items()
        if items:
            parts = []
            for key, value in items:
                if key in _NAMES:
                    parts.append(value)
                elif (
                    key == "hidden" or (key == "aria-hidden" and value == "true") or (key == "style" and _hides(value))
                ):
                    hidden = True
            if parts:
                names = _words_apart(" ".join(parts)[:400])
        index = len(self.containers)
        self.containers.append(Container(index, parent, element.tag, names, around.depth + 1, hidden))
        return index

    def _image(self, element: Any) -> None:
        for key in _IMAGE_SOURCES:
            value = element.get(key)
            if value and not value.startswith("data:"):
                source = value.split()[0] if "srcset" in key and value.split() else value.strip()
                self.last_image = source
                self.images.append(ImageRef(source, element.get("alt"), self._container(), len(self.blocks)))
                return

    def _note(self, element: Any, tag: str) -> None:
        """Note what the page says of itself."""
        if tag == "meta":
            name = (
                element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
            )
            content = element.get("content")
            if name and content and len(self.meta) < _MAX_META:
                self.meta.append((name.strip().lower(), content))
                if "ld+json" in name:
                    # A framework's mistake that many pages make: the script's text in a meta tag.
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
