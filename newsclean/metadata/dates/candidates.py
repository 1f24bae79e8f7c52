"""When the story was published and last modified: the candidates, from markup, URL and visible lines."""

from __future__ import annotations

from typing import Literal

from newsclean.metadata.candidates import Candidate
from newsclean.metadata.dates.line_dates import LineDates
from newsclean.metadata.dates.parsing import (
    find_date,
    is_ambiguous,
    parse_timestamp,
    parse_url_date,
    swap_day_and_month,
)
from newsclean.metadata.dates.relative import parse_relative_date
from newsclean.metadata.dates.visible_date import (
    LastModification,
    correct_false_utc,
    last_change_candidate,
    line_date_candidate,
    local_day_candidate,
    prefer_offset,
)
from newsclean.metadata.markup.json_ld import first_text, node_types, read_nodes
from newsclean.metadata.markup.stated import StatedMetadata
from newsclean.metadata.title.site_name import split_title
from newsclean.parse.model import Page
from newsclean.text.patterns import lazy_pattern

_PUBLISHED_META = dict((
    ("head:published", 0.85),
    ("article:published_time", 0.85), ("og:article:published_time", 0.8), ("weibo:article:create_at", 0.9), ("datepublished", 0.8),
    ("parsely-pub-date", 0.8), ("sailthru.date", 0.78), ("publishdate", 0.75), ("pubdate", 0.75), ("publish_date", 0.75),
    ("og:published_time", 0.75), ("article_date_original", 0.75), ("cxenseparse:recs:publishtime", 0.75), ("dc.date.issued", 0.75),
    ("citation_publication_date", 0.74), ("citation_online_date", 0.72), ("citation_date", 0.72), ("published", 0.72), ("published_at", 0.72),
    ("weixin:published", 0.85), ("bytedance:published_time", 0.8), ("og:time", 0.7), ("newsdate", 0.7), ("publishtime", 0.7), ("publish-date", 0.7), ("ptime", 0.65), ("article:published", 0.75),
     ("bt:pubdate", 0.75), ("firstpublishtime", 0.75), ("releasetime", 0.7), ("dcterms.issued", 0.75),
    ("dcterms.created", 0.7), ("dc.date", 0.7), ("dcterms.date", 0.7), ("og:release_date", 0.7), ("publication_date", 0.7), ("apub:time", 0.64),
    ("_pubtime", 0.7), ("pubtime", 0.7), ("displaydate", 0.65), ("date", 0.6), ("article:create_at", 0.6),
))  # fmt: skip
_MODIFIED_META = (
    "head:modified", "article:modified_time", "bytedance:updated_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod",
)  # fmt: skip
_LISTED_WEIGHTS = {"published": {"feed": 0.7, "sitemap": 0.7}, "modified": {"feed": 0.45, "sitemap": 0.2}}
_JSON_LD_DATE = lazy_pattern(r'"datePublished"\s{0,4}:\s{0,4}"([^"]{8,40})"')
_MEDIA_TYPES = frozenset(("VideoObject", "AudioObject", "ImageObject", "MediaObject", "Comment", "Event"))
"""Types of JSON-LD whose date is not the story's."""
_MAX_SCRIPT_CHARS = 500_000
_PUBLICATION_NAME = lazy_pattern(
    r"(?:publi[sc]|release|creat|issued|posted|article|^pub).{0,12}(?:date|time|_at$)|(?:date|time).{0,3}(?:publi|issued|creat)"
)
_OTHER_DATE_NAME = lazy_pattern(r"modif|updat|expir|unpublish|revis|lastmod|timezone|read")
_LAST_SIGNS_OF_DATE = (".", "/", "-")
_DATE_ALONE = lazy_pattern(r"[\d./-]{8,10}|\d{1,2}\.? \w{3,12} \d{4}|\w{3,12} \d{1,2}, \d{4}")


def published_candidates(
    page: Page, stated: StatedMetadata, dates: LineDates, fetched_at: str | None
) -> list[Candidate[str]]:
    """Return every date of publication.

    Args:
        page: the page.
        stated: what its markup states.
        dates: the dates in its lines.
        fetched_at: the time (ISO 8601) that a relative date counts from; without it relative dates are left out.
    """
    candidates = [*_json_ld_candidates(page, stated), *_meta_candidates(stated, dates.line)]
    if dates.itemprop:
        candidates.append(Candidate(dates.itemprop, "itemprop:datePublished", 0.82))
    if dates.time:
        candidates.append(Candidate(dates.time, "time", 0.62))
    from_url = parse_url_date(
        page.url or next((href for rel, href in page.hints.links if rel == "canonical"), "") or ""
    )
    if from_url:
        candidates.append(Candidate(from_url, "url", 0.5))
    if dates.line:
        candidates.append(line_date_candidate(dates, candidates, _last_modification(stated, dates)))
    if dates.original:
        candidates.append(Candidate(dates.original, "line:original", 0.72))
    if dates.mention:
        candidates.append(Candidate(dates.mention, "line:mention", 0.35))
    if dates.alone:
        candidates.append(Candidate(dates.alone, "line:alone", 0.3))
    if page.hints.title and (stamped := _date_in_document_title(page.hints.title)):
        candidates.append(Candidate(stamped, "title", 0.6))
    if dates.updated:
        candidates.append(last_change_candidate(dates.updated, candidates))
    if dates.relative and fetched_at:
        moment = parse_relative_date(dates.relative, fetched_at)
        if moment:
            candidates.append(Candidate(moment, "line:relative", 0.4))
    corrected = correct_false_utc(candidates, dates)
    # A moment that was put right is better than the local day alone.
    is_better = corrected is not candidates and "T" not in (dates.line or "")
    candidates = corrected
    local = None if is_better else local_day_candidate(candidates, dates)
    candidates += listed_candidates(page, "published")
    return prefer_offset([*candidates, local] if local else candidates)


def _last_modification(stated: StatedMetadata, dates: LineDates) -> LastModification:
    pairs = ((first_text(node.get("datePublished")), first_text(node.get("dateModified"))) for node in stated.stories)
    return LastModification(
        frozenset(one.value[:10] for one in modified_candidates(stated, dates)),
        any(published is not None and published == changed for published, changed in pairs),
    )


def _date_in_document_title(title: str) -> str | None:
    """A date that is the last part of the document title, as broadcasters write it."""
    if not title.rstrip()[-1:].isdecimal() and not title.rstrip().endswith(_LAST_SIGNS_OF_DATE):
        return None
    part = split_title(title)[-1].strip()
    return find_date(part) if _DATE_ALONE.fullmatch(part) else None


def _json_ld_candidates(page: Page, stated: StatedMetadata) -> list[Candidate[str]]:
    candidates = []
    for node in stated.stories:
        iso = parse_timestamp(first_text(node.get("datePublished")) or "")
        if iso:
            candidates.append(Candidate(iso, "json-ld:datePublished", 0.9))
            break
    for node in stated.nodes:
        iso = parse_timestamp(first_text(node.get("datePublished")) or "") if "WebPage" in node_types(node) else None
        if iso:
            candidates.append(Candidate(iso, "json-ld:WebPage", 0.55))
            break
    if not candidates:
        others = (node for node in stated.nodes if _MEDIA_TYPES.isdisjoint(node_types(node)))
        texts = [first_text(node.get("datePublished")) or "" for node in others]
        # Malformed JSON-LD may still contain it.
        malformed = (text[:_MAX_SCRIPT_CHARS] for text in page.hints.json_ld if not read_nodes((text,)))
        texts.extend(one.group(1) for text in malformed for one in _JSON_LD_DATE.finditer(text))
        iso = next(filter(None, map(parse_timestamp, texts)), None)
        if iso:
            candidates.append(Candidate(iso, "json-ld:datePublished", 0.84))
    return candidates


def _meta_candidates(stated: StatedMetadata, line: str | None) -> list[Candidate[str]]:
    """The dates of ``<meta>`` tags. 03/04 is read as the day that a line of the page shows, where that is one of the two."""
    candidates = []
    uploads = stated.meta.get("uploaddate", ())
    for name, texts in stated.meta.items():
        weight = _PUBLISHED_META.get(name)
        if weight is None and ("date" in name or "time" in name or name.endswith("_at")):
            weight = 0.6 if _PUBLICATION_NAME.search(name) and not _OTHER_DATE_NAME.search(name) else None
        if weight is None or texts[0] in uploads:
            continue  # Microdata of a video, which alone has a day of upload.
        iso = parse_timestamp(texts[0])
        if (
            iso
            and line
            and is_ambiguous(texts[0])
            and (swapped := swap_day_and_month(iso))
            and swapped[:10] == line[:10]
        ):
            iso = swapped
        if iso:
            candidates.append(Candidate(iso, f"meta:{name}", weight))
    # Of equally reliable dates the earliest is chosen: later ones are often those of the last modification.
    return sorted(candidates, key=lambda one: one.value)


def listed_candidates(page: Page, field: Literal["published", "modified"]) -> list[Candidate[str]]:
    """Return the date in the list that has the page's address. Sitemaps often state when they were made as ``modified``."""
    listing = page.hints.listing
    iso = parse_timestamp(getattr(listing, field) or "") if listing is not None else None
    weights = _LISTED_WEIGHTS[field]
    return [Candidate(iso, f"{listing.origin}:{field}", weights.get(listing.origin, 0.5))] if listing and iso else []


def modified_candidates(stated: StatedMetadata, dates: LineDates) -> list[Candidate[str]]:
    """Return every date of the last modification that the page states."""
    candidates = []
    for node in stated.stories:
        iso = parse_timestamp(first_text(node.get("dateModified")) or "")
        if iso:
            candidates.append(Candidate(iso, "json-ld:dateModified", 0.9))
            break
    for name in _MODIFIED_META:
        iso = parse_timestamp(stated.meta[name][0]) if name in stated.meta else None
        if iso:
            candidates.append(Candidate(iso, f"meta:{name}", 0.8))
    if dates.updated:
        candidates.append(Candidate(dates.updated, "line:updated", 0.5))
    return prefer_offset(candidates)
