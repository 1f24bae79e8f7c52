"""The ways to read a headline from a line of a text dump: whole, in parts, joined with the line before it."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.metadata.title.site_name import TITLE_LABEL, find_separators
from newsclean.metadata.title.slug import Slug, compare_with_slug, cut_to_slug
from newsclean.parse.model import Block
from newsclean.text.letters import letters_only
from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import display_width, has_wide

_MAX_LINE_CHARS = 260
_TRAILING_BYLINE_WORD = lazy_pattern(r"\s(?:by|von|par|por|di|af|av|door)$", re.IGNORECASE)
"""What is left of a byline where the author's name is on the next line."""
_BYLINE_WORD_SPACES = slice(-5, -2)
"""Where a space stands before a last word of two to four letters."""
_NUMBERED_STEP = lazy_pattern(r"(\d)\. ")
"""The number of a breadcrumb's step."""
_MAX_SEPARATORS = 4
_SITE_NAME_WIDTHS = (12, 20, 32, 48)
"""Upper bounds of the classes of what follows a separator, in columns."""
_MIN_SLUG_SHARE = 0.2
_MAX_FEW_WORDS = 2
_MIN_PART_WIDTH, _MAX_PART_WIDTH = 8, 44
"""Columns of each line of a headline on two lines."""
_NON_HEADLINE_SIGNS = "。>|/©：:[]【】（）()0123456789"
_KICKER_SIGNS = ":–—-|"


class Wording(NamedTuple):
    """One way to read a line, with the features of that reading; none where the line is read whole."""

    text: str
    features: tuple[str, ...]


def line_wordings(
    blocks: tuple[Block, ...], block: Block, slug: Slug | None, host: str, document_parts: list[str]
) -> Iterator[Wording]:
    """Yield the ways to read a headline from a line.

    Args:
        blocks: all lines.
        block: the line.
        slug: the words of the page's address.
        host: the letters of the page's host name; empty where it is not known.
        document_parts: the parts of the document title, in the first line; empty where that is not to be cut.
    """
    text = block.text if block.text.isascii() else TITLE_LABEL.sub("", block.text, count=1)
    if " " in text[_BYLINE_WORD_SPACES]:
        text = _TRAILING_BYLINE_WORD.sub("", text)
    if not text:
        # A label such as "正在阅读：" alone on its line.
        return
    before = blocks[block.index - 1].text if block.index else ""
    if text[0] in ":：" and 0 < len(before) < _MAX_LINE_CHARS:
        # The kicker is an element of its own; its colon is in the next one.
        yield Wording(f"{before}{text}", ("joined",))
        return
    yield Wording(text, ())
    if _is_second_line(blocks, block):
        yield Wording(f"{before} {text}", ("joined:lines",))
    step = _NUMBERED_STEP.match(text) if text[1:3] == ". " else None
    if step and int(step[1]) > 2 and before.startswith(f"{int(step[1]) - 1}. "):
        # The last step of a numbered breadcrumb is the page's own name.
        yield Wording(text[step.end() :], ("crumb",))
    if not block.index and len(document_parts) > 1:
        yield from _document_title_cuts(text, slug, host)
    if slug is None or block.chars > _MAX_LINE_CHARS:
        return
    cut = cut_to_slug(text, slug)
    if cut is not None:
        yield Wording(cut, ("cut:address", f"cut:address:{_prefix_kind(text[: -len(cut)])}"))
    elif 0 < len(before) < _MAX_LINE_CHARS:
        joined = f"{before.rstrip(': ')}: {text}"
        if compare_with_slug(joined, slug).is_equal:
            yield Wording(joined, ("joined:address",))


def _is_second_line(blocks: tuple[Block, ...], block: Block) -> bool:
    """Whether two lines without a blank one between them, and with blank ones around them, are an East Asian headline."""
    if not 0 < block.index < len(blocks) - 1 or block.gap or not blocks[block.index + 1].gap:
        return False
    first = blocks[block.index - 1]
    lines = (first, block)
    return first.gap > 0 and all(
        has_wide(line.text)
        and _MIN_PART_WIDTH <= display_width(line.text) <= _MAX_PART_WIDTH
        and not any(sign in line.text for sign in _NON_HEADLINE_SIGNS)
        and line.kind in ("paragraph", "heading")
        for line in lines
    )


def _document_title_cuts(text: str, slug: Slug | None, host: str) -> Iterator[Wording]:
    """The document title cut at each separator: what follows one is the site's name in most titles."""
    separators = find_separators(text)
    if not separators:
        # The only separator belonged to the label that was removed: "标题 : ...".
        return
    last_ones = separators[-_MAX_SEPARATORS:]
    for number, separator in enumerate(last_ones):
        position = "first" if not number else "last" if number == len(last_ones) - 1 else "mid"
        tail = text[separator.end() :]
        features = ["part", f"part:{position}", f"tail:{bisect(_SITE_NAME_WIDTHS, display_width(tail))}"]
        key = letters_only(tail)
        if key and host and (key in host or host in key):
            features.append("tail:host")
        elif slug and compare_with_slug(tail, slug).slug_share > _MIN_SLUG_SHARE:
            features.append("tail:address")
        yield Wording(text[: separator.start()], tuple(features))
    yield Wording(text[separators[0].end() :], ("part", "part:tail"))


def _prefix_kind(prefix: str) -> str:
    """How the removed beginning of a line ends: an address may lack a headline's first words as well as a kicker."""
    if not prefix[-1].isspace() and prefix[-1] not in "\"'“„«»(":
        return "glued"
    if prefix.rstrip()[-1:] in _KICKER_SIGNS:
        return "sign"
    return "words" if len(prefix.split()) > _MAX_FEW_WORDS else "few"
