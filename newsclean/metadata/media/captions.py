"""The captions of images: which dropped blocks belong to which image, and their credits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.classify.verdict import Classification
from newsclean.metadata.media.caption_blocks import find_caption_blocks
from newsclean.parse.html.attributes.author_marks import is_credit_name
from newsclean.parse.model import Block, ImageRef, Page
from newsclean.rules.credits.split import split_credit, split_marked_credit, strip_label, strip_opening

MAX_STEPS = 10
"""Steps up from a caption to the box that it shares with its image."""
MIN_DISTINCT_CHARS = 30
"""Length from which on equal captions are copies of one; shorter ones are credits that several images share."""
_MAX_LINK_DENSITY = 0.9
_MAX_CREDIT_CHARS = 120


class Caption(NamedTuple):
    """What stands at an image."""

    caption: str | None
    credit: str | None


NO_CAPTION = Caption(None, None)


def find_captions(page: Page, classification: Classification, images: Sequence[ImageRef]) -> list[Caption]:
    """Return the caption of each image, ``NO_CAPTION`` for one without.

    Args:
        page: the page.
        classification: the verdicts on its blocks.
        images: the story's images, in page order.
    """
    marked = find_caption_blocks(page, classification) if images else ()
    if not marked:
        return [NO_CAPTION] * len(images)
    blocks_of: list[list[Block]] = [[] for _ in images]
    around = _images_around(page, images)
    # A gallery shows the caption of the open picture once more, below all of them.
    assigned: set[str] = set()
    is_caption = frozenset(marked)
    for index in marked:
        block = page.blocks[index]
        if block.text in assigned:
            continue
        if block.kind == "caption" or block.link_chars < _MAX_LINK_DENSITY * block.chars:
            owner = _find_owner(page, block, images, around, is_caption)
            if owner is not None:
                blocks_of[owner].append(block)
                if len(block.text) >= MIN_DISTINCT_CHARS:
                    assigned.add(block.text)
    marks = dict(page.credits)
    return [_read_caption(page, blocks, marks) if blocks else NO_CAPTION for blocks in blocks_of]


def _images_around(page: Page, images: Sequence[ImageRef]) -> dict[int, list[int]]:
    """The images in each container, by their position in the story."""
    around: dict[int, list[int]] = {}
    for at, image in enumerate(images):
        container = image.container
        for _ in range(MAX_STEPS):
            if not container:
                break
            around.setdefault(container, []).append(at)
            container = page.containers[container].parent
    return around


def _find_owner(
    page: Page, block: Block, images: Sequence[ImageRef], around: dict[int, list[int]], is_caption: frozenset[int]
) -> int | None:
    """Return the image that a caption belongs to: the nearest above it in the smallest box that holds both."""
    container = block.container
    for _ in range(MAX_STEPS):
        inside = around.get(container)
        if inside:
            above = [at for at in inside if images[at].block <= block.index]
            if above:
                at = above[-1]
                if (
                    is_caption.issuperset(range(images[at].block, block.index))
                    or page.containers[container].tag == "figure"
                ):
                    return at
                return None
            below = inside[0]
            return below if is_caption.issuperset(range(block.index, images[below].block)) else None
        if not container:
            break
        container = page.containers[container].parent
    return None


def _read_caption(page: Page, blocks: Sequence[Block], marks: dict[int, str]) -> Caption:
    """Read the blocks at one image: text and credits."""
    captions: list[str] = []
    credits: list[str] = []
    for block in blocks:
        names = page.containers[block.container].names
        marked = marks.get(block.index)
        if is_credit_name(names) and block.chars <= _MAX_CREDIT_CHARS and not _is_caption_name(names):
            credits.append(strip_label(block.text))
            continue
        text = block.text
        if marked and text.endswith(marked):
            credits.append(strip_label(marked))
            text = text[: -len(marked)].rstrip(" |–—-/(（[")
            if not text:
                continue
        found = split_credit(text) if not _has_final_emphasis(block) else split_marked_credit(text)
        if found.credit is not None:
            credits.append(found.credit)
        if found.caption:
            captions.append(strip_opening(found.caption))
    caption = " ".join(dict.fromkeys(captions)) or None
    return Caption(caption, ", ".join(dict.fromkeys(credits)) or None)


def _is_caption_name(names: str) -> bool:
    return "caption" in names and "caption-credit" not in names and "caption__credit" not in names


def _has_final_emphasis(block: Block) -> bool:
    """Whether the last words alone are emphasised, as credits are."""
    return any(span.type in ("em", "strong") and span.end == len(block.text) and span.start > 0 for span in block.spans)
