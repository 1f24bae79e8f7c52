"""Labels for training: which blocks of a page belong to the article, by the corpus's gold."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from types import ModuleType

from benchmarks.corpora import Sample, scorer
from newsclean.parse.model import Page
from newsclean.pipeline import parse_page

SHINGLE_TOKENS = 4
"""Tokens of the sequences that a block and the gold are compared by."""
MIN_SHINGLE_SHARE = 0.5
"""Share of a block's shingles that must be in the gold."""
MAX_LINE_DISTANCE = 3
"""Blocks between a short line of the gold and a longer block of it; further away, the line may be equal by chance."""


@cache
def load_scorer() -> ModuleType:
    """Import the scorer of the corpora, once a process."""
    return scorer()


def parse_sample(sample: Sample) -> Page:
    """Parse a sample's page, as HTML or as a dump by its file's name.

    Raises:
        NotAPage: the page is empty.
    """
    return parse_page(sample.read(), None, "html" if ".html" in sample.path.name else "dump", None).page


def label_by_segments(page: Page, keep: Iterable[str], drop: Iterable[str]) -> list[bool | None]:
    """Label blocks by segments that must and must not be in the article; None where no segment is in a block."""
    labels: list[bool | None] = [None] * len(page.blocks)
    for segments, label in ((keep, True), (drop, False)):
        for segment in map(load_scorer().space, segments):
            for block in page.blocks:
                if segment in block.text:
                    labels[block.index] = label
    return labels


def label_blocks(page: Page, body: str) -> list[bool]:
    """Label the blocks of which the gold's body has most shingles; shorter blocks where a line of it equals them.

    Args:
        page: the page.
        body: the article's text, one line a paragraph.
    """
    tokens_of, fold = load_scorer().tokens, load_scorer().fold
    gold = frozenset(_shingles(tokens_of(body)))
    lines = {fold(line) for line in body.split("\n")}
    shares: list[float | None] = []
    for block in page.blocks:
        shingles = _shingles(tokens_of(block.text))
        if shingles:
            shares.append(sum(shingle in gold for shingle in shingles) / len(shingles))
        else:
            shares.append(None if fold(block.text) in lines else 0.0)
    labels = []
    for index, share in enumerate(shares):
        if share is None:
            near = shares[max(0, index - MAX_LINE_DISTANCE) : index + MAX_LINE_DISTANCE + 1]
            labels.append(any(other is not None and other > MIN_SHINGLE_SHARE for other in near))
        else:
            labels.append(share > MIN_SHINGLE_SHARE)
    return labels


def _shingles(tokens: list[str]) -> list[tuple[str, ...]]:
    return [tuple(tokens[start : start + SHINGLE_TOKENS]) for start in range(len(tokens) - SHINGLE_TOKENS + 1)]
