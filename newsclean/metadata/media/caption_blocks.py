"""Which dropped blocks are captions."""

from __future__ import annotations

from newsclean.classify.verdict import Classification
from newsclean.parse.model import Page


def find_caption_blocks(page: Page, classification: Classification) -> list[bool]:
    """Return for each block whether it was dropped as an image's caption.

    A caption that is no more than a copyright line is one too, though a rule names another role.
    """
    return [
        not verdict.keep and (verdict.role == "caption" or (block.kind == "caption" and verdict.role != "ad"))
        for block, verdict in zip(page.blocks, classification.verdicts, strict=True)
    ]
