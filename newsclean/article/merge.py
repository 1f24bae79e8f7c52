"""The articles of a story's pages → one article, in which no paragraph stands twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from newsclean.article.model import Article, BodyBlock, Embed, Extraction, Image
from newsclean.article.warnings import ExtractionWarning
from newsclean.text.width import display_width

MIN_REPEATED_WIDTH = 40
"""Width from which a block that an earlier page has as well is left out wherever it stands. A shorter one, such as an answer
in an interview, may stand in a story twice: it is left out only at the start or the end of its page."""
MIN_WHOLE_SHARE = 0.8
"""The share of the blocks before it that a page has as well where it holds the whole story."""
_FILLED_FIELDS = ("authors", "editors", "source", "published", "modified", "section", "tags", "lead_image")
"""Fields that a later page may state where the first does not. The editors often stand at the end of the last page."""
_Placed = TypeVar("_Placed", Image, Embed)


def merge_pages(pages: Sequence[Article]) -> Article:
    """Merge the articles of a story's pages, in the order of the pages.

    The fields are those of the first page, and of a later one where the first has none. A page that holds the whole story
    gives the body in place of those before it.

    Args:
        pages: the articles; the first is that of the story's own address.
    """
    first = pages[0]
    body: list[BodyBlock] = list(first.body)
    images, embeds, updates = list(first.images), list(first.embeds), list(first.updates)
    used = [first]
    next_page = first.extraction.next_page
    for page in pages[1:]:
        if holds_story(_texts(page.body), _texts(body)):
            body, images, embeds, updates = list(page.body), list(page.images), list(page.embeds), list(page.updates)
            used.append(page)
            next_page = None
            continue
        added = _without_repeats(page.body, body)
        next_page = page.extraction.next_page if added.blocks else None
        if not added.blocks:
            continue
        # For each index in the page's body, the index in the merged one.
        places = [len(body) + place for place in added.places]
        images += _placed(page.images, places, {image.url for image in images})
        embeds += _placed(page.embeds, places, {embed.url for embed in embeds})
        updates += [
            replace(update, first=places[update.first], last=places[update.last + 1] - 1)
            for update in page.updates
            if places[update.first] < places[update.last + 1]
        ]
        body += added.blocks
        used.append(page)
    fields, evidence = _fill_fields(used)
    return replace(
        first, body=tuple(body), images=tuple(images), embeds=tuple(embeds), updates=tuple(updates),
        extraction=_merge_extractions(used, evidence, next_page), **fields,
    )  # fmt: skip


def add_warning(article: Article, warning: ExtractionWarning) -> Article:
    """Return an article with one more warning."""
    warnings = (*article.extraction.warnings, warning)
    return replace(article, extraction=replace(article.extraction, warnings=warnings))


class _Added(NamedTuple):
    blocks: list[BodyBlock]
    places: list[int]
    """For each index in the page's body, and for its end, the number of blocks before it that are added."""


def holds_story(texts: Iterable[str], before: Iterable[str]) -> bool:
    """Whether a page holds the story that stands before it, and more of it.

    Args:
        texts: the texts of the page's blocks.
        before: the texts of the blocks of the pages before it.
    """
    keys = set(map(_key, texts))
    known = set(map(_key, before))
    return len(keys - known) > 0 and len(keys & known) >= MIN_WHOLE_SHARE * len(known)


def _without_repeats(blocks: Sequence[BodyBlock], before: Sequence[BodyBlock]) -> _Added:
    known = set(map(_key, _texts(before)))
    is_repeated = [_key(text) in known for text in _texts(blocks)]
    start = next((index for index, repeated in enumerate(is_repeated) if not repeated), len(blocks))
    end = next((index for index in range(len(blocks), 0, -1) if not is_repeated[index - 1]), 0)
    added: list[BodyBlock] = []
    places = []
    for index, block in enumerate(blocks):
        places.append(len(added))
        is_at_edge = index < start or index >= end
        if not (is_repeated[index] and (is_at_edge or display_width(block.text) >= MIN_REPEATED_WIDTH)):
            added.append(block)
    return _Added(added, [*places, len(added)])


def _texts(blocks: Iterable[BodyBlock]) -> Iterator[str]:
    return (block.text for block in blocks)


def _key(text: str) -> str:
    return " ".join(text.casefold().split())


def _placed(items: Iterable[_Placed], places: Sequence[int], known: set[str]) -> list[_Placed]:
    """Return images or embeds that no earlier page has, at their places in the merged body."""
    return [
        item if item.before is None else replace(item, before=places[item.before])
        for item in items
        if item.url not in known
    ]


def _fill_fields(pages: Sequence[Article]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the values, with their evidence, of fields that a later page states and the first does not."""
    values: dict[str, Any] = {}
    evidence: dict[str, str] = {}
    for name in _FILLED_FIELDS:
        page = next((page for page in pages if getattr(page, name)), pages[0])
        if page is not pages[0]:
            values[name] = getattr(page, name)
            if name in page.extraction.evidence:
                evidence[name] = page.extraction.evidence[name]
    return values, evidence


def _merge_extractions(pages: Sequence[Article], evidence: Mapping[str, str], next_page: str | None) -> Extraction:
    extractions = [page.extraction for page in pages]
    first, last = extractions[0], extractions[-1]
    dropped: Counter[str] = Counter()
    for extraction in extractions:
        dropped.update(extraction.dropped)
    addresses = tuple(dict.fromkeys(page.url for page in pages if page.url is not None))
    merged_evidence = {**evidence, **first.evidence}
    next_page = next_page if next_page not in addresses else None
    merged_evidence.pop("next_page", None)
    if next_page is not None and "next_page" in last.evidence:
        merged_evidence["next_page"] = last.evidence["next_page"]
    return replace(
        first,
        confidence=min(extraction.confidence for extraction in extractions),
        evidence=merged_evidence,
        dropped=dict(dropped.most_common()),
        warnings=tuple(dict.fromkeys(warning for extraction in extractions for warning in extraction.warnings)),
        pages=addresses if len(addresses) > 1 else (),
        next_page=next_page,
    )
