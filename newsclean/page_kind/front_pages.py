"""Front pages and lists of teasers, told from stories by their address, their statements and their structure."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from newsclean.article.model import PageKind
from newsclean.metadata.markup.stated import read_stated_metadata
from newsclean.page_kind.teasers import Teasers
from newsclean.story import Story

MIN_TEASERS = 8
"""Linked headlines of a list of teasers, at least."""
MIN_TEASER_SHARE = 0.8
"""The part of the body that stands in teasers, at least."""
MAX_RUN_WIDTH = 800
"""Width of text between two teasers. A story has more without a linked headline in it."""
MIN_FRONT_PAGE_HEADLINES = 12
"""Linked headlines of a page at its host's root that make it a front page whatever its body is."""
MIN_FRONT_PAGE_TEASERS, MIN_FRONT_PAGE_SHARE = 5, 0.6
_ROOT_PATH = re.compile(
    r"/{0,3}(?:(?:index|default|home|main)(?:\.[a-z0-9]{2,5})?|[a-z]{2}(?:[-_][a-z]{2})?)?/?", re.IGNORECASE
)
_TRACKING_QUERY = re.compile(r"(?:(?:srsltid|utm_\w{1,20}|fbclid|gclid|ref|from)=[^&]{0,500}&?)*", re.IGNORECASE)
_STORY_PATH = re.compile(r"\d{5}|/(?:19|20)\d\d/\d\d?(?:/|$)|/(?:[^/]+[-_]){3}[^/]+/?$")
"""Paths of stories: a long number, a date, or a name of four words and more."""


def find_structure_kind(story: Story) -> PageKind:
    """Return ``front_page`` or ``listing`` where the page has no single story, else ``article``."""
    page = story.page
    if page.input != "html":
        return "article"
    stated = read_stated_metadata(page.hints)
    if stated.stories:
        return "article"
    address = _split_address(page.effective_url)
    # Measuring takes time: most stories are told from their addresses.
    if address is not None and not is_root(address) and has_story_path(address):
        return "article"
    teasers = Teasers(page, [verdict.keep for verdict in story.classification.verdicts])
    if address is not None and is_root(address):
        return "front_page" if _is_front_page(teasers) else "article"
    is_stated_article = (stated.first_meta("og:type") or "").lower() == "article"
    if not _is_teaser_list(teasers) or (is_stated_article and address is None):
        return "article"
    return "front_page" if address is None else "listing"


def is_root(address: SplitResult) -> bool:
    """Whether an address is that of a host's front page, or of one of its languages."""
    return _ROOT_PATH.fullmatch(address.path) is not None and _TRACKING_QUERY.fullmatch(address.query) is not None


def has_story_path(address: SplitResult) -> bool:
    """Whether the path of an address is like a story's: with a long number, a date, or a name of four words and more."""
    return _STORY_PATH.search(address.path) is not None


def _is_front_page(teasers: Teasers) -> bool:
    return teasers.headlines >= MIN_FRONT_PAGE_HEADLINES or (
        teasers.headlines >= MIN_FRONT_PAGE_TEASERS and teasers.share >= MIN_FRONT_PAGE_SHARE
    )


def _is_teaser_list(teasers: Teasers) -> bool:
    return (
        teasers.headlines >= MIN_TEASERS and teasers.longest_run <= MAX_RUN_WIDTH and teasers.share >= MIN_TEASER_SHARE
    )


def _split_address(url: str | None) -> SplitResult | None:
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") and parts.netloc else None
