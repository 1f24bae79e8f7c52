"""Verdicts and fields → Article."""

from __future__ import annotations

from collections import Counter

from newsclean.article.model import Article, BodyBlock, Extraction
from newsclean.classify.verdict import Classification
from newsclean.errors import NoArticle
from newsclean.metadata.fields import extract_fields
from newsclean.metadata.page_urls import resolve_url
from newsclean.parse.model import Block, Page
from newsclean.story import Story, keeps_units
from newsclean.text.width import display_width
from newsclean.version import VERSION

_WALL_UNITS = 700
"""Units of body below which a page may be a bot check or the like: such pages explain themselves at some length."""
_HEADING_UNITS = 70
_SENTENCE_ENDS = ".!?。！？…;；:：,，、।۔"


def assemble(story: Story, *, encoding: str | None, fetched_at: str | None, warnings: tuple[str, ...]) -> Article:
    """Put the article together.

    Raises:
        NoArticle: no block of the page is article text, or the page stands in a story's place.
    """
    page, title, classification, _ = story
    if not keeps_units(page, classification, _WALL_UNITS):
        _reject_interstitial(page)
    if not story.found:
        raise NoArticle("no article found; the page may be a front page or may be filled by scripts")
    fields = extract_fields(page, title, classification, fetched_at)
    dropped = Counter(
        fields.field_blocks.get(index, verdict.role)
        for index, verdict in enumerate(classification.verdicts)
        if not verdict.keep
    )
    if page.header_lines:
        dropped["metadata"] += len(page.header_lines)
    return Article(
        url=page.url,
        canonical_url=fields.canonical_url,
        site=fields.site,
        language=fields.language,
        title=title.title,
        subtitle=fields.subtitle,
        description=fields.description,
        authors=fields.authors,
        editors=fields.editors,
        source=fields.source,
        published=fields.published,
        modified=fields.modified,
        section=fields.section,
        tags=fields.tags,
        body=body(page, classification),
        images=fields.images,
        lead_image=fields.lead_image,
        paywalled=fields.paywalled,
        extraction=Extraction(
            version=VERSION,
            input=page.input,
            encoding=encoding,
            fetched_at=fetched_at,
            confidence=classification.confidence,
            evidence=fields.evidence,
            dropped=dict(dropped.most_common()),
            warnings=warnings + page.warnings + classification.warnings,
        ),
    )


def _reject_interstitial(page: Page) -> None:
    """Raise NoArticle where a page with little text is one that a site shows instead of a story."""
    from newsclean.rules.interstitials import find_interstitial

    interstitial = find_interstitial("\n".join((page.hints.title or "", *(block.text for block in page.blocks[:200]))))
    if interstitial is not None:
        raise NoArticle(f"this is {interstitial.message} ({interstitial.id})")


def body(page: Page, classification: Classification) -> tuple[BodyBlock, ...]:
    """The kept blocks as body blocks, in page order."""
    kept = [block for block, verdict in zip(page.blocks, classification.verdicts, strict=True) if verdict.keep]
    out = []
    for at, block in enumerate(kept):
        following = kept[at + 1] if at + 1 < len(kept) else None
        if block.kind == "heading" or _looks_like_heading(page, block, following):
            out.append(BodyBlock("heading", block.text, level=block.level or None))
        else:
            out.append(BodyBlock(block.kind, block.text, rows=block.rows, image=resolve_url(page, block.image)))
    return tuple(out)


def _looks_like_heading(page: Page, block: Block, following: Block | None) -> bool:
    """A short line of its own with no stop, before a longer paragraph: dumps have no other headings.

    In HTML such a line must be all bold as well.
    """
    if block.kind != "paragraph" or following is None or following.kind not in ("paragraph", "list_item", "quote"):
        return False
    if page.input == "html" and "all:bold" not in block.attrs:
        return False
    bare = block.text.rstrip("”\"'’」』)） ")
    if not bare or bare[-1] in _SENTENCE_ENDS or block.text[-1] in "）)]】":
        return False
    width = display_width(block.text)
    return width <= _HEADING_UNITS and display_width(following.text) > 1.5 * width
