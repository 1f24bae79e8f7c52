"""HTML → Page: one parse by lxml, one walk over its tree, nothing copied, nothing pruned.

The walk goes over the elements in document order and closes what the next element is no longer inside of, so it
needs no recursion and no end events. A block ends where a block-level element starts or ends, or at a ``<br>``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from sys import intern
from typing import Any

from lxml import etree

from newsclean.page.blocks import Block, BlockKind, Container, Hints, ImageRef, Page
from newsclean.page.folding import fold_space
from newsclean.page.limits import LONG_PAGE, MAX_BLOCKS, drop_attribute_floods
from newsclean.page.tables import data_rows
from newsclean.page.tags import BLOCK, BREAK, GONE, IMAGE, KINDS, LINK, SPAN, STRONG, TAGS, TIME

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
_MAX_PEOPLE = 60
_MAX_META = 1000


def read_html(text: str, url: str | None) -> Page:
    """Read an HTML page into blocks, containers, images and hints."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    text = drop_attribute_floods(text)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser) if text.strip() else None
    walk = _Walk()
    if root is not None:
        # A page broken enough has several roots side by side; the parser hands back only the first.
        for top in (root, *root.itersiblings()):
            walk.run(top)
    warnings = (LONG_PAGE,) if len(walk.blocks) > MAX_BLOCKS else ()
    blocks = tuple(walk.blocks[:MAX_BLOCKS])
    return Page("html", blocks, tuple(walk.containers), tuple(walk.images), walk.hints(), url, warnings)


@lru_cache(maxsize=16384)
def _marks_author(value: str) -> bool:
    """Whether a class, an id or a rel says that its element names an author."""
    return _AUTHOR_MARK.search(value) is not None


@lru_cache(maxsize=16384)
def _hides(style: str) -> bool:
    return _HIDING.search(style[:400]) is not None


class _Frame:
    """An open element."""

    __slots__ = ("container", "element", "kind", "level", "role")

    def __init__(self, element: Any, role: int) -> None:
        self.element = element
        self.role = role
        self.kind: BlockKind = "paragraph"
        self.level = 0
        self.container = -1


class _Walk:
    """The state of one walk."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.containers: list[Container] = [Container(0, 0, "", "", 0, False)]
        self.images: list[ImageRef] = []
        self.frames: list[_Frame] = []
        self.blocky: list[_Frame] = []
        self.gone = 0
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
        self.links = 0
        self.href: str | None = None
        self.datetime: str | None = None
        self.names: list[str] = []

    def hints(self) -> Hints:
        return Hints(
            self.title, tuple(self.meta), tuple(self.json_ld), tuple(self.link_rels), self.lang, self.base,
            tuple(self.people),
        )  # fmt: skip

    def run(self, root: Any) -> None:
        frames = self.frames
        role_of = TAGS.get
        for element in root.iter():
            if len(self.blocks) > MAX_BLOCKS:
                break
            parent = element.getparent()
            while frames and frames[-1].element is not parent:
                self._close(frames.pop())
            tag = element.tag
            role = role_of(tag, BLOCK)
            if self.gone or role == GONE:
                self._head(element, tag)
                self.gone += 1
                frames.append(_Frame(element, GONE))
            elif role == BLOCK:
                self._open(element, tag)
            elif role == BREAK:
                self._break()
                frames.append(_Frame(element, SPAN))
            else:
                frames.append(_Frame(element, role))
                self._open_inline(element, role)
        while frames:
            self._close(frames.pop())
        self._flush()

    def _open(self, element: Any, tag: str) -> None:
        self._flush()
        self._head(element, tag)
        blocky = self.blocky
        frame = _Frame(element, BLOCK)
        if tag in KINDS:
            frame.kind = KINDS[tag]
            frame.level = int(tag[1]) if frame.kind == "heading" else 0
        elif blocky:
            frame.kind = blocky[-1].kind
            frame.level = blocky[-1].level
        self.frames.append(frame)
        blocky.append(frame)
        if tag == "table":
            rows = data_rows(element)
            if rows:
                self._table(rows)
                self.gone += 1
                frame.role = GONE
                blocky.pop()
                return
        text = element.text
        if text:
            self._text(text)

    def _break(self) -> None:
        kind = self.blocky[-1].kind if self.blocky else "paragraph"
        if kind == "heading":
            self.buffer.append(" ")
        elif kind == "code":
            self.buffer.append("\n")
        else:
            self._flush()
            self.gap = 1

    def _open_inline(self, element: Any, role: int) -> None:
        if role == LINK:
            self.link += 1
            self.links += 1
            href = element.get("href")
            if self.href is None:
                self.href = href
            if href and _AUTHOR_PAGE.search(href):
                self._person(element)
        elif role == STRONG:
            self.bold += 1
        elif role == IMAGE:
            self._image(element)
        elif role == TIME and self.datetime is None:
            self.datetime = element.get("datetime")
        names = self.names
        if len(names) < _MAX_INLINE_NAMES:
            for key, value in element.items():
                if key == "class" or key == "id":
                    names.append(value)
                elif key == "rel" or key == "itemprop":
                    names.append(f"{key}:{value}")
                else:
                    continue
                if _marks_author(value):
                    self._person(element)
        text = element.text
        if text:
            self._text(text)

    def _person(self, element: Any) -> None:
        if len(self.people) < _MAX_PEOPLE:
            self.people.append((len(self.blocks), fold_space("".join(islice(element.itertext(), 8)))[:120]))

    def _close(self, frame: _Frame) -> None:
        role = frame.role
        if role == BLOCK:
            self._flush()
            self.blocky.pop()
        elif role == GONE:
            self.gone -= 1
        elif role == LINK:
            self.link -= 1
        elif role == STRONG:
            self.bold -= 1
        tail = frame.element.tail
        if tail and not self.gone:
            self._text(tail)

    def _text(self, text: str) -> None:
        self.buffer.append(text)
        if self.link or self.bold:
            chars = len(fold_space(text))
            if self.link:
                self.link_chars += chars
            if self.bold:
                self.bold_chars += chars

    def _flush(self) -> None:
        """End the block in the making, if it holds any text."""
        if not self.buffer:
            self.gap = 2
            return
        raw = "".join(self.buffer)
        frame = self.blocky[-1] if self.blocky else None
        kind: BlockKind = frame.kind if frame else "paragraph"
        text = _code(raw) if kind == "code" else fold_space(raw)
        if text:
            chars = len(text)
            if self.bold_chars >= 0.9 * chars:
                self.names.append("all:bold")
            self.blocks.append(
                Block(
                    len(self.blocks), text, kind, frame.level if frame else 0, chars,
                    min(self.link_chars, chars), self.links, self._container(), self.gap, self.href, self.datetime,
                    " ".join(self.names).lower(), None, self.last_image if kind == "caption" else None, 0,
                )
            )  # fmt: skip
            self.gap = 2
            links = self.link
            self._clear()
            self.links = 1 if links else 0
        elif self.link == 0:
            self._clear()
        else:
            self.buffer = []

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
        blocky = self.blocky
        if not blocky:
            return 0
        top = blocky[-1].container
        if top >= 0:
            return top
        first = len(blocky) - 1
        while first > 0 and blocky[first - 1].container < 0:
            first -= 1
        index = blocky[first - 1].container if first else 0
        for frame in blocky[first:]:
            index = self._make_container(frame.element, index)
            frame.container = index
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
                names = intern(" ".join(parts)[:400].lower())
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

    def _head(self, element: Any, tag: str) -> None:
        """Note what the page says of itself."""
        if tag == "meta":
            name = (
                element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
            )
            content = element.get("content")
            if name and content and len(self.meta) < _MAX_META:
                self.meta.append((name.strip().lower(), content))
        elif tag == "link":
            rel, href = element.get("rel"), element.get("href")
            if rel and href:
                self.link_rels.append((rel.lower(), href))
        elif tag == "title":
            if self.title is None and element.text:
                # Titles of drawings are no titles of pages.
                parent = element.getparent()
                if parent is None or parent.tag != "svg":
                    self.title = fold_space(element.text)
        elif tag == "script":
            if "ld+json" in (element.get("type") or "").lower() and element.text:
                self.json_ld.append(element.text)
        elif tag == "html":
            self.lang = self.lang or element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang")
        elif tag == "base":
            self.base = self.base or element.get("href")


def _code(raw: str) -> str:
    """Preformatted text keeps its lines; the empty ones around it go."""
    text = "\n".join(line.rstrip() for line in raw.strip("\r\n").splitlines())
    return text if text.strip() else ""
