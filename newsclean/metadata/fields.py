"""All fields but title and body: the candidates of each, and the choice between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from newsclean.article.model import Embed, Image, Person, Rights
from newsclean.classify.verdict import Classification
from newsclean.metadata.archive_times import without_archive_times
from newsclean.metadata.authors.candidates import author_candidates
from newsclean.metadata.authors.people import ORGANIZATION
from newsclean.metadata.authors.publisher_names import find_publisher_names
from newsclean.metadata.candidates import Candidate, CandidatesByField, T, choose_best
from newsclean.metadata.dates.candidates import listed_candidates, modified_candidates, published_candidates
from newsclean.metadata.dates.conventions import conventions_of
from newsclean.metadata.dates.selected import find_selected_dates
from newsclean.metadata.editors import editor_candidates
from newsclean.metadata.language.choice import find_language
from newsclean.metadata.markup.json_ld import first_text
from newsclean.metadata.markup.stated import StatedMetadata, read_stated_metadata
from newsclean.metadata.media.embeds import find_embeds
from newsclean.metadata.media.images import find_images
from newsclean.metadata.media.places import Places
from newsclean.metadata.media.stated_images import find_stated_images
from newsclean.metadata.outlet import source_candidates
from newsclean.metadata.page_urls import resolve_url
from newsclean.metadata.paywall import paywall_candidates
from newsclean.metadata.rights import license_candidates, robots_candidates, tdm_candidates
from newsclean.metadata.section import section_candidates
from newsclean.metadata.site import site_candidates
from newsclean.metadata.tags import tag_candidates
from newsclean.metadata.title.choice import TitleChoice
from newsclean.metadata.visible import extract_visible_fields
from newsclean.parse.model import Page
from newsclean.parse.plaintext.header import HEADER_META_PREFIX

_DESCRIPTION_META = ("head:description", "description", "og:description", "twitter:description", "dc.description")
_MAX_DESCRIPTION_CHARS = 2000


class Fields(NamedTuple):
    """All fields but title and body."""

    canonical_url: str | None
    site: str | None
    language: str | None
    kicker: str | None
    subtitle: str | None
    description: str | None
    authors: tuple[Person, ...]
    editors: tuple[Person, ...]
    source: str | None
    published: str | None
    modified: str | None
    section: tuple[str, ...]
    tags: tuple[str, ...]
    images: tuple[Image, ...]
    lead_image: str | None
    embeds: tuple[Embed, ...]
    paywalled: bool | None
    rights: Rights
    evidence: Mapping[str, str]
    """The origin of each field's value, by the field's name."""
    field_blocks: Mapping[int, str]
    """The roles of blocks that only state a field, by the blocks' index."""
    candidates: CandidatesByField


class _Chooser:
    """Chooses the fields' values; keeps their candidates and the evidence."""

    def __init__(self) -> None:
        self.candidates: dict[str, Sequence[Candidate[Any]]] = {}
        self.evidence: dict[str, str] = {}

    def choose(self, field: str, candidates: Sequence[Candidate[T]]) -> Candidate[T] | None:
        self.candidates[field] = candidates = list(map(_without_meta_prefix, candidates))
        choice = choose_best(candidates)
        if choice is not None:
            self.evidence[field] = choice.origin
        return choice

    def value(self, field: str, candidates: Sequence[Candidate[T]], default: T) -> T:
        choice = self.choose(field, candidates)
        return choice.value if choice is not None else default

    def optional(self, field: str, candidates: Sequence[Candidate[T]]) -> T | None:
        choice = self.choose(field, candidates)
        return choice.value if choice is not None else None


def extract_fields(
    page: Page, title: TitleChoice, classification: Classification, fetched_at: str | None = None
) -> Fields:
    """Choose every field between the candidates of the page's markup and of its visible text.

    Args:
        page: the page.
        title: the headline that was found.
        classification: the verdicts on the page's blocks.
        fetched_at: the time (ISO 8601) that a relative date such as "3 hours ago" counts from; without it relative
            dates are left out.
    """
    stated = read_stated_metadata(page.hints)
    site_candidate_list = site_candidates(stated)
    publisher = find_publisher_names(stated, _best_value(site_candidate_list), page.url, page.hints.title)
    language = find_language(_stated_languages(page, stated), _body_text(page, classification))
    conventions = conventions_of(page, language)
    visible = extract_visible_fields(page, title, classification, publisher.site_names, conventions)
    chooser = _Chooser()
    chooser.candidates["title"] = title.candidates
    if title.title:
        chooser.evidence["title"] = title.evidence
    if page.url is not None and page.url == stated.first_meta("head:url"):
        chooser.evidence["url"] = "head:url"
    site = chooser.optional("site", site_candidate_list)
    field_blocks = dict(visible.field_blocks)
    section = chooser.value(
        "section", section_candidates(stated, visible.section, title.title, publisher.site_names), ()
    )
    editors = chooser.value("editors", editor_candidates(stated, visible.editors), ())
    sources = source_candidates(stated, visible.source, visible.credits, publisher.is_own)
    outlets = frozenset(one.value for one in sources if one.value != visible.source or visible.is_source_labelled)
    authors = chooser.choose(
        "authors",
        author_candidates(page, stated, title, classification, publisher.with_outlets(outlets), editors, field_blocks),
    )
    # A name or a section beside the date is taken for an outlet, unless it turns out to be what it is.
    author_names = {one.name for one in authors.value if one.role != ORGANIZATION} if authors else set()
    if visible.is_source_labelled and authors and not authors.origin.startswith("text:"):
        author_names = set()
    sources = [one for one in sources if one.value not in author_names and one.value not in section]
    places = Places(page, classification)
    images, lead_image = find_images(page, places, classification, find_stated_images(page, stated))
    return Fields(
        canonical_url=_find_canonical_url(page, stated),
        site=site,
        language=language,
        kicker=title.kicker,
        description=_shortened(stated.first_meta(*_DESCRIPTION_META))
        or _story_text(stated, "description")
        or title.subtitle,
        subtitle=title.subtitle
        or _shortened(stated.first_meta("head:subtitle"))
        or _story_text(stated, "alternativeHeadline", other_than=title.title),
        authors=authors.value if authors else (),
        editors=editors,
        section=section,
        published=chooser.optional(
            "published",
            [
                *find_selected_dates(page, conventions),
                *without_archive_times(page, published_candidates(page, stated, visible.dates, fetched_at)),
            ],
        ),
        source=chooser.optional("source", sources),
        modified=chooser.optional(
            "modified",
            [
                *without_archive_times(page, modified_candidates(stated, visible.dates)),
                *listed_candidates(page, "modified"),
            ],
        ),
        tags=chooser.value("tags", tag_candidates(page, stated, classification), ()),
        images=images,
        lead_image=lead_image,
        embeds=find_embeds(page, places) if page.embeds else (),
        paywalled=chooser.optional("paywalled", paywall_candidates(page, stated, classification)),
        rights=Rights(
            license=chooser.optional("rights.license", license_candidates(page, stated)),
            robots=chooser.value("rights.robots", robots_candidates(page, stated), ()),
            tdm_reservation=chooser.optional("rights.tdm_reservation", tdm_candidates(page, stated)),
        ),
        evidence=chooser.evidence,
        field_blocks=field_blocks,
        candidates=chooser.candidates,
    )


def _best_value(candidates: Sequence[Candidate[T]]) -> T | None:
    choice = choose_best(candidates)
    return choice.value if choice is not None else None


def _without_meta_prefix(candidate: Candidate[T]) -> Candidate[T]:
    """A candidate of a dump's header under its own name: the header's fields are read together with ``<meta>`` tags."""
    origin = candidate.origin.removeprefix("meta:")
    return replace(candidate, origin=origin) if origin.startswith(HEADER_META_PREFIX) else candidate


def _body_text(page: Page, classification: Classification) -> str:
    verdicts = zip(page.blocks, classification.verdicts, strict=True)
    return "\n".join([block.text for block, verdict in verdicts if verdict.keep])


def _find_canonical_url(page: Page, stated: StatedMetadata) -> str | None:
    links = [href for rel, href in page.hints.links if rel == "canonical"]
    urls = (*links, *stated.meta.get("og:url", ()))
    return next(filter(None, (resolve_url(page, url) for url in urls)), None)


def _stated_languages(page: Page, stated: StatedMetadata) -> list[str | None]:
    """The language tags that the markup states, the most reliable first."""
    return [
        page.hints.lang,
        *(first_text(node.get("inLanguage")) for node in stated.stories),
        *stated.meta.get("content-language", ()),
        *stated.meta.get("og:locale", ()),
    ]


def _story_text(stated: StatedMetadata, key: str, other_than: str | None = None) -> str | None:
    """The text of a key of the story's JSON-LD node, unless it is another field's value."""
    text = first_text(stated.stories[0].get(key)) if stated.stories else None
    return _shortened(text) if text != other_than else None


def _shortened(text: str | None) -> str | None:
    return text[:_MAX_DESCRIPTION_CHARS] if text else None
