"""The headline in a dump: no line says that it is the title, so several weak signs must agree.

The signs: the line stands again (in the document's title, in a breadcrumb), it stands just above the text or its
dateline, its words come back in the text, and it is as long as headlines are.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from newsclean.metadata.candidates import Candidate, fold
from newsclean.page.blocks import Block
from newsclean.page.lazy import lazy
from newsclean.page.width import display_width
from newsclean.rules import rules

READING = lazy(r"(?:正在阅读|当前阅读|正文|原标题|标题)\s?[:：]\s?")
"""Words before a title that is shown a second time."""
_DATE_LINE = lazy(
    r"来源\s?[:：]|發布|发布时间|(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2},? (?:19|20)\d\d|"
    r"\b\d{1,2}\.? [^\W\d]{3,10}\.?,? (?:19|20)\d\d\b|^(?:by|von|par|por|di) [^\W\d_]",
    re.IGNORECASE,
)
_HAN = lazy("[\u3040-\u30ff\u3400-\u9fff]+")
_WORD = lazy(r"[^\W\d_]{3,}")
_STOPS = tuple("。，,;；.।")
_REACH = 60
"""Lines above the text among which the title is looked for."""
_DENSE = 60
_ENOUGH_GRAMS = 5
_READ = 14
"""Blocks of the text whose words are held against a line's."""


def dump_titles(blocks: tuple[Block, ...]) -> list[Candidate[str]]:
    """Lines that may be the headline, with weights from 0 to about 1.5."""
    if not blocks:
        return []
    start, end = _text_run(blocks)
    read = [block for block in blocks[start : min(end, start + _READ)] if block.chars > 40]
    said = Counter(gram for block in read for gram in _grams(block.text))
    counts: dict[str, int] = {}
    for block in blocks[: start + _READ]:
        counts[fold(block.text)] = counts.get(fold(block.text), 0) + 1
    document = fold(blocks[0].text) if blocks[0].kind != "list_item" else ""
    found = []
    for block in blocks[max(0, start - _REACH) : min(start + 4, end)]:
        text = READING.sub("", block.text, count=1)
        width = display_width(text)
        if not 10 <= width <= 240:
            continue
        own = 1 if block in read else 0
        grams = _grams(text)
        shared = sum(said[gram] > own for gram in grams) / len(grams) if grams else 0.0
        # Two words that come back may be the site's name; a headline shares more.
        shared *= min(1.0, len(grams) / _ENOUGH_GRAMS)
        weight, why = _weigh(block, text, width, shared, counts, document)
        above = start - block.index
        weight += 0.25 / (1 + above / 6) if above >= 0 else -0.2
        if any(_DATE_LINE.search(near.text[:120]) for near in blocks[block.index + 1 : block.index + 4]):
            weight += 0.1
        found.append(Candidate(text, why, weight))
    return found


def _weigh(
    block: Block, text: str, width: int, shared: float, counts: dict[str, int], document: str
) -> tuple[float, str]:
    key = fold(text)
    weight = 0.55 * shared
    why = "line:above-text"
    if 24 <= width <= 160:
        weight += 0.12
    if text != block.text or counts.get(key, 0) > 1:
        weight += 0.25 if width >= 16 else 0.05
        why = "line:repeated"
    if block.index and len(key) >= 8 and key in document and len(key) >= 0.4 * len(document):
        weight += 0.4
        why = "line:document-title"
    if block.kind == "heading" and block.level == 1:
        weight += 0.4
        why = "line:heading"
    if block.kind == "list_item":
        weight -= 0.3
    if text.rstrip('”"’» ').endswith(_STOPS) and not text.endswith("..."):
        weight -= 0.3
    if width > 130:
        weight -= 0.2
    if "。" in text[:-1] or ". " in text:
        weight -= 0.2
    if any(sign in text for sign in (">", " | ", "©", "http")):
        weight -= 0.3
    if rules().match(block.text) is not None:
        weight -= 0.5
    if _DATE_LINE.search(text):
        weight -= 0.35
    return weight, why


def _text_run(blocks: tuple[Block, ...]) -> tuple[int, int]:
    """The stretch of lines where the text is: the highest sum of long lines, less what stands between them."""
    best, best_start, best_end = -1.0, 0, 0
    total, start = 0.0, 0
    for index, block in enumerate(blocks):
        units = display_width(block.text)
        value = min(units, 400) if units >= _DENSE and block.text[-1:] not in "…" else -45.0
        if total <= 0:
            total, start = 0.0, index
        total += value
        if total > best:
            best, best_start, best_end = total, start, index + 1
    return best_start, best_end


_COMPARED = 2000
"""Characters of a text that are compared with another."""


@lru_cache(maxsize=512)
def _grams(text: str) -> frozenset[str]:
    """What two texts on one matter share: pairs of characters where there are no spaces, else the starts of words."""
    text = text[:_COMPARED]
    out = {word[:5] for word in _WORD.findall(_HAN.sub(" ", text.casefold()))}
    for run in _HAN.findall(text):
        out.update(run[at : at + 2] for at in range(len(run) - 1))
    return frozenset(out)
