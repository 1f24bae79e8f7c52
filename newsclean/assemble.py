"""Story → Article: the fields, the body, and how they were extracted."""

from __future__ import annotations

from collections import Counter

from newsclean.article.description import json_key_names
from newsclean.article.model import Article, Extraction
from newsclean.article.warnings import ExtractionWarning, warn
from newsclean.body import build_body
from newsclean.errors import NoArticle
from newsclean.metadata.field_confidence.measure import measure_field_confidence
from newsclean.metadata.fields import Fields, extract_fields
from newsclean.metadata.pagination.links import NO_STORY_LINKS, StoryLink, StoryLinks, find_story_links
from newsclean.page_kind.live_blog import find_updates
from newsclean.page_kind.verdict import PageVerdict, find_page_verdict
from newsclean.story import Story
from newsclean.version import VERSION

MAX_DOUBTFUL_CONFIDENCE = 0.5
"""The confidence of an article whose charset is a guess, at most."""
_EXTRACTED_FIELDS = tuple(name for name in json_key_names(Article) if name in Fields._fields)
"""The fields of the Article that :func:`extract_fields` gives under the same name."""


def assemble(
    story: Story,
    *,
    encoding: str | None,
    fetched_at: str | None,
    warnings: tuple[ExtractionWarning, ...],
    is_doubtful: bool = False,
) -> Article:
    """Build the article of a story.

    Args:
        story: the page with its title and verdicts.
        encoding: the charset that the page was decoded with.
        fetched_at: when the page was fetched, ISO 8601. Dates such as "3 hours ago" are relative to it.
        warnings: the warnings of decoding.
        is_doubtful: whether the charset is a guess.

    Raises:
        NoArticle: the page has no body, or is an interstitial such as a bot check.
    """
    page, title, classification, *_ = story
    verdict = find_page_verdict(story)
    if verdict.no_article is not None:
        raise NoArticle(verdict.no_article, kind=verdict.instead, url=page.url)
    blocks = story.kept_blocks
    archived_at = page.archived.archived_at if page.archived is not None else None
    # "3 hours ago" counts from the time at which the archive read the page.
    fields = extract_fields(page, title, classification, archived_at or fetched_at)
    body = build_body(page, blocks)
    next_page = find_links(story, verdict).next_page
    if body.lacks_base_url:
        warnings = (*warnings, warn("no_base_url"))
    updates = find_updates(story) if verdict.kind == "article" else ()
    return Article(
        url=page.url,
        title=title.title,
        body=body.blocks,
        updates=updates,
        **{name: getattr(fields, name) for name in _EXTRACTED_FIELDS},
        extraction=Extraction(
            version=VERSION,
            input=page.input,
            encoding=encoding,
            fetched_at=fetched_at,
            confidence=limit_confidence(classification.confidence, verdict, is_doubtful),
            evidence=_find_evidence(story, fields, next_page),
            dropped=_count_dropped(story, fields),
            confidence_by_field=measure_field_confidence(fields.candidates, fields.evidence),
            warnings=warnings + page.warnings + classification.warnings + verdict.warnings,
            next_page=next_page.url if next_page else None,
            archived_at=archived_at,
            page_kind="live_blog" if updates else verdict.kind,
        ),
    )


def find_links(story: Story, verdict: PageVerdict) -> StoryLinks:
    """Find the links of a story to its other pages. The pages of a list of stories are not those of one story."""
    if verdict.no_article is not None or verdict.kind in ("front_page", "listing"):
        return NO_STORY_LINKS
    comments = [index for index, exclusion in story.excluded.items() if exclusion.role == "comments"]
    return find_story_links(story.full_page, comments)


def _find_evidence(story: Story, fields: Fields, next_page: StoryLink | None) -> dict[str, str]:
    """The origin of each field's value; that of the body where it is not the visible text."""
    evidence = dict(fields.evidence)
    if next_page is not None:
        evidence["next_page"] = next_page.origin
    if story.page.archived is not None and story.page.archived.archived_at is not None:
        evidence["archived_at"] = story.page.archived.origin
    if any(warning.code == "embedded_story" for warning in story.classification.warnings):
        evidence["body"] = "embedded"
    return evidence


def limit_confidence(confidence: float, verdict: PageVerdict, is_doubtful: bool) -> float:
    """Return the confidence of an article, lowered where the page is no single story or its charset is a guess."""
    return min(confidence, verdict.max_confidence, MAX_DOUBTFUL_CONFIDENCE if is_doubtful else 1.0)


def _count_dropped(story: Story, fields: Fields) -> dict[str, int]:
    """Count the dropped blocks, and the words cut off kept blocks, by role, most frequent first."""
    field_roles = fields.field_blocks
    dropped = Counter(
        [
            field_roles.get(index, verdict.role)
            for index, verdict in enumerate(story.classification.verdicts)
            if not verdict.keep
        ]
    )
    dropped.update([exclusion.role for exclusion in story.excluded.values()])
    for index, trim in story.trims.items():
        if story.classification.verdicts[index].keep:
            dropped.update(cut.role for cut in trim.cuts)
    if story.page.header_lines:
        dropped["metadata"] += len(story.page.header_lines)
    return dict(dropped.most_common())
