"""All fields but the title, gathered once the classifier has spoken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from newsclean.article.model import Image, Person
from newsclean.classify.verdict import Classification
from newsclean.metadata.authors.candidates import author_candidates
from newsclean.metadata.authors.people import split_names
from newsclean.metadata.candidates import Candidate, CandidatesByField, T, choose_best, chosen_value
from newsclean.metadata.dates.candidates import modified_candidates, published_candidates
from newsclean.metadata.images import find_images
from newsclean.metadata.language import find_language
from newsclean.metadata.markup.json_ld import Node, all_texts, first_text, node_types
from newsclean.metadata.markup.stated import StatedMetadata, read_stated_metadata
from newsclean.metadata.outlet import normalize_outlet
from newsclean.metadata.page_urls import resolve_url
from newsclean.metadata.paywall import paywall_candidates
from newsclean.metadata.section import sections_from_steps
from newsclean.metadata.tags import tag_candidates
from newsclean.metadata.title.choice import TitleChoice
from newsclean.metadata.visible import VisibleFields, extract_visible_fields
from newsclean.parse.model import Page
from newsclean.parse.plaintext.header import STATED

_SOURCE_META = (
    "head:source", "source", "contentsource", "article:source", "mediaid", "og:article:source", "apub:from", "newssource", "articlesource", "article_source",
    "pubsource", "og:source", "copyfrom", "weixin:account", "weibo:article:source",
)  # fmt: skip
_EDITOR_META = ("editor", "article:editor", "responsibleeditor", "editorname", "责任编辑")
_MAX_DESCRIPTION = 2000


class Fields(NamedTuple):
    """Everything but title and body, and the evidence for it."""

    canonical_url: str | None
    site: str | None
    language: str | None
    description: str | None
    subtitle: str | None
    authors: tuple[Person, ...]
    editors: tuple[Person, ...]
    source: str | None
    published: str | None
    modified: str | None
    section: tuple[str, ...]
    tags: tuple[str, ...]
    images: tuple[Image, ...]
    lead_image: str | None
    paywalled: bool | None
    evidence: Mapping[str, str]
    field_blocks: Mapping[int, str]
    considered: CandidatesByField
    """Every field's candidates, losers as well, as they were found."""


def extract_fields(
    page: Page, title: TitleChoice, classification: Classification, fetched_at: str | None = None
) -> Fields:
    """Choose every field among what the page's markup and its visible text offer.

    ``fetched_at`` (ISO 8601) is what a date such as "3 hours ago" counts from; without it none is made of such a line.
    """
    said = read_stated_metadata(page.hints)
    meta, found, stories = said
    seen = extract_visible_fields(page, title, classification)
    evidence: dict[str, str] = {}
    considered: dict[str, Sequence[Candidate[Any]]] = {"title": title.considered}
    if title.title:
        evidence["title"] = title.evidence
    if page.url is not None and page.url == meta.get("head:url", [None])[0]:
        evidence["url"] = "head:url"

    def pick(name: str, candidates: Sequence[Candidate[T]]) -> Candidate[T] | None:
        considered[name] = candidates = list(map(_named, candidates))
        choice = choose_best(candidates)
        if choice is not None:
            evidence[name] = choice.origin
        return choice

    body_text = "\n".join(
        block.text for block, verdict in zip(page.blocks, classification.verdicts, strict=True) if verdict.keep
    )
    site = chosen_value(pick("site", _site(meta, found)))
    roles = dict(seen.field_blocks)
    authors = pick("authors", author_candidates(page, said, title, classification, site, roles))
    # A name beside the date is an outlet's unless it turns out to be the writer's.
    names = {one.name for one in authors.value} if authors and authors.origin.startswith("text:") else set()
    editors = chosen_value(pick("editors", _editors(said, seen))) or ()
    section = pick("section", _section(meta, found, stories, seen, title.title))
    when = chosen_value(pick("published", published_candidates(page, said, seen.dates, fetched_at)))
    images = find_images(page, classification)
    pictured = [url for node in stories[:1] for url in _urls(node.get("image") or node.get("thumbnailUrl"))]
    addresses = (*meta.get("og:image", ()), *meta.get("twitter:image", ()), *pictured)
    lead = next(filter(None, (resolve_url(page, url) for url in addresses)), None)
    languages = [
        page.hints.lang,
        *(first_text(node.get("inLanguage")) for node in stories),
        *meta.get("content-language", ()),
        *meta.get("og:locale", ()),
    ]
    links = [href for rel, href in page.hints.links if rel == "canonical"]
    return Fields(
        canonical_url=next(filter(None, (resolve_url(page, url) for url in (*links, *meta.get("og:url", ())))), None),
        site=site,
        language=find_language(languages, body_text),
        description=_first(meta, "head:description", "description", "og:description", "twitter:description", "dc.description")
        or _of_story(stories, "description"),
        subtitle=title.subtitle or _first(meta, "head:subtitle") or _of_story(stories, "alternativeHeadline", title.title),
        authors=authors.value if authors else (),
        editors=editors,
        source=chosen_value(pick("source", [one for one in _source(said, seen) if one.value not in names])),
        published=when,
        modified=chosen_value(pick("modified", modified_candidates(said, seen.dates))),
        section=section.value if section else (),
        tags=chosen_value(pick("tags", tag_candidates(page, said, classification))) or (),
        images=images,
        lead_image=lead or (images[0].url if images else None),
        paywalled=chosen_value(pick("paywalled", paywall_candidates(page, said, classification))),
        evidence=evidence,
        field_blocks=roles,
        considered=considered,
    )  # fmt: skip


def _named(candidate: Candidate[T]) -> Candidate[T]:
    """A candidate whose origin in a dump's head is called so: its fields are read among those of ``<meta>``."""
    origin = candidate.origin.removeprefix("meta:")
    return replace(candidate, origin=origin) if origin.startswith(STATED) else candidate


def _of_story(stories: list[Node], key: str, other_than: str | None = None) -> str | None:
    """What the story's node says under a key, unless that is another field's value."""
    said = next(filter(None, (first_text(node.get(key)) for node in stories[:1])), None)
    return said[:_MAX_DESCRIPTION] if said and said != other_than else None


def _urls(value: object) -> list[str]:
    """The addresses of an image or of several, as texts or as objects."""
    out = []
    for one in value if isinstance(value, list) else [value]:
        url = one.get("url") or one.get("contentUrl") if isinstance(one, dict) else one
        if isinstance(url, str):
            out.append(url)
    return out


def _first(meta: dict[str, list[str]], *names: str) -> str | None:
    return next((meta[name][0][:_MAX_DESCRIPTION] for name in names if meta.get(name)), None)


def _site(meta: dict[str, list[str]], found: list[Node]) -> list[Candidate[str]]:
    out = [
        Candidate(meta[name][0], f"meta:{name}", weight)
        for name, weight in (("head:site", 0.9), ("og:site_name", 0.9), ("sitename", 0.85), ("application-name", 0.6))
        if meta.get(name)
    ]
    for node in found:
        name = first_text(node.get("publisher"))
        if name and not name.startswith("http"):
            out.append(Candidate(name, "json-ld:publisher", 0.8))
            break
        if "WebSite" in node_types(node) and first_text(node.get("name")):
            out.append(Candidate(first_text(node.get("name")) or "", "json-ld:website", 0.7))
    return out


def _editors(said: StatedMetadata, seen: VisibleFields) -> list[Candidate[tuple[Person, ...]]]:
    out = [Candidate(seen.editors, "line:editor", 0.9)] if seen.editors else []
    for node in said.stories[:1]:
        value = node.get("editor")
        stated = [one for one in (value if isinstance(value, list) else [value]) if one]
        people = tuple(
            Person(name, first_text(one.get("jobTitle")) if isinstance(one, dict) else None)
            for one in stated
            for name in split_names(first_text(one) or "")
        )
        if people:
            out.append(Candidate(people, "json-ld:editor", 0.7))
    for name in _EDITOR_META:
        people = tuple(Person(one) for text in said.meta.get(name, ()) for one in split_names(text))
        if people:
            out.append(Candidate(people, f"meta:{name}", 0.6))
            break
    return out


def _source(said: StatedMetadata, seen: VisibleFields) -> list[Candidate[str]]:
    out = []
    if seen.source:
        out.append(Candidate(seen.source, "line:source", 0.9))
    for node in said.stories[:1]:
        outlet = first_text(node.get("sourceOrganization"))
        if outlet and not outlet.startswith("http"):
            out.append(Candidate(outlet, "json-ld:sourceOrganization", 0.75))
    for name in _SOURCE_META:
        outlet = normalize_outlet(next(iter(said.meta.get(name, ())), None))
        if outlet:
            out.append(Candidate(outlet, f"meta:{name}", 0.7))
    return out


def _section(
    meta: dict[str, list[str]], found: list[Node], stories: list[Node], seen: VisibleFields, title: str | None
) -> list[Candidate[tuple[str, ...]]]:
    out = []
    if seen.section:
        out.append(Candidate(seen.section, "breadcrumb", 0.9))
    for node in found:
        if "BreadcrumbList" in node_types(node) and isinstance(node.get("itemListElement"), list):
            steps = [
                first_text(step.get("name")) or first_text(step.get("item"))
                for step in node["itemListElement"]
                if isinstance(step, dict)
            ]
            parts = sections_from_steps([step for step in steps if step and not step.startswith("http")], title)
            if parts:
                out.append(Candidate(parts, "json-ld:BreadcrumbList", 0.8))
    for node in stories:
        parts = tuple(all_texts(node.get("articleSection")))
        if parts:
            out.append(Candidate(parts, "json-ld:articleSection", 0.7))
            break
    for name in ("head:section", "article:section", "columnname", "og:category"):
        if meta.get(name):
            out.append(Candidate(tuple(meta[name]), f"meta:{name}", 0.6))
            break
    return out
