"""The block in the making: its text, the inline elements in it, and what they say about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from newsclean.parse.html import elements as roles
from newsclean.parse.html.author_marks import AUTHOR_MARK, NO_MARK, is_author_address, mark_of
from newsclean.parse.html.elements import LINK, SPAN
from newsclean.parse.html.heading_parts import PartStart, part_names, split_heading
from newsclean.parse.html.hidden import HiddenElements
from newsclean.parse.html.inline_text.footnotes import is_note_anchor, is_note_mark, is_note_name, is_return_mark
from newsclean.parse.html.inline_text.open_elements import Copy, Marked, Reference, SoftElement, drop_sign
from newsclean.parse.html.inline_text.quotation_marks import quotation_marks
from newsclean.parse.html.inline_text.text import NO_SPANS, InlineText
from newsclean.parse.html.media.notes import Media
from newsclean.parse.html.open_blocks import PARAGRAPH, OpenBlocks, preserves_lines
from newsclean.parse.html.statements import Statements
from newsclean.parse.html.tables import TableRecorder
from newsclean.parse.html.undisplayed import Undisplayed
from newsclean.parse.model import Block, HeadingPart, InlineSpan, ListItem
from newsclean.text.whitespace import collapse_preformatted, collapse_whitespace

MAX_INLINE_NAMES = 12
"""Names of inline elements that are noted of one block."""
MAX_AUTHOR_MARKS = 60
MAX_AUTHOR_CHARS = 120
MAX_COPY_CHARS = 1000
"""Characters of a text hidden from screen readers that is compared with the text before it, white space included."""
MAX_REFERENCE_CHARS = 200
"""Characters of a reference to a note, white space included."""
DISPLAYED, UNDISPLAYED, RECORDED = range(3)
"""Where the events are: in displayed content, in an element that is not displayed, in a table that is recorded."""
IGNORED, _PART = -1, -2
"""The stack's entries for an element that changes nothing, and for an inline one that is a part of a heading."""


class BlockBuilder:
    """Builds blocks from text and inline elements. What opens and closes blocks is a :class:`PageBuilder`'s."""

    __slots__ = (
        "_blocks_opened", "_bold", "_bold_texts", "_chunks", "_datetime", "_deferred", "_gap", "_hidden", "_href",
        "_indexes", "_inline", "_is_preserved", "_item", "_known_classes", "_link", "_link_texts", "_links", "_lists", "_marked_texts", "_mode", "_names", "_open", "_open_blocks",
        "_part_depths", "_part_starts", "_pieces", "_posts", "_quotes", "_recorder", "_references", "_stack", "_style", "_undisplayed", "blocks", "data",
        "heading_parts", "media", "statements",
    )  # fmt: skip

    def __init__(self) -> None:
        # Text between two events: the parser cuts it at entities and at its buffer's end.
        self._chunks: list[str] = []
        self.data: Callable[[str], None] = self._chunks.append
        """Take a piece of text. The parser binds it once: the list is emptied, never replaced."""
        self.reset()

    def reset(self) -> None:
        """Forget the page. A parser keeps its target; the target must not keep a page alive."""
        self.blocks: list[Block] = []
        self.heading_parts: list[tuple[int, tuple[HeadingPart, ...]]] = []
        self.media = Media()
        self.statements = Statements()
        self._hidden = HiddenElements()
        self._open = OpenBlocks(self._hidden)
        # These are looked at for nearly every element; they are changed, never replaced.
        self._known_classes = self._hidden.known
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
        self._link = 0
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
        self._links = 1 if self._link else 0
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

    def _take_text(self) -> None:
        """Take the displayed text between two events."""
        chunks = self._chunks
        text = chunks[0] if len(chunks) == 1 else "".join(chunks)
        chunks.clear()
        pieces = self._pieces
        if text.isspace() and not self._style.is_preserved:
            # White space separates words, and is nothing before the first of them.
            if pieces:
                pieces.append(text)
            return
        if self._deferred >= 0:
            self._flush_deferred()
        pieces.append(text)
        if self._link:
            self._link_texts.append(text)
        if self._bold:
            self._bold_texts.append(text)

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
        if text:
            chars = len(text)
            names = self._names
            link_texts, bold_texts = self._link_texts, self._bold_texts
            if bold_texts and self._count_chars(bold_texts, chars) >= 0.9 * chars:
                names.append("all:bold")
            # tuple.__new__ is faster than the class, and there are hundreds on a page.
            self.blocks.append(
                tuple.__new__(
                    Block,
                    (
                        len(self.blocks), text, kind, style.level, chars, self._count_chars(link_texts, chars) if link_texts else 0,
                        self._links,
                        container if container >= 0 else self._open.container(), self._gap, self._href, self._datetime,
                        " ".join(names).lower() if names else "", 0, spans,
                        self._take_item() if kind == "list_item" else None, None,
                    ),
                )
            )  # fmt: skip
            self._gap = 2
            self._clear()
        elif self._link:
            inline.clear()
        else:
            self._clear()

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

    def _start_link(self, attrs: Mapping[str, str]) -> None:
        href = attrs.get("href")
        if href and "#" in href and is_note_anchor(href):
            self._open_reference("a", True)
        self._link += 1
        self._links += 1
        self._inline.open_span("link", href)
        if href:
            is_license = False
            if "rel" in attrs or "aria-label" in attrs or "title" in attrs:
                rel = attrs.get("rel") or ""
                label = attrs.get("aria-label") or attrs.get("title") or ""
                self.statements.note_labelled_link(href, label, "next" in rel.lower().split())
                is_license = "license" in (rel or attrs.get("itemprop") or "")
            elif "itemprop" in attrs:
                is_license = "license" in attrs["itemprop"]
            if is_license or "creativecommons.org/" in href:
                self.statements.note_license(href, is_license, self._open.container())
            if self._posts:
                self.media.note_post(href, self._open.container(), len(self.blocks))
        self._finish_start(LINK, LINK, attrs)

    def _start_inline(self, role: int, tag: str, attrs: Mapping[str, str]) -> None:
        inline = self._inline
        entry: Any = role
        if role == SPAN:
            if tag == "picture":
                self.media.picture_sources = []
            elif tag == "source":
                self.media.picture_sources.append(attrs)
            elif "aria-hidden" in attrs and attrs["aria-hidden"] == "true":
                entry = Copy(len(self.blocks), len(inline.pieces), len(inline.marks))
        elif role == roles.STRONG:
            self._bold += 1
            inline.open_span("strong")
        elif role == roles.MARKED:
            if tag == "sup":
                names = f"{attrs.get('class') or ''} {attrs.get('id') or ''}".strip()
                self._open_reference(tag, names != "" and is_note_name(names))
            inline.open_span(roles.SPAN_TYPES[tag])
            if tag == "code" and not inline.pieces and preserves_lines(attrs):
                self._is_preserved = True
        elif role == roles.QUOTATION:
            inline.pieces.append(quotation_marks(self.statements.lang, self._quotes)[0])
            self._quotes += 1
        else:
            entry = SPAN
            if role == roles.INPUT:
                kind = (attrs.get("type") or "").lower()
                if inline.pieces and kind != "hidden":
                    inline.pieces.append(" ")
                if kind in roles.TEXT_FIELD_TYPES:
                    self.statements.note_form_field(self._open.container())
            elif attrs.get("aria-hidden") == "true":
                entry = Copy(len(self.blocks), len(inline.pieces), len(inline.marks))
        self._finish_start(role, entry, attrs)

    def _finish_start(self, role: int, entry: Any, attrs: Mapping[str, str]) -> None:
        """Note an inline element as a part of a heading, and what its names say."""
        if self._style.kind == "heading":
            self._part_starts.append((len(self._pieces), part_names(attrs)))
            self._part_depths.append(len(self._stack))
            if entry == SPAN:
                entry = _PART
        if attrs and (mark := self._note_names(role, attrs)):
            self._marked_texts.append(None)
            entry = Marked(role, mark, len(self._marked_texts) - 1, len(self.blocks), len(self._pieces))
        self._stack.append(entry)

    def _note_names(self, role: int, attrs: Mapping[str, str]) -> int:
        """Note an inline element's names; return what they mark it as."""
        names = self._names
        mark = NO_MARK
        for key, value in attrs.items():
            if key == "class" or key == "id":
                name = value
            elif key == "href":
                if role == LINK:
                    if self._href is None:
                        self._href = value
                    mark = mark or (AUTHOR_MARK if is_author_address(value) else NO_MARK)
                continue
            elif key == "rel" or key == "itemprop":
                name = f"{key}:{value}"
            else:
                if key == "datetime" and role == roles.TIME and self._datetime is None:
                    self._datetime = value
                continue
            if len(names) < MAX_INLINE_NAMES:
                names.append(name)
                mark = mark or mark_of(value)
        return mark if len(self._marked_texts) < MAX_AUTHOR_MARKS else NO_MARK

    def _end_link(self) -> None:
        if self._part_depths and self._part_depths[-1] == len(self._stack):
            self._end_part()
        self._link -= 1
        self._inline.close_span("link")
        if self._references:
            self._close_reference()

    def _end_part(self) -> None:
        self._part_depths.pop()
        self._part_starts.append((len(self._pieces), None))

    def _end_inline(self, entry: Any, tag: str) -> None:
        inline = self._inline
        if self._part_depths and self._part_depths[-1] == len(self._stack):
            self._end_part()
        if type(entry) is Marked:
            if len(self.blocks) == entry.blocks:
                text = "".join(inline.pieces[entry.pieces :])
            else:
                text = self.blocks[entry.blocks].text
            text = collapse_whitespace(text)[:MAX_AUTHOR_CHARS]
            self._marked_texts[entry.slot] = (entry.mark, entry.blocks, text)
            entry = entry.role
        if type(entry) is SoftElement:
            if self._blocks_opened != entry.blocks_opened and inline.pieces:
                self._flush()
                self._gap = 2
            elif entry.is_button and len(self.blocks) == entry.blocks:
                drop_sign(inline, entry)
        elif type(entry) is Copy:
            if len(self.blocks) == entry.blocks:
                own = collapse_whitespace(inline.tail(entry.pieces, MAX_COPY_CHARS) or "")
                if len(own) > 3 and collapse_whitespace(inline.text_before(entry.pieces, MAX_COPY_CHARS)).endswith(own):
                    inline.truncate(entry.pieces, entry.marks)
        elif entry == roles.LINK:
            self._link -= 1
            inline.close_span("link")
            if self._references:
                self._close_reference()
        elif entry == roles.STRONG:
            self._bold -= 1
            inline.close_span("strong")
        elif entry == roles.MARKED:
            inline.close_span(roles.SPAN_TYPES[tag])
            if tag == "sup" and self._references:
                self._close_reference()
        elif entry == roles.QUOTATION:
            self._quotes -= 1
            inline.pieces.append(quotation_marks(self.statements.lang, self._quotes)[1])

    def _open_reference(self, tag: str, is_reference: bool) -> None:
        references = self._references
        if tag == "a" and references and references[-1].tag == "sup" and references[-1].links_around == self._link:
            references[-1] = references[-1]._replace(is_reference=True)
        inline = self._inline
        counts = len(self._link_texts), len(self._bold_texts), self._links
        references.append(
            Reference(
                tag, is_reference, len(self._stack), self._link, len(self.blocks), len(inline.pieces), len(inline.marks),
                counts,
            )
        )  # fmt: skip

    def _close_reference(self) -> None:
        """Leave a reference to a note, or the way back from one, out of the text."""
        if self._references[-1].depth != len(self._stack):
            return
        reference = self._references.pop()
        if not reference.is_reference or reference.blocks != len(self.blocks):
            return
        text = collapse_whitespace(self._inline.tail(reference.pieces, MAX_REFERENCE_CHARS) or "")
        if is_return_mark(text) or is_note_mark(text):
            self._inline.truncate(reference.pieces, reference.marks)
            link_texts, bold_texts, self._links = reference.counts
            del self._link_texts[link_texts:], self._bold_texts[bold_texts:]

    def _note_image(self, attrs: Mapping[str, str]) -> None:
        if self._deferred >= 0:
            self._flush_deferred()
        inline = self._inline
        self.media.note_image(
            attrs, self._open.container(), len(self.blocks), bool(inline.pieces), inline.link_around()
        )


@lru_cache(maxsize=64)
def unnumbered_item(lists: int, is_ordered: bool) -> ListItem:
    """Return a list item without a number of its own.

    Args:
        lists: how many lists are open.
        is_ordered: whether the innermost one is numbered.
    """
    return ListItem(max(1, lists), is_ordered, None)
