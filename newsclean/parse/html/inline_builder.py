"""The inline elements of the block in the making, and what they say about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsclean.parse.html import elements as roles
from newsclean.parse.html.attributes.author_marks import AUTHOR_MARK, NO_MARK, is_author_address, mark_of
from newsclean.parse.html.block_builder import PART, BlockBuilder
from newsclean.parse.html.elements import LINK, SPAN
from newsclean.parse.html.heading_parts import part_names
from newsclean.parse.html.inline_text.footnotes import is_note_anchor, is_note_mark, is_note_name, is_return_mark
from newsclean.parse.html.inline_text.open_elements import Copy, Marked, Reference, SoftElement, drop_sign
from newsclean.parse.html.inline_text.quotation_marks import quotation_marks
from newsclean.parse.html.open_blocks import preserves_lines
from newsclean.text.whitespace import collapse_whitespace

MAX_INLINE_NAMES = 12
"""Names of inline elements that are noted of one block."""
MAX_AUTHOR_MARKS = 60
MAX_AUTHOR_CHARS = 120
MAX_COPY_CHARS = 1000
"""Characters of a text hidden from screen readers that is compared with the text before it, white space included."""
MAX_REFERENCE_CHARS = 200
"""Characters of a reference to a note, white space included."""


class InlineBuilder(BlockBuilder):
    """Adds inline elements to blocks."""

    __slots__ = ()

    def _start_link(self, attrs: Mapping[str, str]) -> None:
        href = attrs.get("href")
        if href and "#" in href and is_note_anchor(href):
            self._open_reference("a", True)
        self._open_links.append(href)
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
                elif kind == "radio":
                    self.statements.note_choice(self._open.container())
            elif attrs.get("aria-hidden") == "true":
                entry = Copy(len(self.blocks), len(inline.pieces), len(inline.marks))
        self._finish_start(role, entry, attrs)

    def _finish_start(self, role: int, entry: Any, attrs: Mapping[str, str]) -> None:
        """Note an inline element as a part of a heading, and what its names say."""
        if self._style.kind == "heading":
            self._part_starts.append((len(self._pieces), part_names(attrs)))
            self._part_depths.append(len(self._stack))
            if entry == SPAN:
                entry = PART
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
                if role == roles.TIME and key == "datetime" and self._datetime is None:
                    self._datetime = value
                continue
            if len(names) < MAX_INLINE_NAMES:
                names.append(name)
                mark = mark or mark_of(value)
        return mark if mark and len(self._marked_texts) < MAX_AUTHOR_MARKS else NO_MARK

    def _end_link(self) -> None:
        if self._part_depths and self._part_depths[-1] == len(self._stack):
            self._end_part()
        self._open_links.pop()
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
            self._open_links.pop()
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
        if (
            tag == "a"
            and references
            and references[-1].tag == "sup"
            and references[-1].links_around == len(self._open_links)
        ):
            references[-1] = references[-1]._replace(is_reference=True)
        inline = self._inline
        counts = len(self._link_texts), len(self._bold_texts), self._links
        references.append(
            Reference(
                tag, is_reference, len(self._stack), len(self._open_links), len(self.blocks), len(inline.pieces), len(inline.marks),
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
