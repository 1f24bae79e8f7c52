"""The kicker, the headline and the standfirst of a heading that is made of several elements or lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from newsclean.metadata.title.site_name import split_title
from newsclean.parse.model import Block, HeadingPart, Page
from newsclean.text.letters import letters_only
from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import display_width

_KICKER_NAME = lazy_pattern(
    r"kicker|over-?(?:line|title)|(?:top|roof)-?line|dachzeile|spitzmarke|catch-?(?:line|title)|eyebrow|(?:super|sur|pre)-?(?:title|titre|titulo|headline)|"
    r"ante-?titulo|volanta|occhiello|chapeu|cintillo|\bsubline"
)
"""Names of the element that holds the line above a headline."""
_STANDFIRST_NAME = lazy_pattern(
    r"sub-?(?:title|head|headline|titulo|titre)|post-sub|stand-?first|unterzeile|untertitel|sottotitolo|bajada|copete|chapo|\bde(?:c)?k\b"
)
"""Names of the element that holds the line under a headline."""
_MIN_HEADLINE_WIDTH, _MIN_STANDFIRST_WIDTH = 10, 24
"""Columns of a headline that the metadata states, and of a standfirst."""
_MIN_KICKER_LETTERS, _MIN_GLUED_LETTERS = 2, 3
_MAX_KICKER_WIDTH = 40
"""Columns of a kicker that a dash separates from the headline in the metadata. It is no wider than the headline."""
_FIRST_WORD = lazy_pattern(r"(?P<kicker>[^\W\d]{2,20}(?: [^\W\d]{2,14})?)(?: ?[:：|｜] ?| [/·•–—-] )(?P<headline>.+)")
_DATE = lazy_pattern(r"(?:19|20)\d\d|\d[./]\d")
_KICKER_EDGE_SIGNS, _HEADLINE_EDGE_SIGNS = " :|–—-/·•,", " :|–—/·•¶#\uf0c1"
"""Signs between the parts of a heading, and of the links to headings that manuals have."""


class SplitHeading(NamedTuple):
    """A heading that holds more than the headline."""

    block: int
    """The index of the heading's block."""
    headline: str
    kicker: str | None
    subtitle: str | None


SplitHeadings = dict[int, SplitHeading]
"""By the index of the heading's block."""


def split_headings(page: Page, stated: Sequence[str], document_titles: Sequence[str]) -> SplitHeadings:
    """Return the headings of a page that hold a kicker or a standfirst beside the headline.

    The titles that the markup states tell whether the parts of a heading are one headline.

    Args:
        page: the page.
        stated: the titles of ``<meta>`` tags and JSON-LD, without the site's name.
        document_titles: the document title without the site's name, and other ways to cut it.
    """
    found = {}
    for index, parts in page.heading_parts:
        block = page.blocks[index]
        bounds = _find_headline(parts, stated, document_titles)
        split = _split_at(block, parts, *bounds) if bounds else _separate(block, parts)
        if split is not None:
            found[index] = split
    return found


def begins_with_label(heading: Block) -> bool:
    """Return whether a first heading begins with a word for what it is, as far as its signs tell."""
    return heading.level == 1 and _FIRST_WORD.match(heading.text) is not None


def split_first_word(headings: Sequence[Block], stated: Sequence[str], document_titles: Sequence[str]) -> SplitHeadings:
    """Return the first headings that begin with a word for what they are, which no title of the markup has.

    ``Blog: Headline``, ``Transport | Headline``.

    Args:
        headings: the headings that begin with a label.
        stated: the titles of ``<meta>`` tags and JSON-LD, without the site's name. All must agree.
        document_titles: the document title without the site's name, and other ways to cut it. One must agree.
    """
    keys = set(map(letters_only, stated))
    if len(keys) != 1 or keys.isdisjoint(map(letters_only, document_titles)):
        return {}
    found = {}
    for block in headings:
        match = _FIRST_WORD.match(block.text)
        if (
            match
            and letters_only(match["headline"]) in keys
            and display_width(match["headline"]) >= _MIN_HEADLINE_WIDTH
        ):
            found[block.index] = SplitHeading(block.index, match["headline"], match["kicker"], None)
    return found


def headline_block(block: Block, split: SplitHeading | None) -> Block:
    """Return a heading's block as if it held the headline alone."""
    if split is None:
        return block
    chars = len(split.headline)
    return block._replace(text=split.headline, chars=chars, link_chars=min(block.link_chars, chars), spans=())


def find_kicker_above(page: Page, title_blocks: frozenset[int]) -> str | None:
    """Return the line above the headline where the name of its element says that it is a kicker."""
    for index in sorted(title_blocks):
        block = page.blocks[index - 1] if index else None
        if (
            block is not None
            and page.blocks[index].kind == "heading"
            and index - 1 not in title_blocks
            and display_width(block.text) <= _MAX_KICKER_WIDTH
            and not _DATE.search(block.text)
            and (_KICKER_NAME.search(block.attrs) or _KICKER_NAME.search(page.containers[block.container].names))
        ):
            return block.text.strip(_KICKER_EDGE_SIGNS) or None
    return None


def _find_headline(
    parts: tuple[HeadingPart, ...], stated: Sequence[str], document_titles: Sequence[str]
) -> tuple[int, int] | None:
    """The first part of the headline, and the one after its last; ``None`` where no part is known to be anything else."""
    keys = [letters_only(part.text) for part in parts]
    whole = "".join(keys)
    for titles in (stated, document_titles):
        title_keys = set(map(letters_only, titles))
        if whole in title_keys:
            return _find_dash(parts, keys, [title for title in titles if letters_only(title) == whole])
        if bounds := _find_run(parts, keys, title_keys):
            return bounds
    return _find_named_parts(parts, keys)


def _find_run(parts: tuple[HeadingPart, ...], keys: list[str], title_keys: set[str]) -> tuple[int, int] | None:
    """The longest run of parts that the markup states as the title."""
    for length in range(len(parts) - 1, 0, -1):
        for start in range(len(parts) - length + 1):
            end = start + length
            if "".join(keys[start:end]) in title_keys and _width(parts[start:end]) >= _MIN_HEADLINE_WIDTH:
                return start, end
    return None


def _find_dash(parts: tuple[HeadingPart, ...], keys: list[str], titles: Sequence[str]) -> tuple[int, int] | None:
    """The headline behind a kicker where the titles that the markup states have a dash or a bar between the two.

    ``Section - Headline`` is two things; ``Kicker: Headline`` is the headline that the publisher states.
    """
    firsts = {letters_only(split_title(title)[0]) for title in titles}
    if len(firsts) != 1:
        return None
    for start in range(1, len(parts)):
        max_width = min(_MAX_KICKER_WIDTH, _width(parts[start:]))
        if "".join(keys[:start]) in firsts and _width(parts[:start]) <= max_width and keys[start]:
            return start, len(parts)
    return None


def _find_named_parts(parts: tuple[HeadingPart, ...], keys: list[str]) -> tuple[int, int] | None:
    """The parts between those that are named as kickers and standfirsts, and signs at both ends."""
    start, end = 0, len(parts)
    while start < end - 1 and (_KICKER_NAME.search(parts[start].names) or not keys[start]):
        start += 1
    while end > start + 1 and (_STANDFIRST_NAME.search(parts[end - 1].names) or not keys[end - 1]):
        end -= 1
    return (start, end) if end - start < len(parts) else None


def _split_at(block: Block, parts: tuple[HeadingPart, ...], start: int, end: int) -> SplitHeading | None:
    text = block.text
    starts = []
    at = 0
    for part in parts:
        at = text.find(part.text, at)
        if at < 0:
            return None
        starts.append(at)
        at += len(part.text)
    above = text[: starts[start]].strip(_KICKER_EDGE_SIGNS)
    headline = text[starts[start] : starts[end - 1] + len(parts[end - 1].text)].strip(_HEADLINE_EDGE_SIGNS)
    below = text[starts[end - 1] + len(parts[end - 1].text) :].strip(_KICKER_EDGE_SIGNS)
    is_kicker = len(letters_only(above)) >= _MIN_KICKER_LETTERS and not _DATE.search(above)
    is_standfirst = display_width(below) >= _MIN_STANDFIRST_WIDTH
    return SplitHeading(block.index, headline, above if is_kicker else None, below if is_standfirst else None)


def _separate(block: Block, parts: tuple[HeadingPart, ...]) -> SplitHeading | None:
    """The whole heading with spaces between parts that only their style sets on lines of their own."""
    glued = [
        f"{one.text}{other.text}" in block.text and _are_glued(one.text, other.text) for one, other in pairwise(parts)
    ]
    return SplitHeading(block.index, " ".join(part.text for part in parts), None, None) if any(glued) else None


def _are_glued(before: str, after: str) -> bool:
    """Whether a word ends and another begins without a space between them: a small letter, then a capital one."""
    end = before[-_MIN_GLUED_LETTERS:]
    return after[:1].isupper() and end.islower() and end.isalpha()


def _width(parts: Sequence[HeadingPart]) -> int:
    return display_width(" ".join(part.text for part in parts))
