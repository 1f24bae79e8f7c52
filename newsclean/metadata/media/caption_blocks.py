"""Which dropped blocks are captions."""

from __future__ import annotations

from newsclean.classify.verdict import Classification
from newsclean.parse.model import Page


def find_caption_blocks(page: Page, classification: Classification) -> list[int]:
    """Return the indexes of the blocks that were dropped as an image's caption.

    A caption that is no more than a copyright line is one too, though a rule names another role.
    """
    return [
        index
        for index, (block, verdict) in enumerate(zip(page.blocks, classification.verdicts, strict=True))
        if not verdict.keep and (verdict.role == "caption" or (block.kind == "caption" and verdict.role != "ad"))
    ]
