"""HTML: which of two equal passages is the story's."""

from __future__ import annotations

from functools import lru_cache

from newsclean.classify.structure.exclusions import Exclusions
from newsclean.classify.structure.html.copied_boxes import find_copied_boxes
from newsclean.classify.structure.html.outline import Outline, is_headline_link
from newsclean.classify.structure.repeats import Passage, find_repeats
from newsclean.parse.model import Block, Container
from newsclean.text.letters import letters_only
from newsclean.text.patterns import contains_any

MIN_PASSAGE_UNITS = 36
_QUOTE_TAGS = frozenset(("aside", "blockquote", "figure", "q"))
_QUOTE_NAMES = ("pull", "quote", "callout", "zitat", "citation", "teaser", "summary", "standfirst", "intro", "dek")
_UNREPEATED_KINDS = frozenset(("table", "code", "caption"))
_DOTS = ("…", "...")
MIN_COPY_SHARE = 0.8
"""Length of the prose in a container as a share of the longest one's, from which on the two may be copies."""
MIN_FULL_SHARE = 0.98
"""Length of all the text of a copy as a share of the fullest one's, from which on the two are equally full."""
MIN_HEADING_QUOTE_UNITS = 48
"""Length of a heading without an end mark that is a pull quote where its words are in the text."""
_HIDDEN, _OUTSIDE, _BOXED, _STORY = range(4)


def find_repeated_blocks(outline: Outline, excluded: Exclusions) -> Exclusions:
    """Find the blocks that repeat the text of another one.

    The copy in the story's own container stays. Else the visible one stays, and of equal ones the first.

    Args:
        outline: the page.
        excluded: what is excluded already.
    """
    home = _find_story_box(outline, excluded)
    copies = find_copied_boxes(outline, home, excluded)
    excluded = {**excluded, **copies}
    units = outline.units
    blocks = [
        block
        for block in outline.page.blocks
        if block.link_chars < 0.9 * block.chars
        and block.kind not in _UNREPEATED_KINDS
        and block.index not in excluded
        and block.index not in outline.title_blocks
        and (block.kind != "heading" or _may_be_quote(outline, block))
        and (block.kind != "list_item" or outline.is_prose[block.index])
    ]
    quotes = _find_quotes(outline, blocks)
    passages = [
        Passage(
            index,
            block.text,
            units[index],
            priority := _find_priority(outline, index, home, quotes),
            index in quotes,
            priority == _HIDDEN,
        )
        for block in blocks
        if units[index := block.index] >= MIN_PASSAGE_UNITS or index in quotes
    ]

    def is_legitimate(index: int, other: int) -> bool:
        # A refrain stands in the same container as the text. Copies are in one of their own, but for a standfirst, which
        # begins as the lead does.
        one, two = outline.page.blocks[index], outline.page.blocks[other]
        if index in quotes or not _stand_together(outline, index, other):
            return False
        return one.text == two.text or not _begin_alike(one.text, two.text)

    return {**copies, **find_repeats(passages, is_legitimate)}


def _stand_together(outline: Outline, index: int, other: int) -> bool:
    """Whether two blocks are in one container, or in two of one shape side by side: some pages make paragraphs of boxes."""
    one, two = outline.boxes[index], outline.boxes[other]
    if one == two:
        return True
    containers = outline.page.containers
    return containers[one].parent == containers[two].parent and outline.shape(one) == outline.shape(two)


def _begin_alike(one: str, two: str) -> bool:
    """Whether one text begins with the other's first letters."""
    first, second = letters_only(one), letters_only(two)
    length = min(len(first), len(second), MIN_PASSAGE_UNITS)
    return first[:length] == second[:length]


def _find_story_box(outline: Outline, excluded: Exclusions) -> int:
    """Return the container that holds most of the prose after the title directly; 0 where there is none.

    Of several with nearly as much it is the one with most text of any kind, since a copy may lack the headings, quotations
    and lists of the text; of equally full ones it is the first.
    """
    units: dict[int, int] = {}
    is_prose, boxes, containers = outline.is_prose, outline.boxes, outline.page.containers
    first = outline.first_prose
    prose = {box for box, is_text in zip(boxes[first:], is_prose[first:], strict=True) if is_text}
    with_prose: set[int] = set()
    for block in outline.page.blocks[first:]:
        index = block.index
        box = boxes[index]
        if box not in prose or index in excluded or containers[block.container].hidden or is_headline_link(block):
            continue
        units[box] = units.get(box, 0) + outline.units[index]
        if is_prose[index]:
            with_prose.add(box)
    units = {box: length for box, length in units.items() if box in with_prose}
    longest = max(units.values(), default=0)
    copies = [box for box, length in units.items() if length >= MIN_COPY_SHARE * longest]
    if len(copies) < 2:
        return max(copies, default=0)
    fullness = {
        box: sum(
            outline.units[index]
            for index in range(*outline.ranges[box])
            if index not in excluded and not _is_hidden(outline, index)
        )
        for box in copies
    }
    fullest = max(fullness.values())
    return next(box for box in copies if fullness[box] >= MIN_FULL_SHARE * fullest)


def _find_priority(outline: Outline, index: int, home: int, quotes: set[int]) -> int:
    if _is_hidden(outline, index):
        return _HIDDEN
    box = outline.boxes[index]
    if box == home and index not in quotes:
        return _STORY
    return _BOXED if home in outline.ancestors(box) else _OUTSIDE


def _is_hidden(outline: Outline, index: int) -> bool:
    return outline.page.containers[outline.page.blocks[index].container].hidden


def _may_be_quote(outline: Outline, heading: Block) -> bool:
    """Whether a heading may be a part of the text: it is a sentence, or its words are in running text."""
    return outline.ends_sentence(heading.index) or (
        outline.units[heading.index] >= MIN_HEADING_QUOTE_UNITS and _is_part_of_prose(outline, heading.text)
    )


def _is_part_of_prose(outline: Outline, heading: str) -> bool:
    """Whether a heading's words are in running text. A line without an end mark is its entry in a list of contents."""
    letters = letters_only(heading)
    return letters in outline.prose_letters and any(
        is_prose and block.chars >= len(heading) and letters in letters_only(block.text)
        for block, is_prose in zip(outline.page.blocks, outline.is_prose, strict=True)
    )


@lru_cache(maxsize=1024)
def _is_quote_name(names: str) -> bool:
    """Whether a container's names say that it holds a quotation. The blocks of a page are in the same few containers."""
    return contains_any(names, _QUOTE_NAMES)


def _is_cut_off(text: str) -> bool:
    """Whether a text begins or ends with dots, as a part of a sentence does."""
    return text.startswith(_DOTS) or text.endswith(_DOTS)


def _find_quotes(outline: Outline, blocks: list[Block]) -> set[int]:
    """The blocks that are quotations or standfirsts: by their form, or by the tags and names of the boxes around them.

    A heading that is a sentence of the text is one, as is a part of a sentence between dots.
    """
    containers = outline.page.containers
    found: set[int] = set()
    # Most blocks are in elements of their own within the same few boxes.
    is_around: dict[int, bool] = {}
    for block in blocks:
        if block.kind == "quote":
            found.add(block.index)
            continue
        if (block.kind == "heading" or _is_cut_off(block.text)) and outline.units[block.index] >= MIN_PASSAGE_UNITS:
            found.add(block.index)
            continue
        own = containers[block.container]
        is_quote = is_around.get(own.parent)
        if is_quote is None:
            outer = containers[own.parent]
            is_quote = is_around[own.parent] = _holds_quote(outer) or _holds_quote(containers[outer.parent])
        if is_quote or _holds_quote(own):
            found.add(block.index)
    return found


def _holds_quote(container: Container) -> bool:
    """Whether a container is a box for a quotation, by its tag or by its names. The page itself has neither."""
    return container.tag in _QUOTE_TAGS or bool(container.names and _is_quote_name(container.names))
