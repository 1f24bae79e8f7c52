"""The state of a page that is read, and its block in the making."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from newsclean.parse.html.attributes.class_names import ClassFacts
from newsclean.parse.html.attributes.hidden import HiddenElements
from newsclean.parse.html.heading_parts import PartStart, split_heading
from newsclean.parse.html.inline_text.open_elements import Reference
from newsclean.parse.html.inline_text.text import NO_SPANS, InlineText
from newsclean.parse.html.media.notes import Media
from newsclean.parse.html.open_blocks import PARAGRAPH, OpenBlocks
from newsclean.parse.html.statements import Statements
from newsclean.parse.html.tables import TableRecorder
from newsclean.parse.html.undisplayed import Undisplayed
from newsclean.parse.limits import MAX_BLOCKS
from newsclean.parse.model import Block, HeadingPart, InlineSpan, ListItem
from newsclean.text.whitespace import collapse_preformatted, collapse_whitespace

MAX_DEPTH = 2000
"""Open block-level elements. Deeper ones give no container of their own."""
MIN_BOLD_SHARE = 0.9
"""Share of a block's characters in bold type from which on the block is in bold type."""
MAX_KNOWN_CLASSES = 4096
"""Values of ``class`` attributes that are remembered from page to page."""
DISPLAYED, UNDISPLAYED, RECORDED = range(3)
"""Where the events are: in displayed content, in an element that is not displayed, in a table that is recorded."""
IGNORED, PART = -1, -2
"""The stack's entries for an element that changes nothing, and for an inline one that is a part of a heading."""


class BlockBuilder:
    """Ends blocks and takes their text. Inline elements are an :class:`InlineBuilder`'s, others a :class:`PageBuilder`'s."""

    __slots__ = (
        "_blocks_opened", "_bold", "_bold_texts", "_chunks", "_datetime", "_deferred", "_gap", "_hidden", "_href",
        "_indexes", "_inline", "_is_preserved", "_item", "_known_classes", "_link_texts", "_links", "_lists", "_marked_texts", "_max_depth", "_mode", "_names", "_open", "_open_blocks", "_open_links",
        "_part_depths", "_part_starts", "_pieces", "_posts", "_quotes", "_recorder", "_references", "_stack", "_style", "_undisplayed", "blocks", "data",
        "heading_parts", "media", "statements",
    )  # fmt: skip

    def __init__(self) -> None:
        # Text between two events: the parser cuts it at entities and at its buffer's end.
        self._chunks: list[str] = []
        self.data: Callable[[str], None] = self._chunks.append
        """Take a piece of text. The parser binds it once: the list is emptied, never replaced."""
        self._known_classes: dict[str, ClassFacts] = {}
        self.reset()

    def reset(self) -> None:
        """Forget the page. A parser keeps its target; the target must not keep a page alive."""
        self.blocks: list[Block] = []
        self.heading_parts: list[tuple[int, tuple[HeadingPart, ...]]] = []
        self.media = Media()
        self.statements = Statements()
        if len(self._known_classes) > MAX_KNOWN_CLASSES:
            self._known_classes.clear()
        self._hidden = HiddenElements(self._known_classes)
        self._open = OpenBlocks(self._hidden)
        # These are looked at for nearly every element; they are changed, never replaced.
        self._open_blocks = self._open.stack
        self._indexes = self._open.indexes
        self._style = PARAGRAPH
        """That of the innermost open block-level element."""
        self._inline = InlineText()
        self._pieces = self._inline.pieces
        self._undisplayed = Undisplayed(self.statements, self._hidden, self._note_image, self.media.complete_embed)
        self._recorder: TableRecorder | None = None
        self._marked_texts: list[tuple[int, int, str] | None] = []
        self._chunks.clear()
        self._mode = DISPLAYED
        # One entry per open displayed element: its role, or what is noted of it until it ends.
        self._stack: list[Any] = []
        self._blocks_opened = 0
        self._max_depth = MAX_DEPTH
        """None is opened any more when the page has too many blocks."""
        self._deferred = -1
        """The container of a sentence that an element interrupts which may turn out to be empty."""
        # Per open list: whether it is numbered, and the next number.
        self._lists: list[list[int]] = []
        self._item: ListItem | None = None
        self._references: list[Reference] = []
        self._part_depths: list[int] = []
        """How many elements are open around each open inline element that is a part of a heading."""
        self._posts: list[int] = []
        """The depth of open quotations that are embedded posts without an address of their own."""
        self._quotes = 0
        self._open_links: list[str | None] = []
        """Where the open links lead, outermost first."""
        self._bold = 0
        # Of the block in the making.
        self._gap = 2
        self._links = 0
        self._link_texts: list[str] = []
        self._bold_texts: list[str] = []
        self._href: str | None = None
        self._datetime: str | None = None
        self._names: list[str] = []
        self._is_preserved = False
        self._part_starts: list[PartStart] = []
        """Where the parts of a heading start."""

    def _clear(self) -> None:
        self._inline.clear()
        self._links = 1 if self._open_links else 0
        self._href = self._datetime = None
        self._is_preserved = False
        if self._link_texts:
            self._link_texts.clear()
        if self._bold_texts:
            self._bold_texts.clear()
        if self._names:
            self._names.clear()
        if self._part_starts:
            self._part_starts.clear()

    def marked_texts(self, mark: int) -> tuple[tuple[int, str], ...]:
        """Return the texts of inline elements with a mark, each with the block it is in or stands before."""
        return tuple(text[1:] for text in self._marked_texts if text is not None and text[0] == mark)

    def _join_chunks(self) -> str:
        """Take the text between two events."""
        chunks = self._chunks
        text = chunks[0] if len(chunks) == 1 else "".join(chunks)
        chunks.clear()
        return text

    def _take_text(self, text: str) -> None:
        """Take the displayed text between two events.

        Args:
            text: its last chunk; the others are in the list of chunks.
        """
        chunks = self._chunks
        if chunks:
            chunks.append(text)
            text = "".join(chunks)
            chunks.clear()
        if text.isspace() and not self._style.is_preserved:
            # White space separates words, and is nothing before the first of them.
            if self._pieces:
                self._pieces.append(text)
            return
        if self._deferred >= 0:
            self._flush_deferred()
        self._pieces.append(text)
        if self._open_links:
            self._link_texts.append(text)
        if self._bold:
            self._bold_texts.append(text)

    def _take_undisplayed_text(self) -> None:
        """Take the text between two events that is not displayed."""
        if self._undisplayed.takes:
            self._undisplayed.take_text(self._join_chunks())
        else:
            self._chunks.clear()

    def _flush(self, container: int = -1) -> None:
        """End the block in the making, if it holds any text."""
        pieces = self._pieces
        if not pieces:
            return
        inline = self._inline
        style = self._style
        kind = style.kind
        spans: tuple[InlineSpan, ...] = NO_SPANS
        if style.is_preserved or self._is_preserved:
            text = collapse_preformatted("".join(pieces))
            kind = "code" if self._is_preserved else kind
        else:
            if self._part_starts and kind == "heading" and len(pieces) > 1:
                self._note_parts()
            text, spans = inline.assemble(kind == "heading")
        if not text:
            if self._open_links:
                inline.clear()
            else:
                self._clear()
            return
        chars = len(text)
        names = self._names
        link_texts, bold_texts = self._link_texts, self._bold_texts
        if bold_texts and self._is_bold(bold_texts, chars):
            names.append("all:bold")
        if container < 0:
            indexes = self._indexes
            container = indexes[-1] if len(indexes) == len(self._open_blocks) else self._open.add_containers()
        index = len(self.blocks)
        # tuple.__new__ is faster than the class, and there are hundreds on a page.
        self.blocks.append(
            tuple.__new__(
                Block,
                (
                    index, text, kind, style.level, chars, self._count_chars(link_texts, chars) if link_texts else 0,
                    self._links, container, self._gap, self._href, self._datetime,
                    " ".join(names).lower() if names else "", 0, spans,
                    self._take_item() if kind == "list_item" else None, None,
                ),
            )
        )  # fmt: skip
        if index >= MAX_BLOCKS:
            self._max_depth = 0
        self._gap = 2
        self._clear()

    def _is_bold(self, texts: list[str], chars: int) -> bool:
        """Whether the block is in bold type, for its texts in bold type and its characters."""
        least = MIN_BOLD_SHARE * chars
        return sum(map(len, texts)) >= least and self._count_chars(texts, chars) >= least

    def _count_chars(self, texts: list[str], chars: int) -> int:
        """How many characters some texts of the block have, at most as many as the block.

        Args:
            texts: those in links, or in bold type.
            chars: those of the block's text.
        """
        pieces = self._pieces
        if texts[0] is pieces[0] and len(pieces) == 1 and not self._style.is_preserved and not self._is_preserved:
            return chars
        return min(sum([len(collapse_whitespace(text)) for text in texts]), chars)

    def _note_parts(self) -> None:
        parts = split_heading(self._pieces, self._part_starts)
        if parts:
            self.heading_parts.append((len(self.blocks), parts))

    def _flush_deferred(self) -> None:
        """End the sentence that an element interrupted which turned out to hold something."""
        container, self._deferred = self._deferred, -1
        self._flush(container)

    def _take_item(self) -> ListItem:
        """The list item that the block is; further blocks of one item have no number."""
        item, self._item = self._item, None
        if item is None:
            item = unnumbered_item(len(self._lists), bool(self._lists and self._lists[-1][0]))
        return item

    def _note_image(self, attrs: Mapping[str, str]) -> None:
        if self._deferred >= 0:
            self._flush_deferred()
        inline = self._inline
        self.media.note_image(
            attrs,
            self._open.container(),
            len(self.blocks),
            bool(inline.pieces),
            self._open_links[-1] if self._open_links else None,
        )


@lru_cache(maxsize=64)
def unnumbered_item(lists: int, is_ordered: bool) -> ListItem:
    """Return a list item without a number of its own.

    Args:
        lists: how many lists are open.
        is_ordered: whether the innermost one is numbered.
    """
    return ListItem(max(1, lists), is_ordered, None)
