"""Story → PageVerdict: whether the page has an article, what kind of page it is, and what that means for the confidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsclean.article.model import PageKind
from newsclean.article.warnings import ExtractionWarning, warn
from newsclean.parse.model import Page
from newsclean.story import Story
from newsclean.text.width import display_width

if TYPE_CHECKING:
    from newsclean.errors import NoArticleKind
    from newsclean.rules.interstitials import Interstitial

MAX_INTERSTITIAL_WIDTH = 700
"""Width of the body below which a page may be an interstitial. Bot checks explain themselves at some length."""
MIN_BODY_WIDTH = 24
"""Width of a body that may be an article beside more boilerplate. A snippet without boilerplate may be shorter."""
MAX_INTERSTITIAL_BLOCKS = 200
"""Blocks of a page that are searched for the text of an interstitial."""
MAX_MAIN_HEADING_LEVEL = 2
MAX_TEASERS_CONFIDENCE = 0.3
"""The confidence of an article that was made of a front page or a list of teasers, at most."""
_KIND_NAMES = {"front_page": "a front page", "listing": "a list of teasers"}


class PageVerdict(NamedTuple):
    """What a page is."""

    no_article: str | None
    """Why the page has no article: one line; ``None`` where it has one."""
    instead: NoArticleKind
    """What a page without an article is instead."""
    rule: str | None
    """The id of the interstitial rule that decided."""
    kind: PageKind
    warnings: tuple[ExtractionWarning, ...]
    max_confidence: float


def find_page_verdict(story: Story) -> PageVerdict:
    """Find out what a page is once its blocks have their verdicts."""
    width = story.measure(MAX_INTERSTITIAL_WIDTH)
    is_short = width < MAX_INTERSTITIAL_WIDTH
    forward = _find_forward(story.page)
    if is_short:
        kind = _find_interstitial(story)
        if kind is not None:
            target = f"; it forwards to {forward}" if forward else ""
            return _no_article(f"this is {kind.message} ({kind.id}){target}", kind.kind, kind.id)
    if forward and is_short:
        return _no_article(f"this page forwards to {forward}: give that address", "redirect")
    if not width:
        return _no_article(
            "no article found; the page may be a front page, or filled by scripts, which fetch --render runs"
        )
    if width < MIN_BODY_WIDTH and _has_more_boilerplate(story):
        return _no_article("no article found; the page has only a few words of text")
    warnings = (warn("refresh", url=forward),) if forward else ()
    from newsclean.page_kind.front_pages import find_structure_kind

    page_kind = find_structure_kind(story)
    if page_kind == "article":
        return PageVerdict(None, "no_text", None, page_kind, warnings, 1.0)
    kind = _find_headed_interstitial(story.page)
    if kind is not None:
        return _no_article(f"this is {kind.message} ({kind.id})", kind.kind, kind.id)
    warnings = (*warnings, warn("not_one_story", kind=_KIND_NAMES[page_kind]))
    return PageVerdict(None, "no_text", None, page_kind, warnings, MAX_TEASERS_CONFIDENCE)


def _no_article(message: str, instead: NoArticleKind = "no_text", rule: str | None = None) -> PageVerdict:
    return PageVerdict(message, instead, rule, "other", (), 0.0)


def _find_interstitial(story: Story) -> Interstitial | None:
    """Return the interstitial that a page with a short body is."""
    from newsclean.rules.interstitials import find_interstitial

    page = story.page
    blocks = page.blocks[:MAX_INTERSTITIAL_BLOCKS]
    headings = [block.text for block in blocks if block.kind == "heading" and block.level <= MAX_MAIN_HEADING_LEVEL]
    body = story.kept_blocks
    is_empty = sum(display_width(block.text) for block in body) < MIN_BODY_WIDTH
    lines = [block.text for block in (blocks if is_empty else body)]
    return find_interstitial(page.hints.title or "", headings, lines, "\n".join(block.text for block in blocks))


def _find_headed_interstitial(page: Page) -> Interstitial | None:
    """Return the interstitial that title and headings name above a list of teasers."""
    from newsclean.rules.interstitials import find_interstitial

    blocks = page.blocks[:MAX_INTERSTITIAL_BLOCKS]
    headings = [block.text for block in blocks if block.kind == "heading" and block.level == 1]
    return find_interstitial(page.hints.title or "", headings, (), "")


def _has_more_boilerplate(story: Story) -> bool:
    """Whether the page has more text that was dropped, its title aside, than a body of a few words."""
    verdicts = story.classification.verdicts
    dropped = (
        display_width(block.text)
        for block, verdict in zip(story.page.blocks, verdicts, strict=True)
        if not verdict.keep and verdict.role != "title"
    )
    return sum(dropped) > MIN_BODY_WIDTH


def _find_forward(page: Page) -> str | None:
    """Return the address that the page forwards to before anyone could read it."""
    if not any(name == "refresh" for name, _ in page.hints.meta):
        return None
    from newsclean.page_kind.forward import find_forward
    from newsclean.text.refresh import MAX_FORWARD_SECONDS

    refresh = find_forward(page)
    return refresh.url if refresh is not None and refresh.seconds <= MAX_FORWARD_SECONDS else None
