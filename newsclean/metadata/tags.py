"""What a story is about: keywords that the markup states, tags that readers see after the text."""

from __future__ import annotations

import re

from newsclean.classify.verdict import Classification
from newsclean.metadata.candidates import Candidate
from newsclean.metadata.markup.json_ld import all_texts
from newsclean.metadata.markup.stated import StatedMetadata
from newsclean.parse.model import Block, Page
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern
from newsclean.text.whitespace import collapse_whitespace

_SPLIT = lazy_pattern(r"\s*[,;，；、|]\s*")
# Systems file by codes of their own: long hex numbers, "Category: World", "RSBI:HUMAN-RIGHTS", "sections/world".
_CODE = lazy_pattern(r"[0-9a-f]{8}-[0-9a-f-]{20,}|\d+|[a-z]\w*_\w+|_\w+")
_PREFIX = lazy_pattern(r"^(?:NLP )?[\w ]{3,20}: (?=\S)|^[a-z]{4,14}/(?=[^/]+$)|^\(\d\) ")
_TAG_BOX = prefiltered_pattern(
    r"(?:^|[\s_-])(?:hash|article|post|entry|story|content)?-?(?:tags?|topics?|keywords?|schlagw\w*|stichw\w*|themen|labels?|biaoqian)(?:$|[\s_-])|taglist|tagcloud|article-?tags",
)
_AFTER = 30
"""Blocks after the text that may be tags."""
_LONGEST = 40
_LONGEST_STATED = 60
_MOST = 40
_NO_TAG = frozenset(
    ("tags", "tag", "topics", "themen", "schlagwörter", "schlagworte", "标签", "更多", "more", "home", "news")
)


def tag_candidates(
    page: Page, said: StatedMetadata, classification: Classification
) -> list[Candidate[tuple[str, ...]]]:
    """Every list of tags that the page gives."""
    out = []
    meta = said.meta
    keywords = [text for node in said.stories for text in all_texts(node.get("keywords"))]
    stated = split_tags([*meta.get("news_keywords", ()), *meta.get("article:tag", ()), *keywords])
    if stated:
        out.append(Candidate(stated, "meta:news_keywords" if "news_keywords" in meta else "meta:article:tag" if "article:tag" in meta else "json-ld:keywords", 0.8))  # fmt: skip
    shown = _shown(page, classification)
    if shown:
        out.append(Candidate(shown, "markup:tags", 0.7))
    for name in ("head:tags", "keywords", "parsely-tags", "sailthru.tags", "cxenseparse:keywords", "dc.subject"):
        general = split_tags(meta.get(name, []))
        if general:
            out.append(Candidate(general, f"meta:{name}", 0.5))
            break
    return out


def split_tags(values: list[str]) -> tuple[str, ...]:
    """Tags from lists parted by commas, in their order, each once, without what only a system understands."""
    out: list[str] = []
    for value in values:
        for part in _SPLIT.split(value):
            tag = _PREFIX.sub("", collapse_whitespace(part)).strip("#\"' ")
            if 1 < len(tag) <= _LONGEST_STATED and tag not in out and not _CODE.fullmatch(tag):
                out.append(tag)
    return tuple(out[:_MOST])


def _shown(page: Page, classification: Classification) -> tuple[str, ...]:
    """Links after the text that say they are tags, or stand in a box that does."""
    last = max((index for index, verdict in enumerate(classification.verdicts) if verdict.keep), default=-1)
    out: list[str] = []
    for block in page.blocks[last + 1 : last + 1 + _AFTER]:
        if block.links and block.link_chars >= 0.7 * block.chars and _is_tag(page, block):
            for tag in re.split(r"\s?[,;，、|]\s?|\s(?=#)", block.text) if block.links > 1 else (block.text,):
                tag = tag.strip("# ")
                if 1 < len(tag) <= _LONGEST and tag.casefold().rstrip(":：") not in _NO_TAG and tag not in out:
                    out.append(tag)
    return tuple(out[:_MOST])


def _is_tag(page: Page, block: Block) -> bool:
    if "rel:tag" in block.attrs:
        return True
    around = page.containers[block.container]
    return any(_TAG_BOX.search(names) for names in (block.attrs, around.names, page.containers[around.parent].names))
