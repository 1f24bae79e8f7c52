"""Story → Article: the fields, the body, and how they were extracted."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest

from newsclean.article.description import json_key_names
from newsclean.article.model import Article, BodyBlock, Extraction
from newsclean.errors import NoArticle
from newsclean.metadata.fields import Fields, extract_fields
from newsclean.metadata.page_urls import resolve_url
from newsclean.parse.model import Block, Page
from newsclean.story import Story
from newsclean.text.width import display_width
from newsclean.version import VERSION

MAX_INTERSTITIAL_WIDTH = 700
"""Width of the body below which a page may be an interstitial. Bot checks explain themselves at some length."""
MAX_INTERSTITIAL_BLOCKS = 200
"""Blocks of a page that are searched for the text of an interstitial."""
MAX_HEADING_WIDTH = 70
"""Width of a paragraph above which it is no heading."""
MIN_PARAGRAPH_RATIO = 1.5
"""A paragraph after a heading is more than this many times as wide."""
_SENTENCE_ENDS = ".!?。！？…;；:：,，、।۔"
_CLOSING_BRACKETS = "）)]】"
_CLOSING_QUOTES = "”\"'’」』)） "
_EXTRACTED_FIELDS = tuple(name for name in json_key_names(Article) if name in Fields._fields)
"""The fields of the Article that :func:`extract_fields` gives under the same name."""


def assemble(story: Story, *, encoding: str | None, fetched_at: str | None, warnings: tuple[str, ...]) -> Article:
    """Build the article of a story.

    Args:
        story: the page with its title and verdicts.
        encoding: the charset that the page was decoded with.
        fetched_at: when the page was fetched, ISO 8601. Dates such as "3 hours ago" are relative to it.
        warnings: the warnings of decoding.

    Raises:
        NoArticle: the page has no body, or is an interstitial such as a bot check.
    """
    page, title, classification, _ = story
    if not story.has_min_width(MAX_INTERSTITIAL_WIDTH):
        _reject_interstitial(page)
    blocks = story.kept_blocks
    if not blocks:
        raise NoArticle("no article found; the page may be a front page or may be filled by scripts")
    fields = extract_fields(page, title, classification, fetched_at)
    return Article(
        url=page.url,
        title=title.title,
        body=_build_body(page, blocks),
        **{name: getattr(fields, name) for name in _EXTRACTED_FIELDS},
        extraction=Extraction(
            version=VERSION,
            input=page.input,
            encoding=encoding,
            fetched_at=fetched_at,
            confidence=classification.confidence,
            evidence=fields.evidence,
            dropped=_count_dropped(story, fields),
            warnings=warnings + page.warnings + classification.warnings,
        ),
    )


def _reject_interstitial(page: Page) -> None:
    """Raise NoArticle if a page with little text is one that a site shows instead of a story."""
    from newsclean.rules.interstitials import find_interstitial

    texts = (block.text for block in page.blocks[:MAX_INTERSTITIAL_BLOCKS])
    interstitial = find_interstitial("\n".join((page.hints.title or "", *texts)))
    if interstitial is not None:
        raise NoArticle(f"this is {interstitial.message} ({interstitial.id})")


def _count_dropped(story: Story, fields: Fields) -> dict[str, int]:
    """Count the dropped blocks by role, most frequent first."""
    dropped = Counter(
        fields.field_blocks.get(index, verdict.role)
        for index, verdict in enumerate(story.classification.verdicts)
        if not verdict.keep
    )
    if story.page.header_lines:
        dropped["metadata"] += len(story.page.header_lines)
    return dict(dropped.most_common())


def _build_body(page: Page, blocks: list[Block]) -> tuple[BodyBlock, ...]:
    body = []
    for block, next_block in zip_longest(blocks, blocks[1:]):
        if block.kind == "heading" or _is_unmarked_heading(page, block, next_block):
            body.append(BodyBlock("heading", block.text, level=block.level or None))
        else:
            body.append(BodyBlock(block.kind, block.text, rows=block.rows, image=resolve_url(page, block.image)))
    return tuple(body)


def _is_unmarked_heading(page: Page, block: Block, next_block: Block | None) -> bool:
    """Whether a paragraph is a heading by its form: a short line without a sentence end before a longer paragraph.

    Dumps have no other headings. In HTML the line must be bold as a whole.
    """
    if block.kind != "paragraph" or next_block is None or next_block.kind not in ("paragraph", "list_item", "quote"):
        return False
    if page.input == "html" and "all:bold" not in block.attrs:
        return False
    text = block.text.rstrip(_CLOSING_QUOTES)
    if not text or text[-1] in _SENTENCE_ENDS or block.text[-1] in _CLOSING_BRACKETS:
        return False
    width = display_width(block.text)
    return width <= MAX_HEADING_WIDTH and display_width(next_block.text) > MIN_PARAGRAPH_RATIO * width
