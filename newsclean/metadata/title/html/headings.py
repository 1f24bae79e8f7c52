"""Headings of an HTML page as wordings of its title, with their features."""

from __future__ import annotations

from bisect import bisect
from functools import lru_cache

from newsclean.metadata.title.site_name import SiteIdentity
from newsclean.metadata.title.stems import text_stems
from newsclean.parse.model import Block, Page
from newsclean.text.letters import letters_only
from newsclean.text.patterns import contains_any, lazy_pattern

MAX_HEADING_LEVEL = 4
_MAX_HEADING_CHARS = 300
_TITLE_CONTAINER_NAMES = ("title", "headline", "heading")
_LOGO_CONTAINER_NAMES = ("logo", "brand", "masthead", "sitetitle", "sitename", "site-title", "site-name")
_SIDE_CONTAINER_NAMES = ("comment", "related", "sidebar", "widget", "cookie", "modal", "popup")
_FRONT_PAGE_LINK = lazy_pattern(r"/|\./|#|(?:https?:)?//[^/]+/?|/?index\.\w{3,5}|/[a-z]{2}/?")
_FRAME_TAGS = frozenset(("header", "nav", "footer", "aside"))
_ARTICLE_TAGS = frozenset(("article", "main"))
_MAX_ANCESTORS = 6
_MIN_LINK_DENSITY = 0.8
"""Link density of a block that is a link as a whole."""
_MAX_BLOCKS_BELOW = 14
"""Blocks below a heading among which its text is looked for."""
_MIN_TEXT_CHARS = 80
_MAX_TEXT_LINK_DENSITY = 0.5
_MIN_CONTAINED_LETTERS = 10
_MIN_CONTAINED_SHARE, _MIN_SUBTITLE_FACTOR = 0.4, 1.3
_MIN_LONG_PART_LETTERS = 10
_AGREEMENT_BOUNDS = (0.3, 0.5, 0.9, 0.99)
_AGREEMENT_CLASSES = ("agrees:0", "agrees:.3", "agrees:.5", "agrees:.9", "agrees:1")
"""The classes of agreement below, between and from these bounds on, as the weights name them."""
_SHORT_STEM_LETTERS = 3
_SHARED_STEMS_CLASSES = (0.001, 0.2, 0.4, 0.6, 0.8)
"""Bounds of the classes of the share of a heading's word stems that the stated titles have as well."""


def title_headings(page: Page, max_blocks: int, stated: tuple[str, ...]) -> list[Block]:
    """Return the headings that may be the page's title.

    Args:
        page: the page.
        max_blocks: blocks from the top of the page that are searched.
        stated: the titles that the markup states. A heading below the searched blocks counts if one of them begins with it:
            menus have hundreds of links on some pages.
    """
    keys = tuple(filter(None, map(letters_only, stated)))
    return [
        block
        for block in page.blocks
        if block.kind == "heading"
        and block.level <= MAX_HEADING_LEVEL
        and block.chars <= _MAX_HEADING_CHARS
        and (block.index < max_blocks or _begins_one(letters_only(block.text), keys))
    ]


def _begins_one(key: str, stated_keys: tuple[str, ...]) -> bool:
    return len(key) >= _MIN_CONTAINED_LETTERS and any(stated.startswith(key) for stated in stated_keys)


def is_link(block: Block) -> bool:
    """Whether a block is a link as a whole."""
    return block.link_chars > _MIN_LINK_DENSITY * block.chars


def is_front_page_link(href: str) -> bool:
    """Whether an address, as written in the page, is a site's front page."""
    return _FRONT_PAGE_LINK.fullmatch(href) is not None


def has_title_name(page: Page, block: Block) -> bool:
    """Whether the name of a block's element says that it is a title."""
    container_names = page.containers[block.container].names
    return contains_any(block.attrs, _TITLE_CONTAINER_NAMES) or contains_any(container_names, _TITLE_CONTAINER_NAMES)


class HeadingFeatures:
    """Computes the features of a page's headings, in page order."""

    def __init__(
        self, page: Page, headings: list[Block], stated_keys: list[str], site: SiteIdentity, stems: frozenset[str]
    ) -> None:
        """Prepare for a page.

        Args:
            page: the page.
            headings: its headings that may be the title.
            stated_keys: the letters of the titles that its markup states, with those of the document title last.
            site: what the site's name is recognized by.
            stems: the word stems of the titles that the markup states.
        """
        self._stems = stems
        self._page = page
        # Most pages state one title in several places.
        self._stated_keys = tuple(dict.fromkeys(stated_keys))
        self._headline_keys = tuple(dict.fromkeys(stated_keys[:-1]))
        self._site = site
        self._top_level_count = sum(block.level == 1 for block in headings)
        self._top_level_above = 0
        self._container_features: dict[int, set[str]] = {}
        self._own_features: dict[int, tuple[str, ...]] = {}

    def features_of(self, block: Block) -> list[str]:
        """Return the features of the next heading."""
        key = letters_only(block.text)
        features = self._level_features(block)
        if has_title_name(self._page, block):
            features.append("h1:title-name" if block.level == 1 else "h2:title-name")
        if is_link(block):
            features.append("linked")
            if is_front_page_link(block.href or ""):
                features.append("links-home")
        features += self._features_of_container(block.container)
        features.append(f"follows:{_count_text_blocks_below(self._page, block)}")
        agreement = max([_agreement(key, stated) for stated in self._stated_keys], default=0.0)
        features.append(_AGREEMENT_CLASSES[bisect(_AGREEMENT_BOUNDS, agreement)])
        if any([_contains_headline(key, stated) for stated in self._headline_keys]):
            features.append("holds")
        own_stems = text_stems(block.text)
        if own_stems and self._stems:
            shared = own_stems & self._stems
            share = len(shared) / len(own_stems)
            # Words of three letters are mostly articles and prepositions.
            if all([len(stem) == _SHORT_STEM_LETTERS for stem in shared]):
                features.append("shares:short-words")
            features.append(f"shares:{bisect(_SHARED_STEMS_CLASSES, share)}")
        if self._site.host_key and key in self._site.host_key:
            features.append("host")
        return features

    def _level_features(self, block: Block) -> list[str]:
        features = [f"h{min(block.level, 3)}"]
        if block.level == 1:
            features.append("h1:later" if self._top_level_above else "h1:first")
            self._top_level_above += 1
            if self._top_level_count == 1:
                features.append("h1:only")
        elif self._top_level_above:
            features.append("h2:after-h1")
        elif not self._top_level_count:
            features.append("h2:no-h1")
        return features

    def _features_of_container(self, container: int) -> set[str]:
        """The kinds of containers that a heading is in."""
        features = self._container_features.get(container)
        if features is None:
            features = self._container_features[container] = set()
            for _ in range(_MAX_ANCESTORS):
                own = self._own_features.get(container)
                if own is None:
                    one = self._page.containers[container]
                    own = self._own_features[container] = _features_of(one.tag, one.names)
                features.update(own)
                if not container:
                    break
                container = self._page.containers[container].parent
        return features


@lru_cache(maxsize=512)
def _features_of(tag: str, names: str) -> tuple[str, ...]:
    """The features of a container's tag and names. The headings of a page are in the same few containers."""
    features = []
    if tag in _FRAME_TAGS:
        features.append(f"in:{tag}")
    elif tag in _ARTICLE_TAGS:
        features.append("in:article")
    if names and contains_any(names, _LOGO_CONTAINER_NAMES):
        features.append("in:logo")
    if names and contains_any(names, _SIDE_CONTAINER_NAMES):
        features.append("in:side")
    return tuple(features)


def _count_text_blocks_below(page: Page, heading: Block) -> int:
    """The blocks of text below a heading, before the next of its level: none, one, or two and more."""
    count = 0
    for block in page.blocks[heading.index + 1 : heading.index + _MAX_BLOCKS_BELOW]:
        if block.kind == "heading" and block.level <= heading.level:
            break
        if block.chars >= _MIN_TEXT_CHARS and block.link_chars < _MAX_TEXT_LINK_DENSITY * block.chars:
            count += 1
            if count == 2:
                break
    return count


def _agreement(key: str, other: str) -> float:
    """How far two texts agree, by their letters: 1 where they are equal, almost 1 where one is a long part of the other."""
    if not key or not other:
        return 0.0
    if key == other:
        return 1.0
    short, long = (key, other) if len(key) <= len(other) else (other, key)
    if short in long:
        return 0.95 if len(short) > _MIN_LONG_PART_LETTERS else 0.4 + 0.5 * len(short) / len(long)
    if short[0] != long[0]:
        return 0.0
    shared_prefix = next((at for at, (a, b) in enumerate(zip(key, other, strict=False)) if a != b), len(short))
    return 0.9 * shared_prefix / len(long)


def _contains_headline(key: str, stated: str) -> bool:
    """Whether a heading is the stated headline with a kicker before it or a subtitle behind it."""
    return (
        len(stated) >= _MIN_CONTAINED_LETTERS
        and len(key) > len(stated) >= _MIN_CONTAINED_SHARE * len(key)
        and (key.endswith(stated) or (key.startswith(stated) and len(key) > _MIN_SUBTITLE_FACTOR * len(stated)))
    )
