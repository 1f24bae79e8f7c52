"""The wordings of an HTML page's title, collected from its markup and its headings, with their features."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator

from newsclean.metadata.markup.json_ld import first_text, node_types
from newsclean.metadata.markup.stated import StatedMetadata, read_stated_metadata
from newsclean.metadata.title.html.heading_parts import (
    SplitHeadings,
    begins_with_label,
    headline_block,
    split_first_word,
    split_headings,
)
from newsclean.metadata.title.html.headings import (
    MAX_HEADING_LEVEL,
    HeadingFeatures,
    has_title_name,
    is_front_page_link,
    is_link,
    title_headings,
)
from newsclean.metadata.title.html.plain_headline import find_plain_headline
from newsclean.metadata.title.html.variants import (
    HEADLINE_OF_DOCUMENT,
    MARKUP_FEATURES,
    MAX_TITLE_BLOCKS,
    METADATA_FEATURES,
    TitleVariant,
    mark_agreement,
    mark_news_metadata,
    mark_site_name_heading,
)
from newsclean.metadata.title.site_name import (
    SiteIdentity,
    ends_with_glued_name,
    find_separators,
    guess_headline,
    split_title,
    strip_site_name,
)
from newsclean.metadata.title.slug import Slug, compare_with_slug, parse_slug
from newsclean.metadata.title.stems import text_stems
from newsclean.parse.model import Block, Page
from newsclean.text.hosts import site_host, strip_public_suffix
from newsclean.text.letters import letters_only
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern
from newsclean.text.whitespace import collapse_whitespace
from newsclean.text.width import display_width, has_wide

_GLUED_SITE_NAME = prefiltered_pattern(
    r"(?P<head>.*[\u4e00-\u9fff].{0,40})[-–—](?P<site>[^-–—_|｜]{0,12}[\u4e00-\u9fff][^-–—_|｜]{0,12})$",
)
"""A dash without spaces separates a headline from a site's name only with Chinese on both sides of it."""
_TRAILING_INSTITUTION = prefiltered_pattern(
    "(?P<head>.*[\u4e00-\u9fff].{0,60}?)[ \u3000](?P<site>[^ _|｜]{0,24}(?:办事处|医院|大学|学院|学校|中学|小学|局|委员会|政府|政府网|公司|集团|协会|学会|"
    "研究院|研究所|法院|检察院|网|报|频道|门户))$",
)
"""An institution's name behind a space, which Chinese titles rarely have: ``标题 某某区办事处``."""
_MIN_TITLE_LETTERS = 2
_MIN_SITE_NAME_LETTERS, _MAX_SITE_NAME_CHARS = 4, 48
_MAX_COPYRIGHT_BLOCKS, _MAX_COPYRIGHT_CHARS = 20, 160
_OTHER_SEPARATOR = lazy_pattern(r"\s[/~]\s|: |[()]")
_COPYRIGHT = lazy_pattern(
    r"(?:copyright|©|\(c\)|\s){1,3}(?:(?:19|20)\d\d(?: ?[-–] ?(?:19|20)?\d\d)?)?[\s,.|–-]{0,3}(?:by )?", re.IGNORECASE
)
MAX_TITLE_CHARS = 1000
"""Characters of a stated title that are read: a title is cut at each of its separators and compared each time."""
_MAX_DOCUMENT_PARTS = 8
_MAX_LINE_FACTOR, _MAX_EXTRA_CHARS = 1.5, 20
"""A block's characters for each letter of a wording, and the characters on top, that it may have to show the wording."""
_MARKUP_SOURCES = (
    ("og", "meta:og:title", ("og:title",)),
    ("ld", "json-ld:headline", ()),
    ("tw", "meta:twitter:title", ("twitter:title",)),
    (
        "other",
        "meta:title",
        ("articletitle", "newstitle", "dc.title", "title", "parsely-title", "sailthru.title", "dcterms.title"),
    ),
)
"""Feature, origin and ``<meta>`` names of the places where markup states a title; no names for JSON-LD."""
_STATING_FEATURES = METADATA_FEATURES | HEADLINE_OF_DOCUMENT
_WIDTHS, _WIDTH_CLASSES = (8, 16, 30, 130), ("width:8", "width:16", "width:30", "width:130", "width:more")
_SLUG_SHARES = (0.2, 0.4, 0.6, 0.8)
_POSITIONS, _POSITION_CLASSES = (30, 100, MAX_TITLE_BLOCKS), ("at:30", "at:100", "at:300", "at:none")
"""Upper bounds of the classes, and the classes as the weights name them."""


def title_variants(page: Page) -> list[TitleVariant]:
    """Return the wordings of the title with their features. The weights are learned from them."""
    stated = read_stated_metadata(page.hints)
    document_title = collapse_whitespace(page.hints.title or "")[:MAX_TITLE_CHARS]
    stated_titles = _stated_titles(stated, document_title)
    headings = title_headings(page, MAX_TITLE_BLOCKS, stated_titles)
    site = _site_identity(page, stated, headings)
    splits = _find_split_headings(page, headings, stated, document_title, site)
    if splits:
        headings = [headline_block(block, splits.get(block.index)) for block in headings]
        site = site._replace(heading_keys=site.heading_keys | {letters_only(block.text) for block in headings})
    collector = _VariantCollector(site, _shorter_headlines(page, splits))
    stated_keys = collector.add_markup_titles(stated, document_title)
    if document_title:
        collector.add_document_title(document_title)
        stated_keys.append(letters_only(document_title))
    stems = text_stems(" ".join(stated_titles))
    collector.add_headings(headings, HeadingFeatures(page, headings, stated_keys, site, stems), splits)
    if page.hints.listing is not None and page.hints.listing.title:
        collector.add_listed_title(page.hints.listing.title, page.hints.listing.origin)
    variants = collector.variants
    _mark_shown_variants(page, variants)
    slug = parse_slug(page.effective_url)
    for key, variant in variants.items():
        _add_summary_features(key, variant, site)
        if slug is not None:
            variant.features.add(_slug_feature(variant.text, slug))
    mark_agreement(variants, bool(stated.stories))
    mark_site_name_heading(document_title, variants)
    if not any(one.features & {"og", "h1"} for one in variants.values()):
        # What is left of the document title may be the site's name.
        for key in site.name_keys & variants.keys():
            del variants[key]
    if not headings and not any(
        one.features & MARKUP_FEATURES or one.first_block < MAX_TITLE_BLOCKS for one in variants.values()
    ):
        plain = find_plain_headline(page)
        if plain:
            variants[letters_only(plain.text)] = plain
    if any("news" in kind.casefold() for node in stated.nodes for kind in node_types(node)):
        mark_news_metadata(variants)
    return list(variants.values())


def _find_split_headings(
    page: Page, headings: list[Block], stated: StatedMetadata, document_title: str, site: SiteIdentity
) -> SplitHeadings:
    """Return the page's headings that hold a kicker or a standfirst beside the headline."""
    labelled = list(filter(begins_with_label, headings))
    if not labelled and not page.heading_parts:
        return {}
    names = ("og:title", "twitter:title")
    titles = [strip_site_name(text, site) for name in names if (text := stated.first_meta(name))]
    headlines = (first_text(node.get("headline")) for node in stated.stories)
    exact = [*titles, *filter(None, headlines)]
    document_titles = [strip_site_name(document_title, site), guess_headline(document_title)]
    return {
        **split_first_word(labelled, exact, document_titles),
        **split_headings(page, [*exact, *map(guess_headline, titles)], document_titles),
    }


def _shorter_headlines(page: Page, splits: SplitHeadings) -> dict[str, str]:
    """The headlines of headings that hold more, by the letters of the whole heading."""
    keys = {letters_only(page.blocks[at].text): split.headline for at, split in splits.items()}
    return {key: headline for key, headline in keys.items() if key != letters_only(headline)}


def _stated_titles(stated: StatedMetadata, document_title: str) -> tuple[str, ...]:
    headlines = (first_text(node.get("headline")) for node in stated.stories)
    return tuple(filter(None, (stated.first_meta("og:title"), document_title, *headlines)))


def _site_identity(page: Page, stated: StatedMetadata, headings: list[Block]) -> SiteIdentity:
    publishers = (first_text(node.get("publisher")) for node in stated.nodes if node.get("publisher"))
    site_names = (
        stated.first_meta("og:site_name"), stated.first_meta("application-name"), *publishers, *_front_page_names(page),
        *_copyright_names(page),
    )  # fmt: skip
    names = tuple(filter(None, site_names))
    authors = (node.get("author") for node in stated.stories)
    canonical = next((href for rel, href in page.hints.links if rel == "canonical"), "")
    host = strip_public_suffix(site_host(page.url or stated.first_meta("og:url") or canonical))
    return SiteIdentity(
        frozenset(filter(None, map(letters_only, names))),
        letters_only(host),
        frozenset(letters_only(block.text) for block in headings),
        names,
        frozenset(filter(None, map(letters_only, filter(None, map(first_text, authors))))),
    )


def _front_page_names(page: Page) -> Iterator[str]:
    """Names that links to the front page have and the document title as well."""
    document_title = page.hints.title or ""
    for block in page.blocks[:MAX_TITLE_BLOCKS] if document_title else ():
        if (
            block.href is not None
            and block.chars <= _MAX_SITE_NAME_CHARS
            and block.text in document_title
            and is_link(block)
            and is_front_page_link(block.href)
            and len(letters_only(block.text)) >= _MIN_SITE_NAME_LETTERS
        ):
            yield block.text


def _copyright_names(page: Page) -> Iterator[str]:
    """Parts of the document title that the copyright notice at the page's end has as well."""
    owners = [
        letters_only(block.text[match.end() :])
        for block in page.blocks[-_MAX_COPYRIGHT_BLOCKS:]
        if block.chars <= _MAX_COPYRIGHT_CHARS and (match := _COPYRIGHT.match(block.text))
    ]
    if not owners or not page.hints.title:
        return
    title = collapse_whitespace(page.hints.title)[:MAX_TITLE_CHARS]
    for part in (*split_title(title), *_OTHER_SEPARATOR.split(title)):
        key = letters_only(part)
        if len(key) >= _MIN_SITE_NAME_LETTERS and any(owner.startswith(key) for owner in owners):
            yield part.strip()


class _VariantCollector:
    """Collects the wordings of a page's title by their letters."""

    def __init__(self, site: SiteIdentity, headlines: dict[str, str]) -> None:
        """Start without wordings.

        Args:
            site: what the site's name is recognized by.
            headlines: the headlines of headings that hold more, by the letters of the whole heading.
        """
        self._site = site
        self._headlines = headlines
        self.variants: dict[str, TitleVariant] = {}

    def _add(self, text: str, origin: str, *features: str) -> TitleVariant | None:
        text = text.strip(" —–_|｜")
        key = letters_only(text)
        if key in self._headlines:
            text = self._headlines[key]
            key = letters_only(text)
        if len(key) < _MIN_TITLE_LETTERS:
            return None
        variant = self.variants.get(key)
        if variant is None:
            variant = self.variants[key] = TitleVariant(text, origin)
        elif origin not in variant.origins:
            variant.origins.append(origin)
        variant.features.update(features)
        return variant

    def add_markup_titles(self, stated: StatedMetadata, document_title: str) -> list[str]:
        """Add the titles of ``<meta>`` tags and JSON-LD; return their letters."""
        keys = []
        for feature, origin, names in _MARKUP_SOURCES:
            if names:
                text = stated.first_meta(*names)
            else:
                text = next(filter(None, (first_text(node.get("headline")) for node in stated.stories)), None)
            text = text[:MAX_TITLE_CHARS] if text else None
            if not text or letters_only(text) in self._site.name_keys:
                continue
            title = strip_site_name(text, self._site)
            is_copy = title == text == document_title
            is_heading = letters_only(document_title) in self._site.heading_keys
            # A copy of the document title, with the site's name, was not written for this field.
            if is_copy and not is_heading and ends_with_glued_name(title):
                title = guess_headline(title)
            if self._add(title, origin, feature, *((f"{feature}:is-document",) if is_copy else ())) is None:
                continue
            if feature == "og" and (headline := guess_headline(title)) != title:
                self._add(headline, origin, "og:cut-copied" if is_copy else "og:cut")
            keys.append(letters_only(title))
        return keys

    def add_document_title(self, document_title: str) -> None:
        """Add the document title as a whole, without the site's name, and in parts."""
        known = strip_site_name(document_title, self._site)
        headline = guess_headline(document_title)
        if known != document_title:
            self._add(known, "title", "document:known")
        else:
            self._add(headline, "title", "document:cut" if headline != document_title else "document:whole")
            if headline != document_title:
                self._add(document_title, "title", "document:uncut")
        separators = find_separators(document_title)[:_MAX_DOCUMENT_PARTS]
        if known != document_title and not separators:
            self._add(known, "title", "document:part")
        start = 0
        for separator in separators:
            self._add(document_title[: separator.start()].strip(), "title", "document:before")
            self._add(document_title[separator.end() :].strip(), "title", "document:after")
            self._add(document_title[start : separator.start()].strip(), "title", "document:part")
            start = separator.end()
        if start:
            self._add(document_title[start:].strip(), "title", "document:part")
        if not has_wide(document_title):
            return
        for text in dict.fromkeys((document_title, known if known != document_title else headline)):
            for pattern in (_GLUED_SITE_NAME, _TRAILING_INSTITUTION):
                if match := pattern.match(text):
                    self._add(match.group("head").strip(), "title", "document:glued")

    def add_listed_title(self, title: str, list_kind: str) -> None:
        """Add the title in the list that has the page's address. The text of a link is often another wording."""
        title = strip_site_name(collapse_whitespace(title)[:MAX_TITLE_CHARS], self._site)
        self._add(title, f"{list_kind}:title", "listed:link" if list_kind == "page" else "listed")

    def add_headings(self, headings: list[Block], features: HeadingFeatures, splits: SplitHeadings) -> None:
        """Add the page's headings."""
        for block in headings:
            variant = self._add(block.text, f"h{min(block.level, 3)}", *features.features_of(block))
            if variant is not None:
                variant.first_block = min(variant.first_block, block.index)
                variant.split = variant.split or splits.get(block.index)


def _mark_shown_variants(page: Page, variants: dict[str, TitleVariant]) -> None:
    """Mark the wordings that other blocks than headings show: many pages do not mark up their headline as a heading."""
    lengths = [len(key) for key in variants]
    min_chars, max_chars = min(lengths, default=0), max(lengths, default=0) * _MAX_LINE_FACTOR + _MAX_EXTRA_CHARS
    initials = {key[0] for key in variants}
    blocks = page.blocks[:MAX_TITLE_BLOCKS]
    # Most blocks are ruled out by their first character.
    firsts = {
        first for first in {block.text[0] for block in blocks} if not first.isalnum() or first.casefold()[0] in initials
    }
    for block in blocks:
        if block.text[0] not in firsts or not min_chars <= block.chars <= max_chars:
            continue
        if block.kind != "heading" or block.level > MAX_HEADING_LEVEL:
            variant = variants.get(letters_only(block.text))
            if variant is not None:
                variant.features.add("shown:linked" if is_link(block) else "shown")
                if has_title_name(page, block):
                    variant.features.add("shown:title-name")
                variant.first_block = min(variant.first_block, block.index)


def _slug_feature(text: str, slug: Slug) -> str:
    """How far a wording agrees with the address."""
    similarity = compare_with_slug(text, slug)
    if similarity.is_equal:
        return "slug:same"
    shares = similarity.slug_share, similarity.text_share
    return f"slug:{bisect(_SLUG_SHARES, 2 * shares[0] * shares[1] / (sum(shares) or 1.0))}"


def _add_summary_features(key: str, variant: TitleVariant, site: SiteIdentity) -> None:
    """Add the features that depend on all places of a wording."""
    features = variant.features
    count = len(features & _STATING_FEATURES)
    features.add(f"stated:{count}")
    if "h1" in features:
        features.add(f"h1&stated:{min(count, 3)}")
        if "h1:only" in features and not count:
            features.add("h1:only&unstated")
        features.update([f"h1&{source}" for source in ("og", "ld", "tw") if source in features])
    elif "h2" in features:
        features.add(f"h2&stated:{min(count, 3)}")
    if key in site.name_keys:
        features.add("house")
    if "document:glued" in features and variant.first_block < MAX_TITLE_BLOCKS:
        features.add("document:glued&shown")
    features.add(_WIDTH_CLASSES[bisect(_WIDTHS, display_width(variant.text))])
    features.add(_POSITION_CLASSES[bisect(_POSITIONS, variant.first_block)])
