"""All fields but the title, gathered once the classifier has spoken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from newsclean.article.model import Image, Person
from newsclean.classify.verdict import Classification
from newsclean.metadata.authors.candidates import author_candidates
from newsclean.metadata.authors.people import split_names
from newsclean.metadata.candidates import Candidate, Considered, T, choose, value_of
from newsclean.metadata.dates.candidates import modified, published
from newsclean.metadata.images import pictures
from newsclean.metadata.language import find_language
from newsclean.metadata.markup.json_ld import Node, text_of, texts_of, types
from newsclean.metadata.markup.stated import StatedMetadata, read_stated_metadata
from newsclean.metadata.outlet import clean_outlet
from newsclean.metadata.page_urls import resolve_url
from newsclean.metadata.paywall import paywall_candidates
from newsclean.metadata.section import sections
from newsclean.metadata.tags import tag_candidates
from newsclean.metadata.title.choice import TitleChoice
from newsclean.metadata.visible import Visible, look
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
    considered: Considered
    """Every field's candidates, losers as well, as they were found."""


def extract(page: Page, title: TitleChoice, classification: Classification, fetched_at: str | None = None) -> Fields:
    """Choose every field among what the page's markup and its visible text offer.

    ``fetched_at`` (ISO 8601) is what a date such as "3 hours ago" counts from; without it none is made of such a line.
    """
    said = read_stated_metadata(page.hints)
    meta, found, stories = said
    seen = look(page, title, classification)
    evidence: dict[str, str] = {}
    considered: dict[str, Sequence[Candidate[Any]]] = {"title": title.considered}
    if title.title:
        evidence["title"] = title.evidence
    if page.url is not None and page.url == meta.get("head:url", [None])[0]:
        evidence["url"] = "head:url"

    def pick(name: str, candidates: Sequence[Candidate[T]]) -> Candidate[T] | None:
        considered[name] = candidates = list(map(_named, candidates))
        choice = choose(candidates)
        if choice is not None:
            evidence[name] = choice.origin
        return choice

    body_text = "\n".join(
        block.text for block, verdict in zip(page.blocks, classification.verdicts, strict=True) if verdict.keep
    )
    site = value_of(pick("site", _site(meta, found)))
    roles = dict(seen.field_blocks)
    authors = pick("authors", author_candidates(page, said, title, classification, site, roles))
    # A name beside the date is an outlet's unless it turns out to be the writer's.
    names = {one.name for one in authors.value} if authors and authors.origin.startswith("text:") else set()
    editors = value_of(pick("editors", _editors(said, seen))) or ()
    section = pick("section", _section(meta, found, stories, seen, title.title))
    when = value_of(pick("published", published(page, said, seen.dates, fetched_at)))
    images = pictures(page, classification)
    pictured = [url for node in stories[:1] for url in _urls(node.get("image") or node.get("thumbnailUrl"))]
    addresses = (*meta.get("og:image", ()), *meta.get("twitter:image", ()), *pictured)
    lead = next(filter(None, (resolve_url(page, url) for url in addresses)), None)
    languages = [
        page.hints.lang,
        *(text_of(node.get("inLanguage")) for node in stories),
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
        source=value_of(pick("source", [one for one in _source(said, seen) if one.value not in names])),
        published=when,
        modified=value_of(pick("modified", modified(said, seen.dates))),
        section=section.value if section else (),
        tags=value_of(pick("tags", tag_candidates(page, said, classification))) or (),
        images=images,
        lead_image=lead or (images[0].url if images else None),
        paywalled=value_of(pick("paywalled", paywall_candidates(page, said, classification))),
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
    said = next(filter(None, (text_of(node.get(key)) for node in stories[:1])), None)
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
        name = text_of(node.get("publisher"))
        if name and not name.startswith("http"):
            out.append(Candidate(name, "json-ld:publisher", 0.8))
            break
        if "WebSite" in types(node) and text_of(node.get("name")):
            out.append(Candidate(text_of(node.get("name")) or "", "json-ld:website", 0.7))
    return out


def _editors(said: StatedMetadata, seen: Visible) -> list[Candidate[tuple[Person, ...]]]:
    out = [Candidate(seen.editors, "line:editor", 0.9)] if seen.editors else []
    for node in said.stories[:1]:
        value = node.get("editor")
        stated = [one for one in (value if isinstance(value, list) else [value]) if one]
        people = tuple(
            Person(name, text_of(one.get("jobTitle")) if isinstance(one, dict) else None)
            for one in stated
            for name in split_names(text_of(one) or "")
        )
        if people:
            out.append(Candidate(people, "json-ld:editor", 0.7))
    for name in _EDITOR_META:
        people = tuple(Person(one) for text in said.meta.get(name, ()) for one in split_names(text))
        if people:
            out.append(Candidate(people, f"meta:{name}", 0.6))
            break
    return out


def _source(said: StatedMetadata, seen: Visible) -> list[Candidate[str]]:
    out = []
    if seen.source:
        out.append(Candidate(seen.source, "line:source", 0.9))
    for node in said.stories[:1]:
        outlet = text_of(node.get("sourceOrganization"))
        if outlet and not outlet.startswith("http"):
            out.append(Candidate(outlet, "json-ld:sourceOrganization", 0.75))
    for name in _SOURCE_META:
        outlet = clean_outlet(next(iter(said.meta.get(name, ())), None))
        if outlet:
            out.append(Candidate(outlet, f"meta:{name}", 0.7))
    return out


def _section(
    meta: dict[str, list[str]], found: list[Node], stories: list[Node], seen: Visible, title: str | None
) -> list[Candidate[tuple[str, ...]]]:
    out = []
    if seen.section:
        out.append(Candidate(seen.section, "breadcrumb", 0.9))
    for node in found:
        if "BreadcrumbList" in types(node) and isinstance(node.get("itemListElement"), list):
            steps = [
                text_of(step.get("name")) or text_of(step.get("item"))
                for step in node["itemListElement"]
                if isinstance(step, dict)
            ]
            parts = sections([step for step in steps if step and not step.startswith("http")], title)
            if parts:
                out.append(Candidate(parts, "json-ld:BreadcrumbList", 0.8))
    for node in stories:
        parts = tuple(texts_of(node.get("articleSection")))
        if parts:
            out.append(Candidate(parts, "json-ld:articleSection", 0.7))
            break
    for name in ("head:section", "article:section", "columnname", "og:category"):
        if meta.get(name):
            out.append(Candidate(tuple(meta[name]), f"meta:{name}", 0.6))
            break
    return out
