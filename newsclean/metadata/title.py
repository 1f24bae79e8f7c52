"""The story's headline, and the blocks that repeat it."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from newsclean.metadata.candidates import Candidate, choose, fold
from newsclean.metadata.dump_title import READING, dump_titles
from newsclean.metadata.jsonld import articles, nodes, text_of
from newsclean.page.blocks import Page
from newsclean.page.dump import display_width
from newsclean.page.folding import fold_space

# What parts a headline from a site's or section's name in a document title.
_PARTS = re.compile(
    r"\s[|｜–—•·»-]{1,2}\s|\s?[|｜]\s?|_{1,2}|\s::\s|\s?[«»‹›]\s?|\s[-–—](?=\S)|(?<=[\u4e00-\u9fff”》？！])-{1,2}(?=\S)"
)
_TOP = 300
"""Blocks from the top among which a title is looked for."""


class TitleFound(NamedTuple):
    """The title, where it came from, the subtitle, and the blocks that only repeat the title."""

    title: str | None
    evidence: str
    subtitle: str | None
    blocks: frozenset[int]


def find_title(page: Page) -> TitleFound:
    """Find the page's headline. Called before the judge, who needs to know it."""
    best = choose(_html_candidates(page) if page.input == "html" else dump_titles(page.blocks))
    if best is None:
        return TitleFound(None, "", None, frozenset())
    title = best.value
    return TitleFound(title, best.origin, None, _repeats(page, title))


def _repeats(page: Page, title: str) -> frozenset[int]:
    key = fold(title)
    out = set()
    for block in page.blocks:
        if block.chars > 4 * len(title) + 60:
            continue
        text = READING.sub("", block.text, count=1)
        own = fold(text)
        if own == key or (
            len(key) >= 8 and own.startswith(key) and len(own) <= len(key) + 24 and _is_suffixed(text, key)
        ):
            out.add(block.index)
    return frozenset(out)


def _is_suffixed(text: str, key: str) -> bool:
    """Whether the text is the title and, parted from it, a site's name."""
    parts = _PARTS.split(text)
    return len(parts) > 1 and any(fold("".join(parts[:count])) == key for count in range(1, len(parts)))


def _html_candidates(page: Page) -> list[Candidate[str]]:
    meta: dict[str, str] = {}
    for name, content in page.hints.meta:
        meta.setdefault(name, fold_space(html.unescape(content)))
    document = html.unescape(page.hints.title or "")
    ld = [text_of(node.get("headline")) for node in articles(nodes(page.hints.json_ld))]
    site = fold(meta.get("og:site_name", ""))
    stated = [text for text in (meta.get("og:title"), *ld, meta.get("twitter:title")) if text]
    known = [fold(text) for text in (*stated, document) if text]
    found: list[Candidate[str]] = []
    for block in page.blocks[:_TOP]:
        if block.kind != "heading" or block.level > 2 or block.chars > 300:
            continue
        key = fold(block.text)
        if len(key) < 4 or key == site:
            continue
        agreement = max((_agreement(key, other) for other in known), default=0.0)
        level = 0.1 if block.level == 1 else 0.0
        name = (
            "title"
            if re.search(r"title|headline|heading", block.attrs + page.containers[block.container].names)
            else ""
        )
        weight = (
            0.35
            + 0.5 * agreement
            + level
            + (0.04 if name else 0)
            - (0.3 if block.link_chars > 0.8 * block.chars and agreement < 0.9 else 0)
        )
        if known and agreement < 0.3:
            weight -= 0.2
        found.append(Candidate(block.text, f"h{block.level}", weight - 0.0005 * block.index))
    for weight, origin, text in ((0.74, "json-ld:headline", ld[0] if ld else None), (0.72, "meta:og:title", meta.get("og:title")),
                                 (0.6, "meta:twitter:title", meta.get("twitter:title")), (0.5, "title", document)):  # fmt: skip
        if text:
            cut = without_site(text, site)
            # A headline that the page shows among its blocks is surer than one it does not.
            found.append(Candidate(cut, origin, weight))
    return found


def _agreement(key: str, other: str) -> float:
    """How far one folded text is the other: 1 when equal or a long part of it."""
    if not key or not other:
        return 0.0
    if key == other:
        return 1.0
    short, long = sorted((key, other), key=len)
    if short in long:
        return 0.95 if len(short) > 10 else 0.4 + 0.5 * len(short) / len(long)
    same = 0
    for a, b in zip(key, other, strict=False):
        if a != b:
            break
        same += 1
    return 0.9 * same / len(long)


def without_site(text: str, site: str = "") -> str:
    """A document title without the names of site and section behind or before it."""
    text = fold_space(text)
    splits = list(_PARTS.finditer(text))
    if not splits:
        return text
    head, tail = text[: splits[0].start()], text[splits[-1].end() :]
    if site and fold(head) == site:
        return text[splits[0].end() :].strip()
    for split in splits:
        rest = fold(text[split.end() :])
        if site and rest == site:
            return text[: split.start()].strip()
    # The headline is the longest part by far; what follows the first break after it is the site.
    if display_width(head) >= 16 or display_width(head) >= display_width(tail):
        best = max(
            splits,
            key=lambda split: display_width(text[: split.start()]) if display_width(text[split.end() :]) <= 40 else 0,
        )
        first = next(
            (s for s in splits if display_width(text[: s.start()]) >= 16 and _name_like(text[s.end() :])), best
        )
        return text[: first.start()].strip() or text
    return tail.strip() or text


def _name_like(text: str) -> bool:
    """Short enough for a site's and a section's name, and no sentence."""
    return display_width(text) <= 48 and not text.rstrip().endswith((".", "。", "?", "？", "!"))
