"""The story's tags: keywords that the markup states, and tags that are shown after the text."""

from __future__ import annotations

import re
from functools import lru_cache

from newsclean.classify.verdict import Classification, last_kept
from newsclean.metadata.candidates import Candidate
from newsclean.metadata.markup.json_ld import all_texts
from newsclean.metadata.markup.stated import StatedMetadata
from newsclean.parse.model import Block, Page
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern
from newsclean.text.whitespace import collapse_whitespace

_SEPARATOR = lazy_pattern(r"\s*[,;，；、|]\s*")
# Content management systems add codes of their own: long hex numbers, "Category: World", "RSBI:HUMAN-RIGHTS",
# "sections/world".
_SYSTEM_CODE = lazy_pattern(r"[0-9a-f]{8}-[0-9a-f-]{20,}|\d+|[a-z]\w*_\w+|_\w+")
_SYSTEM_PREFIX = lazy_pattern(r"^(?:NLP )?[\w ]{3,20}: (?=\S)|^[a-z]{4,14}/(?=[^/]+$)|^\(\d\) ")
_TAG_CONTAINER_NAME = prefiltered_pattern(
    r"(?:^|[\s_-])(?:hash|article|post|entry|story|content)?-?(?:tags?|topics?|keywords?|schlagw\w*|stichw\w*|themen|labels?|biaoqian)(?:$|[\s_-])|taglist|tagcloud|article-?tags",
)
_MAX_BLOCKS_AFTER_TEXT = 30
_MAX_SHOWN_TAG_CHARS = 40
_MAX_STATED_TAG_CHARS = 60
_MAX_TAGS = 40
_MAX_LINKS_OF_STORY = 20
"""Links of a block that may be the story's tags. More are a cloud of the site's."""
_MIN_LINK_DENSITY = 0.7
_LABEL = lazy_pattern(
    r"^(?:关键[字词]|關鍵[字詞]|标签|標籤|キーワード|タグ|태그|키워드|tags?|keywords?)\s?[:：]\s?", re.IGNORECASE
)
_NON_TAG_STARTS = (
    "广告",
    "廣告",
    "広告",
    "광고",
    "+关注",
    "关注",
    "フォロー",
    "팔로우",
    "订阅",
    "訂閱",
    "+",
    "follow ",
    "folgen ",
)
"""How advertisements and follow buttons between tags begin."""
_LABELS = frozenset(
    ("tags", "tag", "topics", "themen", "schlagwörter", "schlagworte", "标签", "更多", "more", "home", "news")
)


def tag_candidates(
    page: Page, stated: StatedMetadata, classification: Classification
) -> list[Candidate[tuple[str, ...]]]:
    """Return every list of tags that the page has."""
    candidates = []
    meta = stated.meta
    keywords = [text for node in stated.stories for text in all_texts(node.get("keywords"))]
    keywords_stated = split_tags([*meta.get("news_keywords", ()), *meta.get("article:tag", ()), *keywords])
    if keywords_stated:
        candidates.append(Candidate(keywords_stated, "meta:news_keywords" if "news_keywords" in meta else "meta:article:tag" if "article:tag" in meta else "json-ld:keywords", 0.8))  # fmt: skip
    shown = _find_shown_tags(page, classification)
    if shown:
        candidates.append(Candidate(shown, "markup:tags", 0.7))
    for name in ("head:tags", "keywords", "parsely-tags", "sailthru.tags", "cxenseparse:keywords", "dc.subject"):
        general = split_tags(meta.get(name, []))
        if general:
            candidates.append(Candidate(general, f"meta:{name}", 0.5))
            break
    return candidates


def split_tags(values: list[str]) -> tuple[str, ...]:
    """Split lists of tags at commas; return each tag once, without the codes that only a system understands."""
    tags: dict[str, None] = {}
    for value in values:
        for part in _SEPARATOR.split(value):
            tag = _SYSTEM_PREFIX.sub("", collapse_whitespace(part)).strip("#\"' ")
            if 1 < len(tag) <= _MAX_STATED_TAG_CHARS and tag not in tags and not _SYSTEM_CODE.fullmatch(tag):
                tags[tag] = None
                if len(tags) == _MAX_TAGS:
                    return tuple(tags)
    return tuple(tags)


def _find_shown_tags(page: Page, classification: Classification) -> tuple[str, ...]:
    """Links after the text that are marked as tags, or are in a container that is."""
    last = last_kept(classification)
    tags: list[str] = []
    for block in page.blocks[last + 1 : last + 1 + _MAX_BLOCKS_AFTER_TEXT]:
        if not block.links:
            continue
        label = _LABEL.match(block.text)
        chars = block.chars - (label.end() if label else 0)
        if block.link_chars >= _MIN_LINK_DENSITY * chars and _is_marked_as_tag(page, block):
            for tag in _tags_of(block):
                tag = _LABEL.sub("", tag).strip("#| ")
                if (
                    1 < len(tag) <= _MAX_SHOWN_TAG_CHARS
                    and tag.casefold().rstrip(":：") not in _LABELS
                    and tag not in tags
                    and not tag.casefold().startswith(_NON_TAG_STARTS)
                ):
                    tags.append(tag)
    return tuple(tags[:_MAX_TAGS])


def _tags_of(block: Block) -> list[str]:
    """The tags of a block: its links where it has several, else what signs separate."""
    links = [block.text[span.start : span.end] for span in block.spans if span.type == "link"]
    if 1 < len(links) <= _MAX_LINKS_OF_STORY and len(links) == block.links:
        return links
    return re.split(r"\s?[,;，、|]\s?|\s(?=#)", block.text) if block.links > 1 else [block.text]


def _is_marked_as_tag(page: Page, block: Block) -> bool:
    if "rel:tag" in block.attrs:
        return True
    container = page.containers[block.container]
    return (
        _names_tags(block.attrs) or _names_tags(container.names) or _names_tags(page.containers[container.parent].names)
    )


@lru_cache(maxsize=1024)
def _names_tags(names: str) -> bool:
    return _TAG_CONTAINER_NAME.search(names) is not None
