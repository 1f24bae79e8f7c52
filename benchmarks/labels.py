"""A page's blocks held against its gold: which of them belong to the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from types import ModuleType

from benchmarks.corpora import Sample, scorer
from newsclean.decode.charset import decode
from newsclean.decode.mojibake import repair_mojibake
from newsclean.parse.html.walker import read_html
from newsclean.parse.model import Page
from newsclean.parse.plaintext.reader import read_dump


@cache
def score() -> ModuleType:
    return scorer()


def page_of(sample: Sample) -> Page:
    """The sample's page, read as what its file says it is."""
    text = repair_mojibake(decode(sample.read()).text).text
    return read_html(text, None) if ".html" in sample.path.name else read_dump(text, None)


def segments_of(page: Page, keep: Iterable[str], drop: Iterable[str]) -> list[bool | None]:
    """What segments that must and must not occur say of each block; None where they say nothing."""
    out: list[bool | None] = [None] * len(page.blocks)
    for segments, label in ((keep, True), (drop, False)):
        for segment in map(score().space, segments):
            for block in page.blocks:
                if segment in block.text:
                    out[block.index] = label
    return out


def labels_of(page: Page, body: str) -> list[bool]:
    """Which blocks the gold holds: most of their four-token shingles; short ones as whole lines next to others."""
    tokens_of, fold = score().tokens, score().fold
    gold = tokens_of(body)
    shingles = Counter(tuple(gold[i : i + 4]) for i in range(len(gold) - 3))
    lines = {fold(line) for line in body.split("\n")}
    shares: list[float | None] = []
    for block in page.blocks:
        tokens = tokens_of(block.text)
        if len(tokens) < 4:
            shares.append(None if fold(block.text) in lines else 0.0)
            continue
        own = [tuple(tokens[i : i + 4]) for i in range(len(tokens) - 3)]
        shares.append(sum(shingle in shingles for shingle in own) / len(own))
    out = []
    for index, share in enumerate(shares):
        if share is None:
            near = shares[max(0, index - 3) : index + 4]
            out.append(any(other is not None and other > 0.5 for other in near))
        else:
            out.append(share > 0.5)
    return out
