"""The page as everything behind it sees it: a sequence of blocks, the containers they stand in, and hints."""

from __future__ import annotations

from typing import Literal, NamedTuple

from newsclean.article.model import InputKind

BlockKind = Literal["paragraph", "heading", "list_item", "quote", "caption", "table", "code"]


class Block(NamedTuple):
    """One stretch of text that a reader sees as a unit. A named tuple: frozen, slotted, and cheap to make."""

    index: int  # type: ignore[assignment]  # a tuple has a method of that name; nobody calls it here
    text: str
    """White space folded; never empty."""
    kind: BlockKind
    level: int
    """Heading level 1 to 6; 0 where the block is no heading."""
    chars: int
    link_chars: int
    """Characters inside links."""
    links: int
    container: int
    """Index into ``Page.containers``: the nearest block-level element. 0, the root, in dumps."""
    gap: int
    """Dumps: blank lines before. HTML: 1 after a ``<br>``, else 2."""
    href: str | None
    """Where the block's first link leads, as written in the page."""
    datetime: str | None
    """The ``datetime`` attribute of a ``<time>`` inside the block."""
    attrs: str
    """Inline evidence: space-parted names such as ``rel:author`` or ``itemprop:datePublished``, and the class
    and id tokens of inline elements that hold the whole block's text."""
    rows: tuple[tuple[str, ...], ...] | None
    """A table's cells by row."""
    image: str | None
    """A caption's image, as written in the page."""
    line: int
    """Dumps: the line (from 1) the block starts on; 0 in HTML."""


class Container(NamedTuple):
    """A block-level element that holds blocks."""

    index: int  # type: ignore[assignment]
    parent: int
    """Index of the container around it; the root is its own parent."""
    tag: str
    names: str
    """class, id, role, itemprop and aria-label, joined by spaces, lower case; interned."""
    depth: int
    hidden: bool


class ImageRef(NamedTuple):
    """An ``<img>`` in the page, with the block that follows it."""

    url: str
    alt: str | None
    container: int
    block: int


class Hints(NamedTuple):
    """What the page says of itself outside its visible text."""

    title: str | None
    """``<title>``; in a dump with no markup, None."""
    meta: tuple[tuple[str, str], ...]
    """``<meta>`` pairs in page order: lower-cased name, property or itemprop; content."""
    json_ld: tuple[str, ...]
    """The raw text of every ``application/ld+json`` script."""
    links: tuple[tuple[str, str], ...]
    """``<link>`` pairs: lower-cased rel; href."""
    lang: str | None
    """``<html lang>``."""
    base: str | None
    """``<base href>``."""
    people: tuple[tuple[int, str], ...]
    """Texts of elements marked as an author (rel, itemprop, class), each with the block it is in or stands before."""


NO_HINTS = Hints(None, (), (), (), None, None, ())


class Page(NamedTuple):
    """A page, read once."""

    input: InputKind
    blocks: tuple[Block, ...]
    containers: tuple[Container, ...]
    images: tuple[ImageRef, ...]
    hints: Hints
    url: str | None
    warnings: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    """Dumps: the lines that a tool wrote above the page's text to say what it is; ``hints`` has what they state."""

    @property
    def address(self) -> str | None:
        """Where the page came from or, where that is not known, where it says that it stands."""
        stated = (href for rel, href in self.hints.links if rel == "canonical")
        return (
            self.url or next(stated, None) or next((text for name, text in self.hints.meta if name == "og:url"), None)
        )
