"""The parser's target: start, data and end events become blocks, containers, images and hints.

No tree is built. A block ends where a block-level element starts or ends, or at a ``<br>``. The builder keeps the open
elements and the text of one block.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsclean.parse.html import elements as roles
from newsclean.parse.html.attributes.class_names import is_drop_cap
from newsclean.parse.html.block_builder import DISPLAYED, IGNORED, RECORDED, UNDISPLAYED, unnumbered_item
from newsclean.parse.html.elements import BLOCK, BREAK, GONE, IMAGE, KINDS, LINK, ROLES, SOFT, SPAN, STATEMENT, role_of
from newsclean.parse.html.heading_parts import part_names
from newsclean.parse.html.inline_builder import InlineBuilder
from newsclean.parse.html.inline_text.open_elements import SoftElement
from newsclean.parse.html.media.embed_sources import EMBED_TAGS, is_post, post_address
from newsclean.parse.html.open_blocks import NO_ATTRS, STYLES, BlockStyle, preserves_lines
from newsclean.parse.html.tables import TableRecorder, build_table
from newsclean.parse.limits import MAX_BLOCKS
from newsclean.parse.model import Block, ListItem

MAX_JOINED_HEADING_CHARS = 300
"""A heading that holds more text is no heading: its end tag is missing."""

_OPENING_TAGS = roles.LISTS | {"table", "li", "html", "blockquote"}
"""Block-level elements whose start says more than that a block begins."""
_SPECIAL_TAGS = _OPENING_TAGS | KINDS.keys()
"""The block-level elements that differ from ``<div>``."""


class PageBuilder(InlineBuilder):
    """The events of one page, in page order."""

    __slots__ = ()

    @property
    def containers(self) -> tuple[Any, ...]:
        """The containers that blocks, images and embeds stand in."""
        return tuple(self._open.containers)

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        """Open an element."""
        if self._mode:
            self._start_elsewhere(tag, attrs)
            return
        chunks = self._chunks
        if chunks:
            # White space before a block's first word is nothing.
            text = chunks.pop()
            if self._pieces or not text.isspace() or chunks or self._style.is_preserved:
                self._take_text(text)
        role = ROLES.get(tag)
        if role is None:
            role = role_of(tag)
        if role == BLOCK:
            self._start_block(tag, attrs)
        elif role == LINK:
            if self._hidden.hides_inline(attrs):
                self._open_undisplayed("", attrs)
            else:
                self._start_link(attrs)
        elif role == SPAN and not attrs and self._style.kind != "heading":
            self._stack.append(SPAN)
        elif role == BREAK:
            self._stack.append(IGNORED)
            self._break()
        elif role >= GONE:
            if role == STATEMENT:
                self.statements.note(tag, attrs)
                self._stack.append(IGNORED)
                return
            if tag in EMBED_TAGS:
                self.media.note_embed(tag, attrs, self._open.container(), len(self.blocks))
            self._open_undisplayed(tag, attrs)
        elif role == IMAGE:
            self._stack.append(SPAN)
            self._note_image(attrs)
            if attrs:
                self._note_names(role, attrs)
        elif attrs and self._hidden.hides_inline(attrs):
            self._open_undisplayed("", attrs)
        elif role == SOFT:
            self._start_soft(tag, attrs)
        else:
            self._start_inline(role, tag, attrs)

    def end(self, tag: str) -> None:
        """Close an element."""
        if self._mode:
            self._end_elsewhere(tag)
            return
        chunks = self._chunks
        if chunks:
            # White space before a block's first word is nothing.
            text = chunks.pop()
            if self._pieces or not text.isspace() or chunks or self._style.is_preserved:
                self._take_text(text)
        entry = self._stack.pop() if self._stack else IGNORED
        if entry == BLOCK:
            self._end_block(tag)
        elif entry == LINK:
            self._end_link()
        elif entry != SPAN and entry != IGNORED:
            self._end_inline(entry, tag)

    def close(self) -> None:
        """End the page."""
        if self._recorder is not None:
            self._replay(self._recorder)
        if self._chunks:
            text = self._join_chunks()
            if self._mode:
                self._undisplayed.take_text(text)
            else:
                self._take_text(text)
        self._flush()

    def _start_elsewhere(self, tag: str, attrs: Mapping[str, str]) -> None:
        """Open an element in a table that is recorded or in an element that is not displayed."""
        if self._recorder is not None:
            self._record_start(self._recorder, tag, attrs)
            return
        if self._chunks:
            self._take_undisplayed_text()
        self._undisplayed.start(tag, attrs)

    def _end_elsewhere(self, tag: str) -> None:
        if self._recorder is not None:
            self._record_end(self._recorder, tag)
            return
        if self._chunks:
            self._take_undisplayed_text()
        formula = self._undisplayed.end(tag)
        if not self._undisplayed.depth:
            self._mode = DISPLAYED
        if formula:
            self._pieces.append(formula)

    def _open_undisplayed(self, tag: str, attrs: Mapping[str, str]) -> None:
        self._undisplayed.open(tag, attrs)
        self._mode = UNDISPLAYED

    def _break(self) -> None:
        style = self._style
        if style.is_preserved or self._is_preserved:
            self._pieces.append("\n")
        elif style.kind == "heading":
            self._pieces.append(" ")
            self._part_starts.append((len(self._pieces), ""))
        else:
            self._flush()
            self._gap = 1

    def _start_block(self, tag: str, attrs: Mapping[str, str]) -> None:
        style = self._style
        if attrs:
            names = attrs.get("class")
            if names and "drop" in names.lower() and is_drop_cap(names):
                self._stack.append(SPAN)
                return
        if self._pieces:
            self._interrupt(tag, style)
        open_blocks = self._open_blocks
        if len(open_blocks) >= self._max_depth:
            self._stack.append(IGNORED)
            return
        if (self._links or self._names or self._datetime) and not self._open_links and not self._pieces:
            self._clear()
        self._gap = 2
        self._blocks_opened += 1
        self._stack.append(BLOCK)
        if attrs:
            if style.kind == "heading":
                self._part_starts.append((len(self._pieces), part_names(attrs)))
            if not style.is_preserved and "style" in attrs and preserves_lines(attrs):
                style = self._style = BlockStyle(style.kind, style.level, True)
        if tag in _SPECIAL_TAGS:
            self._start_special_block(tag, attrs)
        else:
            open_blocks.append((tag, attrs, style))

    def _start_special_block(self, tag: str, attrs: Mapping[str, str]) -> None:
        """Open a block-level element that differs from ``<div>``."""
        if tag in STYLES:
            self._part_starts.clear()
            self._style = STYLES[tag][self._style.is_preserved]
        open_blocks = self._open_blocks
        open_blocks.append((tag, attrs, self._style))
        if tag == "li":
            self._start_item(attrs)
        elif tag in roles.LISTS:
            self._lists.append([tag == "ol", _number(attrs.get("start"), 1)])
        elif tag == "table":
            self._recorder = TableRecorder()
            self._mode = RECORDED
        elif tag == "html":
            self.statements.note_language(attrs)
        elif tag == "blockquote" and attrs and is_post(attrs.get("class") or ""):
            address = post_address(attrs)
            if address is None:
                self._posts.append(len(open_blocks))
            else:
                self.media.note_post(address, self._open.container(), len(self.blocks))

    def _interrupt(self, tag: str, around: BlockStyle) -> None:
        """End the block in the making at the start of a block-level element, unless the element is part of it."""
        if around.kind == "heading" and KINDS.get(tag) != "heading" and self._fits_heading():
            self._pieces.append(" ")
            self._part_starts.append((len(self._pieces), ""))
        elif tag in roles.EMPTY_INSIDE_TEXT and self._open_blocks[-1][0] in roles.TEXT_CONTAINERS:
            if self._deferred < 0:
                self._deferred = self._open.container()
        elif self._deferred >= 0:
            self._flush_deferred()
        else:
            self._flush()

    def _fits_heading(self) -> bool:
        return sum(map(len, self._pieces)) < MAX_JOINED_HEADING_CHARS

    def _end_block(self, tag: str) -> None:
        open_blocks = self._open_blocks
        around = open_blocks[-2][2]
        if self._deferred >= 0:
            # The element holds nothing: the sentence goes on.
            self._deferred = -1
        elif self._pieces:
            if around.kind == "heading" and KINDS.get(tag) != "heading" and self._fits_heading():
                self._pieces.append(" ")
                self._part_starts.append((len(self._pieces), None))
            else:
                self._flush()
        self._gap = 2
        if self._posts and self._posts[-1] == len(open_blocks):
            self._posts.pop()
        if self._lists and tag in roles.LISTS:
            self._lists.pop()
            self._item = None
        open_blocks.pop()
        if len(self._indexes) > len(open_blocks):
            self._indexes.pop()
        self._style = around

    def _start_item(self, attrs: Mapping[str, str]) -> None:
        lists = self._lists
        if lists and lists[-1][0]:
            number = _number(attrs.get("value"), lists[-1][1])
            lists[-1][1] = number + 1
            self._item = ListItem(len(lists), True, number)
        else:
            self._item = unnumbered_item(len(lists), False)

    def _start_soft(self, tag: str, attrs: Mapping[str, str]) -> None:
        """Open an element that is a word of a sentence where one has begun, and a block elsewhere."""
        if tag in EMBED_TAGS:
            self.media.note_embed(tag, attrs, self._open.container(), len(self.blocks))
        if self._pieces or self._open_blocks[-1][0] in roles.TEXT_CONTAINERS:
            self._stack.append(
                SoftElement(
                    self._blocks_opened, tag == "button", len(self.blocks), len(self._pieces), len(self._inline.marks)
                )
            )
        else:
            self._start_block(tag, attrs)

    def _record_start(self, recorder: TableRecorder, tag: str, attrs: Mapping[str, str]) -> None:
        self._record_text(recorder)
        if not recorder.start(tag, attrs):
            self._replay(recorder)

    def _record_text(self, recorder: TableRecorder) -> None:
        if self._chunks:
            recorder.data(self._join_chunks())

    def _record_end(self, recorder: TableRecorder, tag: str) -> None:
        self._record_text(recorder)
        if tag != "table":
            recorder.end(tag)
            return
        found = build_table(recorder.events)
        if found is None:
            self._replay(recorder)
        else:
            self._recorder, self._mode = None, DISPLAYED
            for image in found.images:
                self._note_image(image)
            chars = len(found.text)
            self.blocks.append(
                Block(
                    len(self.blocks), found.text, "table", 0, chars, 0, 0, self._open.container(), 2, None, None, "", 0,
                    found.spans, None, found.table,
                )
            )  # fmt: skip
            if len(self.blocks) > MAX_BLOCKS:
                self._max_depth = 0
        self.end(tag)

    def _replay(self, recorder: TableRecorder) -> None:
        """Send the recorded events of a layout table again."""
        self._recorder, self._mode = None, DISPLAYED
        for kind, name, attrs in recorder.events:
            if kind == "start":
                self.start(name, attrs or NO_ATTRS)
            elif kind == "end":
                self.end(name)
            else:
                self.data(name)


def _number(text: str | None, default: int) -> int:
    try:
        return int(text) if text and len(text) < 8 else default
    except ValueError:
        return default
